// SPDX-License-Identifier: Apache-2.0
#include "core/fit/RectangleSearch.h"

#include "core/base/Simd.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace pointloom {
namespace {

constexpr double quarterTurn = std::numbers::pi / 2;

/// What one turn of the points gives.
struct Turned
{
    float u0;
    float u1;
    float v0;
    float v1;
    float sumU;
    float sumV;
};

POINTLOOM_WIDEST Turned turned(const float* x, const float* y, std::size_t blocks, float cos, float sin, float* u, float* v)
{
    float u0[simdLanes], u1[simdLanes], v0[simdLanes], v1[simdLanes], sumU[simdLanes], sumV[simdLanes];
    for (int lane = 0; lane < simdLanes; ++lane) {
        u0[lane] = v0[lane] = std::numeric_limits<float>::max();
        u1[lane] = v1[lane] = std::numeric_limits<float>::lowest();
        sumU[lane] = sumV[lane] = 0;
    }
    for (std::size_t i = 0; i < blocks * simdLanes; i += simdLanes) {
        for (int lane = 0; lane < simdLanes; ++lane) {
            const float a = cos * x[i + lane] + sin * y[i + lane];
            const float b = cos * y[i + lane] - sin * x[i + lane];
            u[i + lane] = a;
            v[i + lane] = b;
            u0[lane] = std::min(u0[lane], a);
            u1[lane] = std::max(u1[lane], a);
            v0[lane] = std::min(v0[lane], b);
            v1[lane] = std::max(v1[lane], b);
            sumU[lane] += a;
            sumV[lane] += b;
        }
    }
    Turned all{u0[0], u1[0], v0[0], v1[0], 0, 0};
    for (int lane = 0; lane < simdLanes; ++lane) {
        all = {std::min(all.u0, u0[lane]), std::max(all.u1, u1[lane]), std::min(all.v0, v0[lane]),
               std::max(all.v1, v1[lane]), all.sumU + sumU[lane],      all.sumV + sumV[lane]};
    }
    return all;
}

/// Sum of 1 / max(distance to the nearer of two lines, floor): u = a and v = b.
POINTLOOM_WIDEST float closenessTo(const float* u, const float* v, std::size_t blocks, float a, float b, float floor)
{
    float sum[simdLanes]{};
    for (std::size_t i = 0; i < blocks * simdLanes; i += simdLanes) {
        for (int lane = 0; lane < simdLanes; ++lane)
            sum[lane] += 1 / std::max(floor, std::min(std::abs(u[i + lane] - a), std::abs(v[i + lane] - b)));
    }
    float all = 0;
    for (const float one : sum)
        all += one;
    return all;
}

/// The points from their middle, as columns that are filled up to whole blocks with their last point.
class TurningPoints
{
public:
    explicit TurningPoints(std::span<const Eigen::Vector2f> points_m)
        : m_count(points_m.size()), m_blocks((points_m.size() + simdLanes - 1) / simdLanes)
    {
        for (const auto& point : points_m)
            m_middle += point;
        m_middle /= static_cast<float>(m_count);
        for (auto* column : {&m_x, &m_y, &m_u, &m_v})
            column->resize(m_blocks * simdLanes);
        for (std::size_t i = 0; i < m_x.size(); ++i) {
            const Eigen::Vector2f local = points_m[std::min(i, m_count - 1)] - m_middle;
            m_x[i] = local.x();
            m_y[i] = local.y();
        }
    }

    void turn(double yaw_rad)
    {
        m_turned = turned(m_x.data(), m_y.data(), m_blocks, static_cast<float>(std::cos(yaw_rad)), static_cast<float>(std::sin(yaw_rad)),
                          m_u.data(), m_v.data());
        m_yaw = yaw_rad;
    }

    [[nodiscard]] double closeness(double floor_m) const
    {
        const float u = nearSide(m_turned.u0, m_turned.u1, m_turned.sumU);
        const float v = nearSide(m_turned.v0, m_turned.v1, m_turned.sumV);
        const auto floor = static_cast<float>(floor_m);
        const float last = 1 / std::max(floor, std::min(std::abs(m_u.back() - u), std::abs(m_v.back() - v)));
        const auto filling = static_cast<float>(m_u.size() - m_count);
        return (closenessTo(m_u.data(), m_v.data(), m_blocks, u, v, floor) - filling * last) / static_cast<double>(m_count);
    }

    [[nodiscard]] TurnedExtent extent() const
    {
        const double u = std::cos(m_yaw) * m_middle.x() + std::sin(m_yaw) * m_middle.y();
        const double v = std::cos(m_yaw) * m_middle.y() - std::sin(m_yaw) * m_middle.x();
        return {m_yaw, u + m_turned.u0, u + m_turned.u1, v + m_turned.v0, v + m_turned.v1};
    }

private:
    /// That end of a range which lies nearer to the points in the sum of squares.
    [[nodiscard]] float nearSide(float low, float high, float sum) const
    {
        const auto count = static_cast<float>(m_u.size());
        return count * low * low - 2 * low * sum < count * high * high - 2 * high * sum ? low : high;
    }

    std::size_t m_count;
    std::size_t m_blocks;
    Eigen::Vector2f m_middle = Eigen::Vector2f::Zero();
    std::vector<float> m_x, m_y, m_u, m_v;
    Turned m_turned{};
    double m_yaw = 0;
};

RankedRectangle refine(TurningPoints& points, double yaw_rad, const RectangleSearchParams& params)
{
    double closest = 0;
    double bestYaw = yaw_rad;
    const int steps = static_cast<int>(params.step_rad / params.refinedStep_rad);
    for (int step = -steps; step <= steps; ++step) {
        const double yaw = yaw_rad + step * params.refinedStep_rad;
        points.turn(yaw);
        if (const double closeness = points.closeness(params.refinedFloor_m); closeness > closest) {
            closest = closeness;
            bestYaw = yaw;
        }
    }
    points.turn(bestYaw);
    const TurnedExtent extent = points.extent();
    return {extent, points.closeness(params.distanceFloor_m)};  // comparable between optima
}

}  // namespace

TurnedExtent extentAt(std::span<const Eigen::Vector2f> points_m, double yaw_rad)
{
    TurningPoints points(points_m);
    points.turn(yaw_rad);
    return points.extent();
}

std::vector<RankedRectangle> searchRectangles(std::span<const Eigen::Vector2f> points_m, const RectangleSearchParams& params)
{
    const bool allCoincide = std::ranges::all_of(points_m, [&](const auto& p) { return p == points_m.front(); });
    if (points_m.size() < 3 || allCoincide)
        return {};

    TurningPoints points(points_m);
    const auto steps = static_cast<std::size_t>(std::ceil(quarterTurn / params.step_rad));
    std::vector<double> closeness(steps);
    for (std::size_t i = 0; i < steps; ++i) {
        points.turn(static_cast<double>(i) * params.step_rad);
        closeness[i] = points.closeness(params.distanceFloor_m);
    }

    const double worthKeeping = params.keepAbove * std::ranges::max(closeness);
    std::vector<std::size_t> optima;
    for (std::size_t i = 0; i < steps; ++i) {
        const double before = closeness[(i + steps - 1) % steps];  // the turn is periodic: after 89 degrees comes 0
        const double after = closeness[(i + 1) % steps];
        if (closeness[i] >= worthKeeping && closeness[i] >= before && closeness[i] > after)
            optima.push_back(i);
    }
    if (optima.empty())  // the same at every yaw
        optima.push_back(0);
    std::ranges::stable_sort(optima, std::greater{}, [&](std::size_t i) { return closeness[i]; });
    optima.resize(std::min(optima.size(), params.most));

    std::vector<RankedRectangle> rectangles;
    for (const std::size_t i : optima)
        rectangles.push_back(refine(points, static_cast<double>(i) * params.step_rad, params));
    for (const double yaw : params.also_rad) {
        const double quarter = std::fmod(std::fmod(yaw, quarterTurn) + quarterTurn, quarterTurn);
        const auto isNear = [&](const RankedRectangle& one) {
            const double off = std::abs(std::remainder(one.extent.yaw_rad - quarter, quarterTurn));
            return off < 2 * params.step_rad;
        };
        if (std::ranges::none_of(rectangles, isNear)) {
            points.turn(quarter);
            const TurnedExtent extent = points.extent();
            rectangles.push_back({extent, points.closeness(params.distanceFloor_m)});
        }
    }
    std::ranges::stable_sort(rectangles, std::greater{}, &RankedRectangle::closeness);
    return rectangles;
}

}  // namespace pointloom
