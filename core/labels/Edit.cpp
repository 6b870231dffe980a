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

template <class T> void compose(std::vector<Change<T>>& changes, const std::vector<Change<T>>& later)
{
    for (const Change<T>& change : later) {
        const auto same = std::ranges::find(changes, change.id, &Change<T>::id);
        if (same == changes.end())
            changes.push_back(change);
        else
            same->after = change.after;
    }
    std::erase_if(changes, [](const Change<T>& change) { return change.before == change.after; });
}

}  // namespace

Edit inverse(Edit edit)
{
    invert(edit.tracks);
    invert(edit.cuboids);
    return edit;
}

Edit composed(Edit first, const Edit& second)
{
    compose(first.tracks, second.tracks);
    compose(first.cuboids, second.cuboids);
    return first;
}

}  // namespace pointloom
