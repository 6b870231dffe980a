// SPDX-License-Identifier: Apache-2.0
#include "core/index/PointLoops.h"

#include "core/base/Simd.h"

#include <algorithm>
#include <limits>

namespace pointloom {
namespace {

constexpr std::size_t lanes = 24;  // eight points: lane j holds coordinate j % 3

/// Lowers and raises the lanes by so many floats, a multiple of the lanes. A comparison with what is not a number leaves them as they are.
POINTLOOM_WIDEST void widen(const float* values, std::size_t count, float* low, float* high)
{
    for (std::size_t i = 0; i < count; i += lanes) {
        for (std::size_t j = 0; j < lanes; ++j) {
            const float value = values[i + j];
            low[j] = value < low[j] ? value : low[j];
            high[j] = value > high[j] ? value : high[j];
        }
    }
}

}  // namespace

Extent3 extentOf(const float* xyz, std::size_t points)
{
    constexpr float most = std::numeric_limits<float>::max();
    float low[lanes];
    float high[lanes];
    std::fill_n(low, lanes, most);
    std::fill_n(high, lanes, -most);
    const std::size_t whole = 3 * points / lanes * lanes;
    widen(xyz, whole, low, high);
    for (std::size_t i = whole; i < 3 * points; ++i) {
        low[i % 3] = xyz[i] < low[i % 3] ? xyz[i] : low[i % 3];
        high[i % 3] = xyz[i] > high[i % 3] ? xyz[i] : high[i % 3];
    }
    Extent3 extent{{most, most, most}, {-most, -most, -most}};
    for (std::size_t j = 0; j < lanes; ++j) {
        extent.low[j % 3] = std::min(extent.low[j % 3], low[j]);
        extent.high[j % 3] = std::max(extent.high[j % 3], high[j]);
    }
    return extent;
}

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
