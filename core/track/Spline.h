// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <vector>

namespace pointloom {

struct SplineParams
{
    int reach = 3;        ///< knots on either side that a tangent depends on: further ones would change it by less than 2 %
    double steepest = 3;  ///< times the slower one of the two neighbouring chords, that a tangent may be long: no more than that overshoots
};

/// A smooth way through knots at uneven distances. Its tangent in a knot is that of the natural cubic spline through the knot and its
/// neighbours (de Boor, A Practical Guide to Splines, ch. IV), cut where it would overshoot (Fritsch and Carlson, "Monotone piecewise cubic
/// interpolation", SIAM J. Numer. Anal. 17, 1980): what stands still between two knots does so all the way. The first derivative is
/// continuous; a knot moved changes the way only within its reach.
class Spline
{
public:
    /// @param at      places of the knots, strictly ascending, at least one
    /// @param values  a column for each knot; lengths of tangents are measured over all rows together
    Spline(std::vector<double> at, Eigen::MatrixXd values, const SplineParams& params = {});

    /// The value at a place; before the first and after the last knot that of the knot.
    [[nodiscard]] Eigen::VectorXd operator()(double place) const;

private:
    [[nodiscard]] Eigen::VectorXd naturalTangent(Eigen::Index knot, int reach) const;
    [[nodiscard]] double slowestChord(Eigen::Index knot) const;

    std::vector<double> m_at;
    Eigen::MatrixXd m_values;
    Eigen::MatrixXd m_tangents;
};

}  // namespace pointloom
