// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"

#include <cstddef>
#include <optional>
#include <span>

namespace pointloom {

/// What a file whose name promises bare numbers is by its first bytes, and what to do with it: a NumPy array, an archive, text. Nothing
/// where they are numbers.
/// @param front  the first bytes, a few hundred
[[nodiscard]] std::optional<Message> otherFileIn(std::span<const std::byte> front);

}  // namespace pointloom
