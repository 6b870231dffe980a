// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

namespace pointloom {

/// Calls what(first, last) for rows that lie beside each other, from the top: what is told of rows is told once for each such run.
template <class What> void forEachRun(const std::set<int>& rows, const What& what)
{
    for (auto row = rows.begin(); row != rows.end();) {
        const int first = *row;
        int last = first;
        while (++row != rows.end() && *row == last + 1)
            last = *row;
        what(first, last);
    }
}

}  // namespace pointloom
