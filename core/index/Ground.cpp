// SPDX-License-Identifier: Apache-2.0
#include "core/index/Ground.h"

#include "core/base/Parallel.h"
#include "core/index/GroundEnvelope.h"
#include "core/index/SurfacePoints.h"

#include <algorithm>
#include <limits>

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

Ground estimateGround(const PointCloud& cloud, const GroundParams&)
{
    constexpr int coarsest = 4;  // points 10 m apart
    Ground ground;
    for (int coarseness = 1; coarseness <= coarsest && !ground.m_known; coarseness *= 2) {  // twice for sparse clouds alone
        RasterParams params;
        params.cell_m *= static_cast<float>(coarseness);
        const Raster raster = rasterAround(cloud.positions_m, params);
        if (raster.cells() == 0)
            break;
        auto cells = cellsOf(cloud.positions_m, raster);
        auto lowest = lowestHeights(cloud.positions_m, cells, raster);
        if (isStrewn(lowest, raster)) {
            keepSurfaces(cells, cloud.positions_m, raster);
            lowest = lowestHeights(cloud.positions_m, cells, raster);
        }
        const auto envelope_m = lowerEnvelope(lowest, raster);
        ground.m_planes = fitPlanes(cloud.positions_m, cells, raster, envelope_m);
        ground.m_known = !ground.m_planes.planes.empty();
    }
    if (!ground.m_known)
        ground.m_lowest_m = lowestHeight(cloud);
    return ground;
}

std::vector<float> heightsAboveGround(const PointCloud& cloud, const Ground& ground)
{
    std::vector<float> above_m(cloud.size());
    parallelFor(cloud.size(), [&](std::size_t first, std::size_t last) {
        const auto eachFrom = [&](auto&& heightAt) {
            for (std::size_t i = first; i < last; ++i) {
                const auto& p = cloud.positions_m[i];
                above_m[i] = isUsable(p) ? p.z() - heightAt(p) : std::numeric_limits<float>::quiet_NaN();
            }
        };
        if (ground.known())
            eachFrom([blend = PlaneBlend(ground.m_planes)](const auto& p) { return blend.heightAt(p.x(), p.y()); });
        else
            eachFrom([&](const auto&) { return ground.m_lowest_m; });
    });
    return above_m;
}

std::vector<std::uint8_t> groundMask(const PointCloud& cloud, const Ground& ground, const GroundParams& params)
{
    std::vector<std::uint8_t> mask(cloud.size());
    if (!ground.known())
        return mask;
    const auto above_m = heightsAboveGround(cloud, ground);
    std::ranges::transform(above_m, mask.begin(),
                           [&](float above) -> std::uint8_t { return above < params.tolerance_m && above > -params.deepest_m ? 1 : 0; });
    return mask;
}

}  // namespace pointloom
