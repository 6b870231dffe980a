// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinRecord.h"

#include "core/geometry/Plausible.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace pointloom {
namespace {

/// How many bytes are the same so many bytes later, as a share. Signs, exponents and whole numbers repeat from point to point.
/// @param zeros   count too: points without a return are full of them
/// @param enough  so many bytes of each stretch are looked at
double repeatedAfter(const BinStretches& bytes, std::size_t lag, bool zeros = true,
                     std::size_t enough = std::numeric_limits<std::size_t>::max())
{
    std::size_t same = 0;
    std::size_t all = 0;
    for (const auto& stretch : bytes.stretches) {
        if (stretch.size() <= lag)
            continue;
        const std::byte* here = stretch.data();
        const std::size_t count = std::min(stretch.size() - lag, enough);
        std::uint32_t alike = 0;
        if (zeros) {
            for (std::size_t i = 0; i < count; ++i)
                alike += here[i] == here[i + lag] ? 1U : 0U;
        } else {
            for (std::size_t i = 0; i < count; ++i)
                alike += static_cast<std::uint32_t>(here[i] == here[i + lag]) & static_cast<std::uint32_t>(here[i] != std::byte{0});
        }
        same += alike;
        all += count;
    }
    return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
}

/// The numbers at one place of records of so many bytes, record by record, stretch by stretch.
template <class T> std::vector<std::vector<double>> numbersAt(const BinStretches& bytes, std::size_t recordBytes, std::size_t offset)
{
    std::vector<std::vector<double>> out;
    for (std::size_t s = 0; s < bytes.stretches.size(); ++s) {
        const auto& stretch = bytes.stretches[s];
        const auto into = static_cast<std::size_t>(bytes.starts[s] % recordBytes);
        auto& numbers = out.emplace_back();
        for (std::size_t at = (recordBytes - into) % recordBytes; at + recordBytes <= stretch.size(); at += recordBytes) {
            T value;
            std::memcpy(&value, stretch.data() + at + offset, sizeof value);
            numbers.push_back(static_cast<double>(value));
        }
    }
    return out;
}

std::vector<std::vector<double>> numbersAt(const BinStretches& bytes, std::size_t recordBytes, std::size_t offset, NumberType type)
{
    return visitNumberType(type, [&]<class T>(std::type_identity<T>) { return numbersAt<T>(bytes, recordBytes, offset); });
}

double shareOf(const std::vector<std::vector<double>>& numbers, auto&& is)
{
    std::size_t all = 0;
    std::size_t those = 0;
    for (const auto& stretch : numbers) {
        all += stretch.size();
        those += static_cast<std::size_t>(std::ranges::count_if(stretch, is));
    }
    return all == 0 ? 0 : static_cast<double>(those) / static_cast<double>(all);
}

/// Of numbers that are something, nearly all are so.
constexpr double nearlyAll = 0.97;

bool isMeasure(double value, double most)
{
    constexpr double least = 1e-6;
    return std::isnan(value) || value == 0 || (std::abs(value) >= least && std::abs(value) <= most);
}

bool areMeasures(const std::vector<std::vector<double>>& numbers, double most)
{
    return shareOf(numbers, [most](double value) { return isMeasure(value, most); }) >= nearlyAll
        && shareOf(numbers, [](double value) { return !std::isnan(value) && value != 0; }) > 0;
}

/// Three coordinates in a record.
struct PointPlace
{
    NumberType type = NumberType::f32;
    std::size_t recordBytes = 0;
    std::size_t offset = 0;
};

/// The share of numbers that repeat so little that they jump from point to point, by how far they lie from any other.
double jumpsOf(const std::vector<std::vector<double>>& numbers)
{
    std::vector<double> next;
    std::vector<double> any;
    for (const auto& stretch : numbers) {
        for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
            const double far = std::abs(stretch[i] - stretch[(i + stretch.size() / 2) % stretch.size()]);
            const double near = std::abs(stretch[i] - stretch[i + 1]);
            if (std::isfinite(far) && std::isfinite(near)) {
                next.push_back(near);
                any.push_back(far);
            }
        }
    }
    if (next.empty())
        return 1;
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    const double usual = median(any);
    return usual > 0 ? median(next) / usual : 1;
}

bool isPointAt(const BinStretches& bytes, const PointPlace& place)
{
    constexpr double mostFloat_m = farthest_m;
    constexpr double mostWhole = 1 << 24;  // 16 km in millimetres
    constexpr double smooth = 0.6;
    bool areAllConstant = true;
    double jumps = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto numbers = numbersAt(bytes, place.recordBytes, place.offset + axis * sizeOf(place.type), place.type);
        const bool isFloat = place.type == NumberType::f32 || place.type == NumberType::f64;
        if (isFloat && !areMeasures(numbers, mostFloat_m))
            return false;
        if (place.type == NumberType::i32 && shareOf(numbers, [](double value) { return std::abs(value) < mostWhole; }) < nearlyAll)
            return false;
        const double first = numbers.front().empty() ? 0 : numbers.front().front();
        areAllConstant = areAllConstant && shareOf(numbers, [first](double value) { return value == first; }) > nearlyAll;
        jumps += jumpsOf(numbers) / 3;
    }
    // Any bytes are whole numbers: only points that follow each other are points.
    return !areAllConstant && (place.type != NumberType::i16 || jumps < smooth);
}

/// Record sizes after which the bytes repeat as well as after any, the smallest first.
std::vector<std::size_t> likelyRecordBytes(const BinStretches& bytes)
{
    constexpr std::size_t least = 6;
    constexpr std::size_t most = 48;
    std::vector<double> repeated(most + 1);
    double mean = 0;
    for (std::size_t lag = least; lag <= most; ++lag) {
        repeated[lag] = repeatedAfter(bytes, lag);
        mean += repeated[lag] / static_cast<double>(most - least + 1);
    }
    const double best = *std::ranges::max_element(repeated);
    std::vector<std::size_t> out;
    constexpr double clear = 0.02;
    if (best - mean < clear)
        return out;
    for (std::size_t lag = least; lag <= most; ++lag) {
        constexpr double nearBest = 0.75;
        const bool isMultiple = std::ranges::any_of(out, [lag](std::size_t smaller) { return lag % smaller == 0; });
        if (!isMultiple && repeated[lag] - mean >= nearBest * (best - mean))
            out.push_back(lag);
    }
    std::ranges::stable_sort(out, std::greater(), [&](std::size_t lag) { return bytes.fileBytes % lag == 0; });
    return out;
}

const char* nameBehind(std::size_t extra)
{
    return extra == 0 ? "intensity" : extra == 1 ? "ring" : "_";
}

/// What comes behind the coordinates, type by type: floats where the bytes are floats, else small whole numbers.
std::vector<Column> withRest(const BinStretches& bytes, const PointPlace& place, bool wantsBytes)
{
    std::vector<Column> columns;
    for (std::size_t at = 0; at < place.offset; at += at + 8 <= place.offset ? 8 : 4)
        columns.push_back({.name = "_", .type = at + 8 <= place.offset ? NumberType::f64 : NumberType::u32});
    const bool isWhole = place.type == NumberType::i16 || place.type == NumberType::i32;
    const double unit_m = place.type == NumberType::i16 ? 0.01 : place.type == NumberType::i32 ? 0.001 : 1;
    for (const char* name : {"x", "y", "z"})
        columns.push_back({.name = name, .type = place.type, .unit_m = isWhole ? unit_m : 1});
    std::size_t extra = 0;
    for (std::size_t at = place.offset + 3 * sizeOf(place.type); at < place.recordBytes; ++extra) {
        const std::size_t left = place.recordBytes - at;
        NumberType type = wantsBytes || left == 1 ? NumberType::u8 : NumberType::u16;
        constexpr double mostFloat = 1e6;
        constexpr double mostTime_s = 1e12;
        const auto fits = [&](NumberType as, double most) {
            return left >= sizeOf(as) && areMeasures(numbersAt(bytes, place.recordBytes, at, as), most);
        };
        if (fits(NumberType::f32, mostFloat))
            type = NumberType::f32;
        else if (fits(NumberType::f64, mostTime_s))
            type = NumberType::f64;
        else if (place.type == NumberType::i32 && left >= 4)
            type = NumberType::i32;
        columns.push_back({.name = nameBehind(extra), .type = type});
        at += sizeOf(type);
    }
    return columns;
}

}  // namespace

bool holdsSmallerRecords(const BinStretches& bytes, std::size_t recordBytes)
{
    constexpr std::size_t least = 6;  // bytes: three numbers of two
    constexpr double clear = 0.02;
    constexpr double asWell = 0.85;
    // Few bytes tell of the layouts that nearly every file has.
    const bool isCommon = recordBytes <= 20 && bytes.stretches.size() > 1;
    const std::size_t enough = isCommon ? 1024 : std::numeric_limits<std::size_t>::max();
    const double whole = repeatedAfter(bytes, recordBytes, false, enough);
    const double chance = repeatedAfter(bytes, recordBytes - 1, false, enough);  // no layout is repeated there
    if (whole - chance < clear)
        return false;
    for (const std::size_t parts : {2, 3, 4}) {
        if (recordBytes % parts == 0 && recordBytes / parts >= least
            && repeatedAfter(bytes, recordBytes / parts, false, enough) - chance >= asWell * (whole - chance))
            return true;
    }
    return false;
}

bool holdsShortDoubles(const BinStretches& bytes)
{
    constexpr std::uint32_t lowBits = 0x1FFF'FFFF;  // float32 has 29 bits of fraction less
    std::size_t words = 0;
    std::size_t low[2] = {0, 0};
    for (const auto& stretch : bytes.stretches) {
        for (std::size_t i = 0; i + 8 <= stretch.size(); i += 8, ++words) {
            std::uint32_t pair[2];
            std::memcpy(pair, stretch.data() + i, sizeof pair);
            low[0] += (pair[0] & lowBits) == 0 ? 1U : 0U;
            low[1] += (pair[1] & lowBits) == 0 ? 1U : 0U;
        }
    }
    return words > 2 && static_cast<double>(low[0]) >= nearlyAll * static_cast<double>(words) && low[1] * 3 < words * 2;
}

std::vector<std::vector<Column>> possibleRecords(const BinStretches& bytes)
{
    std::vector<std::vector<Column>> out;
    constexpr std::size_t most = 6;
    const auto add = [&](std::vector<Column> columns) {
        const bool isThere = std::ranges::any_of(out, [&](const auto& other) {
            return std::ranges::equal(other, columns,
                                      [](const Column& a, const Column& b) { return a.type == b.type && a.name == b.name; });
        });
        if (!isThere && out.size() < most)
            out.push_back(std::move(columns));
    };
    for (const std::size_t recordBytes : likelyRecordBytes(bytes)) {
        for (const std::size_t offset : {0, 4, 8}) {
            for (const NumberType type : {NumberType::f64, NumberType::f32, NumberType::i32, NumberType::i16}) {
                const PointPlace place{.type = type, .recordBytes = recordBytes, .offset = offset};
                const bool isWhole = type == NumberType::i32 || type == NumberType::i16;
                if (offset + 3 * sizeOf(type) > recordBytes || (isWhole && (offset > 0 || !out.empty())) || !isPointAt(bytes, place))
                    continue;
                add(withRest(bytes, place, false));
                add(withRest(bytes, place, true));
                break;
            }
            if (!out.empty())
                break;
        }
    }
    return out;
}

namespace {

/// IEEE 754 binary16.
double halfFloat(std::uint16_t bits)
{
    constexpr int fractionBits = 10;
    const int exponent = (bits >> fractionBits) & 0x1F;
    const int fraction = bits & 0x3FF;
    const double size = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(0x400 + fraction, exponent - 25);
    return exponent == 0x1F ? std::nan("") : (bits & 0x8000) != 0 ? -size : size;
}

}  // namespace

ForeignNumbers foreignNumbersIn(const BinStretches& bytes)
{
    constexpr double most = 1000;
    constexpr double least = 1e-3;
    std::size_t words = 0;
    std::size_t halves = 0;
    std::size_t swapped = 0;
    std::size_t swappedDoubles = 0;
    std::size_t zeros = 0;
    const auto isUsual = [](double value) { return value == 0 || (std::abs(value) >= least && std::abs(value) <= most); };
    for (const auto& stretch : bytes.stretches) {
        for (std::size_t i = 0; i + 8 <= stretch.size(); i += 8, ++words) {
            std::uint64_t both = 0;
            std::memcpy(&both, stretch.data() + i, sizeof both);
            const auto first = static_cast<std::uint32_t>(both);
            const auto second = static_cast<std::uint32_t>(both >> 32U);
            const auto isHalf = [&](unsigned shift) { return isUsual(halfFloat(static_cast<std::uint16_t>(both >> shift))); };
            const auto isFloat = [&](std::uint32_t word) {
                return isUsual(static_cast<double>(std::bit_cast<float>(std::byteswap(word))));
            };
            halves += isHalf(0) && isHalf(16) && isHalf(32) && isHalf(48) ? 1U : 0U;
            swapped += isFloat(first) && isFloat(second) ? 1U : 0U;
            swappedDoubles += isUsual(std::bit_cast<double>(std::byteswap(both))) ? 1U : 0U;
            zeros += both == 0 ? 1U : 0U;
        }
    }
    const std::size_t told = words - zeros;
    const auto are = [&](std::size_t count) { return told > 2 && static_cast<double>(count - zeros) >= 0.9 * static_cast<double>(told); };
    if (are(swapped) || are(swappedDoubles))
        return ForeignNumbers::otherByteOrder;
    return are(halves) ? ForeignNumbers::halfFloats : ForeignNumbers::none;
}

}  // namespace pointloom
