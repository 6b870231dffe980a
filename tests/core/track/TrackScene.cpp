// SPDX-License-Identifier: Apache-2.0
#include "tests/core/track/TrackScene.h"

#include "tests/core/fit/FitScene.h"

#include <cmath>
#include <utility>

namespace pointloom::test {

TrackScene& TrackScene::add(Way way)
{
    m_ways.push_back(std::move(way));
    return *this;
}

Pose TrackScene::world_T_cloud(int frame) const
{
    const Eigen::Vector3d ego = m_ego(frame);
    Pose pose = Pose::Identity();
    pose.translate(Eigen::Vector3d(ego.x(), ego.y(), 0)).rotate(Eigen::AngleAxisd(ego.z(), Eigen::Vector3d::UnitZ()));
    return pose;
}

OrientedBox TrackScene::seenFrom(int frame, const OrientedBox& inWorld) const
{
    return transformed(world_T_cloud(frame).inverse(), inWorld);
}

PointCloud TrackScene::cloud(int frame) const
{
    FitScene scene(static_cast<std::uint64_t>(frame) + 100);
    scene.ground(40);
    for (const Way& way : m_ways) {
        if (const auto box = way(frame))
            scene.object(seenFrom(frame, *box));
    }
    return scene.cloud();
}

TrackFrameSource TrackScene::source() const
{
    return [this](int frame) -> Result<TrackFrame> {
        return TrackFrame{.index = CloudIndex::build(cloud(frame)), .world_T_cloud = world_T_cloud(frame)};
    };
}

TrackScene::Way driving(const OrientedBox& start, double metresPerFrame, double turnPerFrame_rad)
{
    return [=](int frame) {
        OrientedBox box = start;
        for (int i = 0; i < frame; ++i) {
            box.centre_m += axisOf(box, 0) * metresPerFrame;
            box.yaw_rad = wrapAngle(box.yaw_rad + turnPerFrame_rad);
        }
        return std::optional(box);
    };
}

TrackScene::Way parked(const OrientedBox& box)
{
    return [=](int) { return std::optional(box); };
}

}  // namespace pointloom::test
