// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Gather.h"

#include "core/base/Parallel.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>
#include <mutex>

namespace pointloom {
namespace {

constexpr std::size_t rowsPerPiece = 32768;  ///< fewer are not worth a second thread
constexpr std::size_t rowsPerBlock = 2048;   ///< 24 KB of positions: still in the first cache when they are looked at again

template <class T, bool swapped> T load(const std::byte* at)
{
    using Bits = std::conditional_t<
        sizeof(T) == 1, std::uint8_t,
        std::conditional_t<sizeof(T) == 2, std::uint16_t, std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
    Bits bits;
    std::memcpy(&bits, at, sizeof bits);
    if constexpr (swapped)
        bits = std::byteswap(bits);
    return std::bit_cast<T>(bits);
}

/// Calls each(row, value) for every row of a column.
template <class Each> void forEachValue(const ColumnView& column, std::size_t rows, bool swapped, Each&& each)
{
    visitNumberType(column.type, [&]<class T>(std::type_identity<T>) {
        const auto run = [&]<bool other>(std::bool_constant<other>) {
            const std::byte* at = column.first;
            for (std::size_t row = 0; row < rows; ++row, at += column.stride)
                each(row, load<T, other>(at));
        };
        swapped ? run(std::true_type{}) : run(std::false_type{});
    });
}

/// A value as an unsigned column stores it: out of range is clamped, NaN is 0.
template <std::unsigned_integral Out, class T> Out clamped(T value)
{
    constexpr auto most = std::numeric_limits<Out>::max();
    if constexpr (std::is_floating_point_v<T>) {
        if (!(value > 0))
            return 0;
        return static_cast<double>(value) >= static_cast<double>(most) ? most : static_cast<Out>(value);
    } else {
        if (std::cmp_less(value, 0))
            return 0;
        return std::cmp_greater(value, most) ? most : static_cast<Out>(value);
    }
}

/// Packed colours are 0x00RRGGBB, as an integer or as the bits of a float.
template <class T> std::uint32_t packedColour(T value)
{
    constexpr std::uint32_t withoutAlpha = 0x00FFFFFF;
    if constexpr (std::is_same_v<T, float>)
        return std::bit_cast<std::uint32_t>(value) & withoutAlpha;
    else if constexpr (std::is_same_v<T, double>)
        return std::abs(value) < 4294967296.0 ? static_cast<std::uint32_t>(static_cast<std::int64_t>(value)) & withoutAlpha : 0;
    else
        return static_cast<std::uint32_t>(value) & withoutAlpha;
}

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

Rows subset(const Rows& rows, std::size_t first, std::size_t count)
{
    Rows out = rows;
    out.count = count;
    for (ColumnView& column : out.columns) {
        if (column.first != nullptr)
            column.first += first * column.stride;
    }
    return out;
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

/// Makes a column as long as the cloud, piece by piece: touching a gigabyte for the first time takes a second.
template <class T> void lengthen(std::vector<T>& column, std::size_t points, const std::stop_token& stop)
{
    constexpr std::size_t piece = std::size_t{1} << 18U;
    column.reserve(points);
    while (column.size() < points && !stop.stop_requested())
        column.resize(std::min(points, column.size() + piece));
}

/// With columns that are too short when it was stopped.
PointCloud withColumns(const RoleTable& roles, std::size_t points, const std::stop_token& stop)
{
    const auto has = [&](ColumnRole role) { return roles[indexOf(role)].has_value(); };
    PointCloud cloud;
    lengthen(cloud.positions_m, points, stop);
    if (has(ColumnRole::intensity))
        lengthen(cloud.intensity, points, stop);
    if (has(ColumnRole::ring))
        lengthen(cloud.ring, points, stop);
    if (has(ColumnRole::time))
        lengthen(cloud.time_s, points, stop);
    if (has(ColumnRole::label))
        lengthen(cloud.label, points, stop);
    if (has(ColumnRole::rgb) || has(ColumnRole::red))
        lengthen(cloud.rgb, points, stop);
    cloud.width = points;
    return cloud;
}

bool isFloat(std::span<const Column> columns, const std::optional<std::size_t>& index)
{
    return index && (columns[*index].type == NumberType::f32 || columns[*index].type == NumberType::f64);
}

/// How far the points of a cloud reach.
struct Reach
{
    std::size_t finite = 0;
    std::size_t far = 0;         ///< beyond largestExactCoordinate_m
    std::size_t impossible = 0;  ///< beyond farthest_m
};

Reach reachOf(const PointCloud& cloud)
{
    Reach reach;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (!cloud.isFinite(i))
            continue;
        const double largest_m = cloud.at(i).cwiseAbs().maxCoeff();
        ++reach.finite;
        reach.far += largest_m > largestExactCoordinate_m ? 1 : 0;
        reach.impossible += largest_m > farthest_m ? 1 : 0;
    }
    return reach;
}

/// The middle of a sample of the points by each coordinate.
Eigen::Vector3d medianOf(const PointCloud& cloud)
{
    constexpr std::size_t samples = 4096;
    const std::size_t step = std::max<std::size_t>(1, cloud.size() / samples);
    Eigen::Vector3d median = Eigen::Vector3d::Zero();
    std::vector<double> values;
    for (int axis = 0; axis < 3; ++axis) {
        values.clear();
        for (std::size_t i = 0; i < cloud.size(); i += step) {
            if (cloud.isFinite(i))
                values.push_back(cloud.at(i)[axis]);
        }
        if (values.empty())
            continue;
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        median[axis] = *middle;
    }
    return median;
}

/// Zero unless most points are far off: a few strays must not move a cloud away from its sensor. Then the first point, unless that is the
/// stray.
Eigen::Vector3d originFor(const PointCloud& cloud, const Reach& reach, const Eigen::Vector3d& first_m)
{
    if (2 * reach.far <= reach.finite)
        return Eigen::Vector3d::Zero();
    const Eigen::Vector3d median_m = medianOf(cloud);
    const bool isNear = (first_m - median_m).cwiseAbs().maxCoeff() <= largestExactCoordinate_m;
    return (isNear ? first_m : median_m).array().round();
}

/// What float32 makes of coordinates as large as the origin, where that is more than the noise of a scanner.
void remarkOnSteps(std::span<const Column> columns, const RoleTable& roles, PointCloud& cloud)
{
    constexpr double noticeable_m = 0.01;
    double step_m = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto size = static_cast<float>(std::abs(cloud.origin_m[static_cast<int>(axis)]));
        if (columns[*roles[axis]].type == NumberType::f32)
            step_m = std::max(step_m, static_cast<double>(std::nextafter(size, std::numeric_limits<float>::max()) - size));
    }
    if (step_m > noticeable_m)
        cloud.remarks.push_back(
            message(PL_TEXT("core", "the coordinates are stored as float32, which at this size holds them in steps of %1 m only"), step_m));
}

/// Colours in files are 0..255; some write floats 0..1, and laser scanning software 0..65535.
void chooseColours(double largest, bool floats, GatherPlan& plan)
{
    if (floats && largest <= 1) {
        plan.colourFactor = 255;
        plan.colourOffset = 0.5;
    } else if (!floats && largest > 255) {
        plan.colourFactor = 1.0 / 256;
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

GatherSeen gather(const Rows& rows, const GatherPlan& plan, PointCloud& cloud, std::size_t firstRow)
{
    GatherSeen seen;
    std::mutex mutex;
    parallelFor(
        rows.count,
        [&](std::size_t first, std::size_t last) {
            GatherSeen mine;
            for (std::size_t at = first; at < last && !plan.stop.stop_requested(); at += rowsPerBlock) {
                const Rows block = subset(rows, at, std::min(rowsPerBlock, last - at));
                mine.include(gatherBlock(block, plan, cloud, firstRow + at));
            }
            const std::scoped_lock lock(mutex);
            seen.include(mine);
        },
        rowsPerPiece);
    if (!plan.stop.stop_requested())
        findFirstFinite(rows, firstRow, seen);
    return seen;
}

Result<PointCloud> gatherCloud(std::span<const Column> columns, const RoleTable& roles, std::size_t points, const ReadOptions& options,
                               const GatherPass& pass)
{
    PointCloud cloud = withColumns(roles, points, options.stop);
    if (options.stop.stop_requested())
        return stoppedReading();
    const GatherPlan ordinary{.origin_m = options.origin_m.value_or(Eigen::Vector3d::Zero()), .stop = options.stop};
    const auto seen = pass(ordinary, cloud);
    if (!seen)
        return std::unexpected(seen.error());
    if (options.stop.stop_requested())
        return stoppedReading();

    GatherPlan plan = ordinary;
    cloud.origin_m = plan.origin_m;
    if (seen->far) {
        const Reach reach = reachOf(cloud);
        if (2 * reach.impossible > reach.finite)
            return fail(PL_TEXT("core",
                                "most of its coordinates cannot be metres on earth (beyond %1 km); the file is damaged, or its "
                                "columns are not what they are taken for"),
                        farthest_m / 1000);
        if (!options.origin_m)
            plan.origin_m = originFor(cloud, reach, seen->firstFinite_m);
    }
    chooseColours(seen->largestColour, isFloat(columns, roles[indexOf(ColumnRole::red)]), plan);
    cloud.origin_m = plan.origin_m;
    remarkOnSteps(columns, roles, cloud);
    const bool asExpected = plan.origin_m == ordinary.origin_m && plan.colourFactor == ordinary.colourFactor;
    if (asExpected)
        return cloud;
    if (const auto again = pass(plan, cloud); !again)
        return std::unexpected(again.error());
    if (options.stop.stop_requested())
        return stoppedReading();
    return cloud;
}

}  // namespace pointloom
