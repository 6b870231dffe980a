// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"
#include "core/base/Error.h"

#include <cstddef>
#include <span>
#include <vector>

/// The LZF streams of PCD's binary_compressed, by liblzf.
namespace pointloom {

/// Unpacks a stream that is promised to hold so many bytes. Fails when it holds another number of them or is damaged; a promise that no
/// stream of this length can keep is refused before memory is taken for it.
[[nodiscard]] Result<Buffer<std::byte>> lzfUnpack(std::span<const std::byte> packed, std::size_t promised);

/// Any bytes as a stream, less than 4 GB of them: at most one byte in 32 more than they were.
[[nodiscard]] std::vector<std::byte> lzfPack(std::span<const std::byte> plain);

}  // namespace pointloom
