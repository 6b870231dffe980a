// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PointColours.h"

#include "ui/scene/PointsIn.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

// What the bytes mean.
constexpr std::uint8_t rampSteps = 100;
constexpr std::uint8_t brightRamp = 100;  ///< the same ramp once more, brighter
constexpr std::uint8_t groundSlot = 200;
constexpr std::uint8_t unlabelledSlot = 201;
constexpr std::uint8_t firstObjectSlot = 202;  ///< one for each colour that boxes have
constexpr std::size_t objectSlots = 50;
constexpr std::uint8_t previewSlot = 252;
constexpr std::uint8_t selectedSlot = 253;
constexpr std::uint8_t hiddenSlot = 255;

constexpr float brighter = 0.35F;  ///< share of white in what is emphasised
constexpr Rgba white{255, 255, 255};

/// The share of the points of a column that the ramp's top is set by; the rest are stray reflections.
constexpr double trusted = 0.98;
constexpr double lowest = 0.02;

float quantile(std::vector<float> values, double share)
{
    if (values.empty())
        return 0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

template <class Value> float quantileOf(std::size_t count, double share, Value value)
{
    std::vector<float> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        if (const float v = value(i); std::isfinite(v))
            values.push_back(v);
    return quantile(std::move(values), share);
}

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

/// By number of the point: where it stands on the ramp.
template <class Fill> void fillRamp(const SceneCloud& scene, ColourBy colourBy, std::span<const float> heights_m, Fill fill)
{
    const PointCloud& cloud = *scene.cloud;
    if (colourBy == ColourBy::intensity && cloud.intensity.size() == cloud.size()) {
        const float top = std::max(1e-6F, quantileOf(cloud.size(), trusted, [&](std::size_t i) { return cloud.intensity[i]; }));
        // The root spreads the dull surfaces that most of a street consists of.
        fill([&, top](std::size_t i) { return rampSlot(std::sqrt(std::max(0.0F, cloud.intensity[i] / top))); });
    } else if (colourBy == ColourBy::objectClass) {
        fill([](std::size_t) { return unlabelledSlot; });
    } else if (!heights_m.empty()) {
        fill([=](std::size_t i) { return rampSlot(heights_m[i] / rampTop_m); });
    } else {
        const float floor_m = quantileOf(cloud.size(), lowest, [&](std::size_t i) { return cloud.positions_m[i].z(); });
        fill([&, floor_m](std::size_t i) { return rampSlot((cloud.positions_m[i].z() - floor_m) / rampTop_m); });
    }
}

std::vector<Rgb> coloursOfBoxes(const SceneModel& model)
{
    std::vector<Rgb> colours;
    for (const SceneBox& box : model.boxes())
        if (std::ranges::find(colours, box.colour) == colours.end() && colours.size() < objectSlots)
            colours.push_back(box.colour);
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

}  // namespace

Rgba rampColour(float share)
{
    static constexpr std::array<Rgba, 10> stops{{{0x27, 0x3d, 0x8c},
                                                 {0x28, 0x5c, 0xa3},
                                                 {0x28, 0x7b, 0xb9},
                                                 {0x32, 0x97, 0xb3},
                                                 {0x40, 0xb2, 0xa6},
                                                 {0x63, 0xc3, 0x93},
                                                 {0x98, 0xcb, 0x7d},
                                                 {0xc6, 0xcc, 0x68},
                                                 {0xe0, 0xba, 0x56},
                                                 {0xf6, 0xac, 0x48}}};
    const float at = std::clamp(share, 0.0F, 1.0F) * static_cast<float>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], at - static_cast<float>(below));
}

ColourColumn plainColours(const SceneCloud& scene, const PointStyle& style)
{
    if (!scene.cloud)
        return {};
    const std::span<const float> heights_m = heightsOf(scene);
    const bool groundApart = style.ground != GroundStyle::shown;
    ColourColumn column(scene.cloud->size());
    fillRamp(scene, style.colourBy, heights_m, [&](auto slot) {
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (!scene.cloud->isFinite(i))
                column[i] = hiddenSlot;
            else
                column[i] = groundApart && isGround(heights_m, i) ? groundSlot : slot(i);
        }
    });
    return column;
}

ColourColumn withBoxes(ColourColumn column, const SceneModel& model)
{
    const bool byClass = model.style().colourBy != ColourBy::intensity;  // reflectors inside a box are worth seeing
    const std::vector<Rgb> colours = coloursOfBoxes(model);
    const SceneBox* selected = model.selectedBox();
    if (byClass)
        for (const SceneBox& box : model.boxes())
            if (!box.hidden)
                paint(column, model.cloud(), box, slotOf(colours, box.colour));
    if (model.preview()) {
        if (byClass)
            paint(column, model.cloud(), *model.preview(), previewSlot);
        else
            brighten(column, model.cloud(), *model.preview());
    }
    if (selected != nullptr && !selected->hidden) {
        if (byClass)
            paint(column, model.cloud(), *selected, selectedSlot);
        else
            brighten(column, model.cloud(), *selected);
    }
    return column;
}

Palette paletteOf(const SceneModel& model)
{
    Palette palette;
    palette.fill({0, 0, 0, 0});
    for (std::size_t i = 0; i < rampSteps; ++i) {
        const Rgba colour = rampColour(static_cast<float>(i) / (rampSteps - 1));
        palette[i] = colour;
        palette[brightRamp + i] = mixed(colour, white, brighter);
    }
    palette[groundSlot] = withAlpha(sceneColour::ground, model.style().ground == GroundStyle::hidden ? 0 : 255);
    palette[unlabelledSlot] = sceneColour::unlabelled;
    const std::vector<Rgb> colours = coloursOfBoxes(model);
    for (std::size_t i = 0; i < colours.size(); ++i)
        palette[firstObjectSlot + i] = opaque(colours[i]);
    if (const SceneBox* selected = model.selectedBox())
        palette[selectedSlot] = mixed(opaque(selected->colour), white, brighter);
    if (model.preview())
        palette[previewSlot] = mixed(opaque(model.preview()->colour), white, brighter);
    return palette;
}

ColourColumn sideColours(const SceneModel& model, std::span<const std::uint32_t> ids)
{
    const SceneBox* selected = model.selectedBox();
    const std::span<const float> heights_m = heightsOf(model.cloud());
    const auto& positions_m = model.cloud().cloud->positions_m;
    ColourColumn column(ids.size());
    std::ranges::transform(ids, column.begin(), [&](std::uint32_t id) {
        const bool ground = isGround(heights_m, id);
        if (selected != nullptr && !ground && contains(selected->box, positions_m[id].cast<double>()))
            return selectedSlot;
        return ground ? groundSlot : unlabelledSlot;
    });
    return column;
}

Palette sidePaletteOf(const SceneModel& model)
{
    Palette palette = paletteOf(model);
    palette[unlabelledSlot] = sceneColour::sideSurroundings;
    if (const SceneBox* selected = model.selectedBox())
        palette[selectedSlot] = opaque(selected->colour);
    return palette;
}

}  // namespace pointloom
