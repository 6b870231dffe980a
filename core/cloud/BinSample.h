// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"
#include "core/cloud/Column.h"

#include <cstddef>
#include <cstdint>
#include <limits>
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

/// Some stretches of a file without a header. Each begins at a whole record, however many columns a record has, so that any number of
/// columns can be tried on the same numbers.
struct BinStretches
{
    std::vector<std::vector<std::byte>> stretches;
    std::vector<std::uint64_t> starts;  ///< where each lies in the file
    std::vector<std::byte> tail;        ///< the last bytes of the file, a few hundred
    std::uint64_t fileBytes = 0;

    [[nodiscard]] static Result<BinStretches> of(const CloudBytes& file);
};

/// Such stretches seen as numbers of one type.
class BinSample
{
public:
    BinSample(const BinStretches& bytes, NumberType type);

    [[nodiscard]] std::uint64_t fileBytes() const { return m_fileBytes; }
    [[nodiscard]] std::size_t numbers() const { return m_numbers; }
    [[nodiscard]] bool isEnough(std::size_t records) const { return m_numbers >= records * 4; }

    /// How mixed the numbers of each of so many columns are, nats: sign, magnitude and wholeness count.
    [[nodiscard]] double entropy(std::size_t columns) const;

    /// The median step from one point to the next by the median step to one far off in the file. About 1 where points have no order.
    /// @param oneIn  so many points is looked at: fewer tell it less exactly
    [[nodiscard]] double roughness(std::size_t columns, std::size_t oneIn = 1) const;

    /// Whether the first three columns are of a size that coordinates in metres have, and span more than a line.
    [[nodiscard]] bool couldBeCoordinates(std::size_t columns) const;

    /// Whether all numbers are zero.
    [[nodiscard]] bool isBlank() const;

    /// Whether the first three columns can be coordinates, of very few points, which may well lie on a line.
    [[nodiscard]] bool areMeasures(std::size_t columns) const;

    /// The numbers of one of so many columns: some hundred of them, from all over the file.
    [[nodiscard]] std::vector<double> some(std::size_t column, std::size_t columns) const;

    /// How badly so many columns explain the numbers, for files of a few points: Schwarz's criterion on sign, magnitude and wholeness by
    /// column. Less is better; more columns have to earn it.
    [[nodiscard]] double misfit(std::size_t columns) const;

    [[nodiscard]] NumberKind kindOf(std::size_t column, std::size_t columns) const;

private:
    std::vector<std::vector<double>> m_stretches;
    std::vector<std::vector<std::uint16_t>> m_kinds;  ///< of these numbers
    std::size_t m_numbers = 0;
    std::uint64_t m_fileBytes = 0;
};

}  // namespace pointloom
