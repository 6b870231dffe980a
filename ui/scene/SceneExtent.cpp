// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/SceneExtent.h"

#include <algorithm>
#include <vector>

namespace pointloom {
namespace {

constexpr double outlierShare = 0.02;
constexpr std::size_t extentSample = 20'000;

std::pair<float, float> bulk(std::vector<float> values)
{
    const auto at = [&](double share) {
        const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), nth, values.end());
        return *nth;
    };
    return {at(outlierShare), at(1 - outlierShare)};
}

SceneExtent around(const Eigen::Vector3d& min_m, const Eigen::Vector3d& max_m)
{
    return {(min_m + max_m) / 2, (max_m - min_m).norm() / 2};
}

}  // namespace

SceneExtent wholeExtent(const PointCloud& cloud)
{
    const Bounds bounds = boundsOf(cloud);
    return bounds.empty() ? SceneExtent() : around(bounds.min_m.cast<double>(), bounds.max_m.cast<double>());
}

SceneExtent bulkExtent(const PointCloud& cloud)
{
    const std::size_t stride = std::max<std::size_t>(1, cloud.size() / extentSample);
    Eigen::Vector3d min_m;
    Eigen::Vector3d max_m;
    for (int axis = 0; axis < 3; ++axis) {
        std::vector<float> values;
        for (std::size_t i = 0; i < cloud.size(); i += stride)
            if (cloud.isFinite(i))
                values.push_back(cloud.positions_m[i][axis]);
        if (values.empty())
            return wholeExtent(cloud);
        const auto [low, high] = bulk(std::move(values));
        min_m[axis] = low;
        max_m[axis] = high;
    }
    return around(min_m, max_m);
}

}  // namespace pointloom
