// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/JsonMembers.h"
#include "core/formats/OpenLabelIndex.h"
#include "core/formats/OpenLabelParts.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pointloom {

/// What stands once for each object of an OpenLABEL file. The text of the section is kept and what is known of its objects once for all
/// that are alike: there may be millions of them.
class OpenLabelStatics
{
public:
    /// An object that stands still: its cuboids stand there for all its frames.
    struct Still
    {
        std::string_view uid;
        std::string_view object;  ///< its text
        const OpenLabelStatic* known;
    };

    OpenLabelStatics() = default;
    OpenLabelStatics(const OpenLabelStatics&) = delete;  // its members are pieces of its text
    OpenLabelStatics& operator=(const OpenLabelStatics&) = delete;
    ~OpenLabelStatics() = default;

    /// Learns the section that stands at a pointer; what cannot be kept is told.
    [[nodiscard]] Result<void> read(std::string section, const std::string& pointer, LabelTally& tally);

    /// Nothing where the file has no such object.
    [[nodiscard]] const OpenLabelStatic* find(std::string_view uid) const;
    [[nodiscard]] const std::vector<Still>& still() const { return m_still; }

    /// Tells those that stand still and live in none of the file's frames.
    void tellOutside(const std::deque<OpenLabelFramePiece>& frames, LabelTally& tally) const;

private:
    [[nodiscard]] std::uint32_t add(OpenLabelStatic object);
    [[nodiscard]] Result<void> tellRepeated(const std::string& pointer, LabelTally& tally) const;

    std::string m_text;
    JsonMembers m_objects;
    std::vector<std::uint32_t> m_knownOf;  ///< of each member of the section, an index into what is known
    std::deque<OpenLabelStatic> m_known;
    std::map<std::pair<std::string, std::string>, std::uint32_t> m_plain;  ///< those that have only a type and a system
    std::vector<Still> m_still;
};

}  // namespace pointloom
