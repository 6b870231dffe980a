// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Column.h"

#include "core/base/Text.h"

#include <limits>

namespace pointloom {
namespace {

struct RoleNames
{
    ColumnRole role;
    std::vector<std::string_view> names;  ///< the most usual first
};

/// The names that PCL, ROS drivers, PDAL, CloudCompare and the Argoverse and nuScenes tools write.
const std::vector<RoleNames>& knownNames()
{
    static const std::vector<RoleNames> names = {
        {ColumnRole::x, {"x"}},
        {ColumnRole::y, {"y"}},
        {ColumnRole::z, {"z"}},
        {ColumnRole::intensity, {"intensity", "i", "reflectivity", "remission", "reflectance"}},
        {ColumnRole::ring, {"ring", "laser_number", "channel", "laser_id"}},
        {ColumnRole::time, {"time", "timestamp", "t", "gpstime", "gps_time", "offset_time"}},
        {ColumnRole::rgb, {"rgb", "rgba"}},
        {ColumnRole::red, {"red", "r", "diffuse_red"}},
        {ColumnRole::green, {"green", "g", "diffuse_green"}},
        {ColumnRole::blue, {"blue", "b", "diffuse_blue"}},
        {ColumnRole::label, {"label", "semantic", "classification", "class"}},
    };
    return names;
}

std::string plainName(const Column& column)
{
    constexpr std::string_view cloudComparePrefix = "scalar_";
    std::string name = lowered(column.name);
    if (name.starts_with(cloudComparePrefix))
        name.erase(0, cloudComparePrefix.size());
    return name;
}

std::optional<std::size_t> findColumn(std::span<const Column> columns, std::span<const std::string_view> names)
{
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].count > 0 && plainName(columns[i]) == name)
                return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::size_t sizeOf(NumberType type)
{
    return visitNumberType(type, []<class T>(std::type_identity<T>) { return sizeof(T); });
}

std::string_view nameOf(NumberType type)
{
    constexpr std::array<std::string_view, 10> names = {"i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64"};
    return names[static_cast<std::size_t>(type)];
}

std::string Column::text() const
{
    std::string out = name + ' ' + std::string(nameOf(type));
    if (count != 1)
        out += '[' + std::to_string(count) + ']';
    return out;
}

Result<RoleTable> rolesOf(std::span<const Column> columns)
{
    RoleTable table;
    for (const RoleNames& known : knownNames())
        table[indexOf(known.role)] = findColumn(columns, known.names);
    for (const RoleNames& known : knownNames()) {
        const bool isCoordinate = known.role <= ColumnRole::z;
        if (isCoordinate && !table[indexOf(known.role)])
            return fail(PL_TEXT("core", "has no column %1; a point cloud needs x, y and z"), std::string(known.names.front()));
    }
    auto& red = table[indexOf(ColumnRole::red)];
    auto& green = table[indexOf(ColumnRole::green)];
    auto& blue = table[indexOf(ColumnRole::blue)];
    if (!red || !green || !blue)
        red = green = blue = std::nullopt;  // a third of a colour is none
    return table;
}

std::optional<std::size_t> checkedProduct(std::size_t a, std::size_t b)
{
    if (b != 0 && a > std::numeric_limits<std::size_t>::max() / b)
        return std::nullopt;
    return a * b;
}

}  // namespace pointloom
