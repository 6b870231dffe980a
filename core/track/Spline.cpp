// SPDX-License-Identifier: Apache-2.0
#include "core/track/Spline.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace pointloom {

Spline::Spline(std::vector<double> at, Eigen::MatrixXd values, const SplineParams& params)
    : m_at(std::move(at)), m_values(std::move(values)), m_tangents(Eigen::MatrixXd::Zero(m_values.rows(), m_values.cols()))
{
    assert(!m_at.empty() && static_cast<Eigen::Index>(m_at.size()) == m_values.cols());
    if (m_at.size() < 2)
        return;
    for (Eigen::Index knot = 0; knot < m_values.cols(); ++knot) {
        Eigen::VectorXd tangent = naturalTangent(knot, params.reach);
        const double longest = params.steepest * slowestChord(knot);
        if (const double length = tangent.norm(); length > longest)
            tangent *= longest / length;
        m_tangents.col(knot) = tangent;
    }
}

/// Solves for the tangents of the natural spline through the knots within reach (Thomas' algorithm) and answers the one asked for.
Eigen::VectorXd Spline::naturalTangent(Eigen::Index knot, int reach) const
{
    const Eigen::Index first = std::max<Eigen::Index>(0, knot - reach);
    const Eigen::Index knots = std::min<Eigen::Index>(m_values.cols(), knot + reach + 1) - first;
    const auto step = [&](Eigen::Index i) {
        const auto at = static_cast<std::size_t>(first + i);
        return m_at[at + 1] - m_at[at];
    };
    const auto chord = [&](Eigen::Index i) -> Eigen::VectorXd { return (m_values.col(first + i + 1) - m_values.col(first + i)) / step(i); };

    std::vector<double> diagonal(static_cast<std::size_t>(knots), 2.0);
    std::vector<double> above(static_cast<std::size_t>(knots), 1.0);
    Eigen::MatrixXd right(m_values.rows(), knots);
    right.col(0) = 3 * chord(0);
    for (Eigen::Index i = 1; i < knots; ++i) {
        const bool isLast = i == knots - 1;
        const double below = isLast ? 1 : step(i);
        const auto at = static_cast<std::size_t>(i);
        if (!isLast) {
            diagonal[at] = 2 * (step(i - 1) + step(i));
            above[at] = step(i - 1);
            right.col(i) = 3 * (step(i) * chord(i - 1) + step(i - 1) * chord(i));
        } else {
            right.col(i) = 3 * chord(i - 1);
        }
        const double share = below / diagonal[at - 1];
        diagonal[at] -= share * above[at - 1];
        right.col(i) -= share * right.col(i - 1);
    }
    Eigen::VectorXd tangent = right.col(knots - 1) / diagonal.back();
    for (Eigen::Index i = knots - 2; i >= knot - first; --i)
        tangent = (right.col(i) - above[static_cast<std::size_t>(i)] * tangent) / diagonal[static_cast<std::size_t>(i)];
    return tangent;
}

double Spline::slowestChord(Eigen::Index knot) const
{
    double slowest = std::numeric_limits<double>::infinity();
    for (const Eigen::Index i : {knot - 1, knot}) {
        if (i < 0 || i + 1 >= m_values.cols())
            continue;
        const auto at = static_cast<std::size_t>(i);
        slowest = std::min(slowest, (m_values.col(i + 1) - m_values.col(i)).norm() / (m_at[at + 1] - m_at[at]));
    }
    return slowest;
}

Eigen::VectorXd Spline::operator()(double place) const
{
    const auto after = std::ranges::upper_bound(m_at, place);
    if (after == m_at.begin())
        return m_values.col(0);
    if (after == m_at.end())
        return m_values.col(m_values.cols() - 1);
    const Eigen::Index i = std::distance(m_at.begin(), after) - 1;
    const auto at = static_cast<std::size_t>(i);
    const double step = m_at[at + 1] - m_at[at];
    const double r = (place - m_at[at]) / step;
    const double r2 = r * r;
    const double r3 = r2 * r;  // the cubic Hermite polynomials
    return (2 * r3 - 3 * r2 + 1) * m_values.col(i) + (3 * r2 - 2 * r3) * m_values.col(i + 1)
        + step * ((r3 - 2 * r2 + r) * m_tangents.col(i) + (r3 - r2) * m_tangents.col(i + 1));
}

}  // namespace pointloom
