// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Terrain.h"

#include "core/simulate/Arithmetic.h"
#include "core/simulate/Random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom::simulation {
namespace {

constexpr double turn_rad = 2 * std::numbers::pi;

constexpr double windingPerMetre = turn_rad / 520;
constexpr double hillHeight_m = 0.7;
constexpr double hillPerMetre = turn_rad / 260;
constexpr double waveHeight_m = 0.035;  ///< worn tarmac
constexpr double wavePerMetreX = turn_rad / 23;
constexpr double wavePerMetreY = turn_rad / 31;
constexpr double largestClimb = 0.012;

/// No slope is steeper: the climb, the hill and the wave together. Sphere tracing rests on it.
constexpr double steepest = largestClimb + hillHeight_m * hillPerMetre + waveHeight_m * (wavePerMetreX + wavePerMetreY);

constexpr double closeEnough_m = 0.0005;
constexpr int largestSteps = 400;

}  // namespace

Terrain::Terrain(std::uint64_t seed)
{
    Random random(seedOf(seed, 0x7e44a1));
    m_winding_m = random.between(6, 11);
    m_windingPhase_rad = random.between(0, turn_rad);
    m_climb = random.between(-largestClimb, largestClimb);
    m_hillPhase_rad = random.between(0, turn_rad);
    m_wavePhase_rad = random.between(0, turn_rad);
}

Terrain::Centre Terrain::centre(double x_m) const
{
    const SinCos turn = sinCos(windingPerMetre * x_m + m_windingPhase_rad);
    return {m_winding_m * turn.sin, m_winding_m * windingPerMetre * turn.cos};
}

Eigen::Vector3d Terrain::at(double station_m, double offset_m) const
{
    const Centre c = centre(station_m);
    const double across = offset_m / std::sqrt(1 + c.slope * c.slope);
    const double x = station_m - c.slope * across;
    const double y = c.y_m + across;
    return {x, y, height_m(x, y)};
}

double Terrain::heading_rad(double station_m) const
{
    return angleOfSlope(centre(station_m).slope);
}

/// To first order: the street winds so gently that the error at the kerb is a few centimetres.
double Terrain::offset_m(double x_m, double y_m) const
{
    const Centre c = centre(x_m);
    return (y_m - c.y_m) / std::sqrt(1 + c.slope * c.slope);
}

Terrain::Surface Terrain::surface(double x_m, double y_m) const
{
    const SinCos hill = sinCos(hillPerMetre * x_m + m_hillPhase_rad);
    const SinCos wave = sinCos(wavePerMetreX * x_m + wavePerMetreY * y_m + m_wavePhase_rad);
    return {m_climb * x_m + hillHeight_m * hill.sin + waveHeight_m * wave.sin,
            {m_climb + hillHeight_m * hillPerMetre * hill.cos + waveHeight_m * wavePerMetreX * wave.cos,
             waveHeight_m * wavePerMetreY * wave.cos}};
}

double Terrain::height_m(double x_m, double y_m) const
{
    const double lift = std::abs(offset_m(x_m, y_m)) > kerbOffset_m ? kerbHeight_m : 0;
    return surface(x_m, y_m).height_m + lift;
}

/// Sphere tracing: the clearance shrinks no faster than the ray falls plus the steepest slope rises towards it.
double Terrain::reach_m(const Ray& ray, double lift_m, double within_m) const
{
    const double horizontal = std::sqrt(ray.direction.x() * ray.direction.x() + ray.direction.y() * ray.direction.y());
    const double closing = std::max(steepest * horizontal - ray.direction.z(), 1e-6);
    double range = 0;
    for (int step = 0; step < largestSteps && range < within_m; ++step) {
        const Eigen::Vector3d p = ray.origin_m + range * ray.direction;
        const double clearance = p.z() - lift_m - surface(p.x(), p.y()).height_m;
        if (clearance < closeEnough_m)
            return range;
        if (steepest * horizontal < ray.direction.z())
            return within_m;  // climbs faster than any slope
        range += clearance / closing;
    }
    return within_m;
}

/// Where between two ranges the ray passes over the kerb's edge, by bisection.
double Terrain::kerbBetween_m(const Ray& ray, double from_m, double to_m) const
{
    while (to_m - from_m > closeEnough_m) {
        const double middle = (from_m + to_m) / 2;
        const Eigen::Vector3d p = ray.origin_m + middle * ray.direction;
        (std::abs(offset_m(p.x(), p.y())) > kerbOffset_m ? to_m : from_m) = middle;
    }
    return to_m;
}

Material Terrain::materialAt(double offset_m) const
{
    constexpr double halfLine_m = 0.09;
    const double side = std::abs(offset_m);
    if (side > pavementEnd_m)
        return Material::grass;
    if (side > kerbOffset_m)
        return Material::paving;
    const bool line = side < halfLine_m || std::abs(side - 3.35) < halfLine_m || std::abs(side - 7.25) < halfLine_m;
    return line ? Material::marking : Material::asphalt;
}

/// Two smooth surfaces a kerb apart: the pavement counts outside the kerbs, the road between them, and a ray that passes
/// under the pavement's level while over the road and comes out beyond the kerb has met the kerb's face.
std::optional<Hit> Terrain::firstHit(const Ray& ray, double within_m) const
{
    const auto offsetAt = [&](double range) {
        const Eigen::Vector3d p = ray.origin_m + range * ray.direction;
        return offset_m(p.x(), p.y());
    };
    const auto hitAt = [&](double range, double offset) {
        const Eigen::Vector3d p = ray.origin_m + range * ray.direction;
        const Eigen::Vector2d slope = surface(p.x(), p.y()).slope;
        return Hit{range, unit({-slope.x(), -slope.y(), 1}), materialAt(offset)};
    };
    const double high = reach_m(ray, kerbHeight_m, within_m);
    if (high >= within_m)
        return std::nullopt;
    const double highOffset = offsetAt(high);
    if (std::abs(highOffset) > kerbOffset_m)
        return hitAt(high, highOffset);

    const double low = reach_m(ray, 0, within_m);
    const double lowOffset = offsetAt(low);
    if (std::abs(lowOffset) > kerbOffset_m) {
        const double edge = kerbBetween_m(ray, high, low);
        return Hit{edge, Eigen::Vector3d(0, lowOffset > 0 ? -1 : 1, 0), Material::paving};
    }
    if (low >= within_m)
        return std::nullopt;
    return hitAt(low, lowOffset);
}

}  // namespace pointloom::simulation
