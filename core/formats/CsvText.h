// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

struct CsvCell
{
    std::string text;
    bool quoted = false;  ///< stood in quotes: text even where it looks like a number
};

struct CsvRow
{
    std::size_t line = 0;  ///< where the row begins, from 1
    std::vector<CsvCell> cells;
};

/// Reads comma-separated values by RFC 4180: quotes hold commas, line ends and doubled quotes. Lines end in LF or CRLF. Empty lines do not
/// count, nor do lines that begin with a #, nor zeros and Ctrl-Z behind a row. The first line has the number told. Other separators are
/// those of spreadsheets.
[[nodiscard]] Result<std::vector<CsvRow>> csvFromText(std::string_view text, std::size_t firstLine = 1, char separator = ',');

/// Follows the quotes through the lines of a table: which of them belong to one row.
class CsvQuotes
{
public:
    explicit CsvQuotes(char separator = ',') : m_separator(separator) {}

    /// Takes the next line, without its line feed; says whether a quote is open at its end, so that the row goes on.
    [[nodiscard]] bool isOpenAfter(std::string_view line);

private:
    char m_separator;
    bool m_open = false;
};

/// Whether a line that begins a row is a comment.
[[nodiscard]] bool isCsvComment(std::string_view line);

/// A cell as it is written: in quotes where it must be.
[[nodiscard]] std::string csvCell(std::string_view text);
[[nodiscard]] std::string csvQuoted(std::string_view text);

}  // namespace pointloom
