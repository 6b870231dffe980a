// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsProxy.h"

namespace pointloom {

void ObjectsProxy::setFilter(const QString& text)
{
    m_filter = ObjectFilter(text);
    invalidateFilter();
}

bool ObjectsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* model = static_cast<const ObjectsModel*>(sourceModel());
    const ObjectRow* object = model->rowAt(model->index(row, 0, parent));
    return object != nullptr && m_filter.accepts(*object);  // headings come with what is under them
}

bool ObjectsProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    return a.typeId() == QMetaType::QString ? QString::localeAwareCompare(a.toString(), b.toString()) < 0 : a.toDouble() < b.toDouble();
}

}  // namespace pointloom

#include "moc_ObjectsProxy.cpp"
