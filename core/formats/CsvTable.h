// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Text.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pointloom {

/// How a table of boxes looks.
struct CsvTable
{
    inline static const std::string key = "csv";

    /// The columns that are not attributes, in the order in which they are written; pitch and roll only where a box is tilted.
    enum Column : std::size_t {
        frameColumn,
        trackColumn,
        classColumn,
        cx,
        cy,
        cz,
        length,
        width,
        height,
        yaw,
        score,
        pitch,
        roll,
        fixedColumns
    };
    static constexpr std::array<std::string_view, fixedColumns> names{
        "frame", "track_id", "class", "cx", "cy", "cz", "length", "width", "height", "yaw_rad", "score", "pitch_rad", "roll_rad"};
};

/// "12" for "12.0", which is what a spreadsheet makes of it; empty for anything else.
[[nodiscard]] inline std::string_view wholeNumberWithZeros(std::string_view text)
{
    constexpr std::string_view digits = "0123456789";
    const std::size_t point = text.find('.');
    const bool isOne = point != std::string_view::npos && point > 0 && point + 1 < text.size()
        && text.substr(0, point).find_first_not_of(digits) == std::string_view::npos
        && text.find_first_not_of('0', point + 1) == std::string_view::npos;
    return isOne ? text.substr(0, point) : std::string_view();
}

/// "3.15966E+14", which is what a spreadsheet makes of a long number.
[[nodiscard]] inline bool isRoundedNumber(std::string_view text)
{
    return text.find_first_of("Ee") != std::string_view::npos && number<double>(text).has_value();
}

}  // namespace pointloom
