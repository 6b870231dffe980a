// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Arithmetic.h"

#include <cmath>
#include <numbers>

namespace pointloom::simulation {

SinCos sinCos(double angle_rad)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double quarters = std::floor(angle_rad / quarter + 0.5);
    const double r = angle_rad - quarters * quarter;  // within an eighth of a turn: the series below converge at once
    const double r2 = r * r;
    double sine = 1;
    for (int n = 15; n >= 3; n -= 2)
        sine = 1 - r2 / ((n - 1) * n) * sine;
    sine *= r;
    double cosine = 1;
    for (int n = 16; n >= 2; n -= 2)
        cosine = 1 - r2 / ((n - 1) * n) * cosine;

    switch (static_cast<long long>(quarters) & 3) {
    case 0:
        return {sine, cosine};
    case 1:
        return {cosine, -sine};
    case 2:
        return {-sine, -cosine};
    default:
        return {-cosine, sine};
    }
}

double angleOfSlope(double slope)
{
    const double square = slope * slope;
    double sum = 0;
    for (int n = 37; n >= 1; n -= 2)
        sum = 1.0 / n - square * sum;
    return slope * sum;
}

}  // namespace pointloom::simulation
