// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

namespace pointloom {

/// How an object may move. Speeds are deviations of what is not known yet.
struct MotionParams
{
    bool wheeled = true;    ///< moves along its heading and turns by driving; else in any direction, turning on the spot
    double along_mps = 10;  ///< of an object of which nothing is known: 30 m/s are three deviations
    double across_mps = 0.5;
    double turn_radps = 0.3;
    double acceleration_mps2 = 3;  ///< hard braking is 6 to 8, ordinary driving 1 to 2
    double turnAcceleration_radps2 = 0.5;
    double slip_mps = 0.15;  ///< sideways speed of what rolls: the middle of a turning car does not move along its heading
};

/// The usual ones for an object of this length, width and height: what is as short as a person walks, the rest drives.
[[nodiscard]] MotionParams motionOf(const Eigen::Vector3d& size_m);

/// Where an object is seen from above and how it moves: constant velocity and turn, as an extended Kalman filter over x, y, yaw, the
/// velocity and the turn rate (the CTRV model of Schubert et al., "Comparison and evaluation of advanced motion models for vehicle
/// tracking", FUSION 2008, with the velocity as a vector). Metres, radians, seconds, in a frame that stands still.
class MotionFilter
{
public:
    /// Starts where a person put the box, with unknown speed.
    MotionFilter(const Eigen::Vector3d& pose, const MotionParams& params);

    /// What another box of the object says about its speed.
    void learnVelocity(const Eigen::Vector2d& velocity_mps, double deviation_mps);

    /// Lets time pass; negative: back.
    void predict(double dt_s);

    /// Takes in where the object was found.
    /// @param best         the most likely pose given the prediction and the points
    /// @param information  what the points alone say about it: the inverse of a covariance; may be singular
    void update(const Eigen::Vector3d& best, const Eigen::Matrix3d& information);

    [[nodiscard]] Eigen::Vector3d pose() const { return m_state.head<3>(); }  ///< x, y, yaw
    [[nodiscard]] Eigen::Matrix3d covariance() const { return m_covariance.topLeftCorner<3, 3>(); }
    [[nodiscard]] Eigen::Vector2d velocity_mps() const { return m_state.segment<2>(3); }
    [[nodiscard]] Eigen::Matrix2d velocityCovariance() const { return m_covariance.block<2, 2>(3, 3); }

private:
    using State = Eigen::Matrix<double, 6, 1>;
    using Covariance = Eigen::Matrix<double, 6, 6>;

    void rollAlongHeading();

    MotionParams m_params;
    State m_state = State::Zero();  ///< x, y, yaw, vx, vy, turn rate
    Covariance m_covariance = Covariance::Zero();
};

/// How high an object's bottom is: it keeps its height above the ground where the ground is seen well, and goes by its own points where it
/// is not. A Kalman filter of one number; metres, in a frame that stands still.
class HeightFilter
{
public:
    /// @param foot_m           how high the bottom is above the ground where a person boxed it
    /// @param footDeviation_m  how well that is known
    HeightFilter(double bottom_m, double foot_m, double footDeviation_m)
        : m_bottom_m(bottom_m), m_foot_m(foot_m), m_footDeviation_m(footDeviation_m)
    {}

    /// The object goes so far over ground that may rise or fall.
    void move(double way_m);
    void seeGround(double height_m, double deviation_m);
    void seePoints(double up_m, double information);

    [[nodiscard]] double bottom_m() const { return m_bottom_m; }

private:
    void take(double off_m, double variance);

    double m_bottom_m;
    double m_foot_m;
    double m_footDeviation_m;
    double m_variance = 0;
};

}  // namespace pointloom
