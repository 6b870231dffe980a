// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinDoubt.h"

#include "core/cloud/BinColumns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace pointloom {
namespace {

/// How the numbers of a column spread; see traitsOf.
struct Spread
{
    double least = 0;
    double low = 0;  ///< two in a hundred lie below
    double high = 0;
    double most = 0;
    double inner = 0;  ///< width of the middle eight tenths: strays lie outside
    bool isWhole = true;

    [[nodiscard]] double width() const { return high - low; }
    /// As reflectance, laser number and time of a point are: never negative, small or whole.
    [[nodiscard]] bool isNoCoordinate() const { return least >= 0 && (most <= 1 || (isWhole && most <= 65535)); }
    /// On both sides of the sensor, and not of whole metres.
    [[nodiscard]] bool isCoordinate() const { return !isWhole && least < 0 && width() > 0.3; }
    /// Wider than what is scaled to 0..1.
    [[nodiscard]] bool isWide() const { return !isWhole && width() > 1.2; }
};

Spread spreadOf(std::vector<double> numbers)
{
    Spread out;
    if (numbers.empty())
        return out;
    out.isWhole = std::ranges::all_of(numbers, [](double value) { return value == std::floor(value); });
    std::erase(numbers, 0.0);  // no return is often 0 0 0
    if (numbers.empty())
        return out;
    const auto at = [&](double share) {
        const auto place = numbers.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
        std::nth_element(numbers.begin(), place, numbers.end());
        return *place;
    };
    out.low = at(0.02);
    out.high = at(0.98);
    out.inner = at(0.9) - at(0.1);
    const auto [least, most] = std::ranges::minmax(numbers);
    out.least = least;
    out.most = most;
    return out;
}

std::vector<Column> permuted(std::span<const Column> columns, std::span<const std::size_t> first, const char* leading = "_")
{
    std::vector<Column> out(columns.begin(), columns.end());
    for (Column& column : out)
        column.name = "_";
    constexpr std::array names = {"x", "y", "z"};
    for (std::size_t axis = 0; axis < 3; ++axis)
        out[first[axis]].name = names[axis];
    const auto spare = std::ranges::find(out, "_", &Column::name);
    if (spare != out.end())
        spare->name = leading;
    return out;
}

std::vector<std::vector<Column>> orders(std::span<const Column> columns, std::initializer_list<std::array<std::size_t, 3>> firsts)
{
    std::vector<std::vector<Column>> out;
    for (const auto& first : firsts)
        out.push_back(permuted(columns, first, columns.size() == 4 ? "intensity" : "_"));
    return out;
}

/// Something that is no coordinate stands among the first three columns, and a coordinate behind them.
BinDoubtFound orderFault(const std::vector<Spread>& spreads, std::span<const Column> columns)
{
    if (spreads.size() < 4)
        return {};
    if (spreads[0].isNoCoordinate() && spreads[1].isWide() && spreads[2].isWide() && spreads[3].isCoordinate())
        return {BinDoubt::order, orders(columns, {{1, 2, 3}})};
    if (spreads[2].isNoCoordinate() && spreads[0].isWide() && spreads[3].isWide() && spreads[3].isCoordinate() && spreads[1].isCoordinate())
        return {BinDoubt::order, orders(columns, {{3, 0, 1}})};  // shifted
    if (spreads[1].isNoCoordinate() && spreads[2].isWide() && spreads[3].isWide() && spreads[0].isCoordinate() && spreads[3].isCoordinate())
        return {BinDoubt::order, orders(columns, {{2, 3, 0}})};
    return {};
}

/// Heights of a scan are narrow beside its reach, and none lies many metres below and above the sensor where the reach is short.
BinDoubtFound heightFault(const std::vector<Spread>& spreads, std::span<const Column> columns)
{
    constexpr double deep_m = -5;
    constexpr double high_m = 5;
    constexpr double tall_m = 18;
    constexpr double narrow = 0.35;
    const Spread& z = spreads[2];
    if (z.low > deep_m || z.high < high_m || z.width() < tall_m)
        return {};
    const std::size_t thin = spreads[0].width() < spreads[1].width() ? 0 : 1;
    const Spread& other = spreads[1 - thin];
    if (spreads[thin].width() > narrow * std::min(z.width(), other.width()))
        return {};
    BinDoubtFound found{BinDoubt::order, thin == 0 ? orders(columns, {{2, 1, 0}, {1, 2, 0}}) : orders(columns, {{0, 2, 1}, {2, 0, 1}})};
    return found;
}

/// In each part of the file the three columns spread alike, but from part to part otherwise: x in one part, z in another.
bool isByPart(const std::array<std::vector<double>, 3>& numbers, std::size_t count)
{
    constexpr std::size_t parts = 6;
    constexpr std::size_t fewest = 40;
    constexpr double alike = 1.7;
    constexpr double otherwise = 3;
    if (count < parts * fewest)
        return false;
    double narrowest = std::numeric_limits<double>::max();
    double widest = 0;
    std::size_t alikeParts = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        std::array<double, 3> widths{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto first = numbers[axis].begin() + static_cast<std::ptrdiff_t>(part * count / parts);
            widths[axis] = spreadOf({first, first + static_cast<std::ptrdiff_t>(count / parts)}).width();
        }
        const auto [least, most] = std::ranges::minmax(widths);
        alikeParts += most > 0 && most < alike * least ? 1U : 0U;
        narrowest = std::min(narrowest, most);
        widest = std::max(widest, least);
    }
    return alikeParts + 1 >= parts && widest > otherwise * narrowest;
}

/// Neighbours within a point are as near as points are to each other: they are all x, or all y.
bool isByColumn(const BinSample& sample, std::size_t columns)
{
    const std::array numbers = {sample.some(0, columns), sample.some(1, columns), sample.some(2, columns)};
    const std::size_t count = std::min({numbers[0].size(), numbers[1].size(), numbers[2].size()});
    constexpr std::size_t fewest = 32;
    if (count < fewest)
        return false;
    if (isByPart(numbers, count))
        return true;
    std::vector<double> within;
    std::vector<double> any;
    for (std::size_t i = 0; i < count; ++i) {
        if (numbers[0][i] == 0 && numbers[1][i] == 0)
            continue;  // no return
        within.push_back(std::max(std::abs(numbers[0][i] - numbers[1][i]), std::abs(numbers[1][i] - numbers[2][i])));
        any.push_back(std::abs(numbers[0][i] - numbers[0][(i + count / 2) % count]));
    }
    if (within.size() < fewest)
        return false;
    const auto middle = static_cast<std::ptrdiff_t>(within.size() / 2);
    std::nth_element(within.begin(), within.begin() + middle, within.end());
    std::nth_element(any.begin(), any.begin() + middle, any.end());
    constexpr double near = 0.25;
    return within[static_cast<std::size_t>(middle)] < near * any[static_cast<std::size_t>(middle)];
}

bool isNoPoint(const std::byte* record)
{
    constexpr float least = 1e-30F;  // what small whole numbers are as floats
    constexpr float most = 2.1e7F;   // farthest_m
    std::array<float, 3> point;
    std::memcpy(point.data(), record, sizeof point);
    return std::ranges::any_of(point, [](float value) { return value != 0 && (std::abs(value) < least || std::abs(value) > most); });
}

bool isFilled(std::span<const std::byte> record)
{
    return std::ranges::all_of(record, [](std::byte byte) { return byte == std::byte{0xFF}; });
}

/// The first or the last record is no point, as nearly no other is.
BinDoubt endFault(const BinStretches& bytes, std::size_t recordBytes)
{
    if (bytes.fileBytes < 8 * recordBytes)
        return BinDoubt::none;
    const auto& front = bytes.stretches.front();
    const std::span last = std::span(bytes.tail).last(recordBytes);
    const bool isHeader = isNoPoint(front.data());
    const bool isFooter = bytes.fileBytes % recordBytes == 0 && (isNoPoint(last.data()) || isFilled(last));
    if (!isHeader && !isFooter)
        return BinDoubt::none;
    std::size_t strays = 0;
    std::size_t records = 0;
    constexpr std::size_t headerBytes = 512;
    for (std::size_t s = 0; s < bytes.stretches.size(); ++s) {
        const auto& stretch = bytes.stretches[s];
        const std::size_t first = s == 0 ? std::min(headerBytes, stretch.size() / 2) / recordBytes * recordBytes : 0;
        for (std::size_t at = first; at + 2 * recordBytes <= stretch.size(); at += recordBytes, ++records)
            strays += isNoPoint(stretch.data() + at) || isFilled(std::span(stretch).subspan(at, recordBytes)) ? 1U : 0U;
    }
    constexpr std::size_t oneIn = 200;
    if (strays * oneIn > records)
        return BinDoubt::none;
    return isHeader ? BinDoubt::header : BinDoubt::footer;
}

double reachOfScan(const std::vector<Spread>& spreads)
{
    return std::max(spreads[0].inner, spreads[1].inner);
}

std::vector<std::vector<Column>> inUnits(std::span<const Column> columns, std::initializer_list<double> units_m)
{
    std::vector<std::vector<Column>> out;
    for (const double unit_m : units_m) {
        auto& scaled = out.emplace_back(columns.begin(), columns.end());
        for (std::size_t axis = 0; axis < 3; ++axis)
            scaled[axis].unit_m = unit_m;
    }
    return out;
}

std::vector<Spread> spreadsOf(const BinSample& sample, std::size_t columns)
{
    std::vector<Spread> out;
    for (std::size_t column = 0; column < std::min<std::size_t>(columns, 4); ++column)
        out.push_back(spreadOf(sample.some(column, columns)));
    return out;
}

/// No scanner reaches so far.
constexpr double farScan_m = 20'000;
/// Few do, nor are heights so wide.
constexpr double wideScan_m = 1000;
constexpr double tallScan_m = 150;

std::string listed(const std::vector<std::vector<Column>>& candidates)
{
    std::string out;
    for (const auto& columns : candidates)
        out += (out.empty() ? "" : " | ") + binColumnsText(columns);
    return out.empty() ? "x,y,z,intensity:u16,ring:u16" : out;
}

Message sentenceOf(BinDoubt doubt, const std::string& list)
{
    switch (doubt) {
    case BinDoubt::wholeNumbers:
        return message(PL_TEXT("core", "holds whole numbers, and the file does not tell their unit; tell it with --columns, like %1"),
                       list);
    case BinDoubt::tooFew:
        return message(
            PL_TEXT("core", "has no header, and so few points do not tell which columns they have; tell it with --columns, one of: %1"),
            list);
    case BinDoubt::order:
        return message(PL_TEXT("core",
                               "has no header, and its first three columns do not look like x, y and z; tell its columns with --columns, "
                               "one of: %1"),
                       list);
    case BinDoubt::byColumn:
        return message(PL_TEXT("core",
                               "seems to hold all x, then all y, then all z, not point after point; write it point by point, or tell "
                               "its columns with --columns, like %1"),
                       list);
    case BinDoubt::header:
        return message(PL_TEXT("core",
                               "begins with bytes that are no point, as a header is; cut them off, or read them as points all the same "
                               "with --columns %1"),
                       list);
    case BinDoubt::footer:
        return message(
            PL_TEXT("core", "ends with bytes that are no point; cut them off, or read them as a point all the same with --columns %1"),
            list);
    case BinDoubt::unit:
        return message(PL_TEXT("core", "is wider than any scan in metres; tell its unit with --columns, one of: %1"), list);
    case BinDoubt::otherByteOrder:
        return message(PL_TEXT("core",
                               "holds numbers in the other byte order (big endian), which cannot be read; write them in little endian, or "
                               "tell other columns with --columns, like %1"),
                       list);
    case BinDoubt::halfFloats:
        return message(PL_TEXT("core",
                               "seems to hold float16 numbers, which cannot be read; write them as float32, or tell other columns with "
                               "--columns, like %1"),
                       list);
    case BinDoubt::unknown:
        return message(PL_TEXT("core",
                               "does not hold float32 coordinates in metres; if it is a point cloud, tell its columns with --columns, "
                               "like %1"),
                       list);
    case BinDoubt::none:
    case BinDoubt::several:
        break;
    }
    return message(PL_TEXT("core", "has no header, and its numbers do not tell what makes a point; tell it with --columns, one of: %1"),
                   list);
}

}  // namespace

BinDoubtFound doubtAbout(const BinSample& sample, const BinStretches& bytes, std::span<const Column> columns)
{
    if (const BinDoubt fault = endFault(bytes, bytesPerRecord(columns)); fault != BinDoubt::none)
        return {fault};
    const auto spreads = spreadsOf(sample, columns.size());
    if (auto fault = orderFault(spreads, columns); fault.doubt != BinDoubt::none)
        return fault;
    if (isByColumn(sample, columns.size()))
        return {BinDoubt::byColumn};
    if (auto fault = heightFault(spreads, columns); fault.doubt != BinDoubt::none)
        return fault;
    if (reachOfScan(spreads) > farScan_m)
        return {BinDoubt::unit, inUnits(columns, {0.001, 0.01})};
    return {.isVeryWide = reachOfScan(spreads) > wideScan_m || spreads[2].inner > tallScan_m};
}

Error asError(BinDoubt doubt, const std::vector<std::vector<Column>>& candidates)
{
    return Error{sentenceOf(doubt, listed(candidates)), {}};
}

}  // namespace pointloom
