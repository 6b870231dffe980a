// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/cloud/PointCloud.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pointloom {

enum class CloudEncoding { pcdAscii, pcdBinary, pcdBinaryCompressed, kittiBin, nuscenesBin, plyAscii, plyLittleEndian, plyBigEndian };

/// A cloud as the bytes of a file. Every point is written, NaN included, in order; reading it back gives the same values.
/// Coordinates are in the cloud's own frame: float32 where the origin is zero, else float64, so that nothing is rounded.
/// The .bin formats know float32 only: a cloud with an origin whose coordinates would be rounded by that is refused.
/// A column that the format asks for and the cloud lacks (intensity, ring of the .bin formats) is written as 0.
[[nodiscard]] Result<std::string> encodeCloud(const PointCloud& cloud, CloudEncoding encoding);

/// encodeCloud, written atomically.
[[nodiscard]] Result<void> writeCloud(const std::filesystem::path& path, const PointCloud& cloud, CloudEncoding encoding);

/// What of this cloud the encoding has no room for, for the person who converts: empty when nothing is lost.
[[nodiscard]] std::vector<Message> notCarried(const PointCloud& cloud, CloudEncoding encoding);

}  // namespace pointloom
