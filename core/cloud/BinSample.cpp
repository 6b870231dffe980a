// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinSample.h"

#include "core/cloud/PointCloud.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <iterator>

namespace pointloom {
namespace {

constexpr std::size_t wholeRecords = 3360;  // bytes: whole records of 3 to 8 numbers of 4 bytes, of 3 to 6 of 2 or 8 bytes

constexpr int farthestMagnitude = 64;                      // powers of two from 1
constexpr int zeroKind = 4 * (2 * farthestMagnitude + 1);  // kinds of other numbers come before it
constexpr int notFiniteKind = zeroKind + 1;
constexpr std::size_t kindCount = notFiniteKind + 1;

/// A small number for numbers of the same magnitude, sign and wholeness.
std::uint16_t kindNumber(double value)
{
    constexpr int exponentBits = 52;
    constexpr int exponentBias = 1023;
    if (!std::isfinite(value))
        return notFiniteKind;
    if (value == 0)
        return zeroKind;
    const int exponent = static_cast<int>(std::bit_cast<std::uint64_t>(std::abs(value)) >> exponentBits) - exponentBias;
    const int magnitude = std::clamp(exponent, -farthestMagnitude, farthestMagnitude) + farthestMagnitude;
    const bool isWhole = std::abs(value) < 1e9 && value == std::floor(value);
    return static_cast<std::uint16_t>(4 * magnitude + (value < 0 ? 2 : 0) + (isWhole ? 1 : 0));
}

double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The step between two points by its largest coordinate; nothing where one of them is none (no return is often 0 0 0).
std::optional<double> stepBetween(const double* a, const double* b)
{
    double step = 0;
    bool isNone[2] = {true, true};
    for (int axis = 0; axis < 3; ++axis) {
        if (!std::isfinite(a[axis]) || !std::isfinite(b[axis]))
            return std::nullopt;
        step = std::max(step, std::abs(a[axis] - b[axis]));
        isNone[0] = isNone[0] && std::abs(a[axis]) < 1e-2;
        isNone[1] = isNone[1] && std::abs(b[axis]) < 1e-2;
    }
    return isNone[0] || isNone[1] ? std::nullopt : std::optional(step);
}

}  // namespace

Result<BinStretches> BinStretches::of(const CloudBytes& file)
{
    constexpr std::size_t most = 6;
    constexpr std::size_t stretchBytes = 2 * wholeRecords;
    constexpr std::uint64_t tailBytes = 256;
    BinStretches out{.stretches = {}, .starts = {}, .tail = {}, .fileBytes = file.size()};
    const bool isSmall = file.size() <= most * stretchBytes;
    const std::size_t bytes = isSmall ? static_cast<std::size_t>(file.size()) : stretchBytes;
    ByteRoom room;
    for (std::size_t i = 0; i < (isSmall ? 1 : most); ++i) {
        const std::uint64_t start = (file.size() - bytes) / wholeRecords * i / (most - 1) * wholeRecords;
        const auto part = file.part(start, bytes, room);
        if (!part)
            return std::unexpected(part.error());
        out.starts.push_back(start);
        out.stretches.emplace_back(part->begin(), part->end());
    }
    const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), tailBytes));
    const auto part = file.part(file.size() - tail, tail, room);
    if (!part)
        return std::unexpected(part.error());
    out.tail.assign(part->begin(), part->end());
    return out;
}

BinSample::BinSample(const BinStretches& bytes, NumberType type) : m_fileBytes(bytes.fileBytes)
{
    const std::size_t size = sizeOf(type);
    for (const auto& stretch : bytes.stretches) {
        std::vector<double> numbers(stretch.size() / size);
        visitNumberType(type, [&]<class T>(std::type_identity<T>) {
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                T value;
                std::memcpy(&value, stretch.data() + i * size, sizeof value);
                numbers[i] = static_cast<double>(value);
            }
        });
        m_numbers += numbers.size();
        std::ranges::transform(numbers, std::back_inserter(m_kinds.emplace_back()), kindNumber);
        m_stretches.push_back(std::move(numbers));
    }
}

double BinSample::entropy(std::size_t columns) const
{
    double sum = 0;
    std::size_t total = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        std::array<std::uint32_t, kindCount> counts{};
        std::size_t numbers = 0;
        for (const auto& stretch : m_kinds) {
            for (std::size_t i = column; i < stretch.size(); i += columns, ++numbers)
                ++counts[stretch[i]];
        }
        if (numbers == 0)
            continue;
        double mean = 0;
        int present = 0;
        for (const std::uint32_t count : counts) {
            if (count == 0)
                continue;
            const double share = static_cast<double>(count) / static_cast<double>(numbers);
            mean -= share * std::log(share);
            ++present;
        }
        mean += static_cast<double>(present - 1) / (2 * static_cast<double>(numbers));  // Miller and Madow's correction
        sum += mean * static_cast<double>(numbers);
        total += numbers;
    }
    return total == 0 ? 0 : sum / static_cast<double>(total);
}

double BinSample::roughness(std::size_t columns, std::size_t oneIn) const
{
    std::vector<double> next;
    std::vector<double> any;
    next.reserve(m_numbers / columns / oneIn + m_stretches.size());
    any.reserve(m_numbers / columns / oneIn + m_stretches.size());
    for (const auto& stretch : m_stretches) {
        const std::size_t records = stretch.size() / columns;
        for (std::size_t i = 0; i + 1 < records; i += oneIn) {
            const double* here = stretch.data() + i * columns;
            if (const auto step = stepBetween(here, here + columns))
                next.push_back(*step);
            if (const auto step = stepBetween(here, stretch.data() + (i + records / 2) % records * columns))
                any.push_back(*step);
        }
    }
    if (next.empty() || any.empty())
        return 1;
    const double usual = medianOf(any);
    return usual > 0 ? std::min(1.0, medianOf(next) / usual) : 1;
}

bool BinSample::couldBeCoordinates(std::size_t columns) const
{
    constexpr double enough = 0.97;
    std::size_t finite = 0;
    std::size_t possible = 0;
    std::size_t numbers = 0;
    int constant = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        NumberKind kind;
        for (const auto& stretch : m_stretches) {
            for (std::size_t i = axis; i < stretch.size(); i += columns) {
                const double value = std::abs(stretch[i]);
                ++numbers;
                finite += std::isnan(value) ? 0 : 1;
                possible += value == 0 || (value > 1e-12 && value <= farthest_m) ? 1 : 0;
                kind.least = std::min(kind.least, stretch[i]);
                kind.most = std::max(kind.most, stretch[i]);
            }
        }
        constant += kind.least >= kind.most ? 1 : 0;
    }
    if (finite == 0)
        return numbers > 0;  // no point has returned, but it is a cloud
    return constant < 2 && static_cast<double>(possible) >= enough * static_cast<double>(finite);
}

bool BinSample::isBlank() const
{
    return std::ranges::all_of(m_stretches,
                               [](const auto& stretch) { return std::ranges::all_of(stretch, [](double value) { return value == 0; }); });
}

bool BinSample::areMeasures(std::size_t columns) const
{
    constexpr double least = 1e-7;
    for (std::size_t column = 0; column < std::min<std::size_t>(columns, 3); ++column) {
        for (const auto& stretch : m_stretches) {
            for (std::size_t i = column; i < stretch.size(); i += columns) {
                const double value = std::abs(stretch[i]);
                if (value != 0 && !std::isnan(value) && (value < least || value > farthest_m))
                    return false;
            }
        }
    }
    return true;
}

std::vector<double> BinSample::some(std::size_t column, std::size_t columns) const
{
    constexpr std::size_t enough = 400;
    constexpr double goldenRatio = 0.618034;  // unequal steps: what comes every so many points must not be all that is seen
    const std::size_t step = std::max<std::size_t>(1, m_numbers / columns / enough);
    std::vector<double> out;
    out.reserve(2 * enough);
    double within = 0;
    for (const auto& stretch : m_stretches) {
        for (std::size_t first = 0;; first += step) {
            within = within + goldenRatio < 1 ? within + goldenRatio : within + goldenRatio - 1;
            const std::size_t at = (first + static_cast<std::size_t>(within * static_cast<double>(step))) * columns + column;
            if (at >= stretch.size())
                break;
            if (std::isfinite(stretch[at]))
                out.push_back(stretch[at]);
        }
    }
    return out;
}

double BinSample::misfit(std::size_t columns) const
{
    const double total = static_cast<double>(std::max<std::size_t>(m_numbers, 2));
    double sum = 0;
    for (const auto& traitOf : {+[](double value) { return value < 0 ? -1.0
                                                        : value > 0  ? 1.0
                                                                     : 0.0; },
                                +[](double value) { return value == 0 ? -6.0 : std::clamp(std::log2(std::abs(value)), -6.0, 12.0) / 3; },
                                +[](double value) { return value == std::floor(value) ? 2.0 : 0.0; }}) {
        double squares = 0;
        for (std::size_t column = 0; column < columns; ++column) {
            double count = 0;
            double mean = 0;
            for (const auto& stretch : m_stretches) {  // Welford's running variance
                for (std::size_t i = column; i < stretch.size(); i += columns) {
                    const double trait = std::isfinite(stretch[i]) ? traitOf(stretch[i]) : 8;
                    ++count;
                    const double off = trait - mean;
                    mean += off / count;
                    squares += off * (trait - mean);
                }
            }
        }
        constexpr double least = 0.05;  // of the variance: three points that are alike by chance must not tell everything
        sum += total * std::log(squares / total + least) + static_cast<double>(columns) * std::log(total);
    }
    return sum;
}

NumberKind BinSample::kindOf(std::size_t column, std::size_t columns) const
{
    NumberKind kind;
    for (const auto& stretch : m_stretches) {
        for (std::size_t i = column; i < stretch.size(); i += columns) {
            if (!std::isfinite(stretch[i]))
                continue;
            kind.least = std::min(kind.least, stretch[i]);
            kind.most = std::max(kind.most, stretch[i]);
            kind.isWhole = kind.isWhole && stretch[i] == std::floor(stretch[i]);
        }
    }
    return kind;
}

}  // namespace pointloom
