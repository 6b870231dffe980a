// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"
#include "core/cloud/CloudReader.h"

namespace pointloom {

/// What a person said about a file without a header.
struct BinOptions
{
    std::vector<Column> columns{};  ///< of one point; empty: nothing
    bool isTold = false;            ///< its format: the columns are those that are usual for it
};

/// Reads little-endian records without a header: KITTI (x y z reflectance), nuScenes (x y z intensity ring) or, where the numbers say so,
/// other columns (guessBinColumns), which is remarked on in the cloud. Where the numbers do not tell it is refused with what it may be.
/// So is a size that is no multiple of the record, and a file whose numbers cannot be metres.
[[nodiscard]] Result<PointCloud> readBin(const CloudBytes& file, CloudFormat format, const ReadOptions& options);

[[nodiscard]] Result<CloudFacts> binFacts(const CloudBytes& file, CloudFormat format, const BinOptions& options = {});

}  // namespace pointloom
