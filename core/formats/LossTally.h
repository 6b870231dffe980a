// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <set>

namespace pointloom {

/// Counts what labels hold and a format, by its capabilities, does not: one place for all formats.
class LossTally
{
public:
    LossTally(const FormatFacts& facts, const LabelSchema* schema) : m_facts(facts), m_schema(schema) {}

    void count(const LabelledFrame& frame);
    void tell(FormatNotes& notes) const;

private:
    void count(const LabelledBox& box);
    void tellBoxes(FormatNotes& notes) const;
    void tellOthers(FormatNotes& notes) const;

    const FormatFacts& m_facts;
    const LabelSchema* m_schema;
    std::set<std::string> m_classes;
    std::set<std::string> m_lostAttributes;
    std::map<std::string, std::size_t> m_kept;  ///< objects that only keepsakes hold, by key
    std::size_t m_tracked = 0;
    std::size_t m_scored = 0;
    std::size_t m_tilted = 0;
    std::size_t m_unsettled = 0;  ///< boxes that are not keyframes
    std::size_t m_labelledPoints = 0;
    std::size_t m_imageBoxes = 0;
    std::size_t m_manyCameras = 0;  ///< frames with more than one
};

}  // namespace pointloom
