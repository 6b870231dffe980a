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

long long firstFreeUid(const LabelSet& labels)
{
    long long last = 0;
    for (const LabelledFrame& frame : labels.frames) {
        for (const LabelledBox& box : frame.boxes)
            last = std::max(last, integerUid(box.track).value_or(0));
    }
    return last + 1;
}

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

class ObjectGatherer
{
public:
    ObjectGatherer(const LabelSet& labels, const LabelSchema* schema) : m_schema(schema), m_nextNumber(firstFreeUid(labels)) {}

    void add(std::size_t frame, const LabelledBox& box)
    {
        if (frame == m_out.objectOf.size())
            m_out.objectOf.emplace_back();
        const std::size_t index = objectFor(frame, box);
        m_out.objects[index].frames.push_back(frame);
        keepShared(m_out.objects[index].constants, box);
        m_out.objectOf[frame].push_back(index);
    }

    void endFrame(std::size_t frame) { m_out.objectOf.resize(frame + 1); }
    [[nodiscard]] OpenLabelObjects take() { return std::move(m_out); }

private:
    std::size_t objectFor(std::size_t frame, const LabelledBox& box)
    {
        const auto known = box.track.empty() ? m_ofTrack.end() : m_ofTrack.find(box.track);
        if (known == m_ofTrack.end())
            return newObject(box, true);
        const OpenLabelObject& object = m_out.objects[known->second];
        if (object.classKey == box.classKey && object.frames.back() != frame)
            return known->second;
        ++m_out.separated;  // one object has one class, and one box in a frame
        return newObject(box, false);
    }

    std::size_t newObject(const LabelledBox& box, bool ownsTrack)
    {
        OpenLabelObject object;
        object.classKey = box.classKey;
        object.constants = trackAttributes(box, m_schema);
        const bool named = ownsTrack && !box.track.empty();
        if (named && (integerUid(box.track) || isUuid(box.track)))
            object.uid = box.track;
        else {
            object.uid = shown(m_nextNumber++);
            object.track = named ? box.track : std::string();
        }
        if (named)
            m_ofTrack.emplace(box.track, m_out.objects.size());
        m_out.objects.push_back(std::move(object));
        return m_out.objects.size() - 1;
    }

    const LabelSchema* m_schema;
    long long m_nextNumber;
    std::map<std::string, std::size_t> m_ofTrack;
    OpenLabelObjects m_out;
};

}  // namespace

OpenLabelObjects openLabelObjects(const LabelSet& labels, const LabelSchema* schema)
{
    ObjectGatherer gatherer(labels, schema);
    for (std::size_t frame = 0; frame < labels.frames.size(); ++frame) {
        for (const LabelledBox& box : labels.frames[frame].boxes)
            gatherer.add(frame, box);
        gatherer.endFrame(frame);
    }
    return gatherer.take();
}

}  // namespace pointloom
