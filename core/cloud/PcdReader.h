// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"
#include "core/cloud/CloudReader.h"

namespace pointloom {

/// Reads PCD: ascii, binary (little endian) and binary_compressed, any number types, in any order.
/// VIEWPOINT is where the sensor stood; the points are not moved by it.
[[nodiscard]] Result<PointCloud> readPcd(const CloudBytes& file, const ReadOptions& options);

/// Reads the header alone.
[[nodiscard]] Result<CloudFacts> pcdFacts(const CloudBytes& file);

}  // namespace pointloom
