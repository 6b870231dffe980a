// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pointloom {

/// One thing before and after: added (no before), removed (no after) or modified.
template <class T> struct Change
{
    Id<T> id;
    std::optional<T> before;
    std::optional<T> after;

    friend bool operator==(const Change&, const Change&) = default;
};

template <class T> [[nodiscard]] Change<T> added(T value)
{
    return {value.id, std::nullopt, std::move(value)};
}

template <class T> [[nodiscard]] Change<T> removed(T value)
{
    return {value.id, std::move(value), std::nullopt};
}

template <class T> [[nodiscard]] Change<T> modified(T before, T after)
{
    return {before.id, std::move(before), std::move(after)};
}

/// Every change to labels is one of these: what a tool emits, the document applies, undo inverts, views repaint from and
/// the journal stores. One gesture is one edit.
struct Edit
{
    std::string name;  ///< what the person did, an English pattern marked with PL_TEXT: "Move box"
    std::vector<Change<Track>> tracks;
    std::vector<Change<Cuboid>> cuboids;

    [[nodiscard]] bool empty() const { return tracks.empty() && cuboids.empty(); }
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// The edit that takes back: lists reversed, before and after exchanged. inverse(inverse(e)) == e.
[[nodiscard]] Edit inverse(Edit edit);

/// One edit that does what several do one after the other; what they undo of each other is left out. Keeps the first name. Linear in the
/// changes.
class EditSum
{
public:
    void add(const Edit& next);
    [[nodiscard]] Edit total() &&;

private:
    Edit m_edit;
    std::unordered_map<Id<Track>, std::size_t> m_tracks;  ///< place in the edit
    std::unordered_map<Id<Cuboid>, std::size_t> m_cuboids;
};

[[nodiscard]] Edit composed(const Edit& first, const Edit& second);

}  // namespace pointloom
