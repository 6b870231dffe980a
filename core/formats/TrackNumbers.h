// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// The numbers that stand for tracks where a format has nothing but numbers. A track whose name is a number from 0 on keeps it; other
/// names, and boxes without a track, get the numbers after the largest one, in the order in which they come. Two boxes of a track in one
/// frame are two objects: the second gets a number of its own.
struct TrackNumbers
{
    std::vector<std::vector<long long>> numberOf;  ///< [frame][box]
    std::map<long long, std::string> names;        ///< of the numbers that stand for another name
    std::size_t separated = 0;                     ///< boxes that could not share the number of their track

    /// The track id that a number is read back as.
    [[nodiscard]] std::string nameOf(long long number) const;
};

[[nodiscard]] TrackNumbers trackNumbers(const LabelSet& labels);

/// The names as a table, "number,track" with a line for each, and back.
[[nodiscard]] std::string tableOf(const std::map<long long, std::string>& names);
[[nodiscard]] Result<std::map<long long, std::string>> namesFromTable(std::string_view text);

/// "12 = car-5, 13 = car-6, …"
[[nodiscard]] std::string listed(const std::map<long long, std::string>& names);

}  // namespace pointloom
