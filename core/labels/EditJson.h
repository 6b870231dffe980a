// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Edit.h"

#include <string>
#include <string_view>

namespace pointloom {

/// Everything stored carries the version of its shape and is written in the newest one. Older text is read as what it meant: version 1
/// (text without a version) named frames by their position in the sequence, and version1Frames says which frames those were. A position
/// beyond them stands for a frame that is gone. Without the list such text is refused, and so is text of a newer version or with names that
/// are not known: nothing is guessed.

/// An edit as one line of JSON: how the journal stores it. Numbers keep every bit; unchanged parts of a modified object are
/// written once. Numbers must be finite (a Document lets no others in); bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string toJson(const Edit& edit);

/// The edit back again: editFromJson(toJson(e)) == e.
[[nodiscard]] Result<Edit> editFromJson(std::string_view json, const FrameList* version1Frames = nullptr);

/// One object as one line of JSON without its id: how the workspace stores what the edits come to. They come back equal.
[[nodiscard]] std::string toJson(const Track& track);
[[nodiscard]] std::string toJson(const Cuboid& cuboid);
[[nodiscard]] std::string toJson(const ImageRectangle& box);
[[nodiscard]] std::string toJson(const PointLabels& labels);
/// T: Track, Cuboid or ImageRectangle.
template <class T> [[nodiscard]] Result<T> objectFromJson(Id<T> id, std::string_view json, const FrameList* version1Frames = nullptr);
[[nodiscard]] Result<PointLabels> pointLabelsFromJson(std::string_view json);

}  // namespace pointloom
