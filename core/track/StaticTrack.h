// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/track/Interpolation.h"
#include "core/track/TrackFrame.h"

#include <functional>
#include <span>
#include <stop_token>

namespace pointloom {

/// What one frame shows of a box that stands in the world.
struct StaticSighting
{
    OrientedBox box;           ///< in the frame's cloud
    std::uint32_t points = 0;  ///< in it, above ground
    float stopped = 0;         ///< rays that end in it
    float passed = 0;          ///< rays that go through to something behind it
    float blocked = 0;         ///< rays that end before it
    bool visible = false;
};

struct StaticParams
{
    std::uint32_t fewestPoints = 5;  ///< so many make an object
    float fewestRays = 2;            ///< of a far one, that end in it
    float throughShare = 0.5F;       ///< of the rays that reach it: where more go through, it is not there
};

/// Whether a frame shows an object at its place: enough points in the box or rays that end there, and light does not mostly go through.
[[nodiscard]] StaticSighting sightingOf(const TrackFrame& frame, const OrientedBox& worldBox, const StaticParams& params = {});

/// The boxes of an object that stands still, from the one that was put in one frame (or in an aggregated cloud in the coordinates of that
/// frame): one in each frame that shows it. Frames that cannot be read are left out; fails when none can be.
[[nodiscard]] Result<FrameBoxes> staticBoxes(const OrientedBox& box, int home, std::span<const int> frames, const TrackFrameSource& source,
                                             const WorldPoses& poses, const StaticParams& params = {},
                                             const std::function<void(double)>& progress = {}, std::stop_token stop = {});

/// Gives the track of a box these boxes: added where it has none, in the place of interpolated and propagated ones. Anchors stay. Takes
/// fresh ids from the document.
[[nodiscard]] Edit lockToWorld(Document& document, Id<Cuboid> seed, const FrameBoxes& boxes);

}  // namespace pointloom
