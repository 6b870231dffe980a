// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/BinSample.h"
#include "core/cloud/Column.h"

#include <optional>
#include <vector>

namespace pointloom {

/// Of a file whose points may be of any bytes: types of several sizes side by side, doubles, whole numbers, other numbers in front.

/// Whether a point of half, a third or a quarter of so many bytes explains the bytes as well: then they are several points taken as one.
[[nodiscard]] bool holdsSmallerRecords(const BinStretches& bytes, std::size_t recordBytes);

/// Whether the numbers are doubles that came from float32: half of their words are zeros.
[[nodiscard]] bool holdsShortDoubles(const BinStretches& bytes);

/// The columns that the bytes look like, the likeliest first; none where they look like nothing.
[[nodiscard]] std::vector<std::vector<Column>> possibleRecords(const BinStretches& bytes);

/// Numbers that cannot be told as columns.
enum class ForeignNumbers { none, otherByteOrder, halfFloats };
[[nodiscard]] ForeignNumbers foreignNumbersIn(const BinStretches& bytes);

}  // namespace pointloom
