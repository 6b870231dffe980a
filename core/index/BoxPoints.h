// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/CloudIndex.h"
#include "core/geometry/OrientedBox.h"

#include <cmath>

namespace pointloom {

/// Points lower than this above the ground are the ground's.
inline constexpr float groundLevel_m = 0.15F;

/// Points lower than this say nothing about the sides of an object: kerbs and tall grass reach so high.
inline constexpr float objectFoot_m = 0.2F;

/// Calls visit(position in the index, point in the box's own axes from its middle) for every point within a margin of a box.
template <class Visit> void forEachPointIn(const CloudIndex& index, const OrientedBox& box, double margin_m, Visit&& visit)
{
    const auto cos = static_cast<float>(std::cos(box.yaw_rad));
    const auto sin = static_cast<float>(std::sin(box.yaw_rad));
    const Eigen::Vector3f centre = box.centre_m.cast<float>();
    const Eigen::Vector3f half = (box.size_m / 2).cast<float>() + Eigen::Vector3f::Constant(static_cast<float>(margin_m));
    index.forEachRun(centre.x(), centre.y(), std::hypot(half.x(), half.y()), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const float dx = index.x()[k] - centre.x();
            const float dy = index.y()[k] - centre.y();
            const Eigen::Vector3f local(cos * dx + sin * dy, cos * dy - sin * dx, index.z()[k] - centre.z());
            if ((local.array().abs() <= half.array()).all())
                visit(k, local);
        }
    });
}

}  // namespace pointloom
