// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A moment as recorders write it into names and files; seconds since the recorder's clock began.
///
/// Understood are counts since 1970 (or another zero of a clock, Argoverse 2 has one): 10 digits are seconds, 13 milli-, 16 micro-, 18 or
/// 19 nanoseconds; seconds with decimals (1668200710.5, or 1668200710_500 with the decimals behind another sign); dates with times
/// (20230115_103000_123, 2011-09-26 13:02:25.964389445).
[[nodiscard]] std::optional<double> momentOf(std::string_view text);

/// When frames were measured, by their names: all of one spelling, which tells them apart and makes likely steps of them. Names that do not
/// have that spelling have no time; empty when no spelling is found.
[[nodiscard]] std::vector<std::optional<double>> timesOfNames(const std::vector<std::string>& names);

/// Numbers that count frames: those in which names differ that are the same before and after them. Nothing when the names are not so.
[[nodiscard]] std::optional<std::vector<long long>> countsOfNames(const std::vector<std::string>& names);

}  // namespace pointloom
