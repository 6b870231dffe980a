// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/Head.h"
#include "core/store/Layers.h"
#include "core/store/Workspace.h"

#include <QByteArray>
#include <QString>

#include <tuple>
#include <type_traits>

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

/// An edit as the table of edits knows it.
struct WrittenEdit
{
    std::int64_t seq = 0;
    QByteArray hash;
};

/// Writes edits and what they come to. Every call belongs inside a transaction of the database it was made for.
class EditWriter
{
public:
    [[nodiscard]] static Result<EditWriter> prepare(Database& database, QString author);

    /// Adds the edit to its task's chain, brings the stored objects up to date, and moves the task along its undo steps. Refuses a task
    /// whose head was changed by anything but edits: writing on would seal what is wrong.
    [[nodiscard]] Result<void> write(const PendingEdit& pending);
    [[nodiscard]] Result<void> write(std::int64_t task, const ViewState& view);
    /// The edit that was written last.
    [[nodiscard]] const WrittenEdit& newest() const { return m_newest; }

private:
    struct Statements
    {
        Statement head, putHead, putEdit, dropSteps, putStep, putView;
    };
    template <class Layers> struct WritersOf;
    template <class... C> struct WritersOf<std::tuple<EditLayer<C>...>>
    {
        using Type = std::tuple<LayerWriter<C>...>;
        [[nodiscard]] static Result<Type> prepare(Database& database);
    };
    using Layers = WritersOf<std::remove_const_t<decltype(editLayers)>>;

    EditWriter(Statements statements, Layers::Type layers, QString author);
    [[nodiscard]] Result<Head> headOf(std::int64_t task);
    [[nodiscard]] Result<std::int64_t> link(const PendingEdit& pending, Head& head);
    [[nodiscard]] Result<void> moveSteps(const PendingEdit& pending, std::int64_t seq, Head& head);

    Statements m_do;
    Layers::Type m_layers;
    QString m_author;
    WrittenEdit m_newest;
};

}  // namespace pointloom::store
