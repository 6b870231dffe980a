// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace pointloom {

/// Several frames as one cloud in the place of the frame in sight: what stands still becomes dense, so that it is boxed once for all.
/// Points of objects that are known to move are left out of the other frames.
class WorldCloud : public QObject
{
    Q_OBJECT

public:
    WorldCloud(Session& session, ProgressCentre& progress, QObject* parent = nullptr);
    ~WorldCloud() override;

    /// Frames before and after the one in sight; 0: that one alone.
    [[nodiscard]] int around() const { return m_around; }
    void setAround(int frames);
    /// Off, a few, many, off.
    void cycle();

Q_SIGNALS:
    void said(const QString& text);

private:
    void gather();
    void accept(int home, std::size_t count, std::shared_ptr<const Frame> frames);

    Session& m_session;
    ProgressCentre& m_progress;
    int m_around = 0;
    QThreadPool m_worker;
    std::stop_source m_stop;
};

}  // namespace pointloom
