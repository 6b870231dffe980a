// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelObjects.h"

#include "core/base/Text.h"

#include <algorithm>
#include <optional>

namespace pointloom {
namespace {

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// 8-4-4-4-12 hexadecimal digits.
bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

std::optional<long long> integerUid(std::string_view text)
{
    return text.starts_with('+') ? std::nullopt : number<long long>(text);
}

/// Beyond it an integer is a name rather than a count: the uids after it would leave what other programs read as integers.
constexpr long long largestOrdinaryUid = 1'000'000'000'000;

AttributeMap trackAttributes(const LabelledBox& box, const LabelSchema* schema)
{
    AttributeMap out;
    for (const auto& [key, value] : box.attributes) {
        const AttributeDef* known = schema != nullptr ? schema->findAttribute(key) : nullptr;
        if (known != nullptr && known->scope == AttributeScope::track)
            out.emplace(key, value);
    }
    return out;
}

/// Drops the constants that this box does not share.
void keepShared(AttributeMap& constants, const LabelledBox& box)
{
    std::erase_if(constants, [&](const auto& constant) {
        const auto here = box.attributes.find(constant.first);
        return here == box.attributes.end() || here->second != constant.second;
    });
}

}  // namespace

void FrameIntervals::add(long long frame)
{
    if (!m_intervals.empty() && m_intervals.back().second + 1 == frame)
        m_intervals.back().second = frame;
    else
        m_intervals.emplace_back(frame, frame);
}

std::vector<FrameIntervals::Interval> FrameIntervals::sorted() const
{
    std::vector<Interval> in = m_intervals;
    std::ranges::sort(in);
    std::vector<Interval> out;
    for (const Interval& next : in) {
        if (!out.empty() && out.back().second + 1 >= next.first)
            out.back().second = std::max(out.back().second, next.second);
        else
            out.push_back(next);
    }
    return out;
}

void OpenLabelObjects::add(const LabelledFrame& frame, long long number)
{
    m_objectsBefore.push_back(m_objects.size());
    std::set<std::size_t> used;
    for (const LabelledBox& box : frame.boxes) {
        if (const auto uid = integerUid(box.track); uid && *uid <= largestOrdinaryUid)
            m_largestUid = std::max(m_largestUid, *uid);
        const std::size_t index = objectFor(box, m_objects.size(), used);
        if (index == m_objects.size())
            addObject(box, box.track.empty() || !m_ofTrack.contains(box.track));
        OpenLabelObject& object = m_objects[index];
        object.frames.add(number);
        keepShared(object.constants, box);
        for (const auto& [key, value] : box.attributes)
            object.answers.try_emplace(key, OpenLabelObject::Answer{.kind = value.index(), .frames = {}}).first->second.frames.add(number);
    }
}

/// The object of a box: that of its track when it has the same class and no box in this frame yet, else the next new one.
std::size_t OpenLabelObjects::objectFor(const LabelledBox& box, std::size_t next, std::set<std::size_t>& used) const
{
    const auto known = box.track.empty() ? m_ofTrack.end() : m_ofTrack.find(box.track);
    const bool shares = known != m_ofTrack.end() && known->second < next && m_objects[known->second].classKey == box.classKey;
    const std::size_t index = shares && !used.contains(known->second) ? known->second : next;
    used.insert(index);
    return index;
}

/// Fresh numbers come when all are known.
void OpenLabelObjects::addObject(const LabelledBox& box, bool ownsTrack)
{
    OpenLabelObject object;
    object.classKey = box.classKey;
    object.constants = trackAttributes(box, m_schema);
    if (!ownsTrack)
        ++m_separated;  // one object has one class, and one box in a frame
    if (ownsTrack && !box.track.empty()) {
        (integerUid(box.track) || isUuid(box.track) ? object.uid : object.track) = box.track;
        m_ofTrack.emplace(box.track, m_objects.size());
    }
    m_objects.push_back(std::move(object));
}

void OpenLabelObjects::settle()
{
    long long next = m_largestUid;
    for (OpenLabelObject& object : m_objects) {
        if (object.uid.empty())
            object.uid = shown(++next);
    }
}

std::vector<std::size_t> OpenLabelObjects::objectsIn(std::size_t index, const LabelledFrame& frame) const
{
    std::vector<std::size_t> out;
    std::size_t next = m_objectsBefore[index];
    std::set<std::size_t> used;
    for (const LabelledBox& box : frame.boxes) {
        out.push_back(objectFor(box, next, used));
        next += out.back() == next ? 1 : 0;
    }
    return out;
}

}  // namespace pointloom
