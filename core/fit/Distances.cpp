// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Distances.h"

#include "core/base/Simd.h"

namespace pointloom {

POINTLOOM_WIDEST void squaredDistances(const PointColumns& points, float x_m, float y_m, float z_m, float* squared_m2)
{
    const auto [x, y, z, count] = points;
    for (std::size_t i = 0; i < count; ++i) {
        const float dx = x[i] - x_m;
        const float dy = y[i] - y_m;
        const float dz = z[i] - z_m;
        squared_m2[i] = dx * dx + dy * dy + dz * dz;
    }
}

}  // namespace pointloom
