// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/FrameReading.h"

#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>
#include <stop_token>

namespace pointloom {

/// Reads frames on workers and keeps as many as fit into a number of bytes: those nearest to the wanted one.
class FrameCache : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::size_t bytes;
        int neighbours;  ///< read ahead and behind
    };
    static constexpr Limits standardLimits{.bytes = std::size_t{1} << 30, .neighbours = 3};

    explicit FrameCache(std::shared_ptr<const Sequence> sequence, Limits limits = standardLimits, QObject* parent = nullptr);
    ~FrameCache() override;

    /// The frame when it is there; null while it is being read.
    [[nodiscard]] std::shared_ptr<const Frame> frame(int index) const;
    /// All that are there: what a job needs beyond them it reads by itself.
    [[nodiscard]] const FrameMap& held() const { return m_frames; }

    /// Makes this frame the one to be read first, and then its neighbours. What is read but no longer wanted is given up.
    void want(int index);

    [[nodiscard]] std::size_t bytesHeld() const;
    [[nodiscard]] std::size_t bytesAllowed() const { return m_limits.bytes; }
    /// Drops at once what no longer fits, but never the frame in sight.
    void setBytesAllowed(std::size_t bytes);

Q_SIGNALS:
    void frameReady(int index);
    void frameFailed(int index, const QString& reason);

private:
    struct Reading
    {
        std::stop_source stop;
    };

    void startReading(int index);
    void accept(int index, const Result<std::shared_ptr<const Frame>>& frame);
    void dropFarthest();

    std::shared_ptr<const Sequence> m_sequence;
    Limits m_limits;
    int m_wanted = -1;
    FrameMap m_frames;
    std::map<int, Reading> m_reading;
    QThreadPool m_pool;
};

}  // namespace pointloom
