// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"
#include "core/cloud/CloudReader.h"
#include "core/cloud/Rows.h"

#include <span>

namespace pointloom {

/// Points that lie one after the other in a file, each in the same number of bytes: PCD binary, PLY without lists, .bin.
struct Records
{
    CloudBytes bytes;  ///< from the first point on; there must be count * recordBytes at least
    std::size_t count = 0;
    std::size_t recordBytes = 0;
    bool swapped = false;  ///< the file has the other byte order

    /// Reads them into a cloud block by block, on several threads: each block is looked at while it is in the cache, and no more than a few
    /// are in memory. For the columns, which lie side by side in this order, see rolesOf.
    [[nodiscard]] Result<PointCloud> read(std::span<const Column> columns, const RoleTable& roles, const ReadOptions& options) const;
};

}  // namespace pointloom
