// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <string>
#include <string_view>

/// The one place that makes plain text, UTF-8 with line feeds, of what programs and systems write.
namespace pointloom {

/// The text of a whole file: a byte order mark is dropped, UTF-16 becomes UTF-8, and where no line ends in a line feed, carriage returns
/// are the ends of lines. Bytes that are no UTF-8 stay as they are. Fails where UTF-16 is damaged.
[[nodiscard]] Result<std::string> plainText(std::string bytes);

/// Whether lines end in carriage returns alone, which old Macs and some exporters write.
[[nodiscard]] bool hasBareReturns(std::string_view text);

/// How many bytes the character at the beginning of a text takes in UTF-8; 0 when it is none.
[[nodiscard]] std::size_t utf8Bytes(std::string_view text);
[[nodiscard]] bool isUtf8(std::string_view text);

/// Text of a Western European Windows, code page 1252, as UTF-8. Latin-1 is the same but for characters that nobody types.
[[nodiscard]] std::string fromWindows1252(std::string_view text);

}  // namespace pointloom
