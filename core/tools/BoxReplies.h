// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Tool.h"

namespace pointloom {

// What several tools answer alike.

/// A click on a box selects it alone; with Ctrl it is selected or no longer is.
[[nodiscard]] ToolReply replyToBoxClick(const PointerEvent& event);
/// The boxes in a band are selected as well.
[[nodiscard]] ToolReply replyToBandAroundBoxes(const PointerEvent& event);

/// A click on a box selects it, on a point asks for a fit there; with Shift it puts a box of the usual size. Beside everything the
/// selection is let go.
[[nodiscard]] ToolReply replyToBoxingClick(const PointerEvent& event, const ToolContext& context);
[[nodiscard]] ToolReply replyToBandAroundObject(const PointerEvent& event, const ToolContext& context);
/// The best fit becomes a box, else what was drawn; a word where there is neither.
[[nodiscard]] ToolReply replyToFits(const FitAnswer& answer);

[[nodiscard]] ToolReply replyWithBox(const OrientedBox& drawn);

/// A box of the class's usual size on the ground at a place, that looks the way its nearest neighbour does.
[[nodiscard]] OrientedBox boxOfUsualSize(const Eigen::Vector3f& place_m, const ToolContext& context);
/// A footprint of the class's usual width along a line, as long as the line within what the class can be; it looks the way the line goes.
/// Nothing when the line is a point or no frame is in sight.
[[nodiscard]] std::optional<OrientedBox> boxAlongLine(const Eigen::Vector3f& from_m, const Eigen::Vector3f& to_m,
                                                      const ToolContext& context);

}  // namespace pointloom
