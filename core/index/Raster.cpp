// SPDX-License-Identifier: Apache-2.0
#include "core/index/Raster.h"

#include "core/base/Parallel.h"
#include "core/index/PointLoops.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr std::size_t sampleCount = 8192;  // enough for quantiles to a percent

float quantile(std::vector<float>& values, double share)
{
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// Every so many points, usable ones only.
std::vector<Eigen::Vector3f> sampled(std::span<const Eigen::Vector3f> points_m)
{
    std::vector<Eigen::Vector3f> sample;
    const std::size_t step = std::max<std::size_t>(1, points_m.size() / sampleCount);
    for (std::size_t i = 0; i < points_m.size(); i += step) {
        if (isUsable(points_m[i]))
            sample.push_back(points_m[i]);
    }
    if (sample.empty()) {
        const auto first = std::ranges::find_if(points_m, [](const auto& p) { return isUsable(p); });
        if (first != points_m.end())
            sample.push_back(*first);
    }
    return sample;
}

/// Leaves only the distances of the points that make up the cloud, however far others are strewn: those within the first reach, doubled as
/// often as that finds many more.
void keepTheBulk(std::vector<float>& distances_m, float reach_m)
{
    constexpr double worthwhile = 1.1;
    const std::size_t fewest = distances_m.size() / 5;
    std::ranges::sort(distances_m);
    const auto within = [&](float reach) {
        return static_cast<std::size_t>(std::ranges::upper_bound(distances_m, reach) - distances_m.begin());
    };
    std::size_t inside = within(reach_m);
    while (inside < distances_m.size()) {
        const std::size_t further = within(2 * reach_m);
        if (inside > fewest && static_cast<double>(further) < worthwhile * static_cast<double>(inside))
            break;
        reach_m *= 2;
        inside = further;
    }
    distances_m.resize(inside);
}

}  // namespace

Raster rasterAround(std::span<const Eigen::Vector3f> points_m, const RasterParams& params)
{
    const auto sample = sampled(points_m);
    if (sample.empty())
        return {};
    std::vector<float> values(sample.size());
    const auto along = [&](auto&& coordinate, double share) {
        std::ranges::transform(sample, values.begin(), coordinate);
        return quantile(values, share);
    };
    const float middleX = along([](const auto& p) { return p.x(); }, 0.5);
    const float middleY = along([](const auto& p) { return p.y(); }, 0.5);
    std::ranges::transform(sample, values.begin(),
                           [&](const auto& p) { return std::max(std::abs(p.x() - middleX), std::abs(p.y() - middleY)); });
    keepTheBulk(values, params.reach_m);
    const float spread = quantile(values, params.coveredShare);

    const float scale = std::max(1.0F, spread / params.reach_m);
    const float reach = params.reach_m * scale;
    const Extent3 extent = extentOf(points_m.data()->data(), points_m.size());
    const Eigen::Vector2f low(std::max(extent.low[0], middleX - reach), std::max(extent.low[1], middleY - reach));
    const Eigen::Vector2f high(std::min(extent.high[0], middleX + reach), std::min(extent.high[1], middleY + reach));

    Raster raster;
    raster.margin = params.margin;
    raster.cell_m = params.cell_m * scale;
    const float margin = static_cast<float>(params.margin) * raster.cell_m;
    raster.originX_m = low.x() - margin;
    raster.originY_m = low.y() - margin;
    raster.columns = static_cast<int>((high.x() - raster.originX_m) / raster.cell_m) + 1 + params.margin;
    raster.rows = static_cast<int>((high.y() - raster.originY_m) / raster.cell_m) + 1 + params.margin;
    return raster;
}

void forEachBand(const Raster& raster, int rowsTogether, const std::function<void(std::uint32_t, std::uint32_t)>& visit)
{
    constexpr std::size_t mostBands = 4;  // every one looks at all points: more would cost more than they give
    const std::size_t bands = std::min(mostBands, static_cast<std::size_t>(availableThreads()));
    const auto groups = static_cast<std::size_t>((raster.rows + rowsTogether - 1) / rowsTogether);
    const auto firstCellOf = [&](std::size_t band) {
        const auto row =
            std::min<std::size_t>(static_cast<std::size_t>(raster.rows), groups * band / bands * static_cast<std::size_t>(rowsTogether));
        return static_cast<std::uint32_t>(row * static_cast<std::size_t>(raster.columns));
    };
    parallelFor(
        bands,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t band = first; band < last; ++band)
                visit(firstCellOf(band), firstCellOf(band + 1));
        },
        1);
}

std::vector<std::uint32_t> cellsOf(std::span<const Eigen::Vector3f> points_m, const Raster& raster)
{
    std::vector<std::uint32_t> cells(points_m.size());
    const float perMetre = 1 / raster.cell_m;
    const auto margin = static_cast<float>(raster.margin);  // what lies in it is out of reach
    const auto columns = static_cast<float>(raster.columns - raster.margin);
    const auto rows = static_cast<float>(raster.rows - raster.margin);
    parallelFor(points_m.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = points_m[i];
            const float u = (p.x() - raster.originX_m) * perMetre;
            const float v = (p.y() - raster.originY_m) * perMetre;
            const bool inside = u >= margin && u < columns && v >= margin && v < rows && isUsable(p);
            cells[i] = inside ? static_cast<std::uint32_t>(v) * static_cast<std::uint32_t>(raster.columns) + static_cast<std::uint32_t>(u)
                              : noCell;
        }
    });
    return cells;
}

}  // namespace pointloom
