// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PlyReader.h"

#include "core/base/Text.h"
#include "core/cloud/GatherCloud.h"
#include "core/cloud/HeaderText.h"
#include "core/cloud/PlyHeader.h"
#include "core/cloud/PlyItems.h"
#include "core/cloud/Records.h"
#include "core/cloud/SlotBlock.h"
#include "core/cloud/TextRows.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <span>

namespace pointloom {
namespace {

static_assert(std::endian::native == std::endian::little, "little endian is read as it lies in memory");

using Bytes = std::span<const std::byte>;

std::unexpected<Error> endsEarly()
{
    return fail(PL_TEXT("core", "ends before its points; the file may be cut short"));
}

constexpr std::size_t itemsPerBlock = 2048;

/// The bytes that an element takes up at the front of data.
Result<std::size_t> binaryBytesOf(const PlyElement& element, Bytes data, bool swapped, const std::stop_token& stop)
{
    if (const auto record = element.recordBytes()) {
        const auto bytes = checkedProduct(*record, element.count);
        if (!bytes || *bytes > data.size())
            return endsEarly();
        return *bytes;
    }
    ItemWalker walker(data, swapped);
    for (std::size_t i = 0; i < element.count; ++i) {
        if (i % itemsPerBlock == 0 && stop.stop_requested())
            return stoppedReading();
        for (const PlyProperty& property : element.properties) {
            if (!walker.skip(property))
                return endsEarly();
        }
    }
    return walker.position();
}

/// What the reading of the vertices needs, whatever the encoding.
struct Vertices
{
    const PlyElement& element;
    std::vector<Column> columns;
    RoleTable roles;
    CloudBytes bytes;  ///< from the first vertex on
    Bytes data{};      ///< the same in memory, where not every vertex takes up as many bytes
    bool swapped = false;
    std::size_t firstLine = 1;
    std::size_t rowsBehind = 0;  ///< of the elements that follow, when they are text
};

Result<PointCloud> readRecords(const Vertices& vertices, std::size_t recordBytes, const ReadOptions& options)
{
    const auto needed = checkedProduct(recordBytes, vertices.element.count);
    if (!needed || *needed > vertices.bytes.size())
        return fail(PL_TEXT("core", "promises %1 points of %2 bytes each but only %3 bytes are there; the file may be cut short"),
                    vertices.element.count, recordBytes, vertices.bytes.size());
    const Records records{
        .bytes = vertices.bytes, .count = vertices.element.count, .recordBytes = recordBytes, .swapped = vertices.swapped};
    return records.read(vertices.columns, vertices.roles, options);
}

void putValue(SlotBlock& slots, std::size_t row, std::size_t role, NumberType type, double value)
{
    if (type == NumberType::f32)
        slots.put(row, role, static_cast<float>(value));
    else
        slots.put(row, role, value);
}

/// Vertices that carry lists: their places show only one by one. The whole table was walked over before, so it is all there.
GatherSeen gatherWalking(const Vertices& vertices, const GatherPlan& plan, PointCloud& cloud)
{
    SlotBlock slots(vertices.columns, vertices.roles, itemsPerBlock);
    ItemWalker walker(vertices.data, vertices.swapped);
    GatherSeen seen;
    std::vector<std::size_t> places(vertices.columns.size());
    for (std::size_t first = 0; first < vertices.element.count && !plan.stop.stop_requested(); first += itemsPerBlock) {
        const std::size_t rows = std::min(itemsPerBlock, vertices.element.count - first);
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = 0; i < places.size(); ++i)
                places[i] = walker.skip(vertices.element.properties[i]).value_or(0);
            for (std::size_t role = 0; role < columnRoles; ++role) {
                if (const auto& index = vertices.roles[role])
                    putValue(slots, row, role, vertices.columns[*index].type, walker.value(places[*index], vertices.columns[*index].type));
            }
        }
        seen.include(gather(slots.rows(rows), plan, cloud, first));
    }
    return seen;
}

Result<PointCloud> readBinary(const Vertices& vertices, const ReadOptions& options)
{
    if (const auto recordBytes = vertices.element.recordBytes())
        return readRecords(vertices, *recordBytes, options);
    if (const auto bytes = binaryBytesOf(vertices.element, vertices.data, vertices.swapped, options.stop); !bytes)
        return std::unexpected(bytes.error());
    return gatherCloud(vertices.columns, vertices.roles, vertices.element.count, options,
                       [&](const GatherPlan& plan, PointCloud& cloud) { return gatherWalking(vertices, plan, cloud); });
}

Result<PointCloud> readAscii(const Vertices& vertices, const ReadOptions& options)
{
    const auto text = TextRows::over(asText(vertices.data), vertices.element.count, vertices.firstLine, options.stop);
    if (!text)
        return std::unexpected(text.error());
    std::vector<TextColumn> columns;
    columns.reserve(vertices.element.properties.size());
    for (const PlyProperty& property : vertices.element.properties)
        columns.push_back({property.column, property.isList});
    auto cloud = gatherCloud(vertices.columns, vertices.roles, vertices.element.count, options,
                             [&](const GatherPlan& plan, PointCloud& out) { return text->gatherInto(out, columns, vertices.roles, plan); });
    if (cloud && text->rowsLeft() > vertices.rowsBehind)
        cloud->remarks.push_back(moreRows(text->rowsLeft() - vertices.rowsBehind, vertices.element.count));
    return cloud;
}

/// A list may be called "x", but it is no coordinate: for the roles its column holds nothing.
std::vector<Column> columnsOf(const PlyElement& element)
{
    std::vector<Column> columns;
    columns.reserve(element.properties.size());
    for (const PlyProperty& property : element.properties) {
        columns.push_back(property.column);
        columns.back().count = property.isList ? 0 : 1;
    }
    return columns;
}

Result<const PlyElement*> verticesOf(const PlyHeader& header)
{
    const auto isVertex = [](const PlyElement& element) { return lowered(element.name) == "vertex"; };
    if (std::ranges::count_if(header.elements, isVertex) > 1)
        return fail(PL_TEXT("core", "has several elements 'vertex', and it is not clear which of them are its points; put them into one"));
    if (const PlyElement* element = header.vertices())
        return element;
    return fail(PL_TEXT("core", "has no element 'vertex' and so no points"));
}

/// The rows of the elements that follow the vertices.
std::size_t rowsBehind(const PlyElement& target, const PlyHeader& header)
{
    std::size_t rows = 0;
    for (const PlyElement& element : std::span(header.elements).subspan(static_cast<std::size_t>(&target - header.elements.data()) + 1))
        rows =
            element.count > std::numeric_limits<std::size_t>::max() - rows ? std::numeric_limits<std::size_t>::max() : rows + element.count;
    return rows;
}

/// Where each item up to the last vertex takes up as many bytes as the others of its element, their places are known without a look.
bool hasKnownPlaces(const PlyElement& target, const PlyHeader& header)
{
    const auto behind = std::span(header.elements).first(static_cast<std::size_t>(&target - header.elements.data()) + 1);
    return header.data != PlyData::ascii
        && std::ranges::all_of(behind, [](const PlyElement& element) { return element.recordBytes().has_value(); });
}

/// Leaves out the elements before the vertices, unread.
Result<void> passOver(const PlyElement& target, const PlyHeader& header, Vertices& vertices)
{
    for (const PlyElement* element = header.elements.data(); element != &target; ++element) {
        const auto bytes = checkedProduct(element->recordBytes().value_or(0), element->count);
        if (!bytes || *bytes > vertices.bytes.size())
            return endsEarly();
        vertices.bytes = vertices.bytes.from(*bytes);
    }
    return {};
}

/// Goes over the elements before the vertices.
Result<void> skipTo(const PlyElement& target, const PlyHeader& header, Vertices& vertices, const std::stop_token& stop)
{
    for (const PlyElement& element : header.elements) {
        if (&element == &target)
            break;
        const auto bytes = header.data == PlyData::ascii ? TextRows::bytesOf(asText(vertices.data), element.count, stop)
                                                         : binaryBytesOf(element, vertices.data, vertices.swapped, stop);
        if (!bytes)
            return std::unexpected(bytes.error());
        const std::string_view skipped = asText(vertices.data.first(*bytes));
        if (header.data == PlyData::ascii)
            vertices.firstLine += static_cast<std::size_t>(std::ranges::count(skipped, '\n'));
        vertices.data = vertices.data.subspan(*bytes);
    }
    return {};
}

Result<PlyHeader> plyHeaderOf(const CloudBytes& file)
{
    const auto text = HeaderText::of(file, "end_header");
    if (!text)
        return std::unexpected(text.error());
    return plyHeaderFrom(text->text());
}

}  // namespace

Result<PointCloud> readPly(const CloudBytes& file, const ReadOptions& options)
{
    const auto header = plyHeaderOf(file);
    if (!header)
        return std::unexpected(header.error());
    const auto element = verticesOf(*header);
    if (!element)
        return std::unexpected(element.error());
    Vertices vertices{.element = **element,
                      .columns = columnsOf(**element),
                      .roles = {},
                      .bytes = file.from(header->dataOffset),
                      .swapped = header->data == PlyData::bigEndian,
                      .firstLine = header->lines + 1};
    const auto roles = rolesOf(vertices.columns);
    if (!roles)
        return std::unexpected(roles.error());
    vertices.roles = *roles;
    if (hasKnownPlaces(**element, *header)) {
        if (auto passed = passOver(**element, *header, vertices); !passed)
            return std::unexpected(passed.error());
        return readRecords(vertices, (*element)->recordBytes().value_or(0), options);
    }
    std::optional<FileBytes> room;
    const auto all = vertices.bytes.all(room, options.stop);
    if (!all)
        return std::unexpected(all.error());
    vertices.data = *all;
    vertices.rowsBehind = rowsBehind(**element, *header);
    if (auto skipped = skipTo(**element, *header, vertices, options.stop); !skipped)
        return std::unexpected(skipped.error());
    vertices.bytes = vertices.data;
    return header->data == PlyData::ascii ? readAscii(vertices, options) : readBinary(vertices, options);
}

Result<CloudFacts> plyFacts(const CloudBytes& file)
{
    const auto header = plyHeaderOf(file);
    if (!header)
        return std::unexpected(header.error());
    const auto element = verticesOf(*header);
    if (!element)
        return std::unexpected(element.error());
    constexpr std::array<const char*, 3> encodings = {"ascii", "little endian", "big endian"};
    const std::size_t points = (*element)->count;
    CloudFacts facts{.format = CloudFormat::ply,
                     .encoding = encodings[static_cast<std::size_t>(header->data)],
                     .points = points,
                     .width = points,
                     .height = 1,
                     .columns = {}};
    for (const PlyProperty& property : (*element)->properties)
        facts.columns.push_back(property.isList ? property.column.text() + "[]" : property.column.text());
    for (const PlyElement& other : header->elements) {
        if (&other != *element && other.count > 0)
            facts.otherElements.push_back(other.name + " (" + std::to_string(other.count) + ')');
    }
    return facts;
}

}  // namespace pointloom
