// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <cmath>
#include <memory>
#include <random>

/// Generated scenes for the tests of the views.
namespace pointloom::test {

/// Points on the surface of a box, inset a little, so that they are inside it.
inline void addSurface(PointCloud& cloud, const OrientedBox& box, int count, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(-0.49, 0.49);
    for (int i = 0; i < count; ++i) {
        Eigen::Vector3d local(anywhere(random), anywhere(random), anywhere(random));
        local[i % 3] = i % 2 == 0 ? 0.49 : -0.49;
        cloud.positions_m.push_back(fromBox(box, local.cwiseProduct(box.size_m)).cast<float>());
    }
}

inline void addGround(PointCloud& cloud, float height_m, float reach_m = 20, float step_m = 0.5F)
{
    for (float x = -reach_m; x <= reach_m; x += step_m)
        for (float y = -reach_m; y <= reach_m; y += step_m)
            cloud.positions_m.emplace_back(x, y, height_m);
}

inline OrientedBox carBox()
{
    return {{8, 1, -0.9}, {4.2, 1.8, 1.6}, 0.4};
}

/// A car on flat ground at z = -1.7 m.
inline SceneCloud street(int carPoints = 900)
{
    auto cloud = std::make_shared<PointCloud>();
    addGround(*cloud, -1.7F);
    addSurface(*cloud, carBox(), carPoints);
    cloud->width = cloud->size();
    return {cloud, nullptr};
}

/// Single points far apart, none near another as seen from the default camera.
inline SceneCloud sparse()
{
    auto cloud = std::make_shared<PointCloud>();
    for (int i = -3; i <= 3; ++i)
        for (int j = -2; j <= 2; ++j)
            cloud->positions_m.emplace_back(static_cast<float>(j) * 3, static_cast<float>(i) * 2.5F, 0.F);
    cloud->width = cloud->size();
    return {cloud, nullptr};
}

inline SceneBox car(std::uint64_t id = 1)
{
    return {.id = id, .box = carBox(), .colour = {0x50, 0xc8, 0xff}, .label = QStringLiteral("Car %1").arg(id)};
}

}  // namespace pointloom::test
