// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/labels/TrackGestures.h"

#include <string>

namespace pointloom {

/// An error blocks the submission of a task; a warning may be dismissed with a reason.
enum class Severity { warning, error };

/// What one key does about a finding: see fixOf().
enum class FixKind {
    none,
    interpolate,  ///< the boxes go where their neighbours say
    flip,         ///< the front is where the back was
    copySize,     ///< the size of the rest of the track
    swapTracks,   ///< two tracks exchange their boxes from here on
    fillGap,      ///< interpolated boxes in the missing frames
    newIdentity,  ///< the track loses the id that another one has too
    merge,        ///< the two tracks are one
};

/// The checks of tracks, by their stable keys.
namespace checks {
inline constexpr const char* jump = "track.jump";
inline constexpr const char* yaw = "track.yaw";
inline constexpr const char* heading = "track.heading";
inline constexpr const char* size = "track.size";
inline constexpr const char* identity = "track.identity";
inline constexpr const char* gap = "track.gap";
inline constexpr const char* duplicate = "track.duplicate";
inline constexpr const char* classChange = "track.class";
}  // namespace checks

/// Something about the labels that is wrong, or may be.
struct Finding
{
    std::string check;  ///< which check found it
    Severity severity = Severity::warning;
    Id<Track> track;
    Id<Track> other;       ///< of two tracks: the other one
    Id<Cuboid> cuboid;     ///< the box to look at; 0 when the point is that there is none
    FrameRange frames;     ///< where, by position in the open sequence: a finding is never stored; the first one is the place to go to
    double value = 0;      ///< what was measured
    double threshold = 0;  ///< what would have been right
    Message message;       ///< what is wrong, for people
    FixKind fix = FixKind::none;

    friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace pointloom
