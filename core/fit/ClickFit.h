// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/AxisPrior.h"
#include "core/fit/FaceEvidence.h"
#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"
#include "core/schema/LabelSchema.h"

#include <array>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace pointloom {

/// A face is seen when points lie on it, else it was placed by the class prior.
using SeenFaces = std::array<bool, 6>;  ///< by Face

/// What makes an alternative different from the best fit.
enum class FitKind { best, otherYaw, axesSwapped, turnedRound, bigger, smaller, shifted, split, merged };

struct FittedBox
{
    OrientedBox box;   ///< relative to the cloud's origin
    double score = 0;  ///< 0..1: how well the points, the free space and the class agree with it
    FitKind kind = FitKind::best;
    SeenFaces seen{};          ///< of the best fit and of the same turned round; the others are asked for when they are shown
    std::uint32_t points = 0;  ///< inside the box, above ground
};

/// What a click gives: the best box first, then its ranked alternatives of every kind.
using RankedFits = std::vector<FittedBox>;

struct ClickParams
{
    Eigen::Vector2f sensor_m = Eigen::Vector2f::Zero();  ///< where the scan was taken from, relative to the cloud's origin
    float reach_m = 1.0F;                                ///< the click must be this near to a point above ground
    std::optional<double> heading_rad = std::nullopt;    ///< the way the object looks, to within 45 degrees, when a person showed it
    FitContext context{};                                ///< what is known about the way objects look here
};

/// What a frame tells by itself: where its sensor was, and which way its vehicle looks (along +x) where coordinates are the sensor's own.
[[nodiscard]] ClickParams clickParamsFor(const CloudIndex& index);

/// Fits a box to the object under a click.
///
/// @param click_m  relative to the cloud's origin; z is not used beyond choosing among points above each other
/// @returns nothing when there is no object there: no point above ground near the click, or what is there is larger than the class
///          can be at every tolerance (a wall)
/// Grows segments in a 0.1 m bird's-eye grid at falling tolerances; turns each by rectangle search (Zhang et al., IV 2017) and by what the
/// context expects; completes hidden sides to the typical size in every way that they may go on; takes the box that sizes, straight sides,
/// the light that passed by or was stopped, bare ground and neighbours say least against. Bottom on the ground. p50 under 0.3 ms on one
/// thread. Thread-safe.
[[nodiscard]] RankedFits fitClick(const CloudIndex& index, const Eigen::Vector3f& click_m, const ClassDef& what,
                                  const ClickParams& params = {});

/// Fits a box to the object that a person drew a band around: of the points in it, those of the cluster that has most there.
///
/// @param pointIds  numbers of points in the cloud, any order
/// @returns nothing when none of them is above ground. What is larger than the class gets the box around its points.
[[nodiscard]] RankedFits fitRegion(const CloudIndex& index, std::span<const std::uint32_t> pointIds, const ClassDef& what,
                                   const ClickParams& params = {});

/// A box of a footprint that a person drew: bottom on the ground, top on the points inside, or as high as the class where there are none.
[[nodiscard]] OrientedBox standingBox(const CloudIndex& index, const OrientedBox& footprint, const ClassDef& what);

/// Which faces of any box have points on them: those whose evidence is at least seenEvidence.
[[nodiscard]] SeenFaces seenFaces(const FaceEvidence& evidence);
[[nodiscard]] SeenFaces seenFaces(const CloudIndex& index, const OrientedBox& box);

/// Moves the faces that are turned to the sensor on to their points, and the bottom to the ground; other faces stay. Strays, mirrors and
/// aerials do not pull a face out. Thread-safe.
[[nodiscard]] OrientedBox snapFaces(const CloudIndex& index, const OrientedBox& box);

/// What looks like an object of the scheme and lies in none of the given boxes, each with its fit, best first: the missed objects. Of every
/// cluster that has the size and height of some class whose size says what it is, the class is taken that fits best; the score says how
/// much an annotator would want to see it: fit, measured sides, standing alone, height. Walls, hedges, trees and poles score low and are
/// left out. Boxes relative to the cloud's origin. Answers what was found so far when stop is requested.
struct Candidate
{
    FittedBox fit;
    const ClassDef* what = nullptr;
};
[[nodiscard]] std::vector<Candidate> findObjects(const CloudIndex& index, const LabelSchema& schema, const std::vector<OrientedBox>& taken,
                                                 const ClickParams& params = {}, std::stop_token stop = {});

}  // namespace pointloom
