// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudOrigin.h"

#include "core/cloud/PointCloud.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <vector>

namespace pointloom {
namespace {

/// The middle of a sample of the points by each coordinate.
Eigen::Vector3d medianPoint(const PointCloud& cloud)
{
    constexpr std::size_t samples = 4096;
    const std::size_t step = std::max<std::size_t>(1, cloud.size() / samples);
    Eigen::Vector3d median = Eigen::Vector3d::Zero();
    std::vector<double> values;
    for (int axis = 0; axis < 3; ++axis) {
        values.clear();
        for (std::size_t i = 0; i < cloud.size(); i += step) {
            if (cloud.isFinite(i))
                values.push_back(cloud.at(i)[axis]);
        }
        if (values.empty())
            continue;
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        median[axis] = *middle;
    }
    return median;
}

}  // namespace

Reach reachOf(const PointCloud& cloud)
{
    Reach reach;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (!cloud.isFinite(i))
            continue;
        const double largest_m = cloud.at(i).cwiseAbs().maxCoeff();
        ++reach.finite;
        reach.far += largest_m > largestExactCoordinate_m ? 1 : 0;
        reach.impossible += largest_m > farthest_m ? 1 : 0;
    }
    return reach;
}

Eigen::Vector3d originFor(const PointCloud& cloud, const Reach& reach, const Eigen::Vector3d& first_m)
{
    if (2 * reach.far <= reach.finite)
        return Eigen::Vector3d::Zero();
    const Eigen::Vector3d median_m = medianPoint(cloud);
    const bool isNear = (first_m - median_m).cwiseAbs().maxCoeff() <= largestExactCoordinate_m;
    return (isNear ? first_m : median_m).array().round();
}

}  // namespace pointloom
