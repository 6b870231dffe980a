// SPDX-License-Identifier: Apache-2.0
#include "core/track/Interpolation.h"

#include <algorithm>
#include <iterator>

namespace pointloom {
namespace {

/// How much of the time between two frames has passed in a third. Where the steps are even, frames are counted: that rounds nothing.
double shareOfTheWay(const FrameClock& clock, int from, int frame, int to)
{
    if (clock == FrameClock(clock.period_s()))
        return static_cast<double>(frame - from) / static_cast<double>(to - from);
    return clock.between(from, frame) / clock.between(from, to);
}

/// How far the middle of the bottom is below that of the box.
double footBelow_m(const OrientedBox& box)
{
    return axisOf(box, 2).z() * (box.size_m.z() / 2);
}

/// How a box leans in the axes of its heading: what a level box is turned by before it is turned to its yaw.
Eigen::Quaterniond leaningOf(const OrientedBox& box)
{
    OrientedBox ahead = box;
    ahead.yaw_rad = 0;
    return Eigen::Quaterniond(rotationOf(ahead));
}

/// Heights of the bottoms above the ground, when it is known under all of them.
std::optional<Eigen::RowVectorXd> clearances(const FrameBoxes& anchors, const GroundAt& ground)
{
    if (!ground)
        return std::nullopt;
    Eigen::RowVectorXd out(static_cast<Eigen::Index>(anchors.size()));
    Eigen::Index i = 0;
    for (const auto& [frame, box] : anchors) {
        const auto height = ground(frame, faceMiddle(box, Face::bottom).head<2>());
        if (!height)
            return std::nullopt;
        out[i++] = box.centre_m.z() - footBelow_m(box) - *height;
    }
    return out;
}

/// The way of an object through the world.
class Way
{
public:
    Way(const FrameBoxes& anchors, const WorldPoses& poses, const GroundAt& ground, const SplineParams& params)
        : m_anchors(anchors),
          m_poses(poses),
          m_ground(ground),
          m_leans(!std::ranges::all_of(anchors, [](const auto& anchor) { return isUpright(anchor.second); }))
    {
        const auto count = static_cast<Eigen::Index>(anchors.size());
        std::vector<double> times_s;
        Eigen::MatrixXd places(3, count);
        Eigen::MatrixXd headings(1, count);
        for (const auto& [frame, box] : anchors) {
            const OrientedBox inWorld = toWorld(frame, box);
            const auto i = static_cast<Eigen::Index>(times_s.size());
            places.col(i) = inWorld.centre_m;
            headings(0, i) = i == 0 ? inWorld.yaw_rad : headings(0, i - 1) + wrapAngle(inWorld.yaw_rad - headings(0, i - 1));
            times_s.push_back(poses.clock.at(frame));
        }
        m_place.emplace(times_s, std::move(places), params);
        m_heading.emplace(times_s, std::move(headings), params);
        if (auto heights = clearances(anchors, ground))
            m_clearance.emplace(times_s, std::move(*heights), params);
    }

    /// The box in a frame between the first and the last anchor.
    [[nodiscard]] OrientedBox at(int frame) const
    {
        const auto after = m_anchors.lower_bound(frame);
        if (after->first == frame)
            return after->second;
        const auto before = std::prev(after);
        const double time_s = m_poses.clock.at(frame);
        const double share = shareOfTheWay(m_poses.clock, before->first, frame, after->first);
        OrientedBox inWorld{.centre_m = (*m_place)(time_s),
                            .size_m = (1 - share) * before->second.size_m + share * after->second.size_m,
                            .yaw_rad = (*m_heading)(time_s)[0]};
        if (m_leans)
            inWorld = leaning(inWorld, *before, *after, share);
        OrientedBox box = m_leans ? transformedRigidly(m_poses.at(frame).inverse(), inWorld) : m_poses.toCloud(frame, inWorld);
        const auto height = m_clearance ? m_ground(frame, faceMiddle(box, Face::bottom).head<2>()) : std::nullopt;
        if (height)
            box.centre_m.z() = *height + (*m_clearance)(time_s)[0] + footBelow_m(box);
        return box;
    }

private:
    /// When one anchor is tilted all are rigid bodies in the world: else a box that stands upright in its frame would not come back to
    /// where it was.
    [[nodiscard]] OrientedBox toWorld(int frame, const OrientedBox& box) const
    {
        return m_leans ? transformedRigidly(m_poses.at(frame), box) : m_poses.toWorld(frame, box);
    }

    /// The upright box, leaning between two anchors: by the shortest rotation, in the axes of its own heading.
    [[nodiscard]] OrientedBox leaning(const OrientedBox& upright, const FrameBoxes::value_type& before, const FrameBoxes::value_type& after,
                                      double share) const
    {
        const Eigen::Quaterniond a = leaningOf(toWorld(before.first, before.second));
        const Eigen::Quaterniond b = leaningOf(toWorld(after.first, after.second));
        return withRotation(upright, rotationOf(upright) * a.slerp(share, b).toRotationMatrix());
    }

    const FrameBoxes& m_anchors;
    const WorldPoses& m_poses;
    const GroundAt& m_ground;
    bool m_leans;  ///< some anchor is tilted
    std::optional<Spline> m_place;
    std::optional<Spline> m_heading;    ///< unwrapped
    std::optional<Spline> m_clearance;  ///< of the bottom above the ground
};

}  // namespace

FrameBoxes interpolate(const FrameBoxes& all, std::span<const int> frames, const WorldPoses& poses, const GroundAt& ground,
                       const SplineParams& params)
{
    FrameBoxes out;
    FrameBoxes anchors = all;
    std::erase_if(anchors, [&](const auto& anchor) { return !poses.isPlaced(anchor.first); });
    if (anchors.size() < 2)
        return out;
    const Way way(anchors, poses, ground, params);
    for (const int frame : frames)
        if (poses.isPlaced(frame) && frame >= anchors.begin()->first && frame <= anchors.rbegin()->first)
            out.emplace(frame, way.at(frame));
    return out;
}

}  // namespace pointloom
