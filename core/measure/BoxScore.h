// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"

#include <cstddef>
#include <numbers>
#include <optional>
#include <string_view>

namespace pointloom {

/// How a box agrees with the true one.
struct BoxScore
{
    double birdsEye = 0;                        ///< intersection over union of the footprints, exact
    double volume = 0;                          ///< and of the volumes
    double axisOff_rad = std::numbers::pi / 2;  ///< yaw error modulo 180 degrees: 0..pi/2
    double headingOff_rad = std::numbers::pi;   ///< yaw error modulo 360 degrees: 0..pi

    friend bool operator==(const BoxScore&, const BoxScore&) = default;
};

[[nodiscard]] BoxScore scoreBox(const OrientedBox& found, const OrientedBox& truth);

/// Why a box is not good enough, the first of these that is true.
enum class Failure {
    none,         ///< 3D IoU of at least 0.7
    notFound,     ///< no box at all
    merged,       ///< more than 25 % of the points above ground in it lie outside the true box, even one wider by 0.3 m
    split,        ///< more than 30 % of the object's points lie outside it, even were it wider by 0.15 m
    axesSwapped,  ///< yaw off by more than 45 degrees, front or back alike
    turned,       ///< by 10 to 45 degrees
    wrongLength,  ///< yaw is right; of the three axes the length overlaps least with the true one, and is off by more than 10 %
    wrongWidth,   ///< the width
    wrongHeight,  ///< the height
    misplaced,    ///< the size along the axis that overlaps least is right to within 10 %: the box stands beside its place
};
inline constexpr std::size_t failureKinds = 10;

/// "merged": for tables that programs read.
[[nodiscard]] std::string_view keyOf(Failure failure);

struct FailureParams
{
    double goodVolume = 0.7;
    double mergedShare = 0.25;
    double mergedMargin_m = 0.3;
    double splitShare = 0.3;
    double splitMargin_m = 0.15;
    double foot_m = 0.2;  ///< points lower than this above the ground belong to nobody
    double rightYaw_rad = std::numbers::pi / 18;
    double rightSize = 0.1;
};

/// Both boxes relative to the cloud's origin.
[[nodiscard]] Failure failureOf(const CloudIndex& index, const std::optional<OrientedBox>& found, const OrientedBox& truth,
                                const FailureParams& params = {});

}  // namespace pointloom
