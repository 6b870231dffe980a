// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// A camera and how the points looked from there, kept under a number.
struct SavedView
{
    QString name;
    CameraState camera;
    PointStyle style;
};
inline constexpr std::size_t savedViewSlots = 4;
using SavedViews = std::array<std::optional<SavedView>, savedViewSlots>;

/// What the window remembers about how a task was looked at.
struct Place
{
    CameraState camera;
    PointStyle style;
    ViewOptions options{};
    double cropMargin_m = 2;
    SavedViews views{};
    std::vector<std::uint64_t> locked{};  ///< numbers of tracks
    std::vector<std::uint64_t> hidden{};
};

/// Names instead of numbers stand for all choices, so that an old text means the same in a new program.
[[nodiscard]] std::string toJson(const Place& place);
/// Nothing when the text is not a place, as on a task's first opening. What is missing or out of range is as in a new task.
[[nodiscard]] std::optional<Place> placeFromJson(const std::string& json);

}  // namespace pointloom
