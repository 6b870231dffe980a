// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/PointCounter.h"
#include "ui/panels/ObjectRow.h"

#include <QAbstractItemModel>

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace pointloom {

enum class Grouping { none, byClass, byState };

/// The boxes of the frame in sight, in one list or under headings. Follows edits row by row: a box that moves changes its row and
/// nothing else.
class ObjectsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { name, points, distance, state, flags, mark, columnCountAll };
    enum Role { sortRole = Qt::UserRole, flagsRole, isGroupRole, stateRole };

    /// Bits of flagsRole.
    enum Flag { locked = 1, hidden = 2, missing = 4, few = 8 };

    explicit ObjectsModel(Session& session, QObject* parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Nothing for a heading.
    [[nodiscard]] const ObjectRow* rowAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(Id<Cuboid> id) const;
    [[nodiscard]] int objectCount() const { return static_cast<int>(m_placeOf.size()); }

    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);
    void rebuild();

private:
    struct Group
    {
        QString key;
        QString title;
        std::vector<ObjectRow> rows;  ///< by id
    };
    struct Place
    {
        int group = 0;
        int row = 0;
    };
    using Changed = std::map<int, std::set<int>>;  ///< rows by group, not told yet

    [[nodiscard]] ObjectRow makeRow(const Cuboid& cuboid);
    [[nodiscard]] std::optional<std::uint32_t> countPoints(const Cuboid& cuboid);
    [[nodiscard]] Group groupOf(const ObjectRow& row) const;
    [[nodiscard]] QModelIndex groupIndex(int group) const;
    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    [[nodiscard]] QVariant rowData(const ObjectRow& row, int column, int role) const;
    [[nodiscard]] static QVariant sortKey(const ObjectRow& row, int column);
    [[nodiscard]] QString text(const ObjectRow& row, int column) const;
    void insert(ObjectRow row);
    void fill();
    void findPlaces();
    void applyEdit(const Edit& edit);
    bool applyChange(Id<Cuboid> id, Changed& changed);
    void tell(const Changed& changed);
    void takeCounts(const std::vector<Id<Cuboid>>& ids);
    void takeFlags();

    Session& m_session;
    PointCounter m_counter;
    Grouping m_grouping = Grouping::none;
    std::vector<Group> m_groups;  ///< without grouping: one, whose heading is not shown
    std::unordered_map<Id<Cuboid>, Place> m_placeOf;
};

}  // namespace pointloom
