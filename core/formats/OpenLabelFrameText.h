// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/JsonMembers.h"
#include "core/formats/OpenLabelIndex.h"
#include "core/formats/TextFile.h"

#include <set>
#include <string>
#include <string_view>

namespace pointloom {

/// The text of one frame and where its parts stand in it.
class OpenLabelFrameText
{
public:
    OpenLabelFrameText() = default;
    OpenLabelFrameText(const OpenLabelFrameText&) = delete;  // its members are pieces of its text
    OpenLabelFrameText& operator=(const OpenLabelFrameText&) = delete;
    ~OpenLabelFrameText() = default;

    [[nodiscard]] Result<void> read(TextFile& file, const OpenLabelFramePiece& piece, const std::string& pointer);

    /// Hands on its properties, where it has any.
    template <class Read> [[nodiscard]] Result<void> readProperties(const Read& read) const
    {
        return m_properties.empty() ? Result<void>() : readJson(m_properties, m_pointer + "/frame_properties", read);
    }
    /// The keys of its parts that no frame has.
    [[nodiscard]] const std::set<std::string>& unread() const { return m_unread; }
    /// Hands on every object and its uid.
    template <class Read> [[nodiscard]] Result<void> forEachObject(const Read& read) const { return forEach(m_objects.all(), read); }
    /// The same of those that stand once more behind.
    template <class Read> [[nodiscard]] Result<void> forEachRepeated(const Read& read) const { return forEach(m_objects.repeated(), read); }

private:
    template <class Read> [[nodiscard]] Result<void> forEach(const std::deque<JsonMember>& members, const Read& read) const
    {
        for (const auto& [uid, text] : members) {
            auto done = readJson(text, m_pointer + "/objects/" + pointerToken(uid), [&](const JsonPlace& object) { read(uid, object); });
            if (!done)
                return done;
        }
        return {};
    }

    std::string m_text;
    std::string m_pointer;
    std::string_view m_properties;
    std::set<std::string> m_unread;
    JsonMembers m_objects;
};

}  // namespace pointloom
