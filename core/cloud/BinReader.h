// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <cstddef>
#include <span>

namespace pointloom {

/// Reads little-endian float32 records without a header: KITTI (x y z reflectance) or nuScenes (x y z intensity ring).
/// A size that is no multiple of the record is refused, and so is a file whose numbers cannot be metres.
[[nodiscard]] Result<PointCloud> readBin(std::span<const std::byte> file, CloudFormat format, const ReadOptions& options);

[[nodiscard]] Result<CloudFacts> binFacts(std::span<const std::byte> file, CloudFormat format);

}  // namespace pointloom
