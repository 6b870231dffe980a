// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

#include <array>
#include <cstddef>

namespace pointloom {

/// Where the values of one column lie in memory: row i at first + i * stride, unaligned.
struct ColumnView
{
    const std::byte* first = nullptr;  ///< nullptr: there is no such column
    std::size_t stride = 0;
    NumberType type = NumberType::f32;
    double unit_m = 1;  ///< of a coordinate
};

/// Some rows of a file, by role. One description for records (PCD binary, PLY, .bin), for whole columns one after the other
/// (PCD compressed) and for parsed text.
struct Rows
{
    std::size_t count = 0;
    std::array<ColumnView, columnRoles> columns;
    bool swapped = false;  ///< the file has the other byte order

    [[nodiscard]] const ColumnView& of(ColumnRole role) const { return columns[indexOf(role)]; }
};

/// Some of these rows.
[[nodiscard]] inline Rows subset(const Rows& rows, std::size_t first, std::size_t count)
{
    Rows out = rows;
    out.count = count;
    for (ColumnView& column : out.columns) {
        if (column.first != nullptr)
            column.first += first * column.stride;
    }
    return out;
}

}  // namespace pointloom
