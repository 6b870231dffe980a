// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

namespace pointloom {

enum class PcdData { ascii, binary, binaryCompressed };

/// The header of a PCD file, version 0.7 and what older and other programs make of it: keys in any order before DATA,
/// small letters, blanks or tabs, CRLF, comments, COLUMNS for FIELDS, no COUNT, no POINTS, lines of their own.
struct PcdHeader
{
    std::vector<Column> columns;
    std::size_t points = 0;
    std::size_t width = 0;  ///< width * height == points always; a file that says otherwise is one row
    std::size_t height = 1;
    std::size_t recordBytes = 0;  ///< of one point
    PcdData data = PcdData::ascii;
    std::size_t dataOffset = 0;       ///< first byte after the DATA line
    std::size_t lines = 0;            ///< of the header
    std::optional<Message> remark{};  ///< where POINTS, WIDTH and HEIGHT contradict each other
};

[[nodiscard]] Result<PcdHeader> pcdHeaderFrom(std::string_view text);

}  // namespace pointloom
