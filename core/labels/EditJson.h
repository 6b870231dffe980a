// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Edit.h"

#include <string>
#include <string_view>

namespace pointloom {

/// An edit as one line of JSON: how the journal stores it. Numbers keep every bit; unchanged parts of a modified object are
/// written once. Numbers must be finite (a Document lets no others in); bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string toJson(const Edit& edit);

/// The edit back again: editFromJson(toJson(e)) == e.
[[nodiscard]] Result<Edit> editFromJson(std::string_view json);

/// One object as one line of JSON without its id: how the workspace stores what the edits come to. They come back equal.
[[nodiscard]] std::string toJson(const Track& track);
[[nodiscard]] std::string toJson(const Cuboid& cuboid);
[[nodiscard]] Result<Track> trackFromJson(Id<Track> id, std::string_view json);
[[nodiscard]] Result<Cuboid> cuboidFromJson(Id<Cuboid> id, std::string_view json);

}  // namespace pointloom
