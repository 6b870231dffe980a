// SPDX-License-Identifier: Apache-2.0
#include "core/store/Rescue.h"

#include "core/store/EditWriter.h"
#include "core/store/Examination.h"
#include "core/store/Facts.h"
#include "core/store/Schema.h"
#include "core/store/ToldOpening.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace pointloom::store {
namespace {

/// Copies the rows that can be read; those that come after one that cannot are left out.
Result<void> copyRows(Database& from, Database& to, const QString& table, const QString& columns, const QString& which, std::int64_t task)
{
    auto put = to.prepare("INSERT OR IGNORE INTO " + table + "(" + columns + ") VALUES(?" + QString(", ?").repeated(int(columns.count(',')))
                          + ")");
    if (!put)
        return std::unexpected(put.error());
    auto rows = from.prepare("SELECT " + columns + " FROM " + table + " WHERE " + which + " = ?");
    if (!rows || !rows->run({qlonglong(task)}))
        return {};
    for (auto there = rows->next(); there && *there; there = rows->next())
        if (auto written = put->runAll(rows->values()); !written)
            return written;
    return {};
}

/// The chain as it was, number by number.
Result<void> copyEdits(Statement& put, std::span<const ChainRow> rows)
{
    const auto text = [](const QByteArray& utf8) { return QString::fromUtf8(utf8); };
    for (const ChainRow& row : rows) {
        auto written = put.run({qlonglong(row.seq), qlonglong(row.link.task), row.link.opId, text(row.link.kind), text(row.link.author),
                                text(row.link.at), text(row.link.payload), row.before, row.hash});
        if (!written)
            return written;
    }
    return {};
}

/// The edit that leads from what the whole part of the chain comes to, to the labels that the seal proves.
Edit leadingTo(const Edit& proven, const Edit& reached)
{
    EditSum sum;
    sum.add(inverse(reached));
    sum.add(proven);
    Edit edit = std::move(sum).total();
    edit.name = PL_TEXT("core", "Recover labels");
    return edit;
}

Result<void> addProven(Database& to, std::int64_t task, const Edit& proven, const Edit& reached)
{
    Edit edit = leadingTo(proven, reached);
    if (edit.empty())
        return {};
    auto writer = EditWriter::prepare(to, "pointloom workspace repair");
    if (!writer)
        return std::unexpected(writer.error());
    return writer->write({.task = task,
                          .kind = EditKind::edit,
                          .edit = std::move(edit),
                          .opId = QUuid::createUuid().toRfc4122(),
                          .at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
}

/// What of a task could not be kept.
std::vector<Message> lossOf(const Examined& task)
{
    std::vector<Message> lost;
    if (!task.replay.broken && task.headIsSound && task.replay.edits == task.head->edits)
        return lost;
    if (task.replay.broken)
        lost.push_back(task.replay.broken->what);
    const std::int64_t missing = task.headIsSound ? task.head->edits - task.replay.edits : 0;
    if (task.proven)
        lost.push_back(message(PL_TEXT("core", "edits that could not be kept: %1; the labels themselves are whole"), missing));
    else if (missing > 0)
        lost.push_back(message(PL_TEXT("core", "edits that could not be kept: %1; the labels are those before them"), missing));
    else if (task.replay.broken)
        lost.push_back(message(PL_TEXT("core", "the labels are those before the damaged edit")));
    return lost;
}

Result<TaskCheckup> rescueTask(Database& from, Database& to, TaskCheckup task)
{
    const std::int64_t id = task.id;
    const auto version = storedVersion(from);
    if (!version)
        return std::unexpected(version.error());
    if (auto copied = copyRows(from, to, "task", "id, dataset, name, schema, opened_at", "id", id); !copied)
        return std::unexpected(copied.error());
    const QString cloud = *version < 3 ? "" : ", cloud";
    if (auto copied = copyRows(from, to, "frame", "task, key, position, gone, version1_position" + cloud, "task", id); !copied)
        return std::unexpected(copied.error());
    if (auto copied = copyRows(from, to, "view", "task, frame, version1_position, selected, class, camera", "task", id); !copied)
        return std::unexpected(copied.error());
    if (const auto kept = readKept(from, id); kept && *kept != KeptOpening())
        if (auto copied = writeKept(to, id, *kept); !copied)
            return std::unexpected(copied.error());
    auto put =
        to.prepare("INSERT INTO edit(seq, task, op_id, kind, author, at, payload, prev_hash, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!put)
        return std::unexpected(put.error());
    Result<void> copied;
    Examined found = examine(from, std::move(task), true, [&](std::span<const ChainRow> rows) { return copied = copyEdits(*put, rows); });
    if (!copied)
        return std::unexpected(copied.error());
    Replay kept = found.replay;
    if (found.proven && found.head)
        for (const auto last : {&LastIds::cuboid, &LastIds::track, &LastIds::imageBox})
            kept.last.*last = std::max(kept.last.*last, found.head->last.*last);
    if (auto written = putTables(to, id, kept); !written)
        return std::unexpected(written.error());
    if (found.proven)
        if (auto added = addProven(to, id, found.proven->all, found.replay.all); !added)
            return std::unexpected(added.error());
    if (auto sealed = sealFacts(to, id); !sealed)
        return std::unexpected(sealed.error());
    TaskCheckup now = std::move(found.checkup);
    now.damage = lossOf(found);
    return now;
}

}  // namespace

Result<std::vector<TaskCheckup>> rescue(const std::filesystem::path& damaged, const std::filesystem::path& file,
                                        const std::stop_token& stop)
{
    auto from = Database::open(damaged, Access::read, stop);
    if (!from)
        return std::unexpected(from.error());
    const auto version = storedVersion(**from);
    if (!version)
        return std::unexpected(version.error());
    if (*version < 2)
        return fail(
            PL_TEXT("core",
                    "was written by an older Pointloom, which did not name frames: only the folder of its clouds says what they are; "
                    "open it there, or go back to a backup"));
    if (auto made = makeTables(file); !made)
        return std::unexpected(made.error());
    auto to = Database::open(file, Access::write);
    if (!to)
        return std::unexpected(to.error());
    auto transaction = Transaction::begin(**to, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    std::vector<Message> ignored;
    std::vector<TaskCheckup> kept;
    for (TaskCheckup& task : listTasks(**from, ignored)) {
        auto one = rescueTask(**from, **to, std::move(task));
        if (!one)
            return std::unexpected(one.error());
        kept.push_back(std::move(*one));
        if (auto interrupted = (*from)->interrupted())  // what is left out then may be whole
            return std::unexpected(std::move(*interrupted));
    }
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return kept;
}

}  // namespace pointloom::store
