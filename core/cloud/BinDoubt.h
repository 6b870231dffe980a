// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/cloud/BinSample.h"
#include "core/cloud/Column.h"

#include <span>
#include <vector>

namespace pointloom {

/// Why numbers that make points of some columns must not be taken as these without asking.
enum class BinDoubt {
    none,
    unknown,       ///< they are no coordinates in any layout
    several,       ///< several layouts explain them
    tooFew,        ///< there are too few points to tell
    wholeNumbers,  ///< whose unit nobody knows
    order,         ///< the first columns are not x, y, z
    byColumn,      ///< all x come first, then all y
    header,        ///< the first bytes are no point
    footer,        ///< the last bytes are no point
    unit,          ///< a cloud as large is none in metres
    otherByteOrder,
    halfFloats,
};

/// What was found, and columns that would explain the numbers better, the likeliest first.
struct BinDoubtFound
{
    BinDoubt doubt = BinDoubt::none;
    std::vector<std::vector<Column>> better{};
    bool isVeryWide = false;  ///< or tall, as its unit may be another than metres; small enough to be shown, and said
};

/// Looks at points that were made of floats, whether they can be what the columns say: heights narrow, reflectance behind the coordinates,
/// nothing in front or behind that is no point, the size of a scan.
[[nodiscard]] BinDoubtFound doubtAbout(const BinSample& sample, const BinStretches& bytes, std::span<const Column> columns);

/// A sentence for a person: what was found and what to do. Names the option --columns with the candidates.
[[nodiscard]] Error asError(BinDoubt doubt, const std::vector<std::vector<Column>>& candidates);

}  // namespace pointloom
