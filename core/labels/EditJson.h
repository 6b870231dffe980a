// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Edit.h"

#include <string>
#include <string_view>

namespace pointloom {

/// An edit as one line of JSON: how the journal stores it. Numbers keep every bit; unchanged parts of a modified object are
/// written once.
[[nodiscard]] std::string toJson(const Edit& edit);

/// The edit back again: editFromJson(toJson(e)) == e.
[[nodiscard]] Result<Edit> editFromJson(std::string_view json);

}  // namespace pointloom
