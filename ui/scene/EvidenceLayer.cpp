// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/EvidenceLayer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr double faintTint = 14;  ///< alpha of a face that is only just seen
constexpr double strongTint = 64;
constexpr double faintGlow = 40;  ///< the same in a side view, where lines are thin
constexpr double strongGlow = 150;
constexpr float glow_px = 9;
constexpr std::uint8_t hatchAlpha = 110;
constexpr float hatch_px = 1;
constexpr double hatchStep_m = 0.3;
constexpr double mostHatches = 14;  ///< along a face: a bus is not covered with lines

/// The axes of a face's plane.
std::array<int, 2> planeAxes(int normalAxis)
{
    return {normalAxis == 0 ? 1 : 0, normalAxis == 2 ? 1 : 2};
}

/// A place on a face, each coordinate 0..1 along its plane axes.
Eigen::Vector3d onFace(const OrientedBox& box, Face face, double u, double v)
{
    const int normal = axisOf(face);
    const auto [first, second] = planeAxes(normal);
    Eigen::Vector3d local = Eigen::Vector3d::Zero();
    local[normal] = signOf(face) * box.size_m[normal] / 2;
    local[first] = (u - 0.5) * box.size_m[first];
    local[second] = (v - 0.5) * box.size_m[second];
    return fromBox(box, local);
}

bool isTurnedToViewer(const OrientedBox& box, Face face, const ViewTransform& view)
{
    const Eigen::Vector3d middle = onFace(box, face, 0.5, 0.5);
    const auto pixel = view.toPixel(middle);
    return pixel && rayThrough(view, *pixel).direction.dot(axisOf(box, axisOf(face)) * signOf(face)) < 0;
}

std::uint8_t between(double faint, double strong, float evidence)
{
    return static_cast<std::uint8_t>(std::lround(faint + (strong - faint) * evidence));
}

void hatch(Strokes& strokes, const OrientedBox& box, Face face)
{
    const auto [first, second] = planeAxes(axisOf(face));
    const double width_m = box.size_m[first];
    const double height_m = box.size_m[second];
    const double step_m = std::max(hatchStep_m, (width_m + height_m) / mostHatches);
    const Strokes::Style style{withAlpha(sceneColour::selection, hatchAlpha), hatch_px};
    for (double start_m = step_m / 2; start_m < width_m + height_m; start_m += step_m) {  // lines u + v = start, within the face
        const double low_m = std::max(0.0, start_m - height_m);
        const double high_m = std::min(width_m, start_m);
        strokes.line(onFace(box, face, low_m / width_m, (start_m - low_m) / height_m),
                     onFace(box, face, high_m / width_m, (start_m - high_m) / height_m), style);
    }
}

void drawFaces(Strokes& strokes, const SceneBox& box, const ViewTransform& view)
{
    for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::top}) {
        if (!isTurnedToViewer(box.box, face, view))
            continue;
        const auto number = static_cast<std::size_t>(face);
        if (!box.seen[number]) {
            hatch(strokes, box.box, face);
            continue;
        }
        strokes.face({onFace(box.box, face, 0, 0), onFace(box.box, face, 1, 0), onFace(box.box, face, 1, 1), onFace(box.box, face, 0, 1)},
                     withAlpha(sceneColour::seen, between(faintTint, strongTint, box.evidence[number])));
    }
}

/// Calls visit(face, one end, other end) for the four faces that a side view shows as lines.
template <class Visit> void forEachLine(const OrientedBox& box, ViewKind kind, Visit&& visit)
{
    const int depth = kind == ViewKind::top ? 2 : kind == ViewKind::side ? 1 : 0;
    const auto axes = planeAxes(depth);
    for (std::size_t i = 0; i < 2; ++i) {
        for (const int sign : {-1, 1}) {
            Eigen::Vector3d end = Eigen::Vector3d::Zero();
            end[axes[i]] = sign * box.size_m[axes[i]] / 2;
            end[axes[1 - i]] = box.size_m[axes[1 - i]] / 2;
            Eigen::Vector3d other = end;
            other[axes[1 - i]] *= -1;
            visit(static_cast<Face>(2 * axes[i] + (sign > 0 ? 1 : 0)), fromBox(box, other), fromBox(box, end));
        }
    }
}

}  // namespace

bool knowsFaces(const SeenFaces& seen)
{
    return std::any_of(seen.begin(), seen.begin() + 4, [](bool one) { return one; });
}

void drawEvidence(Strokes& strokes, const SceneBox& box, const BoxLook& look)
{
    if (!knowsFaces(box.seen))
        return;
    if (look.kind == ViewKind::main) {
        drawFaces(strokes, box, look.view);
        return;
    }
    forEachLine(box.box, look.kind, [&](Face face, const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
        const auto number = static_cast<std::size_t>(face);
        if (box.seen[number])
            strokes.line(a, b, {withAlpha(sceneColour::seen, between(faintGlow, strongGlow, box.evidence[number])), glow_px});
    });
}

void drawOutline(Strokes& strokes, const SceneBox& box, ViewKind kind, Rgba colour, float width_px)
{
    const bool known = knowsFaces(box.seen);
    forEachLine(box.box, kind, [&](Face face, const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
        const bool assumed = known && !box.seen[static_cast<std::size_t>(face)];
        strokes.line(a, b, edgeStyle(box.state, colour, width_px, assumed));
    });
}

}  // namespace pointloom
