// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/ColourScale.h"

#include <cmath>

namespace pointloom {

/// Calls hide(number in the cloud) for every point that the filter leaves out. Costs nothing when there is no filter.
template <class Hide> void forEachFiltered(const SceneCloud& scene, const PointFilter& filter, Hide&& hide)
{
    const auto outside = [&](ColourBy by, float low, float high) {
        const std::vector<float> values = valuesOf(scene, by);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!(values[i] >= low && values[i] <= high))  // NaN is outside
                hide(i);
    };
    if (filter.height_m)
        outside(ColourBy::height, filter.height_m->low, filter.height_m->high);
    if (filter.farthest_m)
        outside(ColourBy::distance, 0, *filter.farthest_m);
    if (!filter.crop)
        return;
    const auto c = static_cast<float>(std::cos(filter.crop->yaw_rad));
    const auto s = static_cast<float>(std::sin(filter.crop->yaw_rad));
    const Eigen::Vector3f middle = filter.crop->centre_m.cast<float>();
    const Eigen::Vector3f half = filter.crop->size_m.cast<float>() / 2;
    for (std::size_t i = 0; i < scene.cloud->size(); ++i) {
        const Eigen::Vector3f d = scene.cloud->positions_m[i] - middle;
        const bool inside =
            std::abs(c * d.x() + s * d.y()) <= half.x() && std::abs(c * d.y() - s * d.x()) <= half.y() && std::abs(d.z()) <= half.z();
        if (!inside)
            hide(i);
    }
}

}  // namespace pointloom
