// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>  // before <compare>, which Qt's moc cannot read first

#include <compare>
#include <functional>

namespace pointloom {

/// A frame's stable name within its dataset: the stem of its cloud, or the dataset's own token. Whatever outlives the program names frames
/// by it: a scan that is added or removed between two openings shifts nothing.
struct FrameKey
{
    std::string name;  ///< UTF-8

    friend auto operator<=>(const FrameKey&, const FrameKey&) = default;
};

}  // namespace pointloom

template <> struct std::hash<pointloom::FrameKey>
{
    std::size_t operator()(const pointloom::FrameKey& key) const noexcept { return std::hash<std::string>{}(key.name); }
};
