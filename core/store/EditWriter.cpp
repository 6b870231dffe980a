// SPDX-License-Identifier: Apache-2.0
#include "core/store/EditWriter.h"

#include "core/labels/EditJson.h"
#include "core/store/Chain.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pointloom::store {
namespace {

constexpr std::array kindNames{"edit", "undo", "redo"};

/// The statements by the order of EditWriter::Statements.
constexpr std::array sql{
    "SELECT edits, hash, steps_done, last_cuboid, last_track, last_image_box, content, seal FROM head WHERE task = ?",
    "UPDATE head SET edits = ?, hash = ?, steps_done = ?, last_cuboid = ?, last_track = ?, last_image_box = ?, content = ?, seal = ?"
    " WHERE task = ?",
    "INSERT INTO edit(task, op_id, kind, author, at, payload, prev_hash, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
    "DELETE FROM step WHERE task = ? AND position >= ?",
    "INSERT INTO step(task, position, edit) VALUES(?, ?, ?)",
    "INSERT OR REPLACE INTO view(frame, selected, class, camera, task) SELECT ?, ?, ?, ?, id FROM task WHERE id = ?",
};

}  // namespace

EditWriter::EditWriter(Statements statements, Layers::Type layers, QString author)
    : m_do(std::move(statements)), m_layers(std::move(layers)), m_author(std::move(author))
{}

template <class... C>
Result<typename EditWriter::WritersOf<std::tuple<EditLayer<C>...>>::Type>
EditWriter::WritersOf<std::tuple<EditLayer<C>...>>::prepare(Database& database)
{
    std::tuple<Result<LayerWriter<C>>...> prepared{LayerWriter<C>::prepare(database)...};
    std::optional<Error> failure;
    const auto note = [&](const auto& writer) {
        if (!writer && !failure)
            failure = writer.error();
    };
    std::apply([&](const auto&... writers) { (note(writers), ...); }, prepared);
    if (failure)
        return std::unexpected(*failure);
    return std::apply([](auto&... writers) { return Type(std::move(*writers)...); }, prepared);
}

Result<EditWriter> EditWriter::prepare(Database& database, QString author)
{
    std::vector<Statement> prepared;
    for (const char* text : sql) {
        auto statement = database.prepare(text);
        if (!statement)
            return std::unexpected(statement.error());
        prepared.push_back(std::move(*statement));
    }
    auto next = prepared.begin();
    const auto take = [&] { return std::move(*next++); };
    auto layers = Layers::prepare(database);
    if (!layers)
        return std::unexpected(layers.error());
    return EditWriter({take(), take(), take(), take(), take(), take()}, std::move(*layers), std::move(author));
}

Result<Head> EditWriter::headOf(std::int64_t task)
{
    const auto row = m_do.head.askRow({qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    auto head = headIn(*row, task);
    if (head && head->isSealed() && head->seal != sealOf(task, *head))
        return fail(PL_TEXT("core", "the workspace is damaged where task %1 ends; close it, open it again and see what it says"), task);
    return head;
}

Result<std::int64_t> EditWriter::link(const PendingEdit& pending, Head& head)
{
    const char* kind = kindNames.at(static_cast<std::size_t>(pending.kind));
    const QByteArray payload = QByteArray::fromStdString(toJson(pending.edit));
    const QByteArray before =
        std::exchange(head.hash, chainHash(head.hash, {pending.task, pending.opId, kind, m_author.toUtf8(), pending.at.toUtf8(), payload}));
    auto written = m_do.putEdit.run(
        {qlonglong(pending.task), pending.opId, QString(kind), m_author, pending.at, QString::fromUtf8(payload), before, head.hash});
    if (!written)
        return std::unexpected(written.error());
    return m_do.putEdit.lastInsertId();
}

/// The undo stack is a row of steps and how many of them are done: an edit takes the place of whatever was undone.
Result<void> EditWriter::moveSteps(const PendingEdit& pending, std::int64_t seq, Head& head)
{
    const qlonglong task = pending.task;
    switch (pending.kind) {
    case EditKind::undo:
        head.stepsDone = std::max<std::int64_t>(0, head.stepsDone - 1);
        return {};
    case EditKind::redo:
        ++head.stepsDone;
        return {};
    case EditKind::edit:
        break;
    }
    if (auto dropped = m_do.dropSteps.run({task, qlonglong(head.stepsDone)}); !dropped)
        return dropped;
    return m_do.putStep.run({task, qlonglong(head.stepsDone++), qlonglong(seq)});
}

Result<void> EditWriter::write(const PendingEdit& pending)
{
    auto head = headOf(pending.task);
    if (!head)
        return std::unexpected(head.error());
    const auto seq = link(pending, *head);
    if (!seq)
        return std::unexpected(seq.error());
    m_newest = {.seq = *seq, .hash = head->hash};
    if (auto moved = moveSteps(pending, *seq, *head); !moved)
        return moved;
    Standing standing{head->last, Content::from(head->content).value_or(Content())};
    auto written = tryEachLayer([&]<class C>(const EditLayer<C>& layer) {
        return std::get<LayerWriter<C>>(m_layers).write(pending.task, pending.edit.*layer.changes, standing);
    });
    if (!written)
        return written;
    ++head->edits;
    head->last = standing.last;
    if (head->isSealed()) {  // else what stood there before is still to be looked at
        head->content = standing.content.bytes();
        head->seal = sealOf(pending.task, *head);
    }
    return m_do.putHead.run({qlonglong(head->edits), head->hash, qlonglong(head->stepsDone), sqlId(head->last.cuboid),
                             sqlId(head->last.track), sqlId(head->last.imageBox), head->content, head->seal, qlonglong(pending.task)});
}

Result<void> EditWriter::write(std::int64_t task, const ViewState& view)
{
    return m_do.putView.run(
        {sqlText(view.frame.name), sqlId(view.selected), sqlText(view.currentClass), sqlText(view.camera), qlonglong(task)});
}

}  // namespace pointloom::store
