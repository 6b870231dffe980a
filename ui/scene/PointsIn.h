// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pointloom {

/// Calls visit(number in the cloud) for every point inside a box, faces included, in no particular order. Asks the index where there is
/// one (a few columns of its grid), else goes through the cloud (about 0.1 ms for 100,000 points).
template <class Visit> void forEachPointIn(const SceneCloud& scene, const OrientedBox& box, Visit&& visit)
{
    const auto c = static_cast<float>(std::cos(box.yaw_rad));
    const auto s = static_cast<float>(std::sin(box.yaw_rad));
    const Eigen::Vector3f middle = box.centre_m.cast<float>();
    const Eigen::Vector3f half = box.size_m.cast<float>() / 2;
    const auto isInside = [&](float x, float y, float z) {
        const float dx = x - middle.x();
        const float dy = y - middle.y();
        return std::abs(c * dx + s * dy) <= half.x() && std::abs(c * dy - s * dx) <= half.y() && std::abs(z - middle.z()) <= half.z();
    };
    if (scene.index) {
        const CloudIndex& index = *scene.index;
        index.forEachRun(middle.x(), middle.y(), half.head<2>().norm(), [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                if (isInside(index.x()[i], index.y()[i], index.z()[i]))
                    visit(index.pointId()[i]);
        });
    } else if (scene.cloud) {
        const auto& positions = scene.cloud->positions_m;
        for (std::size_t i = 0; i < positions.size(); ++i)
            if (isInside(positions[i].x(), positions[i].y(), positions[i].z()))
                visit(static_cast<std::uint32_t>(i));
    }
}

[[nodiscard]] inline std::vector<std::uint32_t> pointsIn(const SceneCloud& scene, const OrientedBox& box)
{
    std::vector<std::uint32_t> ids;
    forEachPointIn(scene, box, [&](std::uint32_t id) { ids.push_back(id); });
    return ids;
}

}  // namespace pointloom
