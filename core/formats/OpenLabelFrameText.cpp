// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFrameText.h"

#include "core/formats/OddNumbers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pointloom {

Result<void> OpenLabelFrameText::read(TextFile& file, const OpenLabelFramePiece& piece, const std::string& pointer)
{
    Result<std::string> text = file.read({.offset = piece.offset, .length = piece.length, .line = 1});
    if (!text)
        return std::unexpected(text.error());
    m_text = withoutOddNumbers(std::move(*text));
    m_pointer = pointer;
    const auto parts = JsonMembers::of(m_text, pointer);
    if (!parts)
        return std::unexpected(parts.error());
    m_properties = parts->find("frame_properties");
    constexpr std::array<std::string_view, 7> known{"frame_properties", "objects", "actions", "contexts", "events", "relations", "tags"};
    for (const JsonMember& part : parts->all()) {
        if (std::ranges::find(known, part.key) == known.end())
            m_unread.emplace(part.key);
    }
    if (const std::string_view objects = parts->find("objects"); !objects.empty()) {
        auto members = JsonMembers::of(objects, pointer + "/objects");
        if (!members)
            return std::unexpected(members.error());
        m_objects = std::move(*members);
    }
    return {};
}

}  // namespace pointloom
