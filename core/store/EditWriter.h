// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/Workspace.h"

#include <QByteArray>
#include <QString>

namespace pointloom::store {

/// An edit on its way to the disk.
struct PendingEdit
{
    std::int64_t task = 0;
    EditKind kind = EditKind::edit;
    Edit edit;
    QByteArray opId;  ///< names this gesture for ever: it cannot be written twice
    QString at;       ///< when it was made, ISO 8601, UTC
};

/// Writes edits and what they come to. Every call belongs inside a transaction of the database it was made for.
class EditWriter
{
public:
    [[nodiscard]] static Result<EditWriter> prepare(Database& database, QString author);

    /// Adds the edit to its task's chain, brings the stored objects up to date, and moves the task along its undo steps.
    [[nodiscard]] Result<void> write(const PendingEdit& pending);
    [[nodiscard]] Result<void> write(std::int64_t task, const ViewState& view);

private:
    struct Statements
    {
        Statement head, putHead, putEdit, dropSteps, putStep, putTrack, dropTrack, putCuboid, dropCuboid, putView;
    };
    struct Head
    {
        QByteArray hash;
        std::int64_t stepsDone = 0;
        std::uint64_t lastCuboid = 0;
        std::uint64_t lastTrack = 0;
    };

    EditWriter(Statements statements, QString author);
    [[nodiscard]] Result<Head> headOf(std::int64_t task);
    [[nodiscard]] Result<std::int64_t> link(const PendingEdit& pending, Head& head);
    [[nodiscard]] Result<void> moveSteps(const PendingEdit& pending, std::int64_t seq, Head& head);
    template <class T> [[nodiscard]] Result<void> put(std::int64_t task, const std::vector<Change<T>>& changes, std::uint64_t& lastId);
    [[nodiscard]] Statement& putter(Id<Track>) { return m_do.putTrack; }
    [[nodiscard]] Statement& putter(Id<Cuboid>) { return m_do.putCuboid; }
    [[nodiscard]] Statement& dropper(Id<Track>) { return m_do.dropTrack; }
    [[nodiscard]] Statement& dropper(Id<Cuboid>) { return m_do.dropCuboid; }

    Statements m_do;
    QString m_author;
};

}  // namespace pointloom::store
