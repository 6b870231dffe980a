// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"
#include "ui/scene/SceneModel.h"
#include "ui/scene/SceneView.h"
#include "ui/scene/StrokeProp.h"

#include <optional>

namespace pointloom {

/// What a picture of the boxes depends on besides the model.
struct BoxLook
{
    ViewKind kind = ViewKind::main;
    ViewTransform view;
    std::optional<OrientedBox> region;  ///< of a side view: boxes outside it are left out
    std::optional<Handle> hovered;      ///< drawn full
};

/// How an edge is drawn: solid on keyframes and final boxes, dotted on interpolated, dashes with dots on propagated ones. Assumed edges are
/// dashed where they would be solid, fainter elsewhere.
[[nodiscard]] Strokes::Style edgeStyle(BoxState state, Rgba colour, float width_px, bool assumed);

/// Draws all boxes: class colours, the selected one in the colour of the selection with its handles, a stroke out of the front for the
/// heading, edges by the state of their box, the preview faint.
void drawBoxes(Strokes& strokes, const SceneModel& model, const BoxLook& look);

/// Whether handles are drawn and can be grabbed: not on a box that is a speck.
[[nodiscard]] bool hasHandles(const OrientedBox& box, const ViewTransform& view);

}  // namespace pointloom
