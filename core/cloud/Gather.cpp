// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Gather.h"

#include "core/base/Parallel.h"
#include "core/cloud/ColumnValues.h"

#include <algorithm>
#include <mutex>
#include <span>

namespace pointloom {
namespace {

constexpr std::size_t rowsPerPiece = 32768;  ///< fewer are not worth a second thread
constexpr std::size_t rowsPerBlock = 2048;   ///< 24 KB of positions: still in the first cache when they are looked at again

/// Whether a finite coordinate is too large for float32 to hold it to half a millimetre.
bool isFar(double coordinate_m)
{
    const double size = std::abs(coordinate_m);
    return size > largestExactCoordinate_m && size <= std::numeric_limits<double>::max();
}

/// The same for many at once. Magnitudes of floats are ordered like their bits, NaN and infinity come last, and comparing integers
/// is what the compiler vectorises; only where something is that large it is looked at again.
bool anyFar(std::span<const Eigen::Vector3f> positions_m)
{
    constexpr std::int32_t magnitude = 0x7FFFFFFF;
    constexpr auto limit = std::bit_cast<std::int32_t>(static_cast<float>(largestExactCoordinate_m));
    const float* values = positions_m.data()->data();
    const std::size_t count = positions_m.size() * 3;
    std::int32_t suspicious = 0;
    for (std::size_t i = 0; i < count; ++i)
        suspicious |= (std::bit_cast<std::int32_t>(values[i]) & magnitude) > limit ? 1 : 0;
    return suspicious != 0 && std::any_of(values, values + count, [](float value) { return isFar(value); });
}

/// Three floats side by side in this machine's byte order: they are the positions already.
bool isPlain(const Rows& rows)
{
    const ColumnView& x = rows.of(ColumnRole::x);
    const auto follows = [&](ColumnRole role, std::size_t offset) {
        const ColumnView& column = rows.of(role);
        return column.type == NumberType::f32 && column.unit_m == 1 && column.stride == x.stride && column.first == x.first + offset;
    };
    return !rows.swapped && x.type == NumberType::f32 && x.unit_m == 1 && follows(ColumnRole::y, 4) && follows(ColumnRole::z, 8);
}

void copyPositions(const ColumnView& x, std::span<Eigen::Vector3f> out)
{
    const std::byte* at = x.first;
    for (Eigen::Vector3f& position : out) {
        std::memcpy(position.data(), at, 12);
        at += x.stride;
    }
}

bool gatherAxis(const ColumnView& column, bool swapped, double origin_m, int axis, std::span<Eigen::Vector3f> out)
{
    bool far = false;
    forEachValue(column, out.size(), swapped, [&](std::size_t row, auto value) {
        const double exact = static_cast<double>(value) * column.unit_m;
        far = far || isFar(exact);
        out[row][axis] = static_cast<float>(exact - origin_m);
    });
    return far;
}

/// @returns whether there is a far one
bool gatherPositions(const Rows& rows, const GatherPlan& plan, std::span<Eigen::Vector3f> out)
{
    if (isPlain(rows) && plan.origin_m.isZero(0)) {
        copyPositions(rows.of(ColumnRole::x), out);
        return anyFar(out);
    }
    bool far = false;
    for (int axis = 0; axis < 3; ++axis) {
        const ColumnView& column = rows.columns[static_cast<std::size_t>(axis)];
        far = gatherAxis(column, rows.swapped, plan.origin_m[axis], axis, out) || far;
    }
    return far;
}

template <class Out, class Convert> void gatherColumn(const Rows& rows, ColumnRole role, std::span<Out> out, Convert&& convert)
{
    if (out.empty() || rows.of(role).first == nullptr)
        return;
    forEachValue(rows.of(role), rows.count, rows.swapped, [&](std::size_t row, auto value) { out[row] = convert(value); });
}

double gatherColours(const Rows& rows, const GatherPlan& plan, std::span<std::uint32_t> out)
{
    if (out.empty())
        return 0;
    gatherColumn(rows, ColumnRole::rgb, out, [](auto value) { return packedColour(value); });
    if (rows.of(ColumnRole::red).first == nullptr)
        return 0;
    double largest = 0;
    std::ranges::fill(out, 0U);
    int shift = 16;
    for (const ColumnRole role : {ColumnRole::red, ColumnRole::green, ColumnRole::blue}) {
        forEachValue(rows.of(role), rows.count, rows.swapped, [&](std::size_t row, auto value) {
            const auto exact = static_cast<double>(value);
            largest = std::max(largest, exact);
            const auto part = clamped<std::uint8_t>(exact * plan.colourFactor + plan.colourOffset);
            out[row] |= static_cast<std::uint32_t>(part) << shift;
        });
        shift -= 8;
    }
    return largest;
}

/// The part of a column that these rows fill; empty where the cloud has no such column.
template <class T> std::span<T> part(std::vector<T>& column, std::size_t firstRow, std::size_t count)
{
    return column.empty() ? std::span<T>() : std::span<T>(column).subspan(firstRow, count);
}

GatherSeen gatherBlock(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow)
{
    GatherSeen seen;
    seen.far = gatherPositions(rows, plan, part(cloud.positions_m, firstRow, rows.count));
    gatherColumn(rows, ColumnRole::intensity, part(cloud.intensity, firstRow, rows.count),
                 [](auto value) { return static_cast<float>(value); });
    gatherColumn(rows, ColumnRole::ring, part(cloud.ring, firstRow, rows.count), [](auto value) { return clamped<std::uint16_t>(value); });
    gatherColumn(rows, ColumnRole::time, part(cloud.time_s, firstRow, rows.count), [](auto value) { return static_cast<double>(value); });
    gatherColumn(rows, ColumnRole::label, part(cloud.label, firstRow, rows.count),
                 [](auto value) { return clamped<std::uint32_t>(value); });
    seen.largestColour = gatherColours(rows, plan, part(cloud.rgb, firstRow, rows.count));
    return seen;
}

/// As a rule the first row is it.
void findFirstFinite(const Rows& rows, std::size_t firstRow, GatherSeen& seen)
{
    for (std::size_t row = 0; row < rows.count; ++row) {
        Eigen::Vector3d point;
        for (int axis = 0; axis < 3; ++axis) {
            const Rows one = subset(rows, row, 1);
            forEachValue(one.columns[static_cast<std::size_t>(axis)], 1, rows.swapped, [&](std::size_t, auto value) {
                point[axis] = static_cast<double>(value) * one.columns[static_cast<std::size_t>(axis)].unit_m;
            });
        }
        if (point.allFinite()) {
            seen.firstFinite_m = point;
            seen.firstFiniteRow = firstRow + row;
            return;
        }
    }
}

}  // namespace

void GatherSeen::include(const GatherSeen& other)
{
    far = far || other.far;
    largestColour = std::max(largestColour, other.largestColour);
    if (other.firstFiniteRow < firstFiniteRow) {
        firstFiniteRow = other.firstFiniteRow;
        firstFinite_m = other.firstFinite_m;
    }
}

GatherSeen gatherHere(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow)
{
    GatherSeen seen;
    for (std::size_t at = 0; at < rows.count && !plan.stop.stop_requested(); at += rowsPerBlock) {
        const Rows block = subset(rows, at, std::min(rowsPerBlock, rows.count - at));
        seen.include(gatherBlock(block, plan, cloud, firstRow + at));
    }
    if (!plan.stop.stop_requested())
        findFirstFinite(rows, firstRow, seen);
    return seen;
}

GatherSeen gather(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow)
{
    GatherSeen seen;
    std::mutex mutex;
    parallelFor(
        rows.count,
        [&](std::size_t first, std::size_t last) {
            const GatherSeen mine = gatherHere(subset(rows, first, last - first), plan, cloud, firstRow + first);
            const std::scoped_lock lock(mutex);
            seen.include(mine);
        },
        rowsPerPiece);
    return seen;
}

}  // namespace pointloom
