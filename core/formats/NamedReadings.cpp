// SPDX-License-Identifier: Apache-2.0
#include "core/formats/NamedReadings.h"

#include "core/base/Text.h"

#include <algorithm>
#include <cmath>

namespace pointloom {

const std::vector<NamedReading>& namedReadings()
{
    static const std::vector<NamedReading> readings{
        {"degrees", PL_TEXT("core", "Read the angles as degrees"), {.degrees = true}},
        {"inverse-calibration",
         PL_TEXT("core", "Take the calibration the other way round: from the camera to the lidar"),
         {.axes = BoxReading::Axes::inverse}},
        {"ideal-calibration",
         PL_TEXT("core", "Ignore the calibration: a camera at the lidar that looks forward"),
         {.axes = BoxReading::Axes::ideal}},
        {"cloud-axes",
         PL_TEXT("core", "Read the columns in the axes of the cloud: x forward, y left, z up to the bottom of the box"),
         {.axes = BoxReading::Axes::cloud, .cloudYaw = true}},
        {"cloud-axes-centre",
         PL_TEXT("core", "Read the columns in the axes of the cloud: x forward, y left, z up to the middle of the box"),
         {.axes = BoxReading::Axes::cloudCentre, .cloudYaw = true}},
        {"cloud-axes-camera-angle",
         PL_TEXT("core", "Read the columns in the axes of the cloud, but the angle as a camera has it"),
         {.axes = BoxReading::Axes::cloud}},
        {"world",
         PL_TEXT("core", "Read the boxes in the world and bring them to the clouds by the poses"),
         {.axes = BoxReading::Axes::world}},
        {"half-sizes", PL_TEXT("core", "Double the sizes: they lead from the middle to the sides"), {.halfSizes = true}},
        {"swapped-sides", PL_TEXT("core", "Swap length and width; the heading stays"), {.sidesSwapped = true}},
        {"quarter-turn", PL_TEXT("core", "Swap length and width and turn the heading by 90 degrees"), {.quarterTurn = true}},
        {"half-turn", PL_TEXT("core", "Turn the heading by 180 degrees"), {.halfTurn = true}},
        {"bottom-is-middle", PL_TEXT("core", "KITTI: the columns tell the middle of the box, not of its bottom"), {.bottomIsMiddle = true}},
        {"middle-is-bottom", PL_TEXT("core", "The columns tell the middle of the bottom, not of the box"), {.middleIsBottom = true}},
        {"mirror-y", PL_TEXT("core", "Mirror left and right: y leads to the right there"), {.plan = BoxReading::Plan::mirroredY}, true},
        {"mirror-x", PL_TEXT("core", "Mirror front and back: x leads back there"), {.plan = BoxReading::Plan::mirroredX}, true},
        {"swap-x-y", PL_TEXT("core", "Swap x and y"), {.plan = BoxReading::Plan::swapped}, true},
        {"turn-left",
         PL_TEXT("core", "Turn all boxes a quarter to the left about the sensor"),
         {.plan = BoxReading::Plan::turnedLeft},
         true},
        {"turn-right",
         PL_TEXT("core", "Turn all boxes a quarter to the right about the sensor"),
         {.plan = BoxReading::Plan::turnedRight},
         true},
        {"turn-back", PL_TEXT("core", "Turn all boxes by half a turn about the sensor"), {.plan = BoxReading::Plan::turnedBack}, true},
        {"clockwise", PL_TEXT("core", "Read the angles as growing clockwise"), {.clockwise = true}, true},
        {"heading-aside", PL_TEXT("core", "Turn the headings by 90 degrees; the sizes stay"), {.headingAside = true}, true},
        {"length-is-height", PL_TEXT("core", "Swap length and height"), {.lengthIsHeight = true}, true},
        {"width-is-height", PL_TEXT("core", "Swap width and height"), {.widthIsHeight = true}, true},
        {"feet", PL_TEXT("core", "Read places and sizes as feet"), {.feet = true}, true}};
    return readings;
}

const NamedReading* findReading(std::string_view key)
{
    const auto found = std::ranges::find(namedReadings(), key, &NamedReading::key);
    return found == namedReadings().end() ? nullptr : &*found;
}

std::optional<BoxReading> readingCalled(std::string_view key)
{
    if (const NamedReading* named = findReading(key))
        return named->reading;
    const auto lift_m = key.starts_with(liftKey) ? number<double>(key.substr(liftKey.size())) : std::nullopt;
    if (!lift_m || !std::isfinite(*lift_m))
        return std::nullopt;
    return BoxReading{.lift_m = *lift_m};
}

}  // namespace pointloom
