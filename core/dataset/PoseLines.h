// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A line of a file of poses, as words.
struct PoseLine
{
    std::size_t number = 0;  ///< from 1
    std::vector<std::string> words;
};

/// Where the numbers of a pose stand among the words of a line.
struct PoseColumns
{
    std::optional<std::size_t> frame;  ///< a frame's name, or a time
    std::vector<std::size_t> numbers;  ///< 7: x y z qx qy qz qw; 12: a matrix, row by row
};

/// The lines of a file of poses that are meant as such, whatever stands between their words; and what a line of names before them says.
struct PoseLines
{
    std::vector<PoseLine> lines;
    std::optional<PoseColumns> columns;  ///< nothing where no line names them
};

[[nodiscard]] PoseLines poseLinesOf(std::string_view text);

}  // namespace pointloom
