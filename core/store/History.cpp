// SPDX-License-Identifier: Apache-2.0
#include "core/store/History.h"

#include "core/base/Parallel.h"
#include "core/labels/EditJson.h"
#include "core/store/Chain.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pointloom::store {
namespace {

constexpr std::int64_t checkedEdits = 100'000;
constexpr std::int64_t undoDepth = 1'000;  // steps that stay undoable, or redoable, after a restart
constexpr std::size_t hashedTogether = 4096;
constexpr std::size_t parsedTogether = 256;  // by one thread

struct Head
{
    std::int64_t edits = 0;
    QByteArray hash;
    std::int64_t stepsDone = 0;
    Id<Cuboid> lastCuboid;
    Id<Track> lastTrack;
};

std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Result<Statement> ask(Database& database, const char* sql, std::initializer_list<QVariant> values)
{
    auto statement = database.prepare(sql);
    if (statement)
        if (auto ran = statement->run(values); !ran)
            return std::unexpected(ran.error());
    return statement;
}

Result<Head> readHead(Database& database, std::int64_t task)
{
    auto row = ask(database, "SELECT edits, hash, steps_done, last_cuboid, last_track FROM head WHERE task = ?", {qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    const auto there = row->next();
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return fail(PL_TEXT("core", "the workspace has no task %1"), task);
    return Head{row->number(0), row->bytes(1), row->number(2), {row->id(3)}, {row->id(4)}};
}

struct Row
{
    std::int64_t seq = 0;
    Link link;
    QByteArray before;
    QByteArray hash;
};

/// The next rows of a reading, some thousand at most.
Result<std::vector<Row>> nextRows(Statement& rows, std::int64_t task)
{
    std::vector<Row> out;
    while (out.size() < hashedTogether) {
        const auto there = rows.next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            break;
        out.push_back({.seq = rows.number(0),
                       .link = {task, rows.bytes(1), rows.bytes(2), rows.bytes(3), rows.bytes(4), rows.bytes(5)},
                       .before = rows.bytes(6),
                       .hash = rows.bytes(7)});
    }
    return out;
}

/// The first row, newest first, that does not lead to what follows it; moves expected on to what comes before the last one.
const Row* findBreak(const std::vector<Row>& rows, QByteArray& expected)
{
    std::vector<char> sound(rows.size());  // not bool: the pieces are written at the same time
    const auto hashSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            sound[i] = chainHash(rows[i].before, rows[i].link) == rows[i].hash ? 1 : 0;
    };
    parallelFor(rows.size(), hashSome, parsedTogether);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (sound[i] == 0 || rows[i].hash != expected)
            return &rows[i];
        expected = rows[i].before;
    }
    return nullptr;
}

/// Backwards from the task's head.
Result<void> checkChain(Database& database, std::int64_t task, const Head& head)
{
    auto reading =
        ask(database,
            "SELECT seq, op_id, CAST(kind AS BLOB), CAST(author AS BLOB), CAST(at AS BLOB), CAST(payload AS BLOB), prev_hash, hash"
            " FROM edit WHERE task = ? ORDER BY seq DESC LIMIT ?",
            {qlonglong(task), qlonglong(checkedEdits)});
    if (!reading)
        return std::unexpected(reading.error());
    QByteArray expected = head.hash;
    std::int64_t seen = 0;
    for (;;) {
        const auto rows = nextRows(*reading, task);
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->empty())
            break;
        if (const Row* broken = findBreak(*rows, expected))
            return fail(PL_TEXT("core", "the journal of task %1 is damaged at edit %2: the chain of edits is broken; go back to a backup"),
                        task, broken->seq);
        seen += static_cast<std::int64_t>(rows->size());
    }
    const bool complete = seen == std::min(head.edits, checkedEdits) && (seen == checkedEdits || expected == chainStart());
    return complete ? Result<void>() : fail(PL_TEXT("core", "the journal of task %1 has lost edits; go back to a backup"), task);
}

/// All stored objects of one kind, as if they were added now.
template <class T, class Parse>
Result<std::vector<Change<T>>> readObjects(Database& database, const char* sql, std::int64_t task, const Parse& parse)
{
    auto rows = ask(database, sql, {qlonglong(task)});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<std::pair<Id<T>, QByteArray>> texts;
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            break;
        texts.emplace_back(Id<T>{rows->id(0)}, rows->bytes(1));
    }
    std::vector<Result<T>> parsed(texts.size());
    const auto parseSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            parsed[i] = parse(texts[i].first, view(texts[i].second));
    };
    parallelFor(texts.size(), parseSome, parsedTogether);

    std::vector<Change<T>> objects;
    objects.reserve(parsed.size());
    for (Result<T>& object : parsed) {
        if (!object)
            return std::unexpected(object.error());
        objects.push_back(added(std::move(*object)));
    }
    return objects;
}

Result<Document> readDocument(Database& database, std::int64_t task, const Head& head)
{
    auto tracks = readObjects<Track>(database, "SELECT id, CAST(value AS BLOB) FROM track WHERE task = ?", task, trackFromJson);
    if (!tracks)
        return std::unexpected(tracks.error().in("track"));
    auto cuboids = readObjects<Cuboid>(database, "SELECT id, CAST(value AS BLOB) FROM cuboid WHERE task = ?", task, cuboidFromJson);
    if (!cuboids)
        return std::unexpected(cuboids.error().in("cuboid"));
    Document document;
    if (auto applied = document.apply({.name = {}, .tracks = std::move(*tracks), .cuboids = std::move(*cuboids)}); !applied)
        return std::unexpected(applied.error());
    document.reserveIds(head.lastCuboid, head.lastTrack);
    return document;
}

Result<std::vector<Edit>> readSteps(Database& database, std::int64_t task, std::int64_t first, std::int64_t last)
{
    auto rows = ask(database,
                    "SELECT seq, CAST(payload AS BLOB) FROM step JOIN edit ON edit.seq = step.edit"
                    " WHERE step.task = ? AND position >= ? AND position < ? ORDER BY position",
                    {qlonglong(task), qlonglong(first), qlonglong(last)});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Edit> edits;
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return edits;
        auto edit = editFromJson(view(rows->bytes(1)));
        if (!edit)
            return std::unexpected(edit.error().in("edit " + std::to_string(rows->number(0))));
        edits.push_back(std::move(*edit));
    }
}

Result<TaskHistory> read(Database& database, std::int64_t task)
{
    const auto head = readHead(database, task);
    if (!head)
        return std::unexpected(head.error());
    if (auto whole = checkChain(database, task, *head); !whole)
        return std::unexpected(whole.error());
    auto document = readDocument(database, task, *head);
    if (!document)
        return std::unexpected(document.error());
    auto done = readSteps(database, task, head->stepsDone - undoDepth, head->stepsDone);
    if (!done)
        return std::unexpected(done.error());
    auto undone = readSteps(database, task, head->stepsDone, head->stepsDone + undoDepth);
    if (!undone)
        return std::unexpected(undone.error());
    std::ranges::reverse(*undone);
    return TaskHistory{std::move(*document), std::move(*done), std::move(*undone)};
}

}  // namespace

Result<TaskHistory> readHistory(Database& database, std::int64_t task)
{
    const auto transaction = Transaction::begin(database, Transaction::Kind::reading);  // one state, while someone else writes
    if (!transaction)
        return std::unexpected(transaction.error());
    auto history = read(database, task);
    const std::string file = database.file().string();
    if (!history && !history.error().where.starts_with(file))
        return std::unexpected(history.error().in(file));
    return history;
}

}  // namespace pointloom::store
