// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <QObject>
#include <QPainter>

#include <optional>

namespace pointloom {

/// What lies between two points. Metres and radians.
struct Measurement
{
    double distance_m = 0;
    double horizontal_m = 0;
    double vertical_m = 0;  ///< positive: the second point is higher
    double slope_rad = 0;   ///< of the line against the level
};
[[nodiscard]] Measurement measured(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m);

/// Measures between two points of the cloud in the main view: a click at each; the cursor shows where the second would be. A third click
/// begins anew, Esc clears. The view has to be in the mode for measuring.
class Ruler : public QObject
{
    Q_OBJECT

public:
    explicit Ruler(SceneView& view);

    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    void clear();
    /// Nothing before both ends are known.
    [[nodiscard]] std::optional<Measurement> measurement() const;

Q_SIGNALS:
    void activeChanged(bool active);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const Eigen::Vector3f& point_m);
    void paint(QPainter& painter, const ViewTransform& view) const;

    SceneView& m_view;
    bool m_active = false;
    std::optional<Eigen::Vector3d> m_from;
    std::optional<Eigen::Vector3d> m_to;  ///< under the cursor until it is clicked
    bool m_done = false;
};

}  // namespace pointloom
