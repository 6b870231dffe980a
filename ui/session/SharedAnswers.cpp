// SPDX-License-Identifier: Apache-2.0
#include "ui/session/SharedAnswers.h"

#include <algorithm>

namespace pointloom {
SharedAnswer sharedAnswer(const Session& session, const AttributeDef& attribute)
{
    SharedAnswer shared;
    bool first = true;
    for (const Id<Cuboid> id : session.selection().ids()) {
        const Cuboid* cuboid = session.editing().labels().find(id);
        if (cuboid == nullptr)
            continue;
        const AttributeMap answers = answersOf(session.editing().labels(), *cuboid);
        const auto found = answers.find(attribute.key);
        const auto value = found == answers.end() ? std::nullopt : std::optional(found->second);
        shared.missing |= attribute.required && !value;
        shared.mixed |= !first && value != shared.value;
        shared.value = value;
        first = false;
    }
    if (shared.mixed)
        shared.value.reset();
    return shared;
}

std::vector<const AttributeDef*> sharedQuestions(const Session& session)
{
    std::vector<const AttributeDef*> questions;
    for (const AttributeDef& attribute : session.schema().attributes) {
        const bool asked = std::ranges::all_of(session.selection().ids(), [&](Id<Cuboid> id) {
            const Cuboid* cuboid = session.editing().labels().find(id);
            return cuboid != nullptr
                && applies(attribute, session.editing().labels().classKeyOf(*cuboid), answersOf(session.editing().labels(), *cuboid));
        });
        if (asked && !session.selection().ids().empty())
            questions.push_back(&attribute);
    }
    return questions;
}

std::string sharedClass(const Session& session)
{
    std::optional<std::string> shared;
    for (const Id<Cuboid> id : session.selection().ids()) {
        const Cuboid* cuboid = session.editing().labels().find(id);
        if (cuboid == nullptr)
            continue;
        const std::string one = session.editing().labels().classKeyOf(*cuboid);
        if (shared && *shared != one)
            return {};
        shared = one;
    }
    return shared.value_or(std::string());
}

void LastAnswers::remember(const Session& session)
{
    const Cuboid* cuboid = session.selection().currentCuboid();
    if (cuboid == nullptr)
        return;
    m_newest = answersOf(session.editing().labels(), *cuboid);
    std::erase_if(m_newest, [&](const auto& answer) {
        const AttributeDef* attribute = session.schema().findAttribute(answer.first);
        return attribute == nullptr || attribute->type == AttributeType::text;
    });
    m_byClass[session.editing().labels().classKeyOf(*cuboid)] = m_newest;
}

const AttributeMap* LastAnswers::find(const std::string& classKey) const
{
    const auto found = m_byClass.find(classKey);
    return found != m_byClass.end() ? &found->second : m_newest.empty() ? nullptr : &m_newest;
}

}  // namespace pointloom
