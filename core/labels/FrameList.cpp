// SPDX-License-Identifier: Apache-2.0
#include "core/labels/FrameList.h"

#include <cassert>
#include <utility>

namespace pointloom {

FrameList::FrameList(std::vector<FrameKey> keys, bool isPart) : m_keys(std::move(keys)), m_isPart(isPart)
{
    m_positions.reserve(m_keys.size());
    for (const FrameKey& key : m_keys) {
        [[maybe_unused]] const bool isNew = m_positions.emplace(key, static_cast<int>(m_positions.size())).second;
        assert(isNew);
    }
}

const FrameKey& FrameList::key(int position) const
{
    return m_keys.at(static_cast<std::size_t>(position));
}

std::optional<int> FrameList::find(const FrameKey& key) const
{
    const auto found = m_positions.find(key);
    return found == m_positions.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace pointloom
