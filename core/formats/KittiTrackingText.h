// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/KittiText.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A line of a KITTI tracking file that holds a box.
struct KittiTrackedObject
{
    long long track = -1;  ///< -1 where the file names none
    KittiObject object;    ///< its truncation is the file's level: 0, 1, 2 or -1
};

struct KittiTrackedFrame
{
    std::vector<KittiTrackedObject> objects;
    std::vector<std::string> keptLines;  ///< lines without a box, as a file of objects has them: without frame and track
};

struct KittiTrackingLabels
{
    std::map<long long, KittiTrackedFrame> frames;  ///< by number; those that the file mentions
    std::size_t keptWithTrack = 0;                  ///< kept lines that named a track, which is forgotten
};

/// Reads a label file of the tracking set: "frame track_id" and the 15 columns of objects, or 16 with a score. Errors say the line.
[[nodiscard]] Result<KittiTrackingLabels> kittiTrackingFromText(std::string_view text);

/// "frame track_id type truncated occluded ...", the truncation as a level.
[[nodiscard]] std::string toTrackingLine(long long frame, const KittiTrackedObject& object);

/// A kept line in its frame; it belongs to no track.
[[nodiscard]] std::string toTrackingLine(long long frame, const std::string& keptLine);

/// The tracking set tells truncation in levels: 0 hardly, 1 partly, 2 largely; -1 not said. The limits are those of the object set's
/// difficulties, easy (15 %) and hard (50 %): the set itself gives none.
[[nodiscard]] int truncationLevel(double share);

}  // namespace pointloom
