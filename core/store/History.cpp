// SPDX-License-Identifier: Apache-2.0
#include "core/store/History.h"

#include "core/base/Parallel.h"
#include "core/geometry/ImplausibleBoxes.h"
#include "core/labels/EditJson.h"
#include "core/store/Chain.h"
#include "core/store/Frames.h"
#include "core/store/Layers.h"
#include "core/store/Schema.h"

#include <algorithm>
#include <set>
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
    LastIds last;
};

/// What is asked about a task, and how its text is to be read.
struct Source
{
    Database& database;
    std::int64_t task = 0;
    std::uint32_t version = 0;  ///< of the file
    std::shared_ptr<const FrameList> version1Frames;
};

Result<Statement> ask(Database& database, const QString& sql, std::initializer_list<QVariant> values)
{
    auto statement = database.prepare(sql);
    if (statement)
        if (auto ran = statement->run(values); !ran)
            return std::unexpected(ran.error());
    return statement;
}

Result<Head> readHead(const Source& source)
{
    const QString lastImageBox = source.version < 2 ? "0" : "last_image_box";
    auto row =
        ask(source.database, "SELECT edits, hash, steps_done, last_cuboid, last_track, " + lastImageBox + " FROM head WHERE task = ?",
            {qlonglong(source.task)});
    if (!row)
        return std::unexpected(row.error());
    const auto there = row->next();
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return fail(PL_TEXT("core", "the workspace has no task %1"), source.task);
    return Head{row->number(0), row->bytes(1), row->number(2), {row->id(3), row->id(4), row->id(5)}};
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
template <class T> Result<void> readLayer(const Source& source, std::vector<Change<T>>& out)
{
    const QString table = tableOf<T>;
    auto rows = ask(source.database, "SELECT id, CAST(value AS BLOB) FROM " + table + " WHERE task = ?", {qlonglong(source.task)});
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
            parsed[i] = objectFromJson(texts[i].first, viewOf(texts[i].second), source.version1Frames.get());
    };
    parallelFor(texts.size(), parseSome, parsedTogether);

    out.reserve(parsed.size());
    for (Result<T>& object : parsed) {
        if (!object)
            return std::unexpected(object.error().in(tableOf<T>));
        out.push_back(added(std::move(*object)));
    }
    return {};
}

Result<void> readLayer(const Source& source, std::vector<PointLabelChange>& out)
{
    auto rows =
        ask(source.database, "SELECT frame, sensor, CAST(value AS BLOB) FROM point_labels WHERE task = ?", {qlonglong(source.task)});
    if (!rows)
        return std::unexpected(rows.error());
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return {};
        const std::string frame = rows->text(0);
        const auto labels = pointLabelsFromJson(viewOf(rows->bytes(2)));
        if (!labels)
            return std::unexpected(labels.error().in("point_labels, " + frame));
        out.push_back({{frame}, rows->text(1), labels->asAdded()});
    }
}

/// Takes boxes out that cannot be, which older versions took in: whatever draws or follows one of them may never end.
std::set<Id<Cuboid>> leaveOutImplausible(std::vector<Change<Cuboid>>& boxes, std::vector<Message>& remarks)
{
    std::set<Id<Cuboid>> leftOut;
    ImplausibleBoxes implausible;
    std::erase_if(boxes, [&](const Change<Cuboid>& change) {
        const bool isOne = implausible.isOne(change.after->box, change.after->frame.name);
        if (isOne)
            leftOut.insert(change.id);
        return isOne;
    });
    if (auto remark = implausible.remark())
        remarks.push_back(std::move(*remark));
    return leftOut;
}

/// Undoing or redoing a step must not ask for what was left out.
void leaveOut(const std::set<Id<Cuboid>>& boxes, std::vector<Edit>& steps)
{
    for (Edit& step : steps)
        std::erase_if(step.cuboids, [&](const Change<Cuboid>& change) { return boxes.contains(change.id); });
}

/// @param[out] leftOut  stored boxes that the document does not hold
Result<Document> readDocument(const Source& source, const LastIds& last, std::shared_ptr<const FrameList> frames,
                              std::set<Id<Cuboid>>& leftOut, std::vector<Message>& remarks)
{
    Edit all;
    const auto read = tryEachLayer([&]<class C>(const EditLayer<C>& layer) -> Result<void> {
        return source.version < layerSince<C> ? Result<void>() : readLayer(source, all.*layer.changes);
    });
    if (!read)
        return std::unexpected(read.error());
    leftOut = leaveOutImplausible(all.cuboids, remarks);
    Document document(std::move(frames));
    if (auto applied = document.apply(all); !applied)
        return std::unexpected(applied.error());
    document.reserveIds({last.cuboid}, {last.track}, {last.imageBox});
    return document;
}

Result<std::vector<Edit>> readSteps(const Source& source, std::int64_t first, std::int64_t last)
{
    auto rows = ask(source.database,
                    "SELECT seq, CAST(payload AS BLOB) FROM step JOIN edit ON edit.seq = step.edit"
                    " WHERE step.task = ? AND position >= ? AND position < ? ORDER BY position",
                    {qlonglong(source.task), qlonglong(first), qlonglong(last)});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Edit> edits;
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return edits;
        auto edit = editFromJson(viewOf(rows->bytes(1)), source.version1Frames.get());
        if (!edit)
            return std::unexpected(edit.error().in("edit " + std::to_string(rows->number(0))));
        edits.push_back(std::move(*edit));
    }
}

Result<TaskHistory> read(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    auto version1Frames = readVersion1Frames(database, task, frames);
    if (!version1Frames)
        return std::unexpected(version1Frames.error());
    const Source source{database, task, *version, std::move(*version1Frames)};
    const auto head = readHead(source);
    if (!head)
        return std::unexpected(head.error());
    if (auto whole = checkChain(database, task, *head); !whole)
        return std::unexpected(whole.error());
    std::set<Id<Cuboid>> leftOut;
    std::vector<Message> remarks;
    auto document = readDocument(source, head->last, frames, leftOut, remarks);
    if (!document)
        return std::unexpected(document.error());
    auto done = readSteps(source, head->stepsDone - undoDepth, head->stepsDone);
    if (!done)
        return std::unexpected(done.error());
    auto undone = readSteps(source, head->stepsDone, head->stepsDone + undoDepth);
    if (!undone)
        return std::unexpected(undone.error());
    std::ranges::reverse(*undone);
    leaveOut(leftOut, *done);
    leaveOut(leftOut, *undone);
    return TaskHistory{std::move(*document), std::move(*done), std::move(*undone), std::move(remarks)};
}

}  // namespace

Result<TaskHistory> readHistory(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto transaction = Transaction::begin(database, Transaction::Kind::reading);  // one state, while someone else writes
    if (!transaction)
        return std::unexpected(transaction.error());
    auto history = read(database, task, frames);
    const std::string file = database.file().string();
    if (!history && !history.error().where.starts_with(file))
        return std::unexpected(history.error().in(file));
    return history;
}

}  // namespace pointloom::store
