// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <span>
#include <vector>

/// The LZF stream of PCD's binary_compressed. A control byte below 32 is followed by that many literals and one more; any
/// other holds the length of a copy in its upper three bits (7: one more byte follows; plus 2) and the upper five bits of the
/// distance, whose lower eight follow (plus 1).
namespace pointloom {

/// How many bytes a stream unpacks to, without unpacking it: nothing is allocated on the word of a header.
[[nodiscard]] Result<std::size_t> lzfLength(std::span<const std::byte> packed);

/// Unpacks a stream that lzfLength() accepted; out is exactly as long as it said.
void lzfUnpack(std::span<const std::byte> packed, std::span<std::byte> out);

/// Any bytes as a stream: at most one byte in 32 more than they were.
[[nodiscard]] std::vector<std::byte> lzfPack(std::span<const std::byte> plain);

}  // namespace pointloom
