// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PointColours.h"

#include "ui/scene/ColourRamp.h"
#include "ui/scene/ObjectColours.h"
#include "ui/scene/PointFilter.h"
#include "ui/scene/PointsIn.h"
#include "ui/scene/RgbPalette.h"

#include <algorithm>

namespace pointloom {
namespace {

// What the bytes mean, after the ramp.
constexpr std::uint8_t brightRamp = rampSteps;  ///< the same ramp once more, brighter
constexpr std::uint8_t groundSlot = 200;
constexpr std::uint8_t unlabelledSlot = 201;
constexpr std::uint8_t firstObjectSlot = 202;  ///< one for each colour that boxes have
constexpr std::size_t objectSlots = instanceColours;
constexpr std::uint8_t previewSlot = 252;
constexpr std::uint8_t selectedSlot = 253;
constexpr std::uint8_t nearSlot = 254;
constexpr std::uint8_t hiddenSlot = 255;

constexpr float brighter = 0.35F;  ///< share of white in what is emphasised
constexpr Rgba white{255, 255, 255};
constexpr double near_m = 0.15;  ///< how far outside a face a point is marked: what a box drawn too small leaves out

std::uint8_t rampSlot(float share)
{
    // NaN falls to the low end; clamped before the cast.
    const float step = std::clamp(share > 0 ? share : 0.0F, 0.0F, 1.0F) * static_cast<float>(rampSteps - 1);
    return static_cast<std::uint8_t>(step + 0.5F);
}

std::span<const float> heightsOf(const SceneCloud& scene)
{
    if (!scene.index || scene.index->aboveGroundByPoint().size() != scene.cloud->size())
        return {};
    return scene.index->aboveGroundByPoint();
}

bool isGround(std::span<const float> heights_m, std::size_t id)
{
    return !heights_m.empty() && heights_m[id] < GroundParams{}.tolerance_m;
}

Ramp scaleRamp()
{
    Ramp ramp;
    for (std::size_t i = 0; i < rampSteps; ++i)
        ramp[i] = rampColour(static_cast<float>(i) / (rampSteps - 1));
    return ramp;
}

PlainColours ownColours(const PointCloud& cloud)
{
    RgbPalette own = quantised(cloud.rgb, rampSteps);
    PlainColours plain{.column = std::move(own.slots)};
    std::ranges::copy(own.colours, plain.ramp.begin());
    return plain;
}

PlainColours onScale(const SceneCloud& scene, const PointStyle& style, ColourBy mode)
{
    const std::vector<float> values = valuesOf(scene, mode);
    const ValueRange range = style.rangeOf(mode).value_or(automaticRange(values, mode));
    PlainColours plain{.column = ColourColumn(values.size()), .ramp = scaleRamp()};
    std::ranges::transform(values, plain.column.begin(), [&](float value) { return rampSlot(rampShare(value, range, mode)); });
    return plain;
}

/// What boxes do to the points inside them.
enum class BoxPaint { all, onlySelected, brighten };

BoxPaint paintOf(ColourBy mode)
{
    switch (mode) {
    case ColourBy::height:
    case ColourBy::objectClass:
    case ColourBy::instance:
        return BoxPaint::all;
    case ColourBy::plain:
        return BoxPaint::onlySelected;
    case ColourBy::intensity:
    case ColourBy::ring:
    case ColourBy::time:
    case ColourBy::distance:
    case ColourBy::rgb:
        break;
    }
    return BoxPaint::brighten;
}

ColourBy modeOf(const SceneModel& model)
{
    return shownMode(model.cloud(), model.style().colourBy);
}

std::vector<Rgb> coloursOfBoxes(const SceneModel& model)
{
    const ColourBy mode = modeOf(model);
    std::vector<Rgb> colours;
    for (const SceneBox& box : model.boxes()) {
        const Rgb colour = shownColour(box, mode);
        if (std::ranges::find(colours, colour) == colours.end() && colours.size() < objectSlots)
            colours.push_back(colour);
    }
    return colours;
}

std::uint8_t slotOf(const std::vector<Rgb>& colours, const Rgb& colour)
{
    const auto found = std::ranges::find(colours, colour) - colours.begin();
    return static_cast<std::uint8_t>(firstObjectSlot + std::min<std::ptrdiff_t>(found, objectSlots - 1));
}

/// Points that are hidden or ground stay what they are.
void paint(ColourColumn& column, const SceneCloud& scene, const SceneBox& box, std::uint8_t slot)
{
    forEachPointIn(scene, box.box, [&](std::uint32_t id) {
        if (column[id] != hiddenSlot && column[id] != groundSlot)
            column[id] = slot;
    });
}

void brighten(ColourColumn& column, const SceneCloud& scene, const SceneBox& box)
{
    forEachPointIn(scene, box.box, [&](std::uint32_t id) {
        if (column[id] < rampSteps)
            column[id] = static_cast<std::uint8_t>(column[id] + brightRamp);
    });
}

/// The box grown to its sides and upwards, without the lowest part, which is ground where nothing better is known.
OrientedBox surroundingsOf(const OrientedBox& box)
{
    OrientedBox grown = box;
    grown.size_m += Eigen::Vector3d(2 * near_m, 2 * near_m, near_m - GroundParams{}.tolerance_m);
    grown.centre_m.z() += (near_m + GroundParams{}.tolerance_m) / 2;
    return grown;
}

/// Whether a point in the surroundings of the selected box was left out by it, and belongs to no other.
bool isLeftOut(const SceneModel& model, const SceneBox& selected, const Eigen::Vector3d& point_m)
{
    return !contains(selected.box, point_m) && std::ranges::none_of(model.boxes(), [&](const SceneBox& box) {
        return box.id != selected.id && model.shows(box) && contains(box.box, point_m);
    });
}

void markNear(ColourColumn& column, const SceneModel& model, const SceneBox& selected)
{
    forEachPointIn(model.cloud(), surroundingsOf(selected.box), [&](std::uint32_t id) {
        const bool free = column[id] != hiddenSlot && column[id] != groundSlot && !isGround(heightsOf(model.cloud()), id);
        if (free && isLeftOut(model, selected, model.cloud().cloud->positions_m[id].cast<double>()))
            column[id] = nearSlot;
    });
}

}  // namespace

PlainColours plainColours(const SceneCloud& scene, const PointStyle& style)
{
    if (!scene.cloud)
        return {};
    const ColourBy mode = shownMode(scene, style.colourBy);
    PlainColours plain;
    if (mode == ColourBy::rgb)
        plain = ownColours(*scene.cloud);
    else if (isScale(mode))
        plain = onScale(scene, style, mode);
    else
        plain.column.assign(scene.cloud->size(), unlabelledSlot);

    const std::span<const float> heights_m = heightsOf(scene);
    const bool groundApart = style.ground != GroundStyle::shown && !heights_m.empty();
    for (std::size_t i = 0; i < plain.column.size(); ++i) {
        if (!scene.cloud->isFinite(i))
            plain.column[i] = hiddenSlot;
        else if (groundApart && isGround(heights_m, i))
            plain.column[i] = groundSlot;
    }
    forEachFiltered(scene, style.filter, [&](std::size_t i) { plain.column[i] = hiddenSlot; });
    return plain;
}

ColourColumn withBoxes(ColourColumn column, const SceneModel& model)
{
    const BoxPaint paints = paintOf(modeOf(model));
    if (paints == BoxPaint::all) {
        const std::vector<Rgb> colours = coloursOfBoxes(model);
        for (const SceneBox& box : model.boxes())
            if (model.shows(box))
                paint(column, model.cloud(), box, slotOf(colours, shownColour(box, modeOf(model))));
    }
    const auto emphasise = [&](const SceneBox& box, std::uint8_t slot) {
        if (paints == BoxPaint::brighten)
            brighten(column, model.cloud(), box);
        else
            paint(column, model.cloud(), box, slot);
    };
    if (model.preview())
        emphasise(*model.preview(), previewSlot);
    if (const SceneBox* selected = model.selectedBox(); selected != nullptr && model.shows(*selected)) {
        emphasise(*selected, selectedSlot);
        if (model.style().markNear)
            markNear(column, model, *selected);
    }
    return column;
}

Palette paletteOf(const SceneModel& model, const Ramp& ramp)
{
    const ColourBy mode = modeOf(model);
    Palette palette;
    palette.fill({0, 0, 0, 0});
    for (std::size_t i = 0; i < rampSteps; ++i) {
        palette[i] = ramp[i];
        palette[brightRamp + i] = mixed(ramp[i], white, brighter);
    }
    palette[groundSlot] = withAlpha(sceneColour::ground, model.style().ground == GroundStyle::hidden ? 0 : 255);
    palette[unlabelledSlot] = sceneColour::unlabelled;
    palette[nearSlot] = sceneColour::leftOut;
    const std::vector<Rgb> colours = coloursOfBoxes(model);
    for (std::size_t i = 0; i < colours.size(); ++i)
        palette[firstObjectSlot + i] = opaque(colours[i]);
    if (const SceneBox* selected = model.selectedBox())
        palette[selectedSlot] = mixed(opaque(shownColour(*selected, mode)), white, brighter);
    if (model.preview())
        palette[previewSlot] = mixed(opaque(model.preview()->colour), white, brighter);
    return palette;
}

ColourColumn sideColours(const SceneModel& model, std::span<const std::uint32_t> ids)
{
    const SceneBox* selected = model.selectedBox();
    const std::span<const float> heights_m = heightsOf(model.cloud());
    const auto& positions_m = model.cloud().cloud->positions_m;
    const OrientedBox surroundings = selected != nullptr ? surroundingsOf(selected->box) : OrientedBox();
    ColourColumn column(ids.size());
    std::ranges::transform(ids, column.begin(), [&](std::uint32_t id) {
        const bool ground = isGround(heights_m, id);
        if (selected == nullptr || ground)
            return ground ? groundSlot : unlabelledSlot;
        const Eigen::Vector3d point_m = positions_m[id].cast<double>();
        if (contains(selected->box, point_m))
            return selectedSlot;
        const bool near = model.style().markNear && contains(surroundings, point_m) && isLeftOut(model, *selected, point_m);
        return near ? nearSlot : unlabelledSlot;
    });
    return column;
}

Palette sidePaletteOf(const SceneModel& model)
{
    Palette palette = paletteOf(model, Ramp{});
    palette[unlabelledSlot] = sceneColour::sideSurroundings;
    if (const SceneBox* selected = model.selectedBox())
        palette[selectedSlot] = opaque(shownColour(*selected, modeOf(model)));
    return palette;
}

}  // namespace pointloom
