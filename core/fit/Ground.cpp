// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Ground.h"

#include "core/base/Parallel.h"

#include <algorithm>

namespace pointloom {
namespace {

/// Height of the lowest points, a few strays aside.
float lowestHeight(const PointCloud& cloud)
{
    constexpr std::size_t strayShare = 200;  // half a percent
    std::vector<float> heights;
    heights.reserve(cloud.size());
    for (const auto& p : cloud.positions_m) {
        if (isUsable(p))
            heights.push_back(p.z());
    }
    if (heights.empty())
        return 0;
    const auto low = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / strayShare);
    std::nth_element(heights.begin(), low, heights.end());
    return *low;
}

}  // namespace

float Ground::heightAt(float x_m, float y_m) const
{
    return m_known ? m_planes.heightAt(x_m, y_m) : m_lowest_m;
}

Ground estimateGround(const PointCloud& cloud, const GroundParams&)
{
    Ground ground;
    const Raster raster = rasterAround(cloud.positions_m);
    if (raster.cells() > 0) {
        const auto cells = cellsOf(cloud.positions_m, raster);
        const auto envelope_m = lowerEnvelope(cloud.positions_m, cells, raster);
        ground.m_planes = fitPlanes(cloud.positions_m, cells, raster, envelope_m);
        ground.m_known = !ground.m_planes.planes.empty();
    }
    if (!ground.m_known)
        ground.m_lowest_m = lowestHeight(cloud);
    return ground;
}

std::vector<std::uint8_t> groundMask(const PointCloud& cloud, const Ground& ground, const GroundParams& params)
{
    std::vector<std::uint8_t> mask(cloud.size());
    if (!ground.known())
        return mask;
    parallelFor(cloud.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = cloud.positions_m[i];
            mask[i] = isUsable(p) && p.z() - ground.heightAt(p.x(), p.y()) < params.tolerance_m ? 1 : 0;
        }
    });
    return mask;
}

}  // namespace pointloom
