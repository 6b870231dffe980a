// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/ObjectModel.h"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace pointloom {

/// Where an object is seen from above: x, y, yaw in a frame that stands still; metres, radians.
using FlatPose = Eigen::Vector3d;

/// Points of the frame in the axes of an object at a pose; z stays.
[[nodiscard]] std::vector<Eigen::Vector3f> inObjectAxes(std::span<const Eigen::Vector3f> points_m, const FlatPose& pose);

/// What is expected before the points are asked.
struct PosePrior
{
    FlatPose mean = FlatPose::Zero();
    Eigen::Matrix3d information = Eigen::Matrix3d::Zero();  ///< inverse covariance in the frame
};

struct RegistrationParams
{
    int iterations = 12;
    float farthest_m = 0.4F;  ///< residual that counts half in the first iteration
    float nearest_m = 0.1F;   ///< and in the last
    double noise_m = 0.06;    ///< of one residual across a surface
    double independent = 60;  ///< points of one scan err together: no more than so many count by themselves
    double floor_m = 0.02;    ///< no registration is better than this
    double floor_rad = 0.005;
    float around_m = 0.3F;   ///< points so far outside the box still draw it to them
    float outside_m = 0.1F;  ///< and so far outside they still count as in it: mirrors, boxes that are a little small
};

struct Registration
{
    FlatPose pose = FlatPose::Zero();
    Eigen::Matrix3d information = Eigen::Matrix3d::Zero();  ///< what the points alone say, in the frame
    double up_m = 0;                                        ///< how much higher than the model the points are
    double upInformation = 0;                               ///< what they say about that: one over a variance
    float matched = 0;                                      ///< sum over the points of how well the model explains each, 0..1
    float inside = 0;                                       ///< points in the box, or hardly outside
    float strange = 0;                                      ///< of these, points where the model has nothing near: not seen before
    double surprise = 0;                                    ///< half the squared Mahalanobis distance from the prior
};

/// How well a model at a pose explains the points around it; no refinement.
[[nodiscard]] Registration explain(const ObjectModel& model, const Eigen::Vector3d& size_m, std::span<const Eigen::Vector3f> scene_m,
                                   const FlatPose& pose, float scale_m, const RegistrationParams& params = {});

/// The most likely pose near a start: points to surfels, Geman-McClure weights whose scale shrinks from iteration to iteration, together
/// with the prior (maximum a posteriori by Gauss-Newton). Where the points leave a direction open, along a side whose ends are hidden, the
/// prior alone speaks, and the information says so.
///
/// @param scene_m  x and y in the frame, z above the object's bottom; less than a thousand is enough
/// Cost: O(iterations * points), some 5 ns each. The answer does not depend on anything else.
[[nodiscard]] Registration registerModel(const ObjectModel& model, const Eigen::Vector3d& size_m, std::span<const Eigen::Vector3f> scene_m,
                                         const PosePrior& prior, const FlatPose& start, const RegistrationParams& params = {});

}  // namespace pointloom
