// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/KittiText.h"

#include <optional>
#include <string>
#include <string_view>

namespace pointloom {

/// An object of a KITTI tracking file.
struct KittiTrackedObject
{
    long long track = -1;  ///< -1 where the file names none
    KittiObject object;    ///< its truncation is the file's level: 0, 1, 2 or -1
};

/// A line of a KITTI tracking file.
struct KittiTrackingLine
{
    long long frame = 0;
    KittiTrackedObject tracked;
    bool holdsBox = false;
    std::string kept;  ///< what a file of objects has of a line without a box, without frame and track; empty where it cannot be kept
};

/// Reads a line of the tracking set: "frame track_id" and the 15 columns of objects, or 16 with a score. Nothing for a blank line.
[[nodiscard]] Result<std::optional<KittiTrackingLine>> kittiTrackingLine(std::string_view line);

/// "frame track_id type truncated occluded ...", the truncation as a level.
[[nodiscard]] std::string toTrackingLine(long long frame, const KittiTrackedObject& object);

/// A kept line in its frame; it belongs to no track.
[[nodiscard]] std::string toTrackingLine(long long frame, const std::string& keptLine);

/// The tracking set tells truncation in levels: 0 hardly, 1 partly, 2 largely; -1 not said. The limits are those of the object set's
/// difficulties, easy (15 %) and hard (50 %): the set itself gives none.
[[nodiscard]] int truncationLevel(double share);

}  // namespace pointloom
