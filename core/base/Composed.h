// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace pointloom {

/// The text (UTF-8) with letters and the marks behind them put together as Unicode's form NFC has them: macOS and some archives write names
/// apart (NFD), everybody else in one. Covers the Latin letters, up to Latin Extended-B and Latin Extended Additional, with the marks
/// U+0300 to U+0328, several of them on one letter included; everything else stays as it is.
[[nodiscard]] std::string composed(std::string_view text);

}  // namespace pointloom
