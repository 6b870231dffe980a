// SPDX-License-Identifier: Apache-2.0
#pragma once

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

}  // namespace pointloom
