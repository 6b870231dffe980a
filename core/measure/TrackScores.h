// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/TrackTruth.h"
#include "core/schema/LabelSchema.h"
#include "core/track/Propagation.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pointloom {

struct TrackAccuracyParams
{
    std::uint64_t seed = 1;                   ///< another number follows objects from other frames
    int starts = 6;                           ///< frames that objects are followed from, spread evenly over the sequence
    std::uint32_t fewestPoints = 20;          ///< objects with fewer in their box there are left out
    std::uint32_t visiblePoints = 5;          ///< a true box with fewer is not compared with: nobody could see where the object is
    std::vector<int> steps{1, 2, 5, 10, 20};  ///< frames after the start that are compared, ascending, from 1 on
    std::vector<int> gaps{2, 5, 10, 20};      ///< frames from anchor to anchor, each at least 2
    double moving_m = 0.5;                    ///< what gets farther than this over the frames used moves
    double standing_m = 0.25;       ///< and what stays nearer stands: labels and poses err by as much; between them nobody can tell
    std::size_t fewestDecided = 3;  ///< frames followed, from which on it is asked whether standing or moving was decided right
};

/// What all samples say about their object.
struct TrackSampleOf
{
    std::string track;
    std::string classKey;
    bool moving = false;  ///< by its labels, over the frames that the sample uses

    friend bool operator==(const TrackSampleOf&, const TrackSampleOf&) = default;
};

/// One frame between two anchors: 3D IoU with the true box.
struct InterpolationSample
{
    TrackSampleOf of;
    int gap = 0;         ///< frames from anchor to anchor
    double iou = 0;      ///< of the interpolated box
    double iouFlat = 0;  ///< of the one steadily between both anchors in the sensor's frame

    friend bool operator==(const InterpolationSample&, const InterpolationSample&) = default;
};

/// A box some frames after the start against the true one there.
struct StepScore
{
    int step = 0;
    std::optional<double> iou;  ///< 3D; nothing where there is no box any more

    friend bool operator==(const StepScore&, const StepScore&) = default;
};

/// One object followed from a true box.
struct FollowSample
{
    TrackSampleOf of;
    std::vector<StepScore> followed;
    std::vector<StepScore> copied;  ///< the same place in the sensor's frame; the same steps
    std::size_t boxes = 0;          ///< that it was followed to
    PropagationEnd end = PropagationEnd::done;
    double took_ms = 0;  ///< on one thread
};

/// Whether a followed object was rightly said to stand or to move.
struct DecisionSample
{
    TrackSampleOf of;
    bool right = false;

    friend bool operator==(const DecisionSample&, const DecisionSample&) = default;
};

/// One size solved for a followed object.
struct SizeSample
{
    TrackSampleOf of;
    Eigen::Vector3d off_m = Eigen::Vector3d::Zero();       ///< length, width, height; > 0: too large
    Eigen::Vector3d usualOff_m = Eigen::Vector3d::Zero();  ///< of the usual size, which it began with
    std::array<bool, 3> measured{};                        ///< whether some frame saw both ends; else the class decided
};

/// Frames that objects are followed through, in memory.
struct TrackWindow
{
    PropagationWay way;
    std::vector<TrackFrame> frames;  ///< by step: first the one to start from; without index what could not be read
    FrameClock clock{};              ///< of the whole sequence

    [[nodiscard]] std::size_t stepOf(int frame) const { return static_cast<std::size_t>((frame - way.from) * way.direction); }
    [[nodiscard]] int numberOf(int step) const { return way.from + way.direction * step; }
    /// As propagate() asks for them. The window must outlive it.
    [[nodiscard]] TrackFrameSource source() const;
};

/// Anchors every few frames from the object's first one on, and the boxes interpolated between them, in the world without knowledge of the
/// ground. Frames whose anchors are farther apart (the object was not labelled there) are not scored.
[[nodiscard]] std::vector<InterpolationSample> scoreInterpolation(const TrueTrack& track, const WorldPoses& poses,
                                                                  const TrackAccuracyParams& params = {});

/// Boxes that some method gave, the first one frame after the start, against the true ones that can be seen.
[[nodiscard]] std::vector<StepScore> scoreSteps(std::span<const OrientedBox> boxes, const TrueTrack& track, const TrackWindow& window,
                                                const TrackAccuracyParams& params = {});

/// Whether an object can be followed from the start of a window: it is labelled there with enough points.
[[nodiscard]] bool startsIn(const TrackWindow& window, const TrueTrack& track, const TrackAccuracyParams& params = {});

/// Follows an object from its true box, which must start in the window.
struct FollowAnswer
{
    FollowSample sample;
    std::optional<DecisionSample> decision;  ///< nothing where it was followed too briefly, or its labels do not tell
};
[[nodiscard]] FollowAnswer scoreFollowing(const TrueTrack& track, const WorldPoses& poses, const TrackWindow& window,
                                          const TrackAccuracyParams& params = {});

/// What a person does who does not know an object's size: puts a box of the usual size so that the faces they see lie on the points,
/// follows it, and solves for one size from the boxes this gave. Nothing for what is not rigid, or when it was not followed at all.
[[nodiscard]] std::optional<SizeSample> scoreSize(const TrueTrack& track, const ClassDef& what, const WorldPoses& poses,
                                                  const TrackWindow& window, const TrackAccuracyParams& params = {});

}  // namespace pointloom
