// SPDX-License-Identifier: Apache-2.0
#include "core/labels/FrameNumbers.h"

namespace pointloom {

std::optional<int> FrameNumbers::find(std::uint64_t cuboid) const
{
    const auto page = m_pages.find(cuboid / pageSize);
    if (page == m_pages.end())
        return std::nullopt;
    const int frame = (*page->second)[cuboid % pageSize];
    return frame == none ? std::nullopt : std::optional(frame);
}

void FrameNumbers::put(std::uint64_t cuboid, int frame)
{
    auto& page = m_pages[cuboid / pageSize];
    auto own = std::make_shared<Page>();
    if (page)
        *own = *page;
    else
        own->fill(none);
    (*own)[cuboid % pageSize] = frame;
    page = std::move(own);
}

}  // namespace pointloom
