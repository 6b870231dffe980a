// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/KeysModel.h"

#include "ui/application/Language.h"
#include "ui/application/Theme.h"

#include <algorithm>

namespace pointloom {

KeysModel::KeysModel(ActionSet& actions, const LabelSchema* schema, QObject* parent)
    : QAbstractTableModel(parent), m_actions(actions), m_schema(schema)
{
    connect(&actions, &ActionSet::keysChanged, this,
            [this] { Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCountAll - 1)); });
}

int KeysModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(actionTable().size());
}

int KeysModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnCountAll;
}

ActionId KeysModel::idAt(int row)
{
    return actionTable()[static_cast<std::size_t>(row)].id;
}

int KeysModel::rowOf(ActionId id)
{
    return static_cast<int>(std::ranges::find(actionTable(), id, &ActionSpec::id) - actionTable().begin());
}

QString KeysModel::conflictText(ActionId id) const
{
    QStringList names;
    for (const KeyUser& user : conflicts(id))
        names += user.action ? m_actions.nameOf(*user.action) : QString::fromStdString(user.ofScheme->in(currentLanguage().toStdString()));
    names.removeDuplicates();
    return names.isEmpty() ? QString() : tr("also: %1").arg(names.join(", "));
}

QString KeysModel::text(ActionId id, int column) const
{
    if (column == name)
        return m_actions.nameOf(id);
    if (column == keys)
        return m_actions.keysOf(id);
    const QString conflict = conflictText(id);
    return !conflict.isEmpty() ? conflict : m_actions.keys().isChanged(id) ? tr("changed") : QString();
}

QVariant KeysModel::data(const QModelIndex& index, int role) const
{
    const ActionId id = idAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(id, index.column());
    case Qt::ToolTipRole:
        return conflictText(id);
    case Qt::ForegroundRole:
        if (index.column() == name)
            return colours::text;
        if (index.column() == keys)
            return colours::selection;
        return conflicts(id).empty() ? colours::quiet : colours::warning;
    default:
        return {};
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == name ? tr("Action") : section == keys ? tr("Keys") : QString();
}

}  // namespace pointloom

#include "moc_KeysModel.cpp"
