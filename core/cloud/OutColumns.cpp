// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/OutColumns.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace pointloom {
namespace {

template <class T>
constexpr NumberType typeOf = std::is_same_v<T, float> ? NumberType::f32
    : std::is_same_v<T, double>                        ? NumberType::f64
    : std::is_same_v<T, std::uint8_t>                  ? NumberType::u8
    : std::is_same_v<T, std::uint16_t>                 ? NumberType::u16
                                                       : NumberType::u32;

/// A column whose value i is valueOf(i).
template <class T, class ValueOf> OutColumn column(std::string name, std::size_t points, ValueOf&& valueOf)
{
    OutColumn out{std::move(name), typeOf<T>, std::vector<std::byte>(points * sizeof(T))};
    for (std::size_t i = 0; i < points; ++i) {
        const T value = valueOf(i);
        std::memcpy(out.values.data() + i * sizeof(T), &value, sizeof(T));
    }
    return out;
}

void addPositions(const PointCloud& cloud, std::vector<OutColumn>& out)
{
    constexpr std::array<const char*, 3> names = {"x", "y", "z"};
    for (int axis = 0; axis < 3; ++axis) {
        const char* name = names[static_cast<std::size_t>(axis)];
        if (cloud.origin_m.isZero(0))
            out.push_back(column<float>(name, cloud.size(), [&](std::size_t i) { return cloud.positions_m[i][axis]; }));
        else
            out.push_back(column<double>(name, cloud.size(), [&](std::size_t i) { return cloud.at(i)[axis]; }));
    }
}

void addColours(const PointCloud& cloud, ColourStyle style, std::vector<OutColumn>& out)
{
    if (cloud.rgb.empty())
        return;
    if (style == ColourStyle::threeBytes) {
        const auto part = [&](const char* name, int shift) {
            out.push_back(
                column<std::uint8_t>(name, cloud.size(), [&](std::size_t i) { return static_cast<std::uint8_t>(cloud.rgb[i] >> shift); }));
        };
        part("red", 16);
        part("green", 8);
        part("blue", 0);
        return;
    }
    out.push_back(column<std::uint32_t>("rgb", cloud.size(), [&](std::size_t i) { return cloud.rgb[i]; }));
    if (style == ColourStyle::packedFloat)
        out.back().type = NumberType::f32;  // the same bits under another name
}

template <class T> void appendNumber(std::string& out, const std::byte* at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end);
}

}  // namespace

std::vector<OutColumn> outColumns(const PointCloud& cloud, ColourStyle style)
{
    std::vector<OutColumn> out;
    addPositions(cloud, out);
    if (!cloud.intensity.empty())
        out.push_back(column<float>("intensity", cloud.size(), [&](std::size_t i) { return cloud.intensity[i]; }));
    if (!cloud.ring.empty())
        out.push_back(column<std::uint16_t>("ring", cloud.size(), [&](std::size_t i) { return cloud.ring[i]; }));
    if (!cloud.time_s.empty())
        out.push_back(column<double>("time", cloud.size(), [&](std::size_t i) { return cloud.time_s[i]; }));
    addColours(cloud, style, out);
    if (!cloud.label.empty())
        out.push_back(column<std::uint32_t>("label", cloud.size(), [&](std::size_t i) { return cloud.label[i]; }));
    return out;
}

std::vector<OutColumn> outFloats(const PointCloud& cloud, bool withRing)
{
    std::vector<OutColumn> out;
    out.reserve(5);  // x, y, z, intensity, ring
    for (int axis = 0; axis < 3; ++axis)
        out.push_back(column<float>({}, cloud.size(), [&](std::size_t i) { return static_cast<float>(cloud.at(i)[axis]); }));
    out.push_back(column<float>({}, cloud.size(), [&](std::size_t i) { return cloud.intensity.empty() ? 0.0F : cloud.intensity[i]; }));
    if (withRing)
        out.push_back(column<float>({}, cloud.size(), [&](std::size_t i) { return cloud.ring.empty() ? 0.0F : cloud.ring[i]; }));
    return out;
}

std::string asRecords(const std::vector<OutColumn>& columns, std::size_t points, bool swapped)
{
    std::size_t recordBytes = 0;
    for (const OutColumn& column : columns)
        recordBytes += sizeOf(column.type);
    std::string out(points * recordBytes, '\0');
    std::size_t offset = 0;
    for (const OutColumn& column : columns) {
        const std::size_t size = sizeOf(column.type);
        for (std::size_t i = 0; i < points; ++i) {
            char* at = out.data() + i * recordBytes + offset;
            std::memcpy(at, column.values.data() + i * size, size);
            if (swapped)
                std::reverse(at, at + size);
        }
        offset += size;
    }
    return out;
}

std::string asLines(const std::vector<OutColumn>& columns, std::size_t points)
{
    std::string out;
    out.reserve(points * columns.size() * 9);
    for (std::size_t i = 0; i < points; ++i) {
        for (const OutColumn& column : columns) {
            visitNumberType(column.type,
                            [&]<class T>(std::type_identity<T>) { appendNumber<T>(out, column.values.data() + i * sizeof(T)); });
            out += &column == &columns.back() ? '\n' : ' ';
        }
    }
    return out;
}

}  // namespace pointloom
