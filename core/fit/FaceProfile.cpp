// SPDX-License-Identifier: Apache-2.0
#include "core/fit/FaceProfile.h"

#include "core/index/BoxPoints.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pointloom {
namespace {

constexpr std::array pointedFaces{Face::back, Face::front, Face::right, Face::left, Face::top};

/// Along which axis the strips of a face follow each other: its longer one seen from above.
int stripAxis(const OrientedBox& box, Face face)
{
    if (face == Face::top)
        return box.size_m.x() >= box.size_m.y() ? 0 : 1;
    return 1 - axisOf(face);
}

/// So wide that a scan has a point in every strip of a surface: beams are a third of a degree apart at worst.
float stripWidth(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float narrowest_m = 0.1F;
    constexpr float beam_rad = 0.006F;
    return std::max(narrowest_m, beam_rad * (box.centre_m.head<2>().cast<float>() - index.sensor_m()).norm());
}

/// @param held  bits of depths, at least one
FaceProfile::End endOf(std::uint64_t held)
{
    constexpr int oneBeam = 2;  // depths that the noise of one beam fills
    const int top = std::bit_width(held);
    const int run = std::countl_one(held << std::countl_zero(held));
    const std::uint64_t below = run < top ? held & ((std::uint64_t{1} << (top - run)) - 1) : 0;
    const int step = run > oneBeam ? 0 : top - run - std::bit_width(below);
    return {(static_cast<float>(top) - 0.5F) * FaceProfile::step_m - FaceProfile::reach_m, static_cast<float>(step) * FaceProfile::step_m};
}

}  // namespace

FaceProfile::FaceProfile(float extent_m, float rim_m, float strip_m) : m_half_m(std::max(extent_m / 2 - rim_m, extent_m / 4))
{
    m_strips = std::clamp(static_cast<int>(2 * m_half_m / strip_m), 1, mostStrips);
    m_perMetre = static_cast<float>(m_strips) / std::max(2 * m_half_m, 1e-3F);
}

void FaceProfile::add(float along_m, float outwards_m)
{
    if (std::abs(along_m) > m_half_m || std::abs(outwards_m) >= reach_m)
        return;
    const int strip = std::min(static_cast<int>((along_m + m_half_m) * m_perMetre), m_strips - 1);
    const int depth = std::clamp(static_cast<int>((outwards_m + reach_m) * (1 / step_m)), 0, depths - 1);
    m_depths[static_cast<std::size_t>(strip)] |= std::uint64_t{1} << depth;
    ++m_points;
}

std::vector<FaceProfile::End> FaceProfile::ends(float limit_m) const
{
    const int last = std::clamp(static_cast<int>((limit_m + reach_m) / step_m), 0, depths);
    const std::uint64_t within = last == depths ? ~std::uint64_t{0} : (std::uint64_t{1} << last) - 1;
    std::vector<End> ends;
    ends.reserve(static_cast<std::size_t>(m_strips));
    for (int strip = 0; strip < m_strips; ++strip) {
        if (const std::uint64_t held = m_depths[static_cast<std::size_t>(strip)] & within; held != 0)
            ends.push_back(endOf(held));
    }
    std::ranges::sort(ends, std::greater{}, &End::depth_m);
    return ends;
}

std::array<FaceProfile, 6> faceProfiles(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float rim_m = 0.1F;
    constexpr float rimShare = 0.15F;  // of a small object
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>();
    const Eigen::Vector3f rim = (2 * rimShare * half).cwiseMin(rim_m);
    const Eigen::Vector3f inner = half - rim;
    const float strip_m = stripWidth(index, box);
    std::array<int, 3> along{};  // by the axis of a face: where its strips follow each other
    std::array<FaceProfile, 6> profiles;
    for (const Face face : pointedFaces) {
        const int axis = stripAxis(box, face);
        along[static_cast<std::size_t>(axisOf(face))] = axis;
        profiles[static_cast<std::size_t>(face)] = FaceProfile(2 * half[axis], rim[axis], strip_m);
    }
    const Eigen::Vector3f deepest = (half.array() - FaceProfile::reach_m).max(0);
    const auto heights = index.aboveGround();
    forEachPointIn(index, box, FaceProfile::reach_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        if (heights[k] < objectFoot_m)
            return;
        const Eigen::Vector3f away = local.cwiseAbs();
        for (int axis = 0; axis < 3; ++axis) {
            const bool isHigh = local[axis] > 0;  // of the two faces of an axis a point belongs to the nearer one
            const int strips = along[static_cast<std::size_t>(axis)];
            if (away[axis] > deepest[axis] && away[3 - axis - strips] <= inner[3 - axis - strips] && (axis != 2 || isHigh))
                profiles[static_cast<std::size_t>(2 * axis + (isHigh ? 1 : 0))].add(local[strips], away[axis] - half[axis]);
        }
    });
    return profiles;
}

double facing(const OrientedBox& box, Face face, const Eigen::Vector2f& sensor_m)
{
    if (axisOf(face) == 2)
        return 1;
    const Eigen::Vector3d sensor = toBox(box, {sensor_m.x(), sensor_m.y(), box.centre_m.z()});
    if ((sensor.head<2>().array().abs() <= box.size_m.head<2>().array() / 2).all())
        return 1;
    Eigen::Vector2d middle = Eigen::Vector2d::Zero();
    middle[axisOf(face)] = signOf(face) * box.size_m[axisOf(face)] / 2;
    return signOf(face) * (sensor.head<2>() - middle).normalized()[axisOf(face)];
}

}  // namespace pointloom
