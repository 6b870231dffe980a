// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/measure/Truth.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// How the ground that was found agrees with per-point classes. Points without a class (0) and without a place do not count.
struct GroundAgreement
{
    std::size_t hit = 0;     ///< ground in both
    std::size_t wrong = 0;   ///< found, but something else in truth
    std::size_t missed = 0;  ///< ground in truth alone

    [[nodiscard]] double precision() const;  ///< 0 where nothing was found
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
};

/// What boxes tell about the ground where no point has a class.
struct GroundUnderBoxes
{
    std::size_t body = 0;       ///< points in the boxes from 0.3 m above their bottoms up: none of them is ground
    std::size_t bodyEaten = 0;  ///< of these called ground
    std::size_t foot = 0;       ///< points in the lowest 0.1 m of the boxes: nearly all of them are ground
    std::size_t footFound = 0;  ///< of these called ground
};

struct GroundScore
{
    std::optional<GroundAgreement> classes;  ///< where the frame has point classes
    GroundUnderBoxes boxes;
    std::size_t points = 0;  ///< in the frame
    double took_ms = 0;      ///< estimating the surface and marking the points
};

[[nodiscard]] GroundAgreement compareGround(std::span<const std::uint8_t> mask, std::span<const std::uint16_t> classes,
                                            const GroundClasses& ground);

/// Boxes relative to the cloud's origin.
[[nodiscard]] GroundUnderBoxes groundUnder(std::span<const OrientedBox> boxes, const PointCloud& cloud, std::span<const std::uint8_t> mask);

/// Finds the ground of a cloud and scores it. The classes may be empty.
[[nodiscard]] GroundScore scoreGround(const PointCloud& cloud, std::span<const OrientedBox> boxes, std::span<const std::uint16_t> classes,
                                      const GroundClasses& ground);

/// Several frames as one: counts are added; so are milliseconds.
[[nodiscard]] GroundScore together(std::span<const GroundScore> scores);

}  // namespace pointloom
