// SPDX-License-Identifier: Apache-2.0
#include "core/index/PlaneMoments.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <cstddef>

namespace pointloom {

std::vector<Moments> windowSums(const std::vector<Moments>& moments, const Raster& nodes, int window)
{
    const auto along = [&](const std::vector<Moments>& in, bool acrossRows) {
        std::vector<Moments> out(in.size());
        const int length = acrossRows ? nodes.rows : nodes.columns;
        const int step = acrossRows ? nodes.columns : 1;
        parallelFor(
            in.size(),
            [&](std::size_t first, std::size_t last) {
                for (std::size_t node = first; node < last; ++node) {
                    const int place = static_cast<int>(node) / step % length;
                    for (int d = std::max(-window, -place); d <= std::min(window, length - 1 - place); ++d) {
                        const Moments& other = in[node + static_cast<std::size_t>(static_cast<std::ptrdiff_t>(d) * step)];
                        if (other.sum[0] > 0)  // most of a large grid is empty
                            out[node].add(other);
                    }
                }
            },
            512);
        return out;
    };
    return along(along(moments, false), true);
}

GroundPlane planeThrough(const Moments& moments, const PlaneGridParams& params)
{
    const auto& s = moments.sum;
    const double n = s[0];
    if (n < params.pointsNeeded)
        return {};
    constexpr double towardsLevel_m2 = 0.3;  // keeps the plane level across a single scan line
    const double mx = s[1] / n;
    const double my = s[2] / n;
    const double mz = s[3] / n;
    const double xx = s[4] / n - mx * mx + towardsLevel_m2;
    const double xy = s[5] / n - mx * my;
    const double yy = s[6] / n - my * my + towardsLevel_m2;
    const double xz = s[7] / n - mx * mz;
    const double yz = s[8] / n - my * mz;
    const double determinant = xx * yy - xy * xy;
    const double slopeX = (xz * yy - yz * xy) / determinant;
    const double slopeY = (yz * xx - xz * xy) / determinant;
    if (!(slopeX * slopeX + slopeY * slopeY <= params.steepest * params.steepest))
        return {};
    return {static_cast<float>(slopeX), static_cast<float>(slopeY), static_cast<float>(mz - slopeX * mx - slopeY * my), 1};
}

}  // namespace pointloom
