// SPDX-License-Identifier: Apache-2.0
#include "core/track/SweepMotion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace pointloom {
namespace {

/// Of the time column's finite values.
struct Span
{
    double first = 0;
    double last = 0;
};

std::optional<Span> spanOf(const std::vector<double>& times)
{
    std::optional<Span> span;
    for (const double time : times) {
        if (!std::isfinite(time))
            continue;
        if (!span)
            span = {time, time};
        span->first = std::min(span->first, time);
        span->last = std::max(span->last, time);
    }
    return span;
}

/// The box that an object had so long before, seen from the frame's moment: turned and moved back.
class Back
{
public:
    Back(const OrientedBox& box, const ObjectMotion& motion) : m_box(box), m_motion(motion) {}

    /// A point measured at dt, at the frame's moment.
    [[nodiscard]] Eigen::Vector3d operator()(const Eigen::Vector3d& p, double dt_s) const
    {
        const double angle = -m_motion.yawRate_radps * dt_s;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const Eigen::Vector3d d = p - m_box.centre_m - m_motion.velocity_mps * dt_s;
        return m_box.centre_m + Eigen::Vector3d(c * d.x() - s * d.y(), s * d.x() + c * d.y(), d.z());
    }

private:
    const OrientedBox& m_box;
    const ObjectMotion& m_motion;
};

/// Calls visit(number, dt, corrected position in the cloud's own frame) for the points that come to lie in the box.
template <class Visit>
void forEachOwnPoint(const PointCloud& cloud, const SweepTimes& times, const OrientedBox& box, const ObjectMotion& motion, double margin_m,
                     Visit&& visit)
{
    if (cloud.time_s.empty())
        return;
    const Back back(box, motion);
    double longest_s = 0;
    if (const auto span = spanOf(cloud.time_s))
        longest_s = std::max(std::abs(times.since_s(span->first)), std::abs(times.since_s(span->last)));
    const double reach = box.size_m.norm() / 2 + margin_m + motion.velocity_mps.norm() * longest_s;
    const Eigen::Vector3f middle = (box.centre_m - cloud.origin_m).cast<float>();
    const auto near = static_cast<float>(reach * reach);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (!((cloud.positions_m[i] - middle).squaredNorm() <= near) || !std::isfinite(cloud.time_s[i]))
            continue;
        const double dt_s = times.since_s(cloud.time_s[i]);
        if (const Eigen::Vector3d p = back(cloud.at(i), dt_s); contains(box, p, margin_m))
            visit(i, dt_s, p);
    }
}

}  // namespace

std::optional<SweepTimes> sweepTimes(const PointCloud& cloud, FrameMoment moment, double period_s)
{
    constexpr std::array units_s{1.0, 1e-3, 1e-6, 1e-9};
    constexpr double shortest = 0.3;  // of a period: a scanner that looks ahead only, a cloud that was cropped
    constexpr double longest = 3;
    const auto span = spanOf(cloud.time_s);
    if (!span)
        return std::nullopt;
    for (const double unit_s : units_s) {
        const double turns = (span->last - span->first) * unit_s / period_s;
        if (turns < shortest || turns > longest)
            continue;
        const double frameTime = moment == FrameMoment::start ? span->first
            : moment == FrameMoment::end                      ? span->last
                                                              : (span->first + span->last) / 2;
        return SweepTimes{frameTime, unit_s};
    }
    return std::nullopt;
}

std::optional<ObjectMotion> motionAt(const FrameBoxes& boxes, int frame, const WorldPoses& poses)
{
    const auto at = boxes.lower_bound(frame);
    const bool isHere = at != boxes.end() && at->first == frame;
    const auto before = at != boxes.begin() ? std::prev(at) : at;
    const auto after = isHere && std::next(at) != boxes.end() ? std::next(at) : at;
    if (before == boxes.end() || after == boxes.end() || before == after)
        return std::nullopt;
    if (!poses.isPlaced(frame) || !poses.isPlaced(before->first) || !poses.isPlaced(after->first))
        return std::nullopt;
    const OrientedBox from = poses.toWorld(before->first, before->second);
    const OrientedBox to = poses.toWorld(after->first, after->second);
    const double time_s = poses.clock.between(before->first, after->first);
    const Eigen::Vector3d velocity = (to.centre_m - from.centre_m) / time_s;
    return ObjectMotion{poses.at(frame).linear().transpose() * velocity, wrapAngle(to.yaw_rad - from.yaw_rad) / time_s};
}

OrientedBox later(const OrientedBox& box, const ObjectMotion& motion, double dt_s)
{
    OrientedBox moved = box;
    moved.centre_m += motion.velocity_mps * dt_s;
    moved.yaw_rad = wrapAngle(box.yaw_rad + motion.yawRate_radps * dt_s);
    return moved;
}

std::vector<CorrectedPoint> correctedPoints(const PointCloud& cloud, const SweepTimes& times, const OrientedBox& box,
                                            const ObjectMotion& motion, double margin_m)
{
    std::vector<CorrectedPoint> out;
    forEachOwnPoint(cloud, times, box, motion, margin_m, [&](std::size_t i, double, const Eigen::Vector3d& p) {
        out.push_back({static_cast<std::uint32_t>(i), (p - cloud.origin_m).cast<float>()});
    });
    return out;
}

PointCloud withCorrected(PointCloud cloud, std::span<const CorrectedPoint> points)
{
    for (const CorrectedPoint& one : points)
        cloud.positions_m[one.point] = one.position_m;
    return cloud;
}

std::optional<double> scannedAt_s(const PointCloud& cloud, const SweepTimes& times, const OrientedBox& box, const ObjectMotion& motion,
                                  double margin_m)
{
    std::vector<double> when;
    forEachOwnPoint(cloud, times, box, motion, margin_m, [&](std::size_t, double dt_s, const Eigen::Vector3d&) { when.push_back(dt_s); });
    if (when.empty())
        return std::nullopt;
    const auto middle = when.begin() + static_cast<std::ptrdiff_t>(when.size() / 2);
    std::ranges::nth_element(when, middle);
    return *middle;
}

}  // namespace pointloom
