// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace pointloom {

/// The text as a tree, and what was wrong with it.
struct ParsedJson
{
    nlohmann::json root;
    std::string pointer;  ///< where the root stands in a larger text
    std::optional<Error> refusal{};
};

/// The key of what has none: the root and the items of lists.
[[nodiscard]] const std::string& noJsonKey();

}  // namespace pointloom
