// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"
#include "ui/application/Actions.h"
#include "ui/application/KeyMap.h"

#include <QAbstractTableModel>

namespace pointloom {

/// Every action with its keys, and who else listens to them.
class KeysModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { name, keys, note, columnCountAll };

    /// @param schema  may be null
    KeysModel(ActionSet& actions, const LabelSchema* schema, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static ActionId idAt(int row);
    [[nodiscard]] static int rowOf(ActionId id);
    /// Who else listens, in words; empty when nobody does.
    [[nodiscard]] QString conflictText(ActionId id) const;
    [[nodiscard]] std::vector<KeyUser> conflicts(ActionId id) const { return conflictsOf(m_actions.keys(), id, m_schema); }

private:
    [[nodiscard]] QString text(ActionId id, int column) const;

    ActionSet& m_actions;
    const LabelSchema* m_schema;
};

}  // namespace pointloom
