// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsModel.h"

#include "core/cloud/ScenePoint.h"
#include "ui/panels/RowRuns.h"
#include "ui/session/Naming.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pointloom {
namespace {

constexpr quintptr heading = 0;  ///< internal id of a group; that of an object is its group's number plus one

}  // namespace

ObjectsModel::ObjectsModel(Session& session, QObject* parent) : QAbstractItemModel(parent), m_session(session), m_counter(session.jobs())
{
    connect(&session.editing(), &Editing::changed, this, &ObjectsModel::applyEdit);
    connect(&session.view(), &FrameInView::frameChanged, this, &ObjectsModel::rebuild);
    connect(&session.editing(), &Editing::flagsChanged, this, &ObjectsModel::takeFlags);
    connect(&session.view().frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.view().frameIndex())
            rebuild();
    });
    connect(&m_counter, &PointCounter::ready, this, &ObjectsModel::takeCounts);
    rebuild();
}

QModelIndex ObjectsModel::groupIndex(int group) const
{
    return m_grouping == Grouping::none ? QModelIndex() : createIndex(group, 0, heading);
}

QModelIndex ObjectsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (m_grouping == Grouping::none)
        return createIndex(row, column, heading + 1);
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()) + 1) : createIndex(row, column, heading);
}

QModelIndex ObjectsModel::parent(const QModelIndex& child) const
{
    const bool top = m_grouping == Grouping::none || child.internalId() == heading;
    return top ? QModelIndex() : groupIndex(static_cast<int>(child.internalId() - 1));
}

int ObjectsModel::rowCount(const QModelIndex& parent) const
{
    if (m_grouping == Grouping::none)
        return parent.isValid() ? 0 : static_cast<int>(m_groups.front().rows.size());
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isHeading = parent.internalId() == heading && parent.column() == 0;
    return isHeading ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size()) : 0;
}

int ObjectsModel::columnCount(const QModelIndex&) const
{
    return columnCountAll;
}

const ObjectRow* ObjectsModel::rowAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == heading)
        return nullptr;
    return &m_groups.at(index.internalId() - 1).rows.at(static_cast<std::size_t>(index.row()));
}

QModelIndex ObjectsModel::indexOf(Id<Cuboid> id) const
{
    const auto place = m_placeOf.find(id);
    return place == m_placeOf.end() ? QModelIndex() : createIndex(place->second.row, 0, static_cast<quintptr>(place->second.group) + 1);
}

std::optional<std::uint32_t> ObjectsModel::countPoints(const Cuboid& cuboid)
{
    const auto frame = m_session.view().frame();
    if (frame == nullptr)
        return std::nullopt;
    return m_counter.points(cuboid.id, toScene(cuboid.box, *frame->cloud));
}

ObjectRow ObjectsModel::makeRow(const Cuboid& cuboid)
{
    ObjectRow row = makeObjectRow(m_session, cuboid);
    row.points = countPoints(cuboid);
    return row;
}

ObjectsModel::Group ObjectsModel::groupOf(const ObjectRow& row) const
{
    switch (m_grouping) {
    case Grouping::none:
        break;
    case Grouping::byClass:
        return {QString::fromStdString(row.classKey), row.className, {}};
    case Grouping::byState:
        return {stateName(row.state, row.origin), stateName(row.state, row.origin), {}};
    }
    return {};
}

void ObjectsModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel();
    m_grouping = grouping;
    fill();
    endResetModel();
}

void ObjectsModel::rebuild()
{
    beginResetModel();
    m_counter.setFrame(m_session.view().frame());
    fill();
    endResetModel();
}

void ObjectsModel::fill()
{
    m_groups.clear();
    if (m_grouping == Grouping::none)
        m_groups.emplace_back();
    for (const auto& [id, cuboid] : m_session.editing().labels().frame(m_session.view().frameIndex())) {
        ObjectRow row = makeRow(cuboid);
        Group group = groupOf(row);
        auto same = std::ranges::find(m_groups, group.key, &Group::key);
        if (same == m_groups.end())
            same = m_groups.insert(m_groups.end(), std::move(group));
        same->rows.push_back(std::move(row));
    }
    findPlaces();
}

void ObjectsModel::findPlaces()
{
    m_placeOf.clear();
    for (std::size_t group = 0; group < m_groups.size(); ++group)
        for (std::size_t row = 0; row < m_groups[group].rows.size(); ++row)
            m_placeOf[m_groups[group].rows[row].id] = {static_cast<int>(group), static_cast<int>(row)};
}

void ObjectsModel::applyEdit(const Edit& edit)
{
    const Labels& labels = m_session.editing().labels();
    const std::set<Id<Cuboid>> touched = touchedIn(labels, m_session.view().frameIndex(), edit);
    const auto comesOrGoes = [&](Id<Cuboid> id) {
        const Cuboid* cuboid = labels.find(id);
        return m_placeOf.contains(id) != (cuboid != nullptr && labels.positionOf(*cuboid) == m_session.view().frameIndex());
    };
    constexpr std::ptrdiff_t many = 50;  // rows that come and go: so many at once are faster made anew
    Changed changed;
    if (std::ranges::count_if(touched, comesOrGoes) > many
        || !std::ranges::all_of(touched, [&](Id<Cuboid> id) { return applyChange(id, changed); }))
        rebuild();
    else
        tell(changed);
}

/// One signal for neighbours.
void ObjectsModel::tell(const Changed& changed)
{
    for (const auto& [group, rows] : changed) {
        const QModelIndex parent = groupIndex(group);
        forEachRun(rows,
                   [&](int first, int last) { Q_EMIT dataChanged(index(first, 0, parent), index(last, columnCountAll - 1, parent)); });
    }
}

/// Follows one box; answers false when groups would have to come or go.
bool ObjectsModel::applyChange(Id<Cuboid> id, Changed& changed)
{
    const Cuboid* cuboid = m_session.editing().labels().find(id);
    const bool here = cuboid != nullptr && m_session.editing().labels().positionOf(*cuboid) == m_session.view().frameIndex();
    const auto place = m_placeOf.find(id);
    if (place == m_placeOf.end()) {
        if (!here)
            return true;
        ObjectRow row = makeRow(*cuboid);
        if (std::ranges::find(m_groups, groupOf(row).key, &Group::key) == m_groups.end())
            return false;
        tell(std::exchange(changed, {}));  // rows are about to move
        insert(std::move(row));
        return true;
    }
    const auto [group, row] = place->second;
    auto& rows = m_groups[static_cast<std::size_t>(group)].rows;
    if (!here) {
        if (rows.size() == 1 && m_grouping != Grouping::none)
            return false;
        tell(std::exchange(changed, {}));
        beginRemoveRows(groupIndex(group), row, row);
        rows.erase(rows.begin() + row);
        findPlaces();
        endRemoveRows();
        return true;
    }
    ObjectRow now = makeRow(*cuboid);
    if (groupOf(now).key != m_groups[static_cast<std::size_t>(group)].key)
        return false;
    ObjectRow& shown = rows[static_cast<std::size_t>(row)];
    if (!now.points)
        now.points = shown.points;  // until it is counted anew
    if (now == shown)
        return true;
    shown = std::move(now);
    changed[group].insert(row);
    return true;
}

void ObjectsModel::insert(ObjectRow row)
{
    const auto group = std::ranges::find(m_groups, groupOf(row).key, &Group::key);
    const auto before = std::ranges::lower_bound(group->rows, row.id, {}, &ObjectRow::id);
    const int position = static_cast<int>(before - group->rows.begin());
    beginInsertRows(groupIndex(static_cast<int>(group - m_groups.begin())), position, position);
    group->rows.insert(before, std::move(row));
    findPlaces();
    endInsertRows();
}

/// One signal per group, however many counts came.
void ObjectsModel::takeCounts(const std::vector<Id<Cuboid>>& ids)
{
    std::map<int, std::pair<int, int>> changed;
    for (const Id<Cuboid> id : ids) {
        const Cuboid* cuboid = m_session.editing().labels().find(id);
        const auto place = m_placeOf.find(id);
        if (cuboid == nullptr || place == m_placeOf.end())
            continue;
        const auto [group, row] = place->second;
        m_groups[static_cast<std::size_t>(group)].rows[static_cast<std::size_t>(row)].points = countPoints(*cuboid);
        auto [range, isNew] = changed.try_emplace(group, row, row);
        range->second = {std::min(range->second.first, row), std::max(range->second.second, row)};
    }
    for (const auto& [group, range] : changed) {
        const QModelIndex parent = groupIndex(group);
        Q_EMIT dataChanged(index(range.first, points, parent), index(range.second, flags, parent));
    }
}

void ObjectsModel::takeFlags()
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        for (ObjectRow& row : m_groups[group].rows) {
            row.locked = m_session.editing().isLocked(row.id);
            row.hidden = m_session.editing().isHidden(row.id);
        }
        const QModelIndex parent = groupIndex(static_cast<int>(group));
        if (const int last = rowCount(parent) - 1; last >= 0)
            Q_EMIT dataChanged(index(0, name, parent), index(last, flags, parent));
    }
}

}  // namespace pointloom

#include "moc_ObjectsModel.cpp"
