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

}  // namespace

Edit inverse(Edit edit)
{
    invert(edit.tracks);
    invert(edit.cuboids);
    return edit;
}

}  // namespace pointloom
