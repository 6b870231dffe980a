// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"
#include "core/schema/LabelSchema.h"
#include "core/track/WorldPoses.h"

#include <cstdint>
#include <functional>
#include <numbers>
#include <optional>
#include <vector>

namespace pointloom {

/// What is checked for, as the review document has it. Boxes of people lie off by some centimetres: the position tolerance is taken off
/// before speeds and accelerations count, because a tenth of a second turns 6 cm into 12 m/s2.
struct TrackCheckParams
{
    double position_m = 0.1;                         ///< what a careful person's box may be off
    double acceleration_mps2 = 12;                   ///< more: a warning; twice as much: an error; the same for the top speed of a class
    double turn_rad = std::numbers::pi / 6;          ///< from one frame to the next
    double flip_rad = std::numbers::pi * 150 / 180;  ///< more, while moving: an error
    double moving_mps = 2;                           ///< from here on the heading must agree with the motion
    double against_rad = std::numbers::pi / 4;
    double sizeShare = 0.05;      ///< of a rigid object's length, width or height
    double size_m = 0.03;         ///< less is no drift of small things either
    double swapGain = 0.3;        ///< share of the motion cost that an exchange of two tracks must save
    double swapLeast_m = 1;       ///< and at least so much of it, in four distances
    int longestGap = 5;           ///< frames
    std::uint32_t gapPoints = 5;  ///< in the place where the missing box would be
};

/// How many points above ground a box of a frame holds; nothing while that frame is not loaded.
using PointsIn = std::function<std::optional<std::uint32_t>(int frame, const OrientedBox& box)>;

/// What the checks look things up in; all of it outlives them.
struct CheckContext
{
    const LabelSchema& schema;
    const WorldPoses& poses;
    PointsIn pointsIn = {};  ///< without it gaps are not looked for
    TrackCheckParams params = {};
};

/// One box of a track as it stands in the world.
struct PathBox
{
    int frame = 0;
    Id<Cuboid> id;
    OrientedBox box;
    double time_s = 0;  ///< when the frame was measured
};

/// The boxes of a track in the order of frames, in the world.
using TrackPath = std::vector<PathBox>;
[[nodiscard]] TrackPath pathOf(const Labels& labels, Id<Track> track, const WorldPoses& poses);

/// How fast objects of a class can be: as the scheme says, else by their size: 10 m/s what is as short as a person, 20 what is as narrow as
/// a bicycle, 60 all others. A class that is not in the scheme counts as the last.
[[nodiscard]] double topSpeedOf(const LabelSchema& schema, const std::string& classKey);

}  // namespace pointloom
