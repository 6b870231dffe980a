// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinReader.h"

#include "core/cloud/Gather.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace pointloom {
namespace {

static_assert(std::endian::native == std::endian::little, ".bin files are read as they lie in memory");

using Bytes = std::span<const std::byte>;

std::vector<Column> columnsOf(CloudFormat format)
{
    std::vector<Column> columns = {{"x"}, {"y"}, {"z"}, {"intensity"}};
    if (format == CloudFormat::nuscenesBin)
        columns.push_back({"ring"});
    return columns;
}

Result<void> checkSize(Bytes file, std::size_t floats)
{
    constexpr std::size_t otherFloats = 4 + 5;
    if (file.empty())
        return fail(PL_TEXT("core", "is empty"));
    if (file.size() % (floats * sizeof(float)) == 0)
        return {};
    const std::size_t other = otherFloats - floats;
    if (file.size() % (other * sizeof(float)) == 0)
        return fail(PL_TEXT("core",
                            "has %1 bytes, which is no whole number of points of %2 floats; points of %3 floats would fit: a KITTI "
                            "file ends in .bin (4 floats), a nuScenes file in .pcd.bin (5 floats)"),
                    file.size(), floats, other);
    return fail(
        PL_TEXT("core", "has %1 bytes, which is no whole number of points of %2 floats; the file is cut short or is no point cloud"),
        file.size(), floats);
}

/// Bytes that are no floats make numbers of any size: only one random triple in five stays below this.
constexpr float largestPlausible_m = 1e8F;

Result<void> checkPlausible(Bytes file, std::size_t recordBytes)
{
    constexpr std::size_t samples = 1024;
    const std::size_t points = file.size() / recordBytes;
    const std::size_t step = std::max<std::size_t>(1, points / samples);
    std::size_t finite = 0;
    std::size_t plausible = 0;
    for (std::size_t i = 0; i < points; i += step) {
        Eigen::Vector3f point;
        std::memcpy(point.data(), file.data() + i * recordBytes, 12);
        finite += point.allFinite() ? 1 : 0;
        plausible += point.allFinite() && point.cwiseAbs().maxCoeff() < largestPlausible_m ? 1 : 0;
    }
    if (plausible * 2 < finite)
        return fail(PL_TEXT("core", "does not hold float32 coordinates in metres; it is another kind of .bin file"));
    return {};
}

}  // namespace

Result<PointCloud> readBin(Bytes file, CloudFormat format, const ReadOptions& options)
{
    const std::vector<Column> columns = columnsOf(format);
    const std::size_t recordBytes = columns.size() * sizeof(float);
    if (auto fits = checkSize(file, columns.size()); !fits)
        return std::unexpected(fits.error());
    if (auto plausible = checkPlausible(file, recordBytes); !plausible)
        return std::unexpected(plausible.error());
    const auto roles = rolesOf(columns);
    if (!roles)
        return std::unexpected(roles.error());

    Rows rows{.count = file.size() / recordBytes, .columns = {}};
    for (std::size_t role = 0; role < columnRoles; ++role) {
        if ((*roles)[role])
            rows.columns[role] = {file.data() + *(*roles)[role] * sizeof(float), recordBytes, NumberType::f32};
    }
    return gatherCloud(columns, *roles, rows.count, options,
                       [&](const GatherPlan& plan, PointCloud& cloud) { return gather(rows, plan, cloud); });
}

Result<CloudFacts> binFacts(Bytes file, CloudFormat format)
{
    const std::vector<Column> columns = columnsOf(format);
    if (auto fits = checkSize(file, columns.size()); !fits)
        return std::unexpected(fits.error());
    const std::size_t points = file.size() / (columns.size() * sizeof(float));
    CloudFacts facts{.format = format, .encoding = "float32", .points = points, .width = points, .height = 1, .columns = {}};
    std::ranges::transform(columns, std::back_inserter(facts.columns), &Column::text);
    return facts;
}

}  // namespace pointloom
