// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <cstddef>
#include <span>

namespace pointloom {

/// Reads PCD from memory: ascii, binary (little endian) and binary_compressed, any number types, in any order.
/// VIEWPOINT is where the sensor stood; the points are not moved by it.
[[nodiscard]] Result<PointCloud> readPcd(std::span<const std::byte> file, const ReadOptions& options);

/// Reads the header alone.
[[nodiscard]] Result<CloudFacts> pcdFacts(std::span<const std::byte> file);

}  // namespace pointloom
