// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/formats/LabelFormat.h"
#include "core/measure/BoxScore.h"

#include <cstdint>
#include <vector>

namespace pointloom {

struct AccuracyParams
{
    std::uint64_t seed = 1;
    int clicks = 5;                   ///< on each object, at random points of it
    std::uint32_t fewestPoints = 20;  ///< objects with fewer in their box are left out
    bool context = false;             ///< the frame's other boxes are known to the fit, as if a person had confirmed them
    double foot_m = 0.2;              ///< nobody clicks on the lowest points of an object: they are the ground's
    double bandMargin_m = 0.3;        ///< between the true footprint and a rubber band around it
    double displacement_m = 0.25;     ///< faces are moved by at most this before they snap back
    double clusterMargin_m = 0.15;    ///< mirrors and the like outside the true box still belong to the object
};

/// An object of a frame that is scored.
struct Target
{
    std::size_t number = 0;  ///< in the frame's list of boxes
    const ClassDef* what = nullptr;
    OrientedBox box;                       ///< relative to the cloud's origin
    double range_m = 0;                    ///< of its middle from the sensor, seen from above
    std::uint32_t points = 0;              ///< in the box, by the closed test
    std::vector<OrientedBox> neighbours;   ///< the frame's other boxes, relative to the cloud's origin
    std::vector<std::uint32_t> clickable;  ///< positions in the index, those on the foot aside; never empty
};

/// What all samples say about their object.
struct SampleOf
{
    int frame = 0;
    std::size_t object = 0;  ///< in the frame's list of boxes
    std::string classKey;
    double range_m = 0;
    std::uint32_t points = 0;

    friend bool operator==(const SampleOf&, const SampleOf&) = default;
};

/// One click or one rubber band.
struct FitSample
{
    SampleOf of;
    bool found = false;
    BoxScore score;
    double bestVolume = 0;  ///< the largest 3D IoU among the answer and its ranked alternatives: what cycling through them can reach
    Failure failure = Failure::none;
    double took_ms = 0;
};

/// A box whose seen faces were pushed away and that was snapped to its points.
struct SnapSample
{
    SampleOf of;
    std::vector<double> faceOff_m;  ///< of each face that was pushed: from the annotated one
    double bottomOff_m = 0;         ///< of the bottom from the annotated one; > 0: too high
    double took_ms = 0;
};

/// How an object's points fall into clusters.
struct ClusterSample
{
    SampleOf of;
    double share = 0;   ///< of the object's points above ground in its main cluster
    double purity = 0;  ///< of the main cluster's points that are the object's
};

struct FrameMeasures
{
    std::vector<FitSample> clicks;
    std::vector<FitSample> bands;
    std::vector<SnapSample> snaps;
    std::vector<ClusterSample> clusters;
};

/// The objects of a frame that are scored: of a known class, with enough points and one that can be clicked.
[[nodiscard]] std::vector<Target> targetsIn(const CloudIndex& index, const LabelledFrame& frame, const Eigen::Vector3d& origin_m,
                                            const Eigen::Vector2f& sensor_m, const LabelSchema& schema, const AccuracyParams& params = {});

/// Scores clicks, rubber bands, snapping and clusters against a frame's boxes. The same seed gives the same answer but for the times.
///
/// A click knows the class and not the size. A rubber band holds every point over the true footprint and a margin around it. Snapping
/// starts from the true box with each seen face but the bottom moved by chance.
[[nodiscard]] FrameMeasures measureFrame(const CloudIndex& index, const std::vector<Target>& targets, int frame,
                                         const AccuracyParams& params = {});

}  // namespace pointloom
