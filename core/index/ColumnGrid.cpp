// SPDX-License-Identifier: Apache-2.0
#include "core/index/ColumnGrid.h"

#include "core/base/CountingSort.h"
#include "core/base/Parallel.h"
#include "core/index/PointLoops.h"
#include "core/index/Raster.h"

#include <algorithm>
#include <array>

namespace pointloom {

ColumnGrid::ColumnGrid(std::span<const Eigen::Vector3f> points_m, const ColumnGridParams& params)
{
    const Raster raster = rasterAround(points_m, {.cell_m = params.column_m, .reach_m = params.reach_m, .margin = 0});
    m_originX_m = raster.originX_m;
    m_originY_m = raster.originY_m;
    m_perMetre = 1 / raster.cell_m;
    m_columns = std::max(1, raster.columns);
    m_rows = std::max(1, raster.rows);

    Buffer<std::uint32_t> columnOf(points_m.size());
    parallelFor(points_m.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto& p = points_m[i];
            columnOf[i] = isUsable(p)
                ? static_cast<std::uint32_t>(number(p.y(), m_originY_m, m_rows) * m_columns + number(p.x(), m_originX_m, m_columns))
                : noKey;
        }
    });
    SortedByKey sorted = sortByKey(columnOf, static_cast<std::uint32_t>(m_columns * m_rows));
    m_start = std::move(sorted.start);
    m_pointId = std::move(sorted.order);

    for (Buffer<float>* coordinates : {&m_x, &m_y, &m_z})
        *coordinates = Buffer<float>(m_pointId.size());
    parallelFor(m_pointId.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t k = first; k < last; ++k) {
            const auto& p = points_m[m_pointId[k]];
            m_x[k] = p.x();
            m_y[k] = p.y();
            m_z[k] = p.z();
        }
    });
}

void ColumnGrid::within(const Eigen::Vector3f& place_m, float radius_m, std::vector<std::uint32_t>& found) const
{
    constexpr std::uint32_t block = 256;
    std::array<float, block> squared_m2;  // set before it is read
    const float limit_m2 = radius_m * radius_m;
    found.clear();
    forEachRun(place_m.x(), place_m.y(), radius_m, [&](std::uint32_t first, std::uint32_t last) {
        for (; first < last; first += block) {
            const std::uint32_t count = std::min(block, last - first);
            squaredDistances({m_x.data() + first, m_y.data() + first, m_z.data() + first, count}, place_m.x(), place_m.y(), place_m.z(),
                             squared_m2.data());
            std::size_t size = found.size();
            found.resize(size + count);
            for (std::uint32_t k = 0; k < count; ++k) {  // no branch: whether a point is near is anyone's guess
                found[size] = first + k;
                size += squared_m2[k] < limit_m2 ? 1 : 0;
            }
            found.resize(size);
        }
    });
}

}  // namespace pointloom
