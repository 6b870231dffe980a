// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"
#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QObject>

namespace pointloom {

/// Several frames as one cloud in the place of the frame in sight: what stands still becomes dense, so that it is boxed once for all.
/// Points of objects that are known to move are left out of the other frames.
class WorldCloud : public QObject
{
    Q_OBJECT

public:
    WorldCloud(Session& session, ProgressCentre& progress, QObject* parent = nullptr);

    /// Frames before and after the one in sight; 0: that one alone.
    [[nodiscard]] int around() const { return m_around; }
    void setAround(int frames);
    /// Off, a few, many, off.
    void cycle();

Q_SIGNALS:
    void said(const QString& text);

private:
    void gather();

    struct Together
    {
        std::shared_ptr<const Frame> frame;
        std::size_t count = 0;  ///< of frames that are in it
        bool stopped = false;
    };
    void accept(const Result<Together>& together);

    Session& m_session;
    ProgressCentre& m_progress;
    int m_around = 0;
    JobSlot<Result<Together>> m_gathering;
};

}  // namespace pointloom
