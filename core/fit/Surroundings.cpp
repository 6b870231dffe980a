// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Surroundings.h"

#include "core/base/Simd.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr float cell_m = 0.4F;    // of the samples
constexpr double bodyFrom = 0.2;  // of the height: clear of the ground and what lies on it
constexpr double bodyTo = 0.6;    // below the windows

/// How many places lie in a footprint, and how many just outside.
struct InAndOut
{
    float in = 0;
    float out = 0;
};

struct FootprintAxes
{
    float x, y, cos, sin, halfLength, halfWidth;
};

POINTLOOM_WIDEST InAndOut countAround(const float* x, const float* y, std::size_t count, const FootprintAxes& box, float touching_m,
                                      float near_m)
{
    float in[simdLanes]{};
    float out[simdLanes]{};
    for (std::size_t i = 0; i < count; i += simdLanes) {
        for (int lane = 0; lane < simdLanes; ++lane) {
            const float dx = x[i + lane] - box.x;
            const float dy = y[i + lane] - box.y;
            const float beyond =
                std::max(std::abs(box.cos * dx + box.sin * dy) - box.halfLength, std::abs(box.cos * dy - box.sin * dx) - box.halfWidth);
            in[lane] += beyond <= touching_m ? 1.0F : 0.0F;
            out[lane] += beyond > touching_m && beyond < near_m ? 1.0F : 0.0F;
        }
    }
    InAndOut all;
    for (int lane = 0; lane < simdLanes; ++lane) {
        all.in += in[lane];
        all.out += out[lane];
    }
    return all;
}

}  // namespace

FitSurroundings::FitSurroundings(const CloudIndex& index, std::span<const Eigen::Vector2f> around_m, const SurroundingsParams& params)
    : m_index(index), m_params(params)
{
    constexpr float farAway_m = 1e6F;
    const std::size_t filled = (around_m.size() + simdLanes - 1) / simdLanes * simdLanes;
    m_aroundX.assign(filled, farAway_m);
    m_aroundY.assign(filled, farAway_m);
    for (std::size_t i = 0; i < around_m.size(); ++i) {
        m_aroundX[i] = around_m[i].x();
        m_aroundY[i] = around_m[i].y();
    }
}

double FitSurroundings::bareShare(const OrientedBox& box, double shrink_m) const
{
    const Eigen::Vector2d half = box.size_m.head<2>() / 2 - Eigen::Vector2d::Constant(shrink_m);
    if ((half.array() <= 0).any())
        return 0;
    const double cos = std::cos(box.yaw_rad);
    const double sin = std::sin(box.yaw_rad);
    const int columns = std::max(1, static_cast<int>(2 * half.x() / cell_m));
    const int rows = std::max(1, static_cast<int>(2 * half.y() / cell_m));
    int found = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double u = half.x() * ((2 * column + 1.0) / columns - 1);
            const double v = half.y() * ((2 * row + 1.0) / rows - 1);
            const double x = box.centre_m.x() + cos * u - sin * v;
            const double y = box.centre_m.y() + sin * u + cos * v;
            found += m_index.isBare(static_cast<float>(x), static_cast<float>(y)) ? 1 : 0;
        }
    }
    return static_cast<double>(found) / (rows * columns);
}

double FitSurroundings::cutShare(const OrientedBox& box) const
{
    constexpr float near_m = 0.4F;
    constexpr float touching_m = 0.05F;
    const FootprintAxes axes{static_cast<float>(box.centre_m.x()),      static_cast<float>(box.centre_m.y()),
                             static_cast<float>(std::cos(box.yaw_rad)), static_cast<float>(std::sin(box.yaw_rad)),
                             static_cast<float>(box.size_m.x() / 2),    static_cast<float>(box.size_m.y() / 2)};
    const InAndOut cells = countAround(m_aroundX.data(), m_aroundY.data(), m_aroundX.size(), axes, touching_m, near_m);
    return cells.out / std::max(1.0F, cells.in);
}

double FitSurroundings::addedCost(const Hypothesis& hypothesis) const
{
    constexpr double clear_m = 0.1;  // of the points
    const SeenExtent& seen = hypothesis.seen;
    const OrientedBox& box = hypothesis.box;
    const Eigen::Vector2d centre = box.centre_m.head<2>();
    const double u = seen.axis.dot(centre);
    const double v = seen.axis.x() * centre.y() - seen.axis.y() * centre.x();
    const Interval along{u - box.size_m.x() / 2, u + box.size_m.x() / 2};
    const Interval across{v - box.size_m.y() / 2, v + box.size_m.y() / 2};
    double cost = 0;
    const auto ask = [&](const Interval& a, const Interval& b) {
        if (a.size_m() < clear_m || b.size_m() < clear_m)
            return;
        const OrientedBox strip = seen.boxOver(a, b, box.size_m.z(), m_index.ground());
        const double bottom = strip.centre_m.z() - strip.size_m.z() / 2;
        cost += m_params.addedWeight
            * m_index.sight()
                  .through(strip, 0, static_cast<float>(bottom + bodyFrom * box.size_m.z()),
                           static_cast<float>(bottom + bodyTo * box.size_m.z()))
                  .passedShare();
    };
    ask({along.low_m, seen.along.low_m - clear_m}, seen.across);
    ask({seen.along.high_m + clear_m, along.high_m}, seen.across);
    ask(seen.along, {across.low_m, seen.across.low_m - clear_m});
    ask(seen.along, {seen.across.high_m + clear_m, across.high_m});
    return cost;
}

double FitSurroundings::sightCost(const OrientedBox& box, const SizePrior& size) const
{
    constexpr double mostDepth = 1.5;  // widths
    const double shrink = std::min(m_params.shrink_m, size.typical_m.y() / 5);
    const double bottom = box.centre_m.z() - box.size_m.z() / 2;
    const SightVerdict sight =
        m_index.sight().through(box, static_cast<float>(shrink), static_cast<float>(bottom + bodyFrom * box.size_m.z()),
                                static_cast<float>(bottom + bodyTo * box.size_m.z()));
    return m_params.passedWeight * sight.passedShare() + m_params.emptyWeight * sight.empty
        + m_params.depthWeight * std::min(mostDepth, std::max(0.0, sight.depth_m - m_params.surface_m) / size.typical_m.y());
}

double FitSurroundings::cost(const Hypothesis& hypothesis, const SizePrior& size, double enough) const
{
    double cost = m_params.seenGroundWeight * bareShare(hypothesis.box, std::min(m_params.shrink_m, size.typical_m.y() / 5))
        + m_params.cutWeight * std::min(1.0, cutShare(hypothesis.box));
    if (cost <= enough)
        cost += sightCost(hypothesis.box, size);
    if (cost <= enough)
        cost += addedCost(hypothesis);
    return cost;
}

}  // namespace pointloom
