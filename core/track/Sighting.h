// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/ObjectView.h"

#include <cstdint>

namespace pointloom {

/// Why an object is not seen where it should be.
enum class Absence {
    none,      ///< it is seen
    occluded,  ///< something nearer stops the light
    gone,      ///< light goes through the place, or something else is there
    unseen,    ///< no ray goes there: out of range, or of what the scanner covers
};

/// An object looked for in one frame.
struct Sighting
{
    Absence absence = Absence::none;
    FlatPose pose = FlatPose::Zero();                       ///< the prior's where it is not seen
    Eigen::Matrix3d information = Eigen::Matrix3d::Zero();  ///< what the points alone say about the pose
    double up_m = 0;                                        ///< how much higher than expected the points are
    double upInformation = 0;                               ///< of that
    double explained = 0;                                   ///< points that the model explains, less half of those in the box
    double against = 0;                                     ///< log likelihood that prior and light take away
    double confidence = 0;                                  ///< 0..1
    double known = 0;                                       ///< share of the points explained, or of the expected ones found: the larger
    float points = 0;                                       ///< in the box, above the ground

    [[nodiscard]] bool found() const { return absence == Absence::none; }
};

struct LookParams
{
    RegistrationParams registration;
    double deviations = 3.5;       ///< of the prior, so far is looked either way
    double farthest_m = 5;         ///< but no farther
    double step_m = 0.2;           ///< of what is tried
    std::size_t mostTried = 200;   ///< points that are asked for each place
    std::size_t mostPoints = 600;  ///< points that are asked when it is near
    std::size_t refined = 3;       ///< places that are worth a closer look
    double apart_m = 0.5;          ///< of those
    double evidence = 30;          ///< log likelihood of an object that is all there, against one of which nothing is
    double passedWeight = 10;      ///< of the share of the rays that go through
    float fewestPoints = 3;
    double fewestExplained = 0.4;  ///< share of the points in the box that the model must explain, or
    double fewestRefound = 0.5;    ///< of the expected points: more may come into sight than the model has seen
    double fewestExpected = 0.12;  ///< share of the expected points that must be there
};

/// Looks for an object: tries the places that the prior leaves open on a grid, registers the model at the best of them, and takes the pose
/// for which model, prior and light speak most. Where none is good enough, the sight lines tell why.
/// @param expectedPoints  that it should have at the prior's pose, above the ground; 0: not known
[[nodiscard]] Sighting lookFor(const ObjectModel& model, const ObjectView& view, const PosePrior& prior, double expectedPoints,
                               const LookParams& params = {});

/// How much more likely one sighting is than another of the same object in the same frame: a log likelihood ratio.
[[nodiscard]] double advantage(const Sighting& one, const Sighting& other, const LookParams& params = {});

}  // namespace pointloom
