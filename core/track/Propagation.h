// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/Sighting.h"
#include "core/track/TrackFrame.h"

#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <vector>

namespace pointloom {

/// What is known about whether an object stands still.
enum class MotionChoice {
    byEvidence,   ///< decided from the frames
    lockToWorld,  ///< a person says that it stands still
    moving,       ///< a person says that it moves
};

/// An object to be followed. Boxes are in the coordinates of their frame's cloud.
struct FollowedObject
{
    OrientedBox box;                       ///< in the frame to start from
    std::map<int, OrientedBox> anchors{};  ///< other frames in which it is boxed; they teach speed and surface, and end the way
    MotionChoice motion = MotionChoice::byEvidence;
};

/// The frames to go through.
struct PropagationWay
{
    int from = 0;       ///< the frame that the objects' boxes are in
    int frames = 10;    ///< how many more
    int direction = 1;  ///< +1 forward, -1 backward
};

enum class PropagationEnd {
    done,           ///< all frames that were asked for
    anchorReached,  ///< the next frame holds a box of the object already
    lost,           ///< it is not where it should be, and nothing hides it
    occluded,       ///< hidden for longer than can be guessed
    leftView,       ///< out of the scanner's range or of what it covers
    stopped,        ///< a person stopped it
};

struct PropagatedBox
{
    int frame = 0;
    OrientedBox box;           ///< size as it was; as high above the ground as it was
    double confidence = 0;     ///< 0..1: how well points, model and light agree; small where the object was hidden for a moment
    std::uint32_t points = 0;  ///< in the box, above the ground
    bool seen = true;          ///< else it was hidden here, and lies between where it was seen before and after
};

/// How one object was followed.
struct Propagation
{
    std::vector<PropagatedBox> boxes;  ///< in the order of the way, one for each frame that could be read; not the one it started from
    PropagationEnd end = PropagationEnd::done;
    bool isStatic = false;  ///< locked to the world
    double moved_m = 0;     ///< evidence: from where it was boxed to where the points say it is in the last frame, in the world
    double speed_mps = 0;   ///< evidence: along its way at the end
    int agreeing = 0;       ///< evidence: frames in which a locked box explained the points
    int contradicting = 0;  ///< evidence: frames in which it did not
};

struct PropagationParams
{
    LookParams look;
    FrameClock clock{};           ///< when the frames were measured
    int coast = 5;                ///< frames that a moving object may be hidden and be found again
    int coastStill = 20;          ///< and one that stands still
    int coastGone = 1;            ///< frames that an object may be missing although nothing hides it
    std::size_t mostAnchors = 3;  ///< other boxes that are learned from, the nearest in time
};

/// Tells a box as soon as it is found: number of the object, box. Called from several threads, for one object from one at a time.
using PropagationPreview = std::function<void(std::size_t object, const PropagatedBox& box)>;

/// Follows objects through a sequence, frame by frame, all of them in a frame at once; each frame is asked for once (those of anchors
/// twice) and given back before the next.
///
/// Each object is followed under two assumptions. Still: the box stays where it is in the world, and the points must agree in each frame.
/// Moving: constant velocity and turn (MotionFilter), and in each frame the most likely pose by motion, by registration with the surface
/// seen so far (ObjectModel) and by the light that went through. It counts as standing still until the frames contradict that.
/// A frame that cannot be read is left out, as if it were not there: objects are looked for in the next one, where they are by then. Fails
/// when the frame to start from cannot be read. When stopped, the boxes until then are answered.
[[nodiscard]] Result<std::vector<Propagation>> propagate(std::span<const FollowedObject> objects, const PropagationWay& way,
                                                         const TrackFrameSource& frames, const PropagationParams& params = {},
                                                         const PropagationPreview& preview = {}, std::stop_token stop = {});

}  // namespace pointloom
