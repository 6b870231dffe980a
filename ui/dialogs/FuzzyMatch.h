// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace pointloom {

/// How well a text answers what was typed: its characters in this order, anything in between, case not counting. Higher is better;
/// nothing when it does not. Starts of words and runs of characters count most, then short texts.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& typed, const QString& text);

}  // namespace pointloom
