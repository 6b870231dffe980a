// SPDX-License-Identifier: Apache-2.0
#include "core/track/ObjectView.h"

#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {

ObjectView::ObjectView(const TrackFrame& frame, const ObjectFrame& object, double bottom_m)
    : m_index(*frame.index),
      m_origin_m(frame.origin_m),
      m_object(object),
      m_bottom_m(bottom_m),
      m_stage_T_cloud(object.stage_T_world * frame.world_T_cloud)
{}

FlatPose ObjectView::poseOf(const OrientedBox& box) const
{
    const OrientedBox staged = transformed(m_stage_T_cloud, box);
    return {staged.centre_m.x(), staged.centre_m.y(), staged.yaw_rad};
}

OrientedBox ObjectView::boxAt(const FlatPose& pose) const
{
    const OrientedBox staged{
        {pose.x(), pose.y(), m_bottom_m + m_object.size_m.z() / 2}, m_object.size_m, pose.z(), m_object.pitch_rad, m_object.roll_rad};
    return transformed(m_stage_T_cloud.inverse(), staged);
}

std::optional<ObjectView::GroundUnder> ObjectView::groundUnder(const FlatPose& pose) const
{
    // Measured on generated streets: 0.03 to 0.04 m up to 45 m, then rising steeply as the rings on the road part.
    constexpr double near_m = 0.03;
    constexpr double steep_m = 60;
    constexpr double there_m = 0.15;
    if (!m_index.ground().known())
        return std::nullopt;
    const Eigen::Vector3d place = inIndex(pose).centre_m;
    const double height = m_index.ground().heightAt(static_cast<float>(place.x()), static_cast<float>(place.y()));
    return GroundUnder{.height_m = (m_stage_T_cloud * (m_origin_m + Eigen::Vector3d(place.x(), place.y(), height))).z(),
                       .deviation_m = near_m + there_m * std::pow(range_m(pose) / steep_m, 6)};
}

OrientedBox ObjectView::inIndex(const FlatPose& pose) const
{
    OrientedBox box = boxAt(pose);
    box.centre_m -= m_origin_m;
    return box;
}

ObjectView::Points ObjectView::pointsAround(const FlatPose& pose, double along_m, double across_m, std::size_t mostPoints) const
{
    constexpr float above_m = 0.3F;      // the box: what belongs to it may stick out
    constexpr double groundSeen_m = 45;  // farther away the ground is not known well enough to take points off
    const float lowest = range_m(pose) < groundSeen_m ? objectFoot_m : -std::numeric_limits<float>::infinity();
    const OrientedBox box = inIndex(pose);
    const auto cos = static_cast<float>(std::cos(box.yaw_rad));
    const auto sin = static_cast<float>(std::sin(box.yaw_rad));
    const Eigen::Vector2f centre = box.centre_m.head<2>().cast<float>();
    const Eigen::Vector2f half(static_cast<float>(box.size_m.x() / 2 + along_m), static_cast<float>(box.size_m.y() / 2 + across_m));
    const float highest = static_cast<float>(m_object.size_m.z()) + above_m;
    const auto heights = m_index.aboveGround();

    std::vector<std::uint32_t> inside;
    m_index.forEachRun(centre.x(), centre.y(), half.norm(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const float dx = m_index.x()[k] - centre.x();
            const float dy = m_index.y()[k] - centre.y();
            if (heights[k] >= lowest && std::abs(cos * dx + sin * dy) <= half.x() && std::abs(cos * dy - sin * dx) <= half.y())
                inside.push_back(k);
        }
    });
    const Pose stage_T_index = m_stage_T_cloud * Eigen::Translation3d(m_origin_m);
    std::vector<Eigen::Vector3f> staged;
    staged.reserve(inside.size());
    for (const std::uint32_t k : inside) {
        const Eigen::Vector3d p = stage_T_index * Eigen::Vector3d(m_index.x()[k], m_index.y()[k], m_index.z()[k]);
        const auto above = static_cast<float>(p.z() - m_bottom_m);
        if (above >= objectFoot_m && above <= highest)
            staged.emplace_back(static_cast<float>(p.x()), static_cast<float>(p.y()), above);
    }
    const std::size_t step = std::max<std::size_t>(1, (staged.size() + mostPoints - 1) / std::max<std::size_t>(1, mostPoints));
    Points out{.points_m = {}, .each = static_cast<float>(step)};
    for (std::size_t i = 0; i < staged.size(); i += step)
        out.points_m.push_back(staged[i]);
    return out;
}

SightVerdict ObjectView::sightThrough(const FlatPose& pose) const
{
    constexpr double inside_m = 0.25;
    constexpr double bodyFrom = 0.2;  // of the height: clear of the ground and what lies on it
    constexpr double bodyTo = 0.6;    // below the windows
    const OrientedBox box = inIndex(pose);
    const double inside = std::min(inside_m, box.size_m.y() / 5);
    const double bottom = box.centre_m.z() - box.size_m.z() / 2;
    return m_index.sight().through(box, static_cast<float>(inside), static_cast<float>(bottom + bodyFrom * box.size_m.z()),
                                   static_cast<float>(bottom + bodyTo * box.size_m.z()));
}

double ObjectView::range_m(const FlatPose& pose) const
{
    return (inIndex(pose).centre_m.head<2>() - m_index.sensor_m().cast<double>()).norm();
}

}  // namespace pointloom
