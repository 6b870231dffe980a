// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <span>
#include <string_view>

namespace pointloom {

/// What may be written behind a number, and how much of the field's own unit it is: {"cm", 0.01} in a field of metres.
struct Unit
{
    std::string_view name;
    double factor = 1;
};

/// What somebody typed where a number is asked for: "4.2", "4.2+0.1", "(3+1)/2", "35 cm". With a relative form the present value
/// changes: "+=.1", "-=.1", "*2", "/2", "*=2", "/=2". Decimal points and decimal commas are both understood.
/// @param current  the value that relative forms start from, in the field's unit
/// @returns a finite number in the field's unit, or what cannot be understood
[[nodiscard]] Result<double> evaluate(std::string_view text, double current, std::span<const Unit> units = {});

}  // namespace pointloom
