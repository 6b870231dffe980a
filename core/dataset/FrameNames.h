// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A frame's name as other files may write it, made comparable: without folders and the ending of a cloud or picture, and a number without
/// its leading zeros.
[[nodiscard]] std::string comparableName(std::string_view name);

/// For each frame which of the ids is its name. Names that the file spells alike are its first choice; else they are compared as above
/// where that is clear: an id or name that then means two is nobody's. Nothing when no frame is found.
using Places = std::vector<std::optional<std::size_t>>;
[[nodiscard]] std::optional<Places> placesByName(const std::vector<std::string>& frames, const std::vector<std::string>& ids);

/// For each frame which line of so many is its own where the lines carry no names: the lines follow the frames. Where there are more lines
/// than frames and the frames' names are numbers, a frame's number is its line, counted from 0 (or 1, where that alone fits): a frame that
/// is missing shifts nothing. Nothing when neither is clear.
[[nodiscard]] std::optional<Places> placesByOrder(const std::vector<std::string>& frames, std::size_t lines);

}  // namespace pointloom
