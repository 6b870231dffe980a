// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsPanel.h"
#include "ui/panels/ObjectsProxy.h"
#include "ui/panels/RowRuns.h"

#include <QScopedValueRollback>
#include <QTreeView>

#include <map>
#include <set>

namespace pointloom {

/// The rows of objects as few ranges: rows beside each other are one.
QItemSelection ObjectsPanel::rowsOf(const auto& ids) const
{
    std::map<QModelIndex, std::set<int>> rows;  // by heading
    for (const Id<Cuboid> id : ids)
        if (const QModelIndex index = m_proxy->mapFromSource(m_model->indexOf(id)); index.isValid())
            rows[index.parent()].insert(index.row());
    QItemSelection ranges;
    for (const auto& [heading, numbers] : rows)
        forEachRun(numbers, [&, &top = heading](int first, int last) {
            ranges.select(m_proxy->index(first, 0, top), m_proxy->index(last, ObjectsModel::columnCountAll - 1, top));
        });
    return ranges;
}

/// The whole selection, after rows were made anew.
void ObjectsPanel::followSession()
{
    const QScopedValueRollback following(m_following, true);
    m_table->selectionModel()->select(rowsOf(m_session.selection().ids()), QItemSelectionModel::ClearAndSelect);
    showCurrent();
}

/// Only the rows that joined or left.
void ObjectsPanel::followChange(const SelectionDelta& change)
{
    if (change.frame) {
        followSession();
        return;
    }
    const QScopedValueRollback following(m_following, true);
    QItemSelectionModel* selection = m_table->selectionModel();
    if (!change.removed.empty())
        selection->select(rowsOf(change.removed), QItemSelectionModel::Deselect);
    if (!change.added.empty())
        selection->select(rowsOf(change.added), QItemSelectionModel::Select);
    showCurrent();
}

void ObjectsPanel::showCurrent()
{
    const QModelIndex current = m_proxy->mapFromSource(m_model->indexOf(m_session.selection().current()));
    m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (current.isValid())
        m_table->scrollTo(current);
}

void ObjectsPanel::tellSession(const QItemSelection& chosen, const QItemSelection& left)
{
    if (m_following)
        return;
    std::set<Id<Cuboid>> ids = m_session.selection().ids();
    if (m_proxy->filters())  // what is not in the list cannot be left in it
        std::erase_if(ids, [this](Id<Cuboid> id) { return !m_proxy->mapFromSource(m_model->indexOf(id)).isValid(); });
    const auto forEachObject = [this](const QItemSelection& ranges, const auto& what) {
        for (const QItemSelectionRange& range : ranges)
            for (int row = range.top(); row <= range.bottom(); ++row)
                if (const ObjectRow* object = m_model->rowAt(m_proxy->mapToSource(m_proxy->index(row, 0, range.parent()))))
                    what(object->id);
    };
    forEachObject(left, [&](Id<Cuboid> id) { ids.erase(id); });
    forEachObject(chosen, [&](Id<Cuboid> id) { ids.insert(id); });
    const ObjectRow* current = m_model->rowAt(m_proxy->mapToSource(m_table->currentIndex()));
    const bool currentCounts = current != nullptr && ids.contains(current->id);
    m_session.selection().set(ids, currentCounts ? current->id : ids.empty() ? Id<Cuboid>{} : *ids.begin());
}

}  // namespace pointloom
