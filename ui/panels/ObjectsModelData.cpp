// SPDX-License-Identifier: Apache-2.0
// What the list of objects says about each; which rows there are stands in ObjectsModel.cpp.
#include "ui/application/Theme.h"
#include "ui/panels/ObjectsModel.h"
#include "ui/session/Naming.h"

#include <QLocale>

namespace pointloom {
namespace {

int flagsOf(const ObjectRow& row)
{
    return (row.locked ? ObjectsModel::locked : 0) | (row.hidden ? ObjectsModel::hidden : 0) | (row.missing > 0 ? ObjectsModel::missing : 0)
        | (row.fewPoints() ? ObjectsModel::few : 0);
}

/// By state, and keyframes by how they came to be.
int stateOrder(const ObjectRow& row)
{
    constexpr int origins = 4;
    return static_cast<int>(row.state) * origins + static_cast<int>(row.origin);
}

}  // namespace

QVariant ObjectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCountAll)
        return {};
    const std::array titles{tr("Object"), tr("Points"), tr("Distance"), tr("State"), QString(), QString()};
    if (role == Qt::DisplayRole)
        return titles[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == points || section == distance ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant ObjectsModel::data(const QModelIndex& index, int role) const
{
    if (const ObjectRow* row = rowAt(index))
        return role == isGroupRole ? false : rowData(*row, index.column(), role);
    return role == isGroupRole ? true : groupData(m_groups.at(static_cast<std::size_t>(index.row())), index.column(), role);
}

QVariant ObjectsModel::groupData(const Group& group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == name ? QString("%1  %2").arg(group.title).arg(group.rows.size()) : QString();
    case sortRole:
        return group.title;
    case Qt::ForegroundRole:
        return colours::quiet;
    default:
        return {};
    }
}

QString ObjectsModel::text(const ObjectRow& row, int column) const
{
    switch (column) {
    case name:
        return row.name;
    case points:
        return row.points ? QLocale().toString(*row.points) : QString();
    case distance:
        return tr("%1 m").arg(row.distance_m, 0, 'f', 1);
    case state:
        return stateName(row.state, row.origin);
    default:
        return {};
    }
}

QVariant ObjectsModel::sortKey(const ObjectRow& row, int column)
{
    switch (column) {
    case name:
        return QString("%1 %2").arg(row.className).arg(row.track.value, 12, 10, QChar('0'));
    case points:
        return row.points ? static_cast<qint64>(*row.points) : qint64{-1};
    case distance:
        return row.distance_m;
    case state:
        return stateOrder(row);
    case mark:
        return static_cast<int>(row.state);
    default:
        return flagsOf(row);
    }
}

QVariant ObjectsModel::rowData(const ObjectRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case sortRole:
        return sortKey(row, column);
    case flagsRole:
        return flagsOf(row);
    case stateRole:
        return static_cast<int>(row.state);
    case Qt::DecorationRole:
        return column == name ? row.colour : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == points || column == distance ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return column == name && !row.hidden ? colours::text : colours::quiet;
    case Qt::ToolTipRole: {
        QStringList lines{stateName(row.state) + ", " + originName(row.origin)};
        if (row.missing > 0)
            lines += tr("%n required attribute(s) not answered", nullptr, row.missing);
        if (row.locked)
            lines += tr("Locked: nothing changes it");
        if (row.hidden)
            lines += tr("Hidden in the views");
        if (row.fewPoints())
            lines += tr("Few points: its place is uncertain");
        return lines.join('\n');
    }
    default:
        return {};
    }
}

}  // namespace pointloom
