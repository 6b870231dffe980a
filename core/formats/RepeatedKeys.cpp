// SPDX-License-Identifier: Apache-2.0
#include "core/formats/RepeatedKeys.h"

#include <algorithm>
#include <functional>

namespace pointloom {

void RepeatedKeys::add(std::string_view key)
{
    m_hashes.push_back(std::hash<std::string_view>()(key));
}

bool RepeatedKeys::close()
{
    const auto begin = m_hashes.begin() + static_cast<std::ptrdiff_t>(m_begins.back());
    std::ranges::sort(begin, m_hashes.end());
    const bool isRepeated = std::ranges::adjacent_find(begin, m_hashes.end()) != m_hashes.end();
    m_hashes.erase(begin, m_hashes.end());
    m_begins.pop_back();
    return isRepeated;
}

}  // namespace pointloom
