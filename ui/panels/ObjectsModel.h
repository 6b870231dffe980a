// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QAbstractTableModel>
#include <QColor>

#include <vector>

namespace pointloom {

/// The boxes of the frame in sight as rows: name, points, distance, and whether something is missing.
class ObjectsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { name, points, distance, state, columnCountAll };

    explicit ObjectsModel(Session& session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] Id<Cuboid> idAt(int row) const;
    [[nodiscard]] int rowOf(Id<Cuboid> id) const;
    void rebuild();

private:
    struct Row
    {
        Id<Cuboid> id;
        QString name;
        QColor colour;
        quint32 points = 0;
        bool pointsKnown = false;
        double distance_m = 0;
        int missing = 0;  ///< required attributes without an answer
    };

    void applyEdit(const Edit& edit);
    [[nodiscard]] Row makeRow(const Cuboid& cuboid) const;
    [[nodiscard]] QString text(const Row& row, int column) const;

    Session& m_session;
    std::vector<Row> m_rows;
};

}  // namespace pointloom
