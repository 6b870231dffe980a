// SPDX-License-Identifier: Apache-2.0
#include "core/fit/BoxPoints.h"

#include "core/fit/ClickFit.h"

#include <algorithm>
#include <array>

namespace pointloom {

SeenFaces seenFaces(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float thickness_m = 0.15F;  // a face and its points are this near: bumpers bulge, doors taper
    constexpr std::uint32_t fewest = 3;
    constexpr std::uint32_t smallestShare = 33;  // one in so many of the box's points: a few seen through the windows are no face
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>();
    const Eigen::Vector3f thickness = half.cwiseMin(thickness_m);  // never past the middle
    const Eigen::Vector3f middle =
        (half - Eigen::Vector3f::Constant(thickness_m)).cwiseMax(half / 2);  // of a face: its rim is the next one's
    std::array<std::uint32_t, 6> on{};
    std::uint32_t inside = 0;
    forEachPointIn(index, box, thickness_m, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        const bool isGround = index.aboveGround()[k] < groundLevel_m;
        inside += isGround ? 0 : 1;
        for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::bottom, Face::top}) {
            const int axis = axisOf(face);
            const bool onRim =
                std::abs(local[(axis + 1) % 3]) > middle[(axis + 1) % 3] || std::abs(local[(axis + 2) % 3]) > middle[(axis + 2) % 3];
            const float outwards = local[axis] * static_cast<float>(signOf(face)) - half[axis];
            // The ground carries the bottom, rim and all, and nothing else.
            const bool counts = face == Face::bottom ? isGround : !isGround && !onRim;
            on[static_cast<std::size_t>(face)] += counts && outwards >= -thickness[axis] ? 1 : 0;
        }
    });
    SeenFaces seen{};
    for (std::size_t face = 0; face < seen.size(); ++face) {
        const bool isBottom = face == static_cast<std::size_t>(Face::bottom);
        seen[face] = on[face] >= (isBottom ? fewest : std::max(fewest, inside / smallestShare));
    }
    return seen;
}

std::uint32_t pointsInside(const CloudIndex& index, const OrientedBox& box)
{
    std::uint32_t inside = 0;
    forEachPointIn(index, box, 0,
                   [&](std::uint32_t k, const Eigen::Vector3f&) { inside += index.aboveGround()[k] >= groundLevel_m ? 1 : 0; });
    return inside;
}

}  // namespace pointloom
