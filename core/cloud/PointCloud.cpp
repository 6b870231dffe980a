// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PointCloud.h"

namespace pointloom {

Bounds boundsOf(const PointCloud& cloud)
{
    Bounds bounds;
    for (const Eigen::Vector3f& p : cloud.positions_m) {
        if (!p.allFinite())
            continue;
        bounds.min_m = bounds.min_m.cwiseMin(p);
        bounds.max_m = bounds.max_m.cwiseMax(p);
    }
    return bounds;
}

}  // namespace pointloom
