// SPDX-License-Identifier: Apache-2.0
#include "core/track/Aggregate.h"

#include "core/index/VoxelSet.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace pointloom {
namespace {

/// Calls each(column of the one, column of the other) for all columns besides the positions.
template <class Each> void forEachColumn(PointCloud& to, const PointCloud& from, Each&& each)
{
    each(to.intensity, from.intensity);
    each(to.ring, from.ring);
    each(to.time_s, from.time_s);
    each(to.rgb, from.rgb);
    each(to.label, from.label);
}

/// Puts points of many frames together, thinned.
class Gathering
{
public:
    Gathering(const AggregateParams& params, const Eigen::Vector3d& origin_m) : m_params(params), m_taken(params.voxel_m)
    {
        m_out.cloud.origin_m = origin_m;
        m_out.voxel_m = params.voxel_m;
    }

    void begin(int frame, const PointCloud& cloud)
    {
        m_frame = frame;
        m_from = &cloud;
        forEachColumn(m_out.cloud, cloud, [&](auto& to, const auto& from) {
            if (from.empty())
                to.clear();  // and it stays so: see put
        });
        ++m_out.frames;
    }

    [[nodiscard]] const Eigen::Vector3d& origin_m() const { return m_out.cloud.origin_m; }

    /// @param place_m  relative to the origin
    void add(std::size_t point, const Eigen::Vector3f& place_m)
    {
        put(*m_from, point, place_m, m_frame);
        if (m_out.frame.size() > m_params.mostPoints)
            coarsen();
    }

    /// Every point again on the other side of the object, where nothing was seen.
    void addGhosts()
    {
        const std::size_t real = m_out.frame.size();
        for (std::size_t i = 0; i < real; ++i) {
            const Eigen::Vector3f& p = m_out.cloud.positions_m[i];
            put(m_out.cloud, i, {p.x(), -p.y(), p.z()}, m_out.frame[i]);
        }
        m_out.mirrored.assign(m_out.frame.size(), 1);
        std::fill_n(m_out.mirrored.begin(), real, std::uint8_t{0});
    }

    [[nodiscard]] Aggregate finish()
    {
        m_out.cloud.width = m_out.cloud.size();
        return std::move(m_out);
    }

private:
    void put(const PointCloud& from, std::size_t point, const Eigen::Vector3f& place_m, std::int32_t frame)
    {
        if (!m_taken.take(place_m))
            return;
        forEachColumn(m_out.cloud, from, [&](auto& to, const auto& column) {
            if (!column.empty() && to.size() == m_out.frame.size())  // shorter: some frame lacks it
                to.push_back(column[point]);
        });
        m_out.cloud.positions_m.push_back(place_m);
        m_out.frame.push_back(frame);
    }

    /// Larger cubes, and of what is there already one point for each: half as many on a surface.
    void coarsen()
    {
        m_out.voxel_m *= std::numbers::sqrt2;
        m_taken = VoxelSet(m_out.voxel_m);
        std::vector<std::uint32_t> kept;
        for (std::size_t i = 0; i < m_out.frame.size(); ++i)
            if (m_taken.take(m_out.cloud.positions_m[i]))
                kept.push_back(static_cast<std::uint32_t>(i));
        const auto keep = [&](auto& column) {
            if (column.empty())
                return;
            for (std::size_t i = 0; i < kept.size(); ++i)
                column[i] = column[kept[i]];
            column.resize(kept.size());
        };
        forEachColumn(m_out.cloud, m_out.cloud, [&](auto& column, const auto&) { keep(column); });
        keep(m_out.cloud.positions_m);
        keep(m_out.frame);
    }

    AggregateParams m_params;
    VoxelSet m_taken;
    Aggregate m_out;
    int m_frame = 0;
    const PointCloud* m_from = nullptr;
};

/// A change of coordinates for positions that are relative to origins of their own.
struct Placing
{
    Placing(const Pose& to_T_from, const Eigen::Vector3d& toOrigin_m, const Eigen::Vector3d& fromOrigin_m)
        : rotation(to_T_from.linear().cast<float>()), shift_m((to_T_from * fromOrigin_m - toOrigin_m).cast<float>())
    {}
    [[nodiscard]] Eigen::Vector3f operator()(const Eigen::Vector3f& p) const { return rotation * p + shift_m; }

    Eigen::Matrix3f rotation;
    Eigen::Vector3f shift_m;
};

/// Calls visit(number, position in the box's own axes) for the points within a margin of a box.
template <class Visit> void forEachPointIn(const PointCloud& cloud, const OrientedBox& box, double margin_m, Visit&& visit)
{
    const Eigen::Vector3f middle = (box.centre_m - cloud.origin_m).cast<float>();
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>() + Eigen::Vector3f::Constant(static_cast<float>(margin_m));
    if (!isUpright(box)) {
        const Eigen::Matrix3f box_R_frame = rotationOf(box).transpose().cast<float>();
        const float near = half.squaredNorm();
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            const Eigen::Vector3f d = cloud.positions_m[i] - middle;
            if (!(d.squaredNorm() <= near))
                continue;
            const Eigen::Vector3f local = box_R_frame * d;
            if ((local.array().abs() <= half.array()).all())
                visit(i, local);
        }
        return;
    }
    const auto cos = static_cast<float>(std::cos(box.yaw_rad));
    const auto sin = static_cast<float>(std::sin(box.yaw_rad));
    const float reach = half.head<2>().norm();
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3f d = cloud.positions_m[i] - middle;
        if (!(std::abs(d.x()) <= reach && std::abs(d.y()) <= reach && std::abs(d.z()) <= half.z()))
            continue;
        const Eigen::Vector3f local(cos * d.x() + sin * d.y(), cos * d.y() - sin * d.x(), d.z());
        if ((local.array().abs() <= half.array()).all())
            visit(i, local);
    }
}

/// By point: whether it is not finite or lies in one of the boxes.
std::vector<std::uint8_t> unwanted(const PointCloud& cloud, const std::vector<OrientedBox>& boxes, double margin_m)
{
    std::vector<std::uint8_t> out(cloud.size());
    for (std::size_t i = 0; i < cloud.size(); ++i)
        out[i] = cloud.isFinite(i) ? 0 : 1;
    for (const OrientedBox& box : boxes)
        forEachPointIn(cloud, box, margin_m, [&](std::size_t i, const Eigen::Vector3f&) { out[i] = 1; });
    return out;
}

std::vector<int> nearestFirst(std::span<const int> frames, int home)
{
    std::vector<int> order(frames.begin(), frames.end());
    std::ranges::sort(order, {}, [&](int frame) { return std::pair(std::abs(frame - home), frame); });
    return order;
}

}  // namespace

Result<Aggregate> aggregateWorld(std::span<const int> frames, int home, const CloudSource& clouds, const WorldPoses& poses,
                                 const std::function<std::vector<OrientedBox>(int frame)>& leaveOut, const AggregateParams& params,
                                 const std::function<void(double)>& progress, std::stop_token stop)
{
    const Pose home_T_world = poses.at(home).inverse();
    std::optional<Gathering> gathering;
    std::size_t done = 0;
    std::optional<Error> broken;
    const auto isApart = [&](int frame) { return frame != home && !(poses.isPlaced(home) && poses.isPlaced(frame)); };
    for (const int frame : nearestFirst(frames, home)) {
        if (stop.stop_requested())
            break;
        if (isApart(frame))
            continue;
        const auto read = clouds(frame);
        if (!read) {
            broken = broken.value_or(read.error());
            continue;
        }
        const PointCloud& cloud = **read;
        if (!gathering)
            gathering.emplace(params, cloud.origin_m);
        const auto skip = unwanted(cloud, leaveOut ? leaveOut(frame) : std::vector<OrientedBox>(), params.margin_m);
        const Placing place(home_T_world * poses.at(frame), gathering->origin_m(), cloud.origin_m);
        gathering->begin(frame, cloud);
        for (std::size_t i = 0; i < cloud.size(); ++i)
            if (skip[i] == 0)
                gathering->add(i, place(cloud.positions_m[i]));
        if (progress)
            progress(static_cast<double>(++done) / static_cast<double>(frames.size()));
    }
    if (!gathering && broken && !stop.stop_requested())
        return std::unexpected(*broken);
    return gathering ? gathering->finish() : Aggregate{};
}

Result<Aggregate> aggregateObject(const FrameBoxes& boxes, const CloudSource& clouds, bool withGhosts, const AggregateParams& params,
                                  const std::function<void(double)>& progress, std::stop_token stop)
{
    AggregateParams own = params;
    if (withGhosts)
        own.mostPoints /= 2;
    Gathering gathering(own, Eigen::Vector3d::Zero());
    std::size_t done = 0;
    std::size_t readable = 0;
    std::optional<Error> broken;
    for (const auto& [frame, box] : boxes) {
        if (stop.stop_requested())
            break;
        const auto read = clouds(frame);
        if (!read) {
            broken = broken.value_or(read.error());
            continue;
        }
        ++readable;
        const PointCloud& cloud = **read;
        gathering.begin(frame, cloud);
        forEachPointIn(cloud, box, params.margin_m, [&](std::size_t i, const Eigen::Vector3f& local) { gathering.add(i, local); });
        if (progress)
            progress(static_cast<double>(++done) / static_cast<double>(boxes.size()));
    }
    if (broken && readable == 0 && !stop.stop_requested())
        return std::unexpected(*broken);
    if (withGhosts)
        gathering.addGhosts();
    return gathering.finish();
}

}  // namespace pointloom
