// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/BoxLayer.h"

#include "core/geometry/BoxOverlap.h"
#include "ui/scene/EvidenceLayer.h"
#include "ui/scene/ObjectColours.h"
#include "ui/scene/SceneColours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr float width_px = 1.25F;
constexpr float selectedWidth_px = 2;
constexpr float headingWidth_px = 2.5F;
constexpr float dash_px = 5;
constexpr float dot_px = 1.5F;
constexpr float thinner = 0.85F;              ///< interpolated edges, of the width of others
constexpr float assumedShare = 0.45F;         ///< of the opacity, where the pattern says something else already
constexpr std::uint8_t neighbourAlpha = 130;  ///< other boxes in a side view
constexpr std::uint8_t previewAlpha = 150;
constexpr std::uint8_t tintAlpha = 16;  ///< of the selected box in a side view
constexpr std::uint8_t previewTintAlpha = 14;
constexpr float handle_px = 9;
constexpr float smallHandle_px = 8;
constexpr float hoveredMore_px = 3;
constexpr double leastExtent_px = 48;  ///< of a box in the picture, below which handles would cover it
constexpr double headingReach_m = 0.6;
constexpr double arrowHead_m = 0.35;      ///< along the heading; half as wide to each side
constexpr double cornerShare = 0.22;      ///< of an edge that is drawn at each end when only corners are
constexpr std::uint8_t fillAlpha = 14;    ///< of each face of a filled box
constexpr double towardsViewer_m = 0.15;  ///< below the bottom, where the sign for "towards you" stands

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

bool isSeen(const SeenFaces& seen, int axis, int sign)
{
    return seen[at(2 * axis + (sign > 0 ? 1 : 0))];
}

/// Only the four upright faces decide: a roof is hardly ever measured, and the bottom is the ground.
bool isAssumed(const SeenFaces& seen, int axis, const std::array<int, 3>& signs)
{
    if (!knowsFaces(seen))
        return false;
    switch (axis) {
    case 0:
        return !isSeen(seen, 1, signs[1]);
    case 1:
        return !isSeen(seen, 0, signs[0]);
    default:
        return !isSeen(seen, 0, signs[0]) && !isSeen(seen, 1, signs[1]);
    }
}

void drawEdge(Strokes& strokes, const Eigen::Vector3d& a, const Eigen::Vector3d& b, const Strokes::Style& style, BoxStyle boxes)
{
    if (boxes != BoxStyle::corners) {
        strokes.line(a, b, style);
        return;
    }
    strokes.line(a, a + (b - a) * cornerShare, style);
    strokes.line(b, b + (a - b) * cornerShare, style);
}

void drawEdges(Strokes& strokes, const SceneBox& box, Rgba colour, float width, BoxStyle boxes)
{
    const auto corner = corners(box.box);
    for (int i = 0; i < 8; ++i) {
        for (int axis = 0; axis < 3; ++axis) {
            if ((i >> axis & 1) != 0)
                continue;
            const std::array signs{(i & 1) * 2 - 1, (i >> 1 & 1) * 2 - 1, (i >> 2 & 1) * 2 - 1};
            const Strokes::Style style = edgeStyle(box.state, colour, width, isAssumed(box.seen, axis, signs));
            drawEdge(strokes, corner[at(i)], corner[at(i | 1 << axis)], style, boxes);
        }
    }
}

void drawHeading(Strokes& strokes, const OrientedBox& box, Rgba colour, double reach_m)
{
    const double front_m = box.size_m.x() / 2;
    strokes.line(fromBox(box, {front_m, 0, 0}), fromBox(box, {front_m + reach_m, 0, 0}), {colour, headingWidth_px});
}

/// The line from the box to its turn handle: the heading, but seen from the front, where the handle stands beside the box.
void drawTurnLine(Strokes& strokes, const OrientedBox& box, ViewKind kind, Rgba colour)
{
    if (kind != ViewKind::front) {
        const Handle turn{Handle::Kind::turn, {}};
        drawHeading(strokes, box, colour, toBox(box, positionOf(box, turn)).x() - box.size_m.x() / 2);
        return;
    }
    const Handle roll{Handle::Kind::turn, {}, 0};
    strokes.line(fromBox(box, {0, box.size_m.y() / 2, 0}), positionOf(box, roll), {colour, headingWidth_px});
}

/// The heading as an arrow on the ground: lying down as seen from above, upright as seen from the side, its tip as seen from the front.
void drawArrow(Strokes& strokes, const OrientedBox& box, ViewKind kind, Rgba colour)
{
    const double bottom_m = -box.size_m.z() / 2;
    if (kind == ViewKind::front) {
        const Eigen::Vector3d where = fromBox(box, {box.size_m.x() / 2, 0, bottom_m - towardsViewer_m});
        strokes.disc(where, colour, 11, false);
        strokes.disc(where, colour, 4, true);
        return;
    }
    const Eigen::Vector3d tip(box.size_m.x() / 2 + headingReach_m, 0, bottom_m);
    const Eigen::Vector3d across = kind == ViewKind::side ? Eigen::Vector3d::UnitZ() : Eigen::Vector3d::UnitY();
    strokes.line(fromBox(box, {0, 0, bottom_m}), fromBox(box, tip), {colour, headingWidth_px});
    for (const double side : {-0.5, 0.5})
        strokes.line(fromBox(box, tip), fromBox(box, tip - Eigen::Vector3d::UnitX() * arrowHead_m + across * (side * arrowHead_m)),
                     {colour, headingWidth_px});
}

/// The face that a side view looks at.
void tint(Strokes& strokes, const OrientedBox& box, ViewKind kind, Rgba colour)
{
    const int depth = kind == ViewKind::top ? 2 : kind == ViewKind::side ? 1 : 0;
    const int u = depth == 0 ? 1 : 0;
    const int v = depth == 2 ? 1 : 2;
    std::array<Eigen::Vector3d, 4> around;
    constexpr std::array<std::array<double, 2>, 4> signs{{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
    for (std::size_t i = 0; i < 4; ++i) {
        Eigen::Vector3d local = Eigen::Vector3d::Zero();
        local[u] = signs[i][0] * box.size_m[u];
        local[v] = signs[i][1] * box.size_m[v];
        around[i] = fromBox(box, local);
    }
    strokes.face(around, colour);
}

void tintAll(Strokes& strokes, const OrientedBox& box, Rgba colour)
{
    const auto c = corners(box);
    constexpr std::array<std::array<std::size_t, 4>, 6> faces{
        {{0, 2, 6, 4}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 1, 3, 2}, {4, 5, 7, 6}}};
    for (const auto& face : faces)
        strokes.face({c[face[0]], c[face[1]], c[face[2]], c[face[3]]}, colour);
}

int heldFaces(const Handle& handle)
{
    return static_cast<int>(std::ranges::count_if(handle.signs, [](int sign) { return sign != 0; }));
}

void drawHandle(Strokes& strokes, const OrientedBox& box, const Handle& handle, bool side, bool hovered)
{
    const Eigen::Vector3d where = positionOf(box, handle);
    const float more = hovered ? hoveredMore_px : 0;
    const Rgba colour = sceneColour::selection;
    switch (handle.kind) {
    case Handle::Kind::turn:
        strokes.disc(where, colour, handle_px + more, hovered);
        break;
    case Handle::Kind::move:
        if (!side || hovered)
            strokes.disc(where, colour, smallHandle_px - 3 + more, true);
        break;
    case Handle::Kind::faces:
        if (heldFaces(handle) == 1)
            strokes.square(where, colour, smallHandle_px + more, hovered);
        else if (!side || hovered)  // the corners of a rectangle are where one expects them
            strokes.disc(where, colour, smallHandle_px + more, hovered);
        break;
    }
}

void drawSelected(Strokes& strokes, const SceneBox& box, const BoxLook& look, const ViewOptions& options)
{
    const BoxStyle boxes = options.boxes;
    const bool side = look.kind != ViewKind::main;
    if (side)
        tint(strokes, box.box, look.kind, withAlpha(sceneColour::selection, tintAlpha));
    else if (boxes == BoxStyle::filled)
        tintAll(strokes, box.box, withAlpha(sceneColour::selection, fillAlpha));
    if (options.evidence)
        drawEvidence(strokes, box, look);
    if (side)
        drawOutline(strokes, box, look.kind, sceneColour::selection, selectedWidth_px);
    else
        drawEdges(strokes, box, sceneColour::selection, selectedWidth_px, boxes);
    drawArrow(strokes, box.box, look.kind, sceneColour::selection);
    drawTurnLine(strokes, box.box, look.kind, sceneColour::selection);
    if (box.locked || !hasHandles(box.box, look.view))
        return;
    for (const Handle& handle : handlesIn(box.box, look.view))
        drawHandle(strokes, box.box, handle, side, look.hovered == handle);
}

bool isShown(const SceneModel& model, const SceneBox& box, const BoxLook& look)
{
    return model.shows(box) && (!look.region || footprintOverlap_m2(box.box, *look.region) > 0);
}

}  // namespace

Strokes::Style edgeStyle(BoxState state, Rgba colour, float width_px, bool assumed)
{
    const Rgba fainter = assumed ? withAlpha(colour, static_cast<std::uint8_t>(static_cast<float>(colour.a) * assumedShare)) : colour;
    switch (state) {
    case BoxState::interpolated:
        return {fainter, width_px * thinner, dot_px};
    case BoxState::propagated:
        return {fainter, width_px, dash_px, true};
    case BoxState::keyframe:
    case BoxState::finalised:
        break;
    }
    return {colour, width_px, assumed ? dash_px : 0};
}

bool hasHandles(const OrientedBox& box, const ViewTransform& view)
{
    Eigen::Vector2d min = Eigen::Vector2d::Constant(1e9);
    Eigen::Vector2d max = -min;
    for (const Eigen::Vector3d& corner : corners(box)) {
        const auto pixel = view.toPixel(corner);
        if (!pixel)
            return true;  // so near that it reaches behind the eye
        min = min.cwiseMin(*pixel);
        max = max.cwiseMax(*pixel);
    }
    return (max - min).maxCoeff() >= leastExtent_px;
}

void drawBoxes(Strokes& strokes, const SceneModel& model, const BoxLook& look)
{
    strokes.clear();
    const bool side = look.kind != ViewKind::main;
    if (side && !look.region)
        return;  // without a selected box there is nothing to look at
    const BoxStyle style = side ? BoxStyle::wire : model.options().boxes;
    for (const SceneBox& box : model.boxes()) {
        if (box.id == model.selected() || !isShown(model, box, look))
            continue;
        const Rgba colour =
            withAlpha(box.chosen ? sceneColour::selection : opaque(shownColour(box, model.style().colourBy)), side ? neighbourAlpha : 255);
        if (style == BoxStyle::filled)
            tintAll(strokes, box.box, withAlpha(colour, fillAlpha));
        drawEdges(strokes, box, colour, width_px, style);
        drawArrow(strokes, box.box, look.kind, colour);
    }
    if (model.preview() && isShown(model, *model.preview(), look)) {
        const Rgba colour = opaque(model.preview()->colour);
        tintAll(strokes, model.preview()->box, withAlpha(colour, previewTintAlpha));
        drawEdges(strokes, *model.preview(), withAlpha(colour, previewAlpha), width_px, BoxStyle::wire);
        drawArrow(strokes, model.preview()->box, look.kind, withAlpha(colour, previewAlpha));
    }
    if (const SceneBox* selected = model.selectedBox(); selected != nullptr && model.shows(*selected))
        drawSelected(strokes, *selected, look, model.options());
}

}  // namespace pointloom
