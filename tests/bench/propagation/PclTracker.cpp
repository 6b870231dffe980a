// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/propagation/PclTracker.h"

#include "core/index/BoxPoints.h"

#include <cmath>

namespace pointloom::bench {
namespace {

constexpr double around_m = 1;
constexpr std::size_t fewest = 20;  // GICP needs so many
constexpr std::size_t mostPoints = 4000;

double groundUnder(const TrackFrame& frame, const OrientedBox& box)
{
    return frame.index->ground().heightAt(static_cast<float>(box.centre_m.x()), static_cast<float>(box.centre_m.y()));
}

std::vector<Eigen::Vector3f> pointsIn(const TrackFrame& frame, const OrientedBox& box, double margin_m)
{
    std::vector<Eigen::Vector3f> points;
    forEachPointIn(*frame.index, box, margin_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        if (frame.index->aboveGround()[k] >= groundLevel_m)
            points.push_back(local);
    });
    return points;
}

}  // namespace

PclTracker::PclTracker(AlignMethod method, const OrientedBox& box, const TrackFrame& start)
    : m_method(method),
      m_inWorld(transformed(start.world_T_cloud, box)),
      m_foot_m(box.centre_m.z() - box.size_m.z() / 2 - groundUnder(start, box))
{
    learn(pointsIn(start, box, 0.05));
}

OrientedBox PclTracker::step(const TrackFrame& frame)
{
    OrientedBox predicted = m_inWorld;
    predicted.centre_m.head<2>() += m_velocity_m;
    predicted.yaw_rad += m_turn_rad;
    OrientedBox box = transformed(frame.world_T_cloud.inverse(), predicted);
    const auto scene = pointsIn(frame, box, around_m);
    if (scene.size() >= fewest && m_model_m.size() >= fewest) {
        const Eigen::Matrix4f model_T_scene = pclAlign(m_method, scene, m_model_m);
        const Eigen::Matrix4f moved = model_T_scene.inverse();
        box.centre_m = fromBox(box, {moved(0, 3), moved(1, 3), 0});
        box.yaw_rad += std::atan2(moved(1, 0), moved(0, 0));
    }
    box.centre_m.z() = groundUnder(frame, box) + m_foot_m + box.size_m.z() / 2;

    const OrientedBox now = transformed(frame.world_T_cloud, box);
    const double share = m_isFirst ? 1 : 0.5;
    m_velocity_m += share * ((now.centre_m - m_inWorld.centre_m).head<2>() - m_velocity_m);
    m_turn_rad += 0.5 * (wrapAngle(now.yaw_rad - m_inWorld.yaw_rad) * 0.5 - m_turn_rad);
    m_isFirst = false;
    m_inWorld = now;
    if (scene.size() >= fewest)
        learn(pointsIn(frame, box, 0.05));
    return box;
}

void PclTracker::learn(const std::vector<Eigen::Vector3f>& points_m)
{
    if (m_model_m.size() < mostPoints)
        m_model_m.insert(m_model_m.end(), points_m.begin(), points_m.end());
}

}  // namespace pointloom::bench
