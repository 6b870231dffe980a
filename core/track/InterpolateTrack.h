// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/labels/TrackGestures.h"
#include "core/track/Interpolation.h"

namespace pointloom {

/// The boxes of a track that nothing automatic changes: keyframes and finalised ones.
[[nodiscard]] FrameBoxes anchorBoxes(const Labels& labels, Id<Track> track);

/// A person asks for boxes between the anchors: each frame of the range that lies between two anchors gets one; what was interpolated or
/// propagated there is put in its place. Anchors stay as they are. New boxes take the answers of the anchor before them. Empty when there
/// is nothing to do. Takes fresh ids from the document.
[[nodiscard]] Edit interpolateTrack(Document& document, Id<Track> track, const FrameRange& range, const WorldPoses& poses,
                                    const GroundAt& ground = {});

/// Puts the interpolated boxes of a track where its anchors want them now; adds none and touches no others.
[[nodiscard]] Edit followAnchors(const Labels& labels, Id<Track> track, const WorldPoses& poses, const GroundAt& ground = {});

/// Applies an edit together with what it means for the interpolated boxes of the tracks it names: one gesture, one edit, one revision.
/// Answers all that was applied. Fails, and changes nothing, where the document refuses the edit.
[[nodiscard]] Result<Edit> applyWithInterpolation(Document& document, const Edit& edit, const WorldPoses& poses,
                                                  const GroundAt& ground = {});

}  // namespace pointloom
