// SPDX-License-Identifier: Apache-2.0
#include "core/track/MotionFilter.h"

#include <Eigen/Geometry>
#include <Eigen/LU>

#include <cmath>

namespace pointloom {
namespace {

constexpr double placed_m = 0.05;  // how well people place a box
constexpr double placed_rad = 0.02;
constexpr double longestWalker_m = 1.2;
constexpr double longestCycle_m = 2.6;

Eigen::Vector2d quarterTurned(const Eigen::Vector2d& v)
{
    return {-v.y(), v.x()};
}

}  // namespace

MotionParams motionOf(const Eigen::Vector3d& size_m)
{
    MotionParams motion;
    if (size_m.x() < longestWalker_m)
        return {.wheeled = false,
                .along_mps = 1.5,
                .across_mps = 1.5,
                .turn_radps = 0.3,
                .acceleration_mps2 = 2,
                .turnAcceleration_radps2 = 0.5};
    if (size_m.x() < longestCycle_m)
        motion.along_mps = 6;  // 15 m/s is a fast descent
    return motion;
}

MotionFilter::MotionFilter(const Eigen::Vector3d& pose, const MotionParams& params) : m_params(params)
{
    m_state.head<3>() = pose;
    m_covariance.diagonal() << placed_m * placed_m, placed_m * placed_m, placed_rad * placed_rad, 0, 0,
        params.turn_radps * params.turn_radps;
    const Eigen::Rotation2Dd heading(pose.z());
    const Eigen::Vector2d speed(params.along_mps, params.across_mps);
    m_covariance.block<2, 2>(3, 3) = heading.toRotationMatrix() * speed.cwiseAbs2().asDiagonal() * heading.toRotationMatrix().transpose();
}

void MotionFilter::learnVelocity(const Eigen::Vector2d& velocity_mps, double deviation_mps)
{
    m_state.segment<2>(3) = velocity_mps;
    m_covariance.block<2, 2>(3, 3) = Eigen::Matrix2d::Identity() * deviation_mps * deviation_mps;
}

void MotionFilter::predict(double dt_s)
{
    const double turn = m_params.wheeled ? m_state[5] * dt_s : 0;  // the velocity turns with what rolls
    const Eigen::Vector2d velocity = m_state.segment<2>(3);
    const Eigen::Matrix2d half = Eigen::Rotation2Dd(turn / 2).toRotationMatrix();
    const Eigen::Matrix2d whole = Eigen::Rotation2Dd(turn).toRotationMatrix();

    Covariance step = Covariance::Identity();
    step.block<2, 2>(0, 3) = half * dt_s;
    step.block<2, 2>(3, 3) = whole;
    step(2, 5) = dt_s;
    if (m_params.wheeled) {
        step.block<2, 1>(0, 5) = quarterTurned(half * velocity) * (dt_s * dt_s / 2);
        step.block<2, 1>(3, 5) = quarterTurned(whole * velocity) * dt_s;
    }
    m_state.head<2>() += half * velocity * dt_s;
    m_state[2] += m_state[5] * dt_s;
    m_state.segment<2>(3) = whole * velocity;

    // A constant acceleration over the step that nobody knows.
    Eigen::Matrix<double, 6, 3> gain = Eigen::Matrix<double, 6, 3>::Zero();
    gain.topRows<3>().diagonal().setConstant(dt_s * dt_s / 2);
    gain.bottomRows<3>().diagonal().setConstant(dt_s);
    const Eigen::Vector3d noise(m_params.acceleration_mps2, m_params.acceleration_mps2, m_params.turnAcceleration_radps2);
    m_covariance = step * m_covariance * step.transpose() + gain * noise.cwiseAbs2().asDiagonal() * gain.transpose();
}

void MotionFilter::update(const Eigen::Vector3d& best, const Eigen::Matrix3d& information)
{
    // The usual update written with the information of the measurement, which need not have an inverse.
    const Eigen::Matrix3d before = covariance().inverse();
    const Eigen::Matrix<double, 6, 3> reach = m_covariance.leftCols<3>();
    const Eigen::Matrix3d kept = before - before * (before + information).inverse() * before;
    m_state += reach * before * (best - pose());
    m_covariance -= reach * kept * reach.transpose();
    if (m_params.wheeled)
        rollAlongHeading();
    m_covariance = (m_covariance + m_covariance.transpose()).eval() / 2;
}

void MotionFilter::rollAlongHeading()
{
    const Eigen::Vector2d across(-std::sin(m_state[2]), std::cos(m_state[2]));
    const Eigen::Vector2d velocity = m_state.segment<2>(3);
    State slope = State::Zero();  // of the sideways speed by the state
    slope[2] = -velocity.dot(Eigen::Vector2d(std::cos(m_state[2]), std::sin(m_state[2])));
    slope.segment<2>(3) = across;
    const double variance = slope.dot(m_covariance * slope) + m_params.slip_mps * m_params.slip_mps;
    const State gain = m_covariance * slope / variance;
    m_state -= gain * across.dot(velocity);
    m_covariance -= gain * variance * gain.transpose();
}

void HeightFilter::move(double way_m)
{
    constexpr double slope = 0.03;  // of streets, now and then
    constexpr double still_m = 0.005;
    m_variance += slope * slope * way_m * way_m + still_m * still_m;
}

void HeightFilter::seeGround(double height_m, double deviation_m)
{
    take(height_m + m_foot_m - m_bottom_m, deviation_m * deviation_m + m_footDeviation_m * m_footDeviation_m);
}

void HeightFilter::seePoints(double up_m, double information)
{
    if (information > 0)
        take(up_m, 1 / information);
}

void HeightFilter::take(double off_m, double variance)
{
    const double gain = m_variance / (m_variance + variance);
    m_bottom_m += gain * off_m;
    m_variance *= 1 - gain;
}

}  // namespace pointloom
