// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"

#include <cmath>

namespace pointloom {

/// Points lower than this above the ground are the ground's.
inline constexpr float groundLevel_m = 0.15F;

/// Points lower than this say nothing about the sides of an object: kerbs and tall grass reach so high.
inline constexpr float objectFoot_m = 0.2F;

/// Calls visit(position in the index, point in the box's own axes from its middle) for every point within a margin of a box.
template <class Visit> void forEachPointIn(const CloudIndex& index, const OrientedBox& box, double margin_m, Visit&& visit)
{
    const Eigen::Vector3f centre = box.centre_m.cast<float>();
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>() + Eigen::Vector3f::Constant(static_cast<float>(margin_m));
    const auto search = [&](float reach, const auto& toLocal) {
        index.forEachRun(centre.x(), centre.y(), reach, [&](std::uint32_t first, std::uint32_t last) {
            for (std::uint32_t k = first; k < last; ++k) {
                const Eigen::Vector3f local = toLocal(index.x()[k] - centre.x(), index.y()[k] - centre.y(), index.z()[k] - centre.z());
                if ((local.array().abs() <= half.array()).all())
                    visit(k, local);
            }
        });
    };
    if (isUpright(box)) {
        const auto cos = static_cast<float>(std::cos(box.yaw_rad));
        const auto sin = static_cast<float>(std::sin(box.yaw_rad));
        search(std::hypot(half.x(), half.y()),
               [=](float dx, float dy, float dz) { return Eigen::Vector3f(cos * dx + sin * dy, cos * dy - sin * dx, dz); });
        return;
    }
    const Eigen::Matrix3f box_R_frame = rotationOf(box).transpose().cast<float>();
    OrientedBox grown = box;
    grown.size_m = 2 * half.cast<double>();
    search(static_cast<float>(reachFromAbove_m(grown)),
           [&](float dx, float dy, float dz) -> Eigen::Vector3f { return box_R_frame * Eigen::Vector3f(dx, dy, dz); });
}

/// How many points above ground a box holds, and how many in all.
[[nodiscard]] std::uint32_t pointsInside(const CloudIndex& index, const OrientedBox& box);

}  // namespace pointloom
