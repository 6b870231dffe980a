// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <variant>

namespace pointloom {

/// What is ticked or typed for one attribute: a boolean, a number, or the key of a choice or free text.
using AttributeValue = std::variant<bool, double, std::string>;

/// By the attribute's key in the scheme. An absent key is an attribute nobody has answered yet.
using AttributeMap = std::map<std::string, AttributeValue>;

[[nodiscard]] inline bool isFinite(const AttributeMap& attributes)
{
    return std::ranges::all_of(attributes, [](const auto& entry) {
        const double* number = std::get_if<double>(&entry.second);
        return number == nullptr || std::isfinite(*number);
    });
}

}  // namespace pointloom
