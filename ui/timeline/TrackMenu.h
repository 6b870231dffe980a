// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/tools/TrackActions.h"

#include <optional>

class QMenu;
class QWidget;

namespace pointloom {

/// Where in the rows of the timeline a menu was asked for.
struct TrackPlace
{
    Id<Track> track;
    int frame = 0;
    std::optional<FrameRange> chosen;  ///< frames of this track that were chosen
};

/// What can be done to a track there. It deletes itself after it was closed.
[[nodiscard]] QMenu* makeTrackMenu(TrackActions& tracks, const TrackPlace& place, QWidget* parent);

}  // namespace pointloom
