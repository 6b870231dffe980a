// SPDX-License-Identifier: Apache-2.0
#include "ui/session/SharedAnswers.h"

#include <set>
#include <utility>

namespace pointloom {
namespace {

/// A count that vanishes when it comes to nothing.
template <class Key> void countIn(std::map<Key, std::size_t>& counts, const Key& key, bool comes)
{
    const auto place = counts.try_emplace(key, 0).first;
    place->second += comes ? 1 : -1;
    if (place->second == 0)
        counts.erase(place);
}

}  // namespace

SharedAnswers::SharedAnswers(Session& session) : m_session(session)
{
    for (const Id<Cuboid> id : session.selection().ids())
        take(id);
    connect(&session.selection(), &Selection::changed, this, &SharedAnswers::followSelection);
    connect(&session.editing(), &Editing::changed, this, &SharedAnswers::follow);
}

SharedAnswer SharedAnswers::answerTo(const AttributeDef& attribute) const
{
    const auto found = m_tallies.find(attribute.key);
    if (found == m_tallies.end())
        return {};
    const Tally& tally = found->second;
    const bool someSilent = tally.answered < m_objects.size();
    SharedAnswer shared;
    shared.missing = attribute.required && someSilent;
    shared.mixed = tally.answers.size() + (someSilent ? 1 : 0) > 1;
    if (!shared.mixed && !tally.answers.empty())
        shared.value = tally.answers.begin()->first;
    return shared;
}

std::vector<const AttributeDef*> SharedAnswers::questions() const
{
    std::vector<const AttributeDef*> questions;
    for (const AttributeDef& attribute : m_session.schema().attributes)
        if (const auto found = m_tallies.find(attribute.key);
            !m_objects.empty() && found != m_tallies.end() && found->second.asked == m_objects.size())
            questions.push_back(&attribute);
    return questions;
}

std::string SharedAnswers::classKey() const
{
    return m_classes.size() == 1 ? m_classes.begin()->first : std::string();
}

void SharedAnswers::followSelection(const SelectionDelta& change)
{
    if (change.frame) {
        m_objects.clear();
        m_tallies.clear();
        m_classes.clear();
        for (const Id<Cuboid> id : m_session.selection().ids())
            take(id);
    }
    for (const Id<Cuboid> id : change.removed)
        drop(id);
    for (const Id<Cuboid> id : change.added)
        take(id);
    Q_EMIT changed();
}

void SharedAnswers::follow(const Edit& edit)
{
    bool isTouched = false;
    for (const Id<Cuboid> id : touchedIn(m_session.editing().labels(), m_session.view().frameIndex(), edit))
        if (m_objects.contains(id)) {
            drop(id);
            take(id);
            isTouched = true;
        }
    if (isTouched)
        Q_EMIT changed();
}

/// One that is gone counts for nothing until the selection lets go of it.
void SharedAnswers::take(Id<Cuboid> id)
{
    const Labels& labels = m_session.editing().labels();
    const Cuboid* cuboid = labels.find(id);
    if (cuboid == nullptr)
        return;
    ++m_lookups;
    const auto [place, isNew] = m_objects.try_emplace(id, Object{labels.classKeyOf(*cuboid), answersOf(labels, *cuboid)});
    if (isNew)
        count(place->second, true);
}

void SharedAnswers::drop(Id<Cuboid> id)
{
    if (const auto object = m_objects.extract(id))
        count(object.mapped(), false);
}

void SharedAnswers::count(const Object& object, bool comes)
{
    countIn(m_classes, object.classKey, comes);
    for (const AttributeDef& attribute : m_session.schema().attributes) {
        Tally& tally = m_tallies[attribute.key];
        if (applies(attribute, object.classKey, object.answers))
            tally.asked += comes ? 1 : -1;
        const auto answer = object.answers.find(attribute.key);
        if (answer == object.answers.end())
            continue;
        tally.answered += comes ? 1 : -1;
        countIn(tally.answers, answer->second, comes);
    }
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

#include "moc_SharedAnswers.cpp"
