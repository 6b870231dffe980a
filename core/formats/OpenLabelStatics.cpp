// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelStatics.h"

#include <algorithm>

namespace pointloom {

Result<void> OpenLabelStatics::read(std::string section, const std::string& pointer, LabelTally& tally)
{
    m_text = std::move(section);
    auto objects = JsonMembers::of(m_text, pointer);
    if (!objects)
        return std::unexpected(objects.error());
    m_objects = std::move(*objects);
    m_knownOf.reserve(m_objects.all().size());
    for (const auto& [uid, text] : m_objects.all()) {
        const auto learn = [&, name = std::string(uid)](const JsonPlace& object) {
            m_knownOf.push_back(add(openLabelStatic(object, name, tally)));
        };
        if (auto read = readJson(text, pointer + '/' + pointerToken(uid), learn); !read)
            return read;
        if (const OpenLabelStatic& known = m_known[m_knownOf.back()]; known.hasCuboids)
            m_still.push_back({.uid = uid, .object = text, .known = &known});
    }
    m_plain.clear();
    return tellRepeated(pointer, tally);
}

/// Of objects that stand twice the last counts.
Result<void> OpenLabelStatics::tellRepeated(const std::string& pointer, LabelTally& tally) const
{
    for (const auto& [uid, text] : m_objects.repeated()) {
        const auto tell = [&, name = std::string(uid)](const JsonPlace& object) { tellOpenLabelRepeated("object " + name, object, tally); };
        if (auto read = readJson(text, pointer + '/' + pointerToken(uid), tell); !read)
            return read;
    }
    return {};
}

void OpenLabelStatics::tellOutside(const std::deque<OpenLabelFramePiece>& frames, LabelTally& tally) const
{
    const auto numberOf = [](const OpenLabelFramePiece& frame) { return static_cast<double>(frame.number); };
    const auto holdsFrame = [&](const std::pair<double, double>& interval) {
        const auto first = std::ranges::lower_bound(frames, interval.first, {}, numberOf);
        return first != frames.end() && numberOf(*first) <= interval.second;
    };
    const auto isBackward = [](const std::pair<double, double>& interval) { return interval.first > interval.second; };
    for (const Still& still : m_still) {
        const auto& life = still.known->life;
        const std::string where = "object " + std::string(still.uid);
        if (std::ranges::any_of(life, isBackward))
            tally.remark(PL_TEXT("core", "frame intervals that end before they begin hold no frame: %1 (%2)"), where);
        if (life.empty() ? frames.empty() : std::ranges::none_of(life, holdsFrame))
            tally.leave(PL_TEXT("core", "objects whose cuboid belongs to no frame are left out: %1 (%2)"), where);
    }
}

/// Objects of one type differ in nothing else as a rule.
std::uint32_t OpenLabelStatics::add(OpenLabelStatic object)
{
    const auto next = static_cast<std::uint32_t>(m_known.size());
    if (object.attributes.empty() && !object.hasCuboids) {
        object.life.clear();  // matters to cuboids alone
        const auto [alike, isNew] = m_plain.try_emplace({object.type, object.system}, next);
        if (!isNew)
            return alike->second;
    }
    m_known.push_back(std::move(object));
    return next;
}

const OpenLabelStatic* OpenLabelStatics::find(std::string_view uid) const
{
    const auto& all = m_objects.all();
    const auto found = std::ranges::lower_bound(all, uid, {}, &JsonMember::key);
    return found == all.end() || found->key != uid ? nullptr : &m_known[m_knownOf[static_cast<std::size_t>(found - all.begin())]];
}

}  // namespace pointloom
