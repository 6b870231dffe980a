// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pointloom {

/// Whether points are inside a box, faces included: upright boxes take four products instead of nine.
struct InsideBox
{
    explicit InsideBox(const OrientedBox& box)
        : middle_m(box.centre_m.cast<float>()),
          half_m(box.size_m.cast<float>() / 2),
          isUpright(pointloom::isUpright(box)),
          cos(static_cast<float>(std::cos(box.yaw_rad))),
          sin(static_cast<float>(std::sin(box.yaw_rad)))
    {
        reach_m = half_m.head<2>().norm();
        if (isUpright)
            return;
        box_R_frame = rotationOf(box).transpose().cast<float>();
        reach_m = static_cast<float>(reachFromAbove_m(box));
    }

    [[nodiscard]] bool ofUpright(const Eigen::Vector3f& p) const
    {
        const float dx = p.x() - middle_m.x();
        const float dy = p.y() - middle_m.y();
        return std::abs(cos * dx + sin * dy) <= half_m.x() && std::abs(cos * dy - sin * dx) <= half_m.y()
            && std::abs(p.z() - middle_m.z()) <= half_m.z();
    }
    [[nodiscard]] bool ofTilted(const Eigen::Vector3f& p) const
    {
        return ((box_R_frame * (p - middle_m)).array().abs() <= half_m.array()).all();
    }
    [[nodiscard]] bool operator()(const Eigen::Vector3f& p) const { return isUpright ? ofUpright(p) : ofTilted(p); }

    Eigen::Vector3f middle_m;
    Eigen::Vector3f half_m;
    float reach_m = 0;  ///< seen from above
    bool isUpright;
    float cos;
    float sin;
    Eigen::Matrix3f box_R_frame = Eigen::Matrix3f::Identity();
};

/// Calls visit(number in the cloud) for every point inside a box, faces included, in no particular order. Asks the index where there is
/// one (a few columns of its grid), else goes through the cloud (about 0.1 ms for 100,000 points).
template <class Visit> void forEachPointIn(const SceneCloud& scene, const OrientedBox& box, Visit&& visit)
{
    const InsideBox inside(box);
    const auto search = [&](const auto& isInside) {
        if (scene.index) {
            const CloudIndex& index = *scene.index;
            index.forEachRun(inside.middle_m.x(), inside.middle_m.y(), inside.reach_m, [&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last; ++i)
                    if (isInside(Eigen::Vector3f(index.x()[i], index.y()[i], index.z()[i])))
                        visit(index.pointId()[i]);
            });
        } else if (scene.cloud) {
            const auto& positions = scene.cloud->positions_m;
            for (std::size_t i = 0; i < positions.size(); ++i)
                if (isInside(positions[i]))
                    visit(static_cast<std::uint32_t>(i));
        }
    };
    if (inside.isUpright)
        search([&](const Eigen::Vector3f& p) { return inside.ofUpright(p); });
    else
        search([&](const Eigen::Vector3f& p) { return inside.ofTilted(p); });
}

[[nodiscard]] inline std::vector<std::uint32_t> pointsIn(const SceneCloud& scene, const OrientedBox& box)
{
    std::vector<std::uint32_t> ids;
    forEachPointIn(scene, box, [&](std::uint32_t id) { ids.push_back(id); });
    return ids;
}

}  // namespace pointloom
