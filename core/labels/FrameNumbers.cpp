// SPDX-License-Identifier: Apache-2.0
#include "core/labels/FrameNumbers.h"

namespace pointloom {

std::optional<int> FrameNumbers::find(std::uint64_t id) const
{
    const auto page = m_pages.find(id / pageSize);
    if (page == m_pages.end())
        return std::nullopt;
    const int frame = (*page->second)[id % pageSize];
    return frame == none ? std::nullopt : std::optional(frame);
}

void FrameNumbers::put(std::uint64_t id, int frame)
{
    auto& page = m_pages[id / pageSize];
    auto own = std::make_shared<Page>();
    if (page)
        *own = *page;
    else
        own->fill(none);
    (*own)[id % pageSize] = frame;
    page = std::move(own);
}

}  // namespace pointloom
