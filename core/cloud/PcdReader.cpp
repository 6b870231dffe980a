// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PcdReader.h"

#include "core/base/Text.h"
#include "core/cloud/GatherCloud.h"
#include "core/cloud/HeaderText.h"
#include "core/cloud/Lzf.h"
#include "core/cloud/PcdHeader.h"
#include "core/cloud/Records.h"
#include "core/cloud/TextRows.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

namespace pointloom {
namespace {

static_assert(std::endian::native == std::endian::little, "PCD binary is read as it lies in memory");

using Bytes = std::span<const std::byte>;

/// binary_compressed: all of the first column, all of the second, ...
Result<PointCloud> gatherColumns(const PcdHeader& header, const RoleTable& roles, Bytes data, const ReadOptions& options)
{
    std::vector<std::size_t> offsets;
    offsets.reserve(header.columns.size());
    std::size_t offset = 0;
    for (const Column& column : header.columns) {
        offsets.push_back(offset);
        offset += sizeOf(column.type) * column.count * header.points;
    }
    Rows rows{.count = header.points, .columns = {}};
    for (std::size_t role = 0; role < columnRoles; ++role) {
        if (!roles[role])
            continue;
        const Column& column = header.columns[*roles[role]];
        rows.columns[role] = {data.data() + offsets[*roles[role]], sizeOf(column.type) * column.count, column.type};
    }
    return gatherCloud(header.columns, roles, header.points, options,
                       [&](const GatherPlan& plan, PointCloud& cloud) { return gather(rows, plan, cloud); });
}

/// The unpacked bytes and the cloud that is made of them must fit beside the file: a few bytes can promise ninety times as many. Scans
/// unpack to one and a half times their size; small ones may be as empty as they like.
bool unpacksToTooMuch(std::uint64_t packed, std::uint64_t unpacked)
{
    constexpr std::uint64_t always = std::uint64_t{32} << 20;
    return unpacked > 2 * packed + always;
}

std::unexpected<Error> tooFewBytes(const PcdHeader& header, std::uint64_t bytes)
{
    return fail(PL_TEXT("core", "promises %1 points of %2 bytes each but only %3 bytes follow the header; the file may be cut short"),
                header.points, header.recordBytes, bytes);
}

Result<PointCloud> readBinary(const PcdHeader& header, const RoleTable& roles, const CloudBytes& data, const ReadOptions& options)
{
    const auto needed = checkedProduct(header.points, header.recordBytes);
    if (!needed || *needed > data.size())
        return tooFewBytes(header, data.size());
    return Records{.bytes = data, .count = header.points, .recordBytes = header.recordBytes}.read(header.columns, roles, options);
}

Result<PointCloud> readCompressed(const PcdHeader& header, const RoleTable& roles, const CloudBytes& file, const ReadOptions& options)
{
    std::optional<FileBytes> room;
    const auto all = file.all(room, options.stop);
    if (!all)
        return std::unexpected(all.error());
    Bytes data = *all;
    std::array<std::uint32_t, 2> sizes{};  // packed, unpacked
    const auto needed = checkedProduct(header.points, header.recordBytes);
    if (data.size() < sizeof sizes)
        return needed == 0 ? gatherColumns(header, roles, {}, options) : tooFewBytes(header, data.size());
    std::memcpy(sizes.data(), data.data(), sizeof sizes);
    data = data.subspan(sizeof sizes);
    if (sizes[0] > data.size())
        return fail(PL_TEXT("core", "promises %1 compressed bytes but only %2 follow; the file may be cut short"), sizes[0], data.size());
    data = data.first(sizes[0]);
    if (needed != sizes[1])
        return fail(PL_TEXT("core", "promises %1 points of %2 bytes each but its compressed part says it holds %3 bytes"), header.points,
                    header.recordBytes, sizes[1]);

    if (unpacksToTooMuch(sizes[0], sizes[1]))
        return fail(PL_TEXT("core", "unpacks from %1 to %2 bytes, more than a scan does and more than is safe to read; save it as binary"),
                    sizes[0], sizes[1]);
    const auto unpacked = lzfUnpack(data, sizes[1]);
    if (!unpacked)
        return std::unexpected(unpacked.error());
    if (options.stop.stop_requested())
        return stoppedReading();
    return gatherColumns(header, roles, {unpacked->data(), unpacked->size()}, options);
}

Result<PointCloud> readAscii(const PcdHeader& header, const RoleTable& roles, const CloudBytes& file, const ReadOptions& options)
{
    std::optional<FileBytes> room;
    const auto data = file.all(room, options.stop);
    if (!data)
        return std::unexpected(data.error());
    const auto text = TextRows::over(asText(*data), header.points, header.lines + 1, options.stop);
    if (!text)
        return std::unexpected(text.error());
    std::vector<TextColumn> columns;
    columns.reserve(header.columns.size());
    for (const Column& column : header.columns)
        columns.push_back({column});
    auto cloud = gatherCloud(header.columns, roles, header.points, options,
                             [&](const GatherPlan& plan, PointCloud& out) { return text->gatherInto(out, columns, roles, plan); });
    if (cloud && text->rowsLeft() > 0)
        cloud->remarks.push_back(moreRows(text->rowsLeft(), header.points));
    return cloud;
}

Result<PcdHeader> pcdHeaderOf(const CloudBytes& file)
{
    const auto text = HeaderText::of(file, "data");
    if (!text)
        return std::unexpected(text.error());
    return pcdHeaderFrom(text->text());
}

}  // namespace

Result<PointCloud> readPcd(const CloudBytes& file, const ReadOptions& options)
{
    const auto header = pcdHeaderOf(file);
    if (!header)
        return std::unexpected(header.error());
    const auto roles = rolesOf(header->columns);
    if (!roles)
        return std::unexpected(roles.error());
    const auto read = header->data == PcdData::ascii ? readAscii : header->data == PcdData::binary ? readBinary : readCompressed;
    auto cloud = read(*header, *roles, file.from(header->dataOffset), options);
    if (cloud) {
        cloud->width = header->width;
        cloud->height = header->height;
        if (header->remark)
            cloud->remarks.push_back(*header->remark);
    }
    return cloud;
}

Result<CloudFacts> pcdFacts(const CloudBytes& file)
{
    const auto header = pcdHeaderOf(file);
    if (!header)
        return std::unexpected(header.error());
    constexpr std::array<const char*, 3> encodings = {"ascii", "binary", "binary_compressed"};
    CloudFacts facts{.format = CloudFormat::pcd,
                     .encoding = encodings[static_cast<std::size_t>(header->data)],
                     .points = header->points,
                     .width = header->width,
                     .height = header->height,
                     .columns = {}};
    std::ranges::transform(header->columns, std::back_inserter(facts.columns), &Column::text);
    return facts;
}

}  // namespace pointloom
