// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/BoxLayer.h"

namespace pointloom {

/// Shows how far the points speak for each face of the selected box: a seen face is tinted, the stronger the more of it was measured, an
/// assumed one is hatched. In a side view the faces are lines: a seen one glows. Nothing is drawn when no face is known.
void drawEvidence(Strokes& strokes, const SceneBox& box, const BoxLook& look);

/// Whether something is known of the faces of a box: nothing is of one that was drawn where no points are.
[[nodiscard]] bool knowsFaces(const SeenFaces& seen);

/// The rectangle that a box shows in a side view, its edges as edgeStyle() says.
void drawOutline(Strokes& strokes, const SceneBox& box, ViewKind kind, Rgba colour, float width_px);

}  // namespace pointloom
