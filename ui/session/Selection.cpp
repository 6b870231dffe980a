// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Selection.h"

#include "ui/session/Editing.h"
#include "ui/session/FrameInView.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pointloom {

Selection::Selection(const LabelSchema& schema, const Editing& editing, FrameInView& view, Id<Cuboid> current, std::string currentClass)
    : m_schema(schema), m_editing(editing), m_view(view), m_currentClass(std::move(currentClass))
{
    if (schema.findClass(m_currentClass) == nullptr)
        m_currentClass = schema.classes.front().key;
    if (isHere(current)) {
        m_current = current;
        m_ids.insert(current);
    }
    connect(&view, &FrameInView::leaving, this, &Selection::carryOver);
    connect(&view, &FrameInView::arrived, this, &Selection::arrive);
    connect(&editing, &Editing::followed, this, &Selection::follow);
}

const Cuboid* Selection::currentCuboid() const
{
    return m_editing.labels().find(m_current);
}

bool Selection::isHere(Id<Cuboid> id) const
{
    const Cuboid* cuboid = m_editing.labels().find(id);
    return cuboid != nullptr && m_editing.labels().positionOf(*cuboid) == m_view.frameIndex();
}

void Selection::select(Id<Cuboid> id)
{
    set(id ? std::set{id} : std::set<Id<Cuboid>>{}, id);
}

void Selection::set(std::set<Id<Cuboid>> ids, Id<Cuboid> current)
{
    const Cuboid* cuboid = m_editing.labels().find(current);
    if (const auto frame = cuboid != nullptr ? m_editing.labels().positionOf(*cuboid) : std::nullopt)
        m_view.goToFrame(*frame);
    std::erase_if(ids, [this](Id<Cuboid> id) { return !isHere(id); });
    if (isHere(current))
        ids.insert(current);
    else
        current = ids.empty() ? Id<Cuboid>{} : *ids.begin();
    const std::set<Id<Cuboid>> before = std::exchange(m_ids, std::move(ids));
    SelectionDelta change;
    std::ranges::set_difference(m_ids, before, std::back_inserter(change.added));
    std::ranges::set_difference(before, m_ids, std::back_inserter(change.removed));
    tell(std::move(change), std::exchange(m_current, current));
}

void Selection::toggle(Id<Cuboid> id)
{
    const Id<Cuboid> before = m_current;
    if (m_ids.erase(id) != 0) {
        if (m_current == id)
            m_current = m_ids.empty() ? Id<Cuboid>{} : *m_ids.begin();
        tell({.added = {}, .removed = {id}}, before);
    } else if (isHere(id)) {
        m_ids.insert(id);
        m_current = id;
        tell({.added = {id}, .removed = {}}, before);
    }
}

void Selection::tell(SelectionDelta change, Id<Cuboid> before)
{
    change.current = m_current != before;
    if (!change.added.empty() || !change.removed.empty() || change.current)
        Q_EMIT changed(change);
}

/// Stays with the same objects where they are seen in the next frame.
void Selection::carryOver(int next)
{
    const Labels& labels = m_editing.labels();
    const auto there = [&](Id<Cuboid> id) {
        const Cuboid* before = labels.find(id);
        const Cuboid* same = before != nullptr ? labels.boxOf(before->track, next) : nullptr;
        return same != nullptr ? same->id : Id<Cuboid>{};
    };
    std::set<Id<Cuboid>> ids;
    for (const Id<Cuboid> id : m_ids)
        if (const Id<Cuboid> same = there(id))
            ids.insert(same);
    m_current = there(m_current);
    m_ids = std::move(ids);
    if (!m_current && !m_ids.empty())
        m_current = *m_ids.begin();
}

void Selection::arrive()
{
    Q_EMIT changed({.added = {}, .removed = {}, .current = true, .frame = true});
}

/// Only boxes of this frame are selected: an edit may have taken some away.
void Selection::follow(const Edit& edit)
{
    SelectionDelta change;
    for (const auto& one : edit.cuboids)
        if (m_ids.contains(one.id) && !isHere(one.id)) {
            m_ids.erase(one.id);
            change.removed.push_back(one.id);
        }
    std::ranges::sort(change.removed);
    const Id<Cuboid> before = m_current;
    if (m_current && !m_ids.contains(m_current))
        m_current = m_ids.empty() ? Id<Cuboid>{} : *m_ids.begin();
    tell(std::move(change), before);
}

const ClassDef& Selection::currentClass() const
{
    return *m_schema.findClass(m_currentClass);
}

void Selection::setCurrentClass(const std::string& key)
{
    if (m_schema.findClass(key) == nullptr || key == m_currentClass)
        return;
    m_currentClass = key;
    Q_EMIT currentClassChanged();
}

}  // namespace pointloom

#include "moc_Selection.cpp"
