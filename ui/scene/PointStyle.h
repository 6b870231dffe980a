// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <array>
#include <cstddef>
#include <optional>

namespace pointloom {

/// What the colour of a point means. Modes whose column a cloud lacks show height instead.
enum class ColourBy { height, intensity, objectClass, ring, time, instance, distance, plain, rgb };
inline constexpr std::size_t colourModes = 9;

enum class GroundStyle { faded, shown, hidden };
enum class BoxStyle { wire, filled, corners };
/// Behind the points: dark ones only, since thin coloured points need a dark ground.
enum class Backdrop { night, black, slate, graphite };

/// In the unit of what is shown: metres, seconds, a plain number.
struct ValueRange
{
    float low = 0;
    float high = 1;

    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

/// Which points are drawn and picked at all. Metres, relative to the cloud's origin.
struct PointFilter
{
    std::optional<OrientedBox> crop{};
    std::optional<ValueRange> height_m{};  ///< above ground
    std::optional<float> farthest_m{};     ///< from the sensor, seen from above

    [[nodiscard]] bool empty() const { return !crop && !height_m && !farthest_m; }
    friend bool operator==(const PointFilter&, const PointFilter&) = default;
};

/// How the points look. None of it uploads the cloud again.
struct PointStyle
{
    ColourBy colourBy = ColourBy::height;
    GroundStyle ground = GroundStyle::faded;
    float pointSize_px = 2;
    bool roundPoints = false;
    bool markNear = true;                                         ///< points just outside the faces of the selected box
    std::array<std::optional<ValueRange>, colourModes> ranges{};  ///< of the colours, by mode; nothing: automatic
    PointFilter filter{};

    [[nodiscard]] std::optional<ValueRange>& rangeOf(ColourBy mode) { return ranges[static_cast<std::size_t>(mode)]; }
    [[nodiscard]] const std::optional<ValueRange>& rangeOf(ColourBy mode) const { return ranges[static_cast<std::size_t>(mode)]; }

    friend bool operator==(const PointStyle&, const PointStyle&) = default;
};

/// Which moment of its sweep a frame shows of what moves: each point when it was measured, or all at one moment.
enum class SweepMoment { asMeasured, start, middle, end };

/// What is around the points in the main view.
struct ViewOptions
{
    Backdrop backdrop = Backdrop::night;
    BoxStyle boxes = BoxStyle::wire;
    bool grid = false;
    bool rangeRings = false;
    bool axes = true;
    bool evidence = true;          ///< which faces of the selected box are seen and which assumed
    bool followSelection = false;  ///< the camera keeps its place relative to the selected box
    SweepMoment sweep = SweepMoment::asMeasured;

    friend bool operator==(const ViewOptions&, const ViewOptions&) = default;
};

}  // namespace pointloom
