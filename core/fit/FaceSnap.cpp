// SPDX-License-Identifier: Apache-2.0
#include "core/fit/FaceSnap.h"

#include "core/fit/ClickFit.h"
#include "core/fit/FaceProfile.h"
#include "core/index/GroundUnder.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace pointloom {
namespace {

constexpr double thinnest_m = 0.1;
constexpr int rounds = 2;  // the second looks at what the first has laid bare

struct FaceRule
{
    float outlierShare;   ///< of the strips: so few, standing apart, are a mirror, an aerial, a stray point
    float roundedShare;   ///< of the strips that may stick out further than the face
    float smallestShare;  ///< of all strips, can move it
    float missedShare;    ///< of the step between beams, that the face lies past the last of them
};

constexpr FaceRule side{.outlierShare = 0.2F, .roundedShare = 0.1F, .smallestShare = 0.15F, .missedShare = 0};
constexpr FaceRule top{.outlierShare = 0.08F, .roundedShare = 0.05F, .smallestShare = 0.08F, .missedShare = 0.5F};

/// How many ends at the beginning, the outermost, stand apart from the rest and are too few to be the face. Something small may end in one
/// strip, a head or a wheel: there only a point that is alone in its strip is a stray.
std::size_t outliers(const std::vector<FaceProfile::End>& ends, const FaceRule& rule)
{
    constexpr float apart_m = 0.08F;
    constexpr float alone_m = 0.2F;
    constexpr std::size_t smallStrips = 8;  // or fewer
    const bool isSmall = ends.size() <= smallStrips;
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(rule.outlierShare * static_cast<float>(ends.size())));
    std::size_t apart = 0;
    for (std::size_t i = 0; i < std::min(most, ends.size() - 1); ++i) {
        if (ends[i].depth_m - ends[i + 1].depth_m > apart_m && (!isSmall || ends[i].step_m > alone_m))
            apart = i + 1;
    }
    return apart;
}

/// How far the beams lie apart that ended at a face: the median step. Longer ones go down to something else.
float beamStep(std::span<const FaceProfile::End> ends)
{
    constexpr float longest_m = 0.25F;
    std::vector<float> steps;
    std::ranges::transform(ends, std::back_inserter(steps), [](const auto& end) { return end.step_m <= longest_m ? end.step_m : 0; });
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    return *middle;
}

/// How far outwards the points of a face lie; nothing when they are too few. The face touches what sticks out furthest all along it, so it
/// is where most of the strips end that reach near the outermost one; rounded corners stay behind.
std::optional<double> faceOffset(const FaceProfile& profile, const FaceRule& rule)
{
    constexpr std::uint32_t fewestPoints = 3;
    constexpr float rounded_m = 0.25F;  // strips that end further in belong to something else: a bonnet, the seats
    constexpr float mostMissed_m = 0.06F;
    auto ends = profile.ends();
    if (ends.empty() || profile.points() < fewestPoints)
        return std::nullopt;
    if (const std::size_t apart = outliers(ends, rule); apart > 0)
        ends = profile.ends(ends[apart].depth_m + FaceProfile::step_m);
    const auto further = std::ranges::find_if(ends, [&](const auto& end) { return end.depth_m < ends.front().depth_m - rounded_m; });
    const std::span<const FaceProfile::End> near(ends.begin(), further);
    const auto strips = static_cast<float>(near.size());
    if (strips < rule.smallestShare * static_cast<float>(profile.strips()))
        return std::nullopt;
    const float missed_m = std::min(mostMissed_m, rule.missedShare * beamStep(near));
    return near[static_cast<std::size_t>(rule.roundedShare * strips)].depth_m + missed_m;
}

OrientedBox snappedOnce(const CloudIndex& index, const OrientedBox& box)
{
    constexpr double turnedAway = -0.05;  // less is not even looked along
    const auto profiles = faceProfiles(index, box);
    OrientedBox snapped = box;
    for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::top}) {
        if (facing(box, face, index.sensor_m()) < turnedAway)
            continue;
        if (const auto offset = faceOffset(profiles[static_cast<std::size_t>(face)], face == Face::top ? top : side))
            snapped = withFaceMoved(snapped, face, *offset, thinnest_m);
    }
    if (index.ground().known())
        snapped = withFaceMoved(snapped, Face::bottom, clearance_m(index.ground(), snapped), thinnest_m);
    return snapped;
}

}  // namespace

OrientedBox snapFaces(const CloudIndex& index, const OrientedBox& box)
{
    OrientedBox snapped = box;
    for (int round = 0; round < rounds; ++round)
        snapped = snappedOnce(index, snapped);
    return snapped;
}

OrientedBox snapFace(const CloudIndex& index, const OrientedBox& box, Face face)
{
    const OrientedBox snapped = snapFaces(index, box);
    const Eigen::Vector3d outwards = axisOf(box, axisOf(face)) * signOf(face);
    const double before_m = outwards.dot(box.centre_m) + box.size_m[axisOf(face)] / 2;
    const double after_m = outwards.dot(snapped.centre_m) + snapped.size_m[axisOf(face)] / 2;
    return withFaceMoved(box, face, after_m - before_m);
}

}  // namespace pointloom
