// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace pointloom {

/// A frame's stable name within its dataset: the stem of its cloud, or the dataset's own token. Whatever outlives the program names frames
/// by it: a scan that is added or removed between two openings shifts nothing.
struct FrameKey
{
    std::string name;  ///< UTF-8

    friend auto operator<=>(const FrameKey&, const FrameKey&) = default;
};

}  // namespace pointloom

namespace std {  // Qt's moc does not read "struct std::hash<...>" of a full specialisation

template <> struct hash<pointloom::FrameKey>
{
    size_t operator()(const pointloom::FrameKey& key) const noexcept { return hash<string>{}(key.name); }
};

}  // namespace std
