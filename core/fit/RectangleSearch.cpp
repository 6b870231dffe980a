// SPDX-License-Identifier: Apache-2.0
#include "core/fit/RectangleSearch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double quarterTurn = std::numbers::pi / 2;

/// The points from their middle, as columns that Eigen takes four at a time.
class TurningPoints
{
public:
    explicit TurningPoints(std::span<const Eigen::Vector2f> points_m)
        : m_x(static_cast<Eigen::Index>(points_m.size())), m_y(m_x.size()), m_u(m_x.size()), m_v(m_x.size())
    {
        for (Eigen::Index i = 0; i < m_x.size(); ++i)
            m_middle += points_m[static_cast<std::size_t>(i)];
        m_middle /= static_cast<float>(m_x.size());
        for (Eigen::Index i = 0; i < m_x.size(); ++i) {
            const Eigen::Vector2f local = points_m[static_cast<std::size_t>(i)] - m_middle;
            m_x[i] = local.x();
            m_y[i] = local.y();
        }
    }

    void turn(double yaw_rad)
    {
        const auto cos = static_cast<float>(std::cos(yaw_rad));
        const auto sin = static_cast<float>(std::sin(yaw_rad));
        m_u = cos * m_x + sin * m_y;
        m_v = cos * m_y - sin * m_x;
        m_yaw = yaw_rad;
    }

    [[nodiscard]] double closeness(double floor_m)
    {
        distanceToNearSide(m_u);
        distanceToNearSide(m_v);
        return m_u.min(m_v).max(static_cast<float>(floor_m)).inverse().sum() / static_cast<double>(m_u.size());
    }

    [[nodiscard]] TurnedExtent extent() const
    {
        const double u = std::cos(m_yaw) * m_middle.x() + std::sin(m_yaw) * m_middle.y();
        const double v = std::cos(m_yaw) * m_middle.y() - std::sin(m_yaw) * m_middle.x();
        return {m_yaw, u + m_u.minCoeff(), u + m_u.maxCoeff(), v + m_v.minCoeff(), v + m_v.maxCoeff()};
    }

private:
    /// Replaces coordinates by distances to that end of their range which lies nearer in the sum of squares.
    static void distanceToNearSide(Eigen::ArrayXf& values)
    {
        const float low = values.minCoeff();
        const float high = values.maxCoeff();
        if ((values - low).square().sum() < (high - values).square().sum())
            values -= low;
        else
            values = high - values;
    }

    Eigen::Vector2f m_middle = Eigen::Vector2f::Zero();
    Eigen::ArrayXf m_x, m_y, m_u, m_v;
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
    std::ranges::stable_sort(rectangles, std::greater{}, &RankedRectangle::closeness);
    return rectangles;
}

}  // namespace pointloom
