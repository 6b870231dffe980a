// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <optional>
#include <string>
#include <string_view>

namespace pointloom {

/// The order of the two bytes of a UTF-16 character.
enum class WideOrder { littleEndian, bigEndian };

/// UTF-16 by its byte order mark; without one, by the zero beside the first letter. Nothing for other texts.
/// @param beginning  at least the first two bytes, where there are two
[[nodiscard]] std::optional<WideOrder> wideOrder(std::string_view beginning);

/// Adds a character of Unicode to a text in UTF-8.
void appendUtf8(std::string& out, char32_t c);

/// The text as UTF-8. Half a character at the end is dropped.
[[nodiscard]] Result<std::string> fromWide(std::string_view bytes, WideOrder order);

}  // namespace pointloom
