// SPDX-License-Identifier: Apache-2.0
#include "core/camera/Lens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

using Polynomial = std::vector<double>;  ///< coefficients from the constant term up

double valueAt(const Polynomial& polynomial, double x)
{
    double value = 0;
    for (auto coefficient = polynomial.rbegin(); coefficient != polynomial.rend(); ++coefficient)
        value = value * x + *coefficient;
    return value;
}

Polynomial derivativeOf(const Polynomial& polynomial)
{
    Polynomial out;
    for (std::size_t power = 1; power < polynomial.size(); ++power)
        out.push_back(static_cast<double>(power) * polynomial[power]);
    return out;
}

Polynomial product(const Polynomial& a, const Polynomial& b)
{
    Polynomial out(a.size() + b.size() - 1, 0.0);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < b.size(); ++k)
            out[i + k] += a[i] * b[k];
    return out;
}

/// Where the polynomial changes its sign in (0, end), in order: between two places where its slope does it can only do so once.
std::vector<double> signChanges(const Polynomial& polynomial, double end)
{
    if (polynomial.size() < 2)
        return {};
    std::vector<double> places = signChanges(derivativeOf(polynomial), end);
    places.push_back(end);
    std::vector<double> out;
    double from = 0;
    for (const double to : places) {
        const bool negative = valueAt(polynomial, from) < 0;
        double low = from;
        double high = to;
        if (negative != (valueAt(polynomial, to) < 0)) {
            for (int i = 0; i < 200 && low < high; ++i) {
                const double middle = low + (high - low) / 2;
                if (middle == low || middle == high)
                    break;
                ((valueAt(polynomial, middle) < 0) == negative ? low : high) = middle;
            }
            out.push_back(low);
        }
        from = to;
    }
    return out;
}

constexpr double infinite = std::numeric_limits<double>::infinity();

double firstOr(const std::vector<double>& places, double otherwise)
{
    return places.empty() ? otherwise : places.front();
}

/// The radial part is r n(s) / d(s) with s = r^2. It grows with r while n d + 2 s (n' d - n d') > 0, up to the first pole of it.
double widestOfRadialTangential(std::span<const double> c)
{
    constexpr double end = 1e6;  // s of 89.94 degrees off the axis: as good as at its side
    const auto k = [&](std::size_t i) { return i < c.size() ? c[i] : 0.0; };
    const Polynomial n{1, k(0), k(1), k(4)};
    const Polynomial d{1, k(5), k(6), k(7)};
    Polynomial slope = product(n, d);
    const Polynomial up = product(derivativeOf(n), d);
    const Polynomial down = product(n, derivativeOf(d));
    for (std::size_t power = 0; power < up.size(); ++power)
        slope[power + 1] += 2 * (up[power] - down[power]);
    return std::sqrt(std::min(firstOr(signChanges(slope, end), infinite), firstOr(signChanges(d, end), infinite)));
}

/// The angle is drawn at a (1 + k1 a^2 + k2 a^4 + ...), which grows while 1 + 3 k1 a^2 + 5 k2 a^4 + ... > 0.
double widestOfFisheye(std::span<const double> c)
{
    constexpr double right_rad2 = 2.4674011002723395;  // (pi / 2)^2
    const double angle_rad2 = firstOr(signChanges({1, 3 * c[0], 5 * c[1], 7 * c[2], 9 * c[3]}, right_rad2), infinite);
    return angle_rad2 < right_rad2 ? std::tan(std::sqrt(angle_rad2)) : infinite;
}

Eigen::Vector2d radialTangential(std::span<const double> c, const Eigen::Vector2d& p)
{
    const auto k = [&](std::size_t i) { return i < c.size() ? c[i] : 0.0; };
    const double r2 = p.squaredNorm();
    const double radial = (1 + r2 * (k(0) + r2 * (k(1) + r2 * k(4)))) / (1 + r2 * (k(5) + r2 * (k(6) + r2 * k(7))));
    const double p1 = k(2);
    const double p2 = k(3);
    const double xy2 = 2 * p.x() * p.y();
    return {p.x() * radial + p1 * xy2 + p2 * (r2 + 2 * p.x() * p.x()) + r2 * (k(8) + r2 * k(9)),
            p.y() * radial + p1 * (r2 + 2 * p.y() * p.y()) + p2 * xy2 + r2 * (k(10) + r2 * k(11))};
}

Eigen::Vector2d fisheye(std::span<const double> c, const Eigen::Vector2d& p)
{
    const double r = p.norm();
    if (r == 0)
        return p;
    const double angle_rad = std::atan(r);
    const double a2 = angle_rad * angle_rad;
    return p * (angle_rad * (1 + a2 * (c[0] + a2 * (c[1] + a2 * (c[2] + a2 * c[3])))) / r);
}

Result<void> checkCoefficients(std::span<const double> coefficients, std::initializer_list<std::size_t> counts, const char* needed)
{
    if (std::ranges::find(counts, coefficients.size()) == counts.end())
        return fail(PL_TEXT("core", "there are %1 distortion coefficients where %2 are needed"), coefficients.size(), needed);
    if (!std::ranges::all_of(coefficients, [](double value) { return std::isfinite(value); }))
        return fail(PL_TEXT("core", "a distortion coefficient is no number"));
    return {};
}

}  // namespace

Result<Lens> Lens::radialTangential(std::span<const double> coefficients)
{
    if (auto checked = checkCoefficients(coefficients, {4, 5, 8, 12}, "4, 5, 8, 12"); !checked)
        return std::unexpected(checked.error());
    Lens lens;
    lens.m_model = LensModel::radialTangential;
    lens.m_coefficients.assign(coefficients.begin(), coefficients.end());
    lens.m_widestRadius = widestOfRadialTangential(coefficients);
    return lens;
}

Result<Lens> Lens::fisheye(std::span<const double> coefficients)
{
    if (auto checked = checkCoefficients(coefficients, {4}, "4"); !checked)
        return std::unexpected(checked.error());
    Lens lens;
    lens.m_model = LensModel::fisheye;
    lens.m_coefficients.assign(coefficients.begin(), coefficients.end());
    lens.m_widestRadius = widestOfFisheye(coefficients);
    return lens;
}

std::optional<Eigen::Vector2d> Lens::distorted(const Eigen::Vector2d& pinhole) const
{
    if (m_model == LensModel::none)
        return pinhole;
    if (!(pinhole.norm() <= m_widestRadius))
        return std::nullopt;
    return m_model == LensModel::fisheye ? pointloom::fisheye(m_coefficients, pinhole)
                                         : pointloom::radialTangential(m_coefficients, pinhole);
}

}  // namespace pointloom
