// SPDX-License-Identifier: Apache-2.0
#include "core/fit/AxisPrior.h"

#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double neighbourReach_m = 12;  // one standard deviation
constexpr double egoWeight = 0.5;        // of one neighbour right beside
constexpr double doubt = 0.5;            // so many votes leave even chances
constexpr double motionCertainty = 0.95;

/// Sum of votes as a resultant: its length says how sure it is, from 0 to under 1.
std::complex<double> settled(const std::complex<double>& votes, double weight)
{
    return votes / (weight + doubt);
}

}  // namespace

AxisPrior::AxisPrior(const FitContext& context, const Eigen::Vector2d& place_m)
{
    if (context.motion_rad) {
        m_axis = std::polar(motionCertainty, 2 * *context.motion_rad);
        m_heading = std::polar(motionCertainty, *context.motion_rad);
        return;
    }
    std::complex<double> axis;
    std::complex<double> heading;
    double weight = 0;
    const auto vote = [&](double yaw_rad, double so) {
        axis += std::polar(so, 2 * yaw_rad);
        heading += std::polar(so, yaw_rad);
        weight += so;
    };
    for (const OrientedBox& neighbour : context.neighbours) {
        const double distance = (neighbour.centre_m.head<2>() - place_m).norm() / neighbourReach_m;
        vote(neighbour.yaw_rad, std::exp(-distance * distance / 2));
    }
    if (context.ego_rad)
        vote(*context.ego_rad, egoWeight);
    m_axis = settled(axis, weight);
    m_heading = settled(heading, weight);
}

double AxisPrior::cost(double yaw_rad) const
{
    return (std::abs(m_axis) - (m_axis * std::polar(1.0, -2 * yaw_rad)).real()) / 2;
}

double AxisPrior::facing(double yaw_rad) const
{
    return (m_heading * std::polar(1.0, -yaw_rad)).real() < 0 ? wrapAngle(yaw_rad + std::numbers::pi) : yaw_rad;
}

std::vector<double> AxisPrior::axes() const
{
    constexpr double worthTrying = 0.2;
    if (std::abs(m_axis) < worthTrying)
        return {};
    return {std::arg(m_axis) / 2};
}

}  // namespace pointloom
