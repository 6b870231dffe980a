// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/FaceEvidence.h"
#include "core/labels/Edit.h"
#include "core/labels/Labels.h"
#include "core/schema/LabelSchema.h"
#include "core/track/Interpolation.h"
#include "core/track/TrackFrame.h"

#include <array>
#include <span>

namespace pointloom {

/// What one frame shows of the faces of an object.
struct SizeView
{
    int frame = 0;
    OrientedBox box;          ///< as it is labelled, in the frame's cloud
    OrientedBox measured;     ///< its faces on their points as far as there are any, turned to agree with them
    FaceEvidence evidence{};  ///< by Face: how surely each one's place was measured, 0..1
};

/// Looks at a box in its frame. A face counts when points lie on it; one that is turned away from the sensor counts too where the side next
/// to it was seen up to its end and light went by right behind it. About a millisecond. Thread-safe.
[[nodiscard]] SizeView viewOf(const TrackFrame& frame, int number, const OrientedBox& box);

/// One measure of an object.
struct SolvedAxis
{
    double size_m = 0;
    double spread_m = 0;  ///< deviation among the frames that measured it; of the class when none did
    float evidence = 0;   ///< of the best frame; 0: no frame saw both ends, so the class stands in
    int frames = 0;       ///< that measured it
};

/// One size for all frames of a track, and what it changes.
struct SizeSolve
{
    Eigen::Vector3d size_m = Eigen::Vector3d::Zero();
    std::array<SolvedAxis, 3> axes;  ///< length, width, height
    FrameBoxes boxes;                ///< the new box of every view
    double largestShift_m = 0;       ///< of a corner
    double meanIou = 1;              ///< 3D, of new with old boxes
};

struct SizeSolveParams
{
    double bestShare = 0.6;     ///< frames count whose evidence is at least so much of the best one's
    double quantile = 0.8;      ///< of the lengths they measured: points lie in an object or on it, so lengths come out short more often
    double outlier = 3;         ///< deviations off the median: such a frame has something else in its box
    double viewNoise_m = 0.06;  ///< of a length measured in one frame with full evidence: points are noisy by 2 cm, bumpers round
    double viewFloor_m = 0.02;  ///< however many frames agree: what they all get wrong alike
    bool refits = false;        ///< the boxes also move on to their points: seen faces go where they were measured
    double guessShare = 0.05;   ///< of a length, that people guess wrong by where nothing shows it
};

/// Solves for one size of a rigid object. Each axis is measured by the frames that see both of its ends best (a weighted quantile, so that
/// a wrong box here and there changes nothing). As far as they leave it open, the boxes as they are and the usual size of the class decide.
/// In every frame seen faces stay where they are labelled and the others move; an axis seen at both ends or at none keeps its middle; the
/// bottom stays on the ground.
///
/// @returns nothing without views
[[nodiscard]] std::optional<SizeSolve> solveSize(std::span<const SizeView> views, const SizePrior& usual,
                                                 const SizeSolveParams& params = {});

/// A box with another size: by axis the face with more evidence stays, the middle where both or neither have any.
[[nodiscard]] OrientedBox resized(const OrientedBox& box, const Eigen::Vector3d& size_m, const FaceEvidence& evidence);

/// Gives the boxes of a track their new places and sizes. Finalised boxes stay as they are.
[[nodiscard]] Edit resizeTrack(const Labels& labels, Id<Track> track, const FrameBoxes& boxes);

}  // namespace pointloom
