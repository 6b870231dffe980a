// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pointloom {

/// Which cell of a row holds what, in a table as Pointloom writes it or as a spreadsheet has saved it.
struct CsvLayout
{
    std::array<std::optional<std::size_t>, CsvTable::fixedColumns> at{};
    std::vector<std::pair<std::size_t, std::string>> attributes{};  ///< cell, key
    std::vector<std::string> doubled{};                             ///< of the attributes those that are called like a column
    bool degrees = false;                                           ///< the column of the heading says that it is in degrees
    bool decimalComma = false;                                      ///< commas do not separate, so they may be decimal

    /// A cell as a number; with a decimal comma where that cannot be anything else.
    [[nodiscard]] std::optional<double> numberIn(std::string_view cell) const;
};

/// What separates the columns of a table with this first line: comma, semicolon or tab, whatever shows the most columns that are known.
[[nodiscard]] char csvSeparatorOf(const std::string& firstLine);
/// Whether the first line says nothing but the separator, "sep=;", as spreadsheets have it.
[[nodiscard]] bool csvSaysSeparator(const std::string& firstLine);

/// Columns are found by their names, without regard to capitals, blanks and the like.
[[nodiscard]] Result<CsvLayout> csvLayoutOf(const CsvRow& header, char separator);

}  // namespace pointloom
