// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <cstddef>
#include <span>

namespace pointloom {

/// Reads the vertices of a PLY file from memory: ascii, little and big endian, lists among the properties included. What
/// stands before the vertices is skipped, what comes after them is not looked at.
[[nodiscard]] Result<PointCloud> readPly(std::span<const std::byte> file, const ReadOptions& options);

/// Reads the header alone.
[[nodiscard]] Result<CloudFacts> plyFacts(std::span<const std::byte> file);

}  // namespace pointloom
