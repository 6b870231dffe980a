// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Gather.h"

namespace pointloom {

/// One column of a text table: its values stand side by side in a line.
struct TextColumn
{
    Column column;
    bool isList = false;  ///< PLY: how many values there are stands in front of them
};

/// Lines of numbers, one per point, separated by blanks, tabs or commas. Empty lines and comments (#) do not count.
class TextRows
{
public:
    /// Counts the lines. Fails when there are fewer than points, with the number there are.
    /// @param firstLine  line of the file on which text starts, from 1, for messages
    [[nodiscard]] static Result<TextRows> over(std::string_view text, std::size_t points, std::size_t firstLine,
                                               const std::stop_token& stop = {});

    /// How many lines of a table follow those that were asked for.
    [[nodiscard]] std::size_t rowsLeft() const { return m_rowsLeft; }

    /// The first so many lines that are not empty, as text: what another table in the same file takes up.
    [[nodiscard]] static Result<std::size_t> bytesOf(std::string_view text, std::size_t rows, const std::stop_token& stop = {});

    /// Parses everything into the cloud, on several threads. A line that is not what the columns promise is an error with its line.
    [[nodiscard]] Result<GatherSeen> gatherInto(PointCloud& cloud, std::span<const TextColumn> columns, const RoleTable& roles,
                                                const GatherPlan& plan) const;

private:
    struct Block
    {
        std::size_t firstRow = 0;
        std::size_t rows = 0;
        std::size_t line = 0;
        std::string_view text;
    };

    std::vector<Block> m_blocks;
    std::size_t m_rowsLeft = 0;
};

/// Says that a header promises fewer points than there are.
[[nodiscard]] Message moreRows(std::size_t left, std::size_t promised);

}  // namespace pointloom
