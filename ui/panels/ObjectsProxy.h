// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panels/ObjectsModel.h"

#include <QSortFilterProxyModel>

namespace pointloom {

/// Sorts and filters the objects; headings stay while something is under them.
class ObjectsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setFilter(const QString& text);
    [[nodiscard]] bool filters() const { return !m_filter.empty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    ObjectFilter m_filter;
};

}  // namespace pointloom
