// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/Propagation.h"

#include <functional>
#include <optional>
#include <vector>

namespace pointloom::test {

/// A world with a flat ground at z = 0 in which a sensor and some boxes move: what each frame of it looks like.
class TrackScene
{
public:
    /// Where a box is in the world in a frame; nothing where there is none.
    using Way = std::function<std::optional<OrientedBox>(int frame)>;

    /// Where the sensor is and which way it looks: x, y, yaw.
    explicit TrackScene(std::function<Eigen::Vector3d(int frame)> ego) : m_ego(std::move(ego)) {}

    TrackScene& add(Way way);

    [[nodiscard]] Pose world_T_cloud(int frame) const;
    /// A box of the world in the coordinates of a frame's cloud.
    [[nodiscard]] OrientedBox seenFrom(int frame, const OrientedBox& inWorld) const;
    [[nodiscard]] PointCloud cloud(int frame) const;
    [[nodiscard]] TrackFrameSource source() const;

private:
    std::function<Eigen::Vector3d(int frame)> m_ego;
    std::vector<Way> m_ways;
};

/// A box that drives along its heading.
[[nodiscard]] TrackScene::Way driving(const OrientedBox& start, double metresPerFrame, double turnPerFrame_rad = 0);
[[nodiscard]] TrackScene::Way parked(const OrientedBox& box);

}  // namespace pointloom::test
