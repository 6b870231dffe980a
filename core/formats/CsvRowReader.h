// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/CsvLayout.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"
#include "core/formats/LabelFormat.h"

#include <array>
#include <optional>
#include <string>

namespace pointloom {

/// A row's box, or why it is none.
struct CsvRowBox
{
    std::optional<LabelledBox> box{};
    std::string why{};               ///< a pattern for the tally
    std::string where{};             ///< behind the line's number
    std::optional<Error> error{};    ///< the same for a table that holds nothing else
    std::array<double, 3> angles{};  ///< as they were told
};

/// Reads one row of a table; the row and the layout must outlive it.
class CsvRowReader
{
public:
    CsvRowReader(const CsvRow& row, const CsvLayout& layout) : m_row(row), m_layout(layout) {}

    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] std::string text(CsvTable::Column column) const;
    /// Whether a spreadsheet has made a number with decimals out of the track's.
    [[nodiscard]] bool hasDecimalTrack() const;
    /// Whether a spreadsheet has rounded the track's number, 3.15966E+14, so that several tracks may have become one.
    [[nodiscard]] bool hasRoundedTrack() const;
    /// Whether something stands behind so many cells.
    [[nodiscard]] bool hasCellsBeyond(std::size_t columns) const;
    [[nodiscard]] Result<CsvRowBox> box(const FormatOptions& options) const;

private:
    [[nodiscard]] const CsvCell& cell(std::size_t index) const;
    [[nodiscard]] Result<CsvRowBox> withAnswers(const std::array<double, CsvTable::fixedColumns>& values,
                                                const FormatOptions& options) const;

    const CsvRow& m_row;
    const CsvLayout& m_layout;
};

}  // namespace pointloom
