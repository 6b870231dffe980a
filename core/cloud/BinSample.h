// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace pointloom {

/// What the numbers of a column look like.
struct NumberKind
{
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    bool isWhole = true;

    [[nodiscard]] bool isByte() const { return isWhole && least >= 0 && most <= 255; }
    [[nodiscard]] bool isLaserNumber() const { return isByte() && most >= 3; }
};

/// Some stretches of a file without a header, seen as numbers of one type. Each begins at a whole record, however many columns a record
/// has, so that any number of columns can be tried on the same numbers.
class BinSample
{
public:
    BinSample(std::span<const std::byte> file, NumberType type);

    [[nodiscard]] std::size_t fileBytes() const { return m_fileBytes; }
    [[nodiscard]] bool isEnough(std::size_t records) const { return m_numbers >= records * 4; }

    /// How mixed the numbers of each of so many columns are, nats: sign, magnitude and wholeness count.
    [[nodiscard]] double entropy(std::size_t columns) const;

    /// The median step from one point to the next by the median step to one far off in the file. About 1 where points have no order.
    [[nodiscard]] double roughness(std::size_t columns) const;

    /// Whether the first three columns are of a size that coordinates in metres have, and span more than a line.
    [[nodiscard]] bool couldBeCoordinates(std::size_t columns) const;

    [[nodiscard]] NumberKind kindOf(std::size_t column, std::size_t columns) const;

private:
    std::vector<std::vector<double>> m_stretches;
    std::vector<std::vector<std::uint16_t>> m_kinds;  ///< of these numbers
    std::size_t m_numbers = 0;
    std::size_t m_fileBytes = 0;
};

}  // namespace pointloom
