// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/ColourScale.h"
#include "ui/scene/PointsIn.h"

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
    const InsideBox inside(*filter.crop);
    for (std::size_t i = 0; i < scene.cloud->size(); ++i)
        if (!inside(scene.cloud->positions_m[i]))
            hide(i);
}

}  // namespace pointloom
