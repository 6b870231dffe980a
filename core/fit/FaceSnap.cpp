// SPDX-License-Identifier: Apache-2.0
#include "core/fit/BoxPoints.h"
#include "core/fit/ClickFit.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace pointloom {
namespace {

constexpr float reach_m = 0.4F;  // how far a face may move, either way
constexpr float bin_m = 0.02F;
constexpr std::size_t bins = 40;             // 2 * reach / bin
constexpr std::uint32_t fewest = 5;          // points on a face that can move it
constexpr std::uint32_t smallestShare = 33;  // of the box's points, one in so many
constexpr std::uint32_t spread = 4;          // the peak holds more than one in so many of the points near the face: a face, not an inside
constexpr float edgeShare = 0.15F;           // a bin with less of the peak's points lies outside the face

/// Counts of points by their distance outwards from where a face is now: bin 0 begins at -reach.
using Histogram = std::array<std::uint32_t, bins>;

/// Histograms of the five faces that points can lie on, all in one walk over the points.
std::array<Histogram, 6> histogramsOf(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float border_m = 0.1F;  // of the other sides: points there belong to the neighbouring faces
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>();
    const Eigen::Vector3f slab = (half - Eigen::Vector3f::Constant(border_m)).cwiseMax(half / 2);
    std::array<Histogram, 6> histograms{};
    forEachPointIn(index, box, reach_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        if (index.aboveGround()[k] < groundLevel_m)
            return;
        for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::top}) {
            const int axis = axisOf(face);
            const int second = (axis + 1) % 3;
            const int third = (axis + 2) % 3;
            const float outwards = local[axis] * static_cast<float>(signOf(face)) - half[axis];
            if (std::abs(local[second]) > slab[second] || std::abs(local[third]) > slab[third] || outwards < -reach_m
                || outwards < -half[axis])
                continue;
            const auto bin = static_cast<std::size_t>((outwards + reach_m) / bin_m);
            ++histograms[static_cast<std::size_t>(face)][std::min(bin, bins - 1)];
        }
    });
    return histograms;
}

/// How far outwards the points of a face lie; nothing when they are too few. The peak of the histogram is the face; from there outwards to
/// where it thins out: mirrors and antennas stick out further, but in few points.
std::optional<double> faceOffset(const Histogram& histogram, std::uint32_t inBox)
{
    const auto around = [&](std::size_t bin) {
        return histogram[bin] + (bin > 0 ? histogram[bin - 1] : 0) + (bin + 1 < bins ? histogram[bin + 1] : 0);
    };
    std::size_t peak = 0;
    for (std::size_t bin = 1; bin < bins; ++bin) {
        if (around(bin) >= around(peak))  // of equals the outer one
            peak = bin;
    }
    const std::uint32_t near = std::accumulate(histogram.begin(), histogram.end(), 0U);
    if (around(peak) < std::max(fewest, inBox / smallestShare) || spread * around(peak) < near)
        return std::nullopt;
    std::size_t edge = peak;
    while (edge + 1 < bins && static_cast<float>(around(edge + 1)) > edgeShare * static_cast<float>(around(peak)))
        ++edge;
    while (edge > 0 && histogram[edge] == 0)
        --edge;
    return (static_cast<double>(edge) + 0.5) * bin_m - reach_m;
}

}  // namespace

OrientedBox snapFaces(const CloudIndex& index, const OrientedBox& box)
{
    constexpr double thinnest_m = 0.1;
    const std::uint32_t inBox = pointsInside(index, box);
    const auto histograms = histogramsOf(index, box);
    OrientedBox snapped = box;
    for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::top}) {
        if (const auto offset = faceOffset(histograms[static_cast<std::size_t>(face)], inBox))
            snapped = withFaceMoved(snapped, face, *offset, thinnest_m);
    }
    if (index.ground().known()) {
        const double ground = index.ground().heightAt(static_cast<float>(snapped.centre_m.x()), static_cast<float>(snapped.centre_m.y()));
        const double bottom = snapped.centre_m.z() - snapped.size_m.z() / 2;
        snapped = withFaceMoved(snapped, Face::bottom, bottom - ground, thinnest_m);
    }
    return snapped;
}

}  // namespace pointloom
