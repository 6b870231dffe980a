// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace pointloom {

/// The object under a place.
struct FitAtPoint
{
    Eigen::Vector3f point_m;
};

/// What is in a band: numbers of points of the cloud.
struct FitOfPoints
{
    std::vector<std::uint32_t> points;
};

/// The object under a line that was drawn along it: the best of those under some points of it.
struct FitAlongLine
{
    std::vector<Eigen::Vector3f> points_m;
    double heading_rad = 0;  ///< the way the line was drawn
};

/// A fit that a tool asks for. A value: it can be run on any thread.
struct FitRequest
{
    std::variant<FitAtPoint, FitOfPoints, FitAlongLine> where;
    ClassDef what;
    bool forPreview = false;                ///< only the newest of these is of interest
    std::optional<OrientedBox> drawn = {};  ///< what a hand drew, where nothing fits
};

struct FitAnswer
{
    FitRequest request;
    RankedFits fits;  ///< best first; empty when nothing fits
};

/// Coordinates relative to the cloud's origin. Thread-safe.
[[nodiscard]] RankedFits fitsFor(const FitRequest& request, const CloudIndex& index, const ClickParams& params);

}  // namespace pointloom
