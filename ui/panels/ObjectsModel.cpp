// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsModel.h"

#include "core/fit/ClickFit.h"
#include "ui/Theme.h"
#include "ui/session/Naming.h"

#include <QLocale>

#include <algorithm>

namespace pointloom {

ObjectsModel::ObjectsModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &Session::changed, this, &ObjectsModel::applyEdit);
    connect(&session, &Session::frameChanged, this, &ObjectsModel::rebuild);
    connect(&session.frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.frameIndex())
            rebuild();
    });
    rebuild();
}

int ObjectsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ObjectsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnCountAll;
}

QString ObjectsModel::text(const Row& row, int column) const
{
    switch (column) {
    case name:
        return row.name;
    case points:
        return row.pointsKnown ? QLocale().toString(row.points) : QString();
    case distance:
        return tr("%1 m").arg(row.distance_m, 0, 'f', 1);
    default:
        return row.missing > 0 ? "!" : QString();
    }
}

QVariant ObjectsModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::DecorationRole:
        return index.column() == name ? row.colour : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return index.column() == state ? colours::warning : index.column() == name ? colours::text : colours::quiet;
    case Qt::ToolTipRole:
        return row.missing > 0 ? tr("%n required attribute(s) not answered", nullptr, row.missing) : QString();
    default:
        return {};
    }
}

Id<Cuboid> ObjectsModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].id : Id<Cuboid>{};
}

int ObjectsModel::rowOf(Id<Cuboid> id) const
{
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

ObjectsModel::Row ObjectsModel::makeRow(const Cuboid& cuboid) const
{
    Row row{.id = cuboid.id,
            .name = displayName(m_session, cuboid),
            .colour = {},
            .points = 0,
            .pointsKnown = false,
            .distance_m = 0,
            .missing = 0};
    const Rgb colour = colourOf(m_session, cuboid);
    row.colour = QColor(colour.r, colour.g, colour.b);
    if (const auto frame = m_session.frame()) {
        OrientedBox local = cuboid.box;
        local.centre_m -= frame->cloud->origin_m;
        row.points = pointsInside(*frame->index, local);
        row.pointsKnown = true;
        row.distance_m = local.centre_m.head<2>().norm();
    }
    if (const Track* track = m_session.labels().trackOf(cuboid))
        row.missing = static_cast<int>(unanswered(m_session.schema(), track->classKey, answersOf(m_session.labels(), cuboid)).size());
    return row;
}

void ObjectsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const auto& [id, cuboid] : m_session.labels().frame(m_session.frameIndex()))
        m_rows.push_back(makeRow(cuboid));
    endResetModel();
}

void ObjectsModel::applyEdit(const Edit& edit)
{
    const bool sameBoxes =
        edit.tracks.empty() && std::ranges::all_of(edit.cuboids, [&](const auto& change) {
            return change.before && change.after && (change.after->frame != m_session.frameIndex() || rowOf(change.id) >= 0);
        });
    if (!sameBoxes) {
        rebuild();
        return;
    }
    for (const auto& change : edit.cuboids) {
        const int row = rowOf(change.id);
        if (row < 0)
            continue;
        m_rows[static_cast<std::size_t>(row)] = makeRow(*change.after);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCountAll - 1));
    }
}

}  // namespace pointloom
