// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"
#include "ui/jobs/Fitter.h"

namespace pointloom {

/// The box that a click would give, drawn faintly under the cursor. While one fit runs only the newest place waits.
class HoverPreview : public QObject
{
    Q_OBJECT

public:
    HoverPreview(Session& session, SceneModel& scene, Fitter& fitter, QObject* parent = nullptr);

    void setEnabled(bool enabled);
    /// The cursor is over a point, or over none.
    void moveTo(std::optional<Eigen::Vector3f> point_m);
    void clear();

private:
    [[nodiscard]] bool isWorthShowing(const Eigen::Vector3f& point_m) const;
    void fit(const Eigen::Vector3f& point_m);

    Session& m_session;
    SceneModel& m_scene;
    Fitter& m_fitter;
    bool m_enabled = true;
    bool m_running = false;
    std::optional<Eigen::Vector3f> m_next;
    std::uint64_t m_ticket = 0;  ///< of the newest question; older answers are not shown
};

}  // namespace pointloom
