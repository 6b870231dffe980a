// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"
#include "core/cloud/CloudReader.h"

namespace pointloom {

/// Reads the vertices of a PLY file: ascii, little and big endian, lists among the properties included. What
/// stands before the vertices is skipped, what comes after them is not looked at.
[[nodiscard]] Result<PointCloud> readPly(const CloudBytes& file, const ReadOptions& options);

/// Reads the header alone.
[[nodiscard]] Result<CloudFacts> plyFacts(const CloudBytes& file);

}  // namespace pointloom
