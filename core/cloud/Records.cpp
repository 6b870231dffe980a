// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Records.h"

#include "core/base/Parallel.h"
#include "core/cloud/GatherCloud.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace pointloom {
namespace {

constexpr std::size_t bytesPerRead = std::size_t{1} << 18;  ///< stays in the second cache, and a read costs little beside its bytes

/// Where the columns of the first of some records lie.
Rows rowsIn(const Records& records, std::span<const std::byte> bytes, std::size_t count, std::span<const Column> columns,
            const RoleTable& roles)
{
    std::vector<std::size_t> offsets;
    offsets.reserve(columns.size());
    std::size_t offset = 0;
    for (const Column& column : columns) {
        offsets.push_back(offset);
        offset += sizeOf(column.type) * column.count;
    }
    Rows rows{.count = count, .columns = {}, .swapped = records.swapped};
    for (std::size_t role = 0; role < columnRoles; ++role) {
        if (!roles[role])
            continue;
        const Column& column = columns[*roles[role]];
        rows.columns[role] = {bytes.data() + offsets[*roles[role]], records.recordBytes, column.type,
                              role <= indexOf(ColumnRole::z) ? column.unit_m : 1};
    }
    return rows;
}

/// What the threads found, and the first failure.
class GatherOutcome
{
public:
    void add(const GatherSeen& seen)
    {
        const std::scoped_lock lock(m_mutex);
        m_seen.include(seen);
    }

    void add(const Error& failure)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_failure)
            m_failure = failure;
    }

    [[nodiscard]] Result<GatherSeen> result() &&
    {
        if (m_failure)
            return std::unexpected(std::move(*m_failure));
        return m_seen;
    }

private:
    std::mutex m_mutex;
    GatherSeen m_seen;
    std::optional<Error> m_failure;
};

constexpr std::size_t sampleStretches = 16;
constexpr std::size_t pointsPerStretch = 256;

/// A cloud of some stretches of the points; nothing where one of these lies far off, as then all must be looked at.
Result<std::optional<PointCloud>> sampleOf(const Records& records, std::span<const Column> columns, const RoleTable& roles,
                                           const ReadOptions& options)
{
    bool far = false;
    const auto pass = [&](const GatherPlan& plan, PointCloud& cloud) -> Result<GatherSeen> {
        GatherSeen seen;
        ByteRoom room;
        for (std::size_t i = 0; i < sampleStretches; ++i) {
            const std::uint64_t first = (records.count - pointsPerStretch) / (sampleStretches - 1) * i;
            const auto part = records.bytes.part(first * records.recordBytes, pointsPerStretch * records.recordBytes, room);
            if (!part)
                return std::unexpected(part.error());
            seen.include(gatherHere(rowsIn(records, *part, pointsPerStretch, columns, roles), plan, cloud, i * pointsPerStretch));
        }
        far = far || seen.far;
        return seen;
    };
    auto cloud = gatherCloud(columns, roles, sampleStretches * pointsPerStretch, options, pass);
    if (far)
        return std::nullopt;
    if (!cloud)
        return std::unexpected(cloud.error());
    return std::move(*cloud);
}

}  // namespace

Result<PointCloud> Records::read(std::span<const Column> columns, const RoleTable& roles, const ReadOptions& options) const
{
    if (options.sample && count > 4 * sampleStretches * pointsPerStretch) {
        auto sample = sampleOf(*this, columns, roles, options);
        if (!sample)
            return std::unexpected(sample.error());
        if (*sample)
            return std::move(**sample);
    }
    const std::size_t block = std::max<std::size_t>(1, bytesPerRead / std::max<std::size_t>(1, recordBytes));
    const auto pass = [&](const GatherPlan& plan, PointCloud& cloud) {
        GatherOutcome outcome;
        const auto readSome = [&](std::size_t first, std::size_t last) {
            ByteRoom room;
            for (std::size_t at = first; at < last && !plan.stop.stop_requested(); at += block) {
                const std::size_t points = std::min(block, last - at);
                const auto part = bytes.part(std::uint64_t{at} * recordBytes, points * recordBytes, room);
                if (!part)
                    return outcome.add(part.error());
                outcome.add(gatherHere(rowsIn(*this, *part, points, columns, roles), plan, cloud, at));
            }
        };
        parallelFor(count, readSome, 4 * block);
        return std::move(outcome).result();
    };
    return gatherCloud(columns, roles, count, options, pass);
}

}  // namespace pointloom
