// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Edit.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

template <class T> void invert(std::vector<Change<T>>& changes)
{
    std::ranges::reverse(changes);
    for (Change<T>& change : changes)
        std::swap(change.before, change.after);
}

template <class T>
void append(std::vector<Change<T>>& changes, std::unordered_map<Id<T>, std::size_t>& places, const std::vector<Change<T>>& later)
{
    for (const Change<T>& change : later) {
        const auto [place, isNew] = places.try_emplace(change.id, changes.size());
        if (isNew)
            changes.push_back(change);
        else
            changes[place->second].after = change.after;
    }
}

template <class T> void dropNothings(std::vector<Change<T>>& changes)
{
    std::erase_if(changes, [](const Change<T>& change) { return change.before == change.after; });
}

}  // namespace

Edit inverse(Edit edit)
{
    invert(edit.tracks);
    invert(edit.cuboids);
    return edit;
}

void EditSum::add(const Edit& next)
{
    if (m_edit.name.empty())
        m_edit.name = next.name;
    append(m_edit.tracks, m_tracks, next.tracks);
    append(m_edit.cuboids, m_cuboids, next.cuboids);
}

Edit EditSum::total() &&
{
    dropNothings(m_edit.tracks);
    dropNothings(m_edit.cuboids);
    return std::move(m_edit);
}

Edit composed(const Edit& first, const Edit& second)
{
    EditSum sum;
    sum.add(first);
    sum.add(second);
    return std::move(sum).total();
}

}  // namespace pointloom
