// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"
#include "ui/jobs/FrameLoader.h"

#include <QObject>

#include <map>
#include <memory>

namespace pointloom {

/// Has the frame in sight read, and then those around it that there is room for.
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

    FrameCache(JobRunner& jobs, const std::shared_ptr<const Sequence>& sequence, Limits limits = standardLimits, QObject* parent = nullptr);
    /// Reads from anywhere.
    FrameCache(JobRunner& jobs, FrameLoader::Source source, int frames, Limits limits, QObject* parent = nullptr);

    /// The frame when it is there; null until frameReady has told so of one that is being read: a view that has not heard of it draws
    /// nothing of it yet.
    [[nodiscard]] std::shared_ptr<const Frame> frame(int index) const
    {
        return m_reading.contains(index) ? nullptr : m_loader->kept(index);
    }
    /// Why the frame could not be read when it was tried last; null while it is being read, and for one that nobody has tried to read.
    [[nodiscard]] const Error* failure(int index) const
    {
        const auto found = m_failures.find(index);
        return found == m_failures.end() ? nullptr : &found->second;
    }
    /// For jobs: what they read counts as well.
    [[nodiscard]] const std::shared_ptr<FrameLoader>& loader() const { return m_loader; }

    /// Makes this frame the one to be read first, and then its neighbours. What is being read but no longer wanted is given up; what could
    /// not be read is tried once more.
    void want(int index);
    [[nodiscard]] bool isReading() const { return !m_reading.empty(); }

    [[nodiscard]] std::size_t bytesHeld() const { return m_loader->bytesKept(); }
    [[nodiscard]] std::size_t bytesAllowed() const { return m_loader->bytesAllowed(); }
    /// Drops at once what no longer fits, but never the frame in sight.
    void setBytesAllowed(std::size_t bytes) { m_loader->setBytesAllowed(bytes); }

Q_SIGNALS:
    void frameReady(int index);
    void frameFailed(int index);

private:
    using Answer = Result<bool>;

    void startReading(int index);
    void startNeighbours();
    void accept(int index, const Answer& isKept);

    JobRunner& m_jobs;
    std::shared_ptr<FrameLoader> m_loader;
    int m_frames;
    int m_neighbours;
    int m_wanted = -1;
    std::map<int, JobSlot<Answer>> m_reading;
    std::map<int, Error> m_failures;
};

}  // namespace pointloom
