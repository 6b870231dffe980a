// SPDX-License-Identifier: Apache-2.0
#include "core/store/Tables.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <tuple>
#include <utility>

namespace pointloom::store {
namespace {

constexpr std::size_t objectsOfOneThread = 256;

Result<Statement> asked(Database& database, const QString& sql, std::initializer_list<QVariant> values)
{
    auto statement = database.prepare(sql);
    if (statement)
        if (auto ran = statement->run(values); !ran)
            return std::unexpected(ran.error());
    return statement;
}

/// All stored objects of one kind.
template <class T> Result<void> readTable(const Source& source, std::vector<Change<T>>& out, Content& content)
{
    const QString table = tableOf<T>;
    auto rows = asked(source.database, "SELECT id, CAST(value AS BLOB) FROM " + table + " WHERE task = ?", {qlonglong(source.task)});
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
    std::mutex adding;
    const auto parseSome = [&](std::size_t first, std::size_t last) {
        Content some;
        for (std::size_t i = first; i < last; ++i) {
            const auto& [id, text] = texts[i];
            some.add(digestOf(source.task, id, text));
            parsed[i] = objectFromJson(id, viewOf(text), source.version1Frames.get());
        }
        const std::scoped_lock lock(adding);
        content.add(some);
    };
    parallelFor(texts.size(), parseSome, objectsOfOneThread);

    out.reserve(parsed.size());
    for (Result<T>& object : parsed) {
        if (!object)
            return std::unexpected(object.error().in(tableOf<T>));
        out.push_back(added(std::move(*object)));
    }
    return {};
}

Result<void> readTable(const Source& source, std::vector<PointLabelChange>& out, Content& content)
{
    auto rows =
        asked(source.database, "SELECT CAST(frame AS BLOB), CAST(sensor AS BLOB), CAST(value AS BLOB) FROM point_labels WHERE task = ?",
              {qlonglong(source.task)});
    if (!rows)
        return std::unexpected(rows.error());
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return {};
        const std::string frame = rows->bytes(0).toStdString();
        content.add(digestOfPoints(source.task, rows->bytes(0), rows->bytes(1), rows->bytes(2)));
        const auto labels = pointLabelsFromJson(viewOf(rows->bytes(2)));
        if (!labels)
            return std::unexpected(labels.error().in("point_labels, " + frame));
        out.push_back({{frame}, rows->bytes(1).toStdString(), labels->asAdded()});
    }
}

Result<void> putSteps(Database& database, std::int64_t task, const std::vector<std::int64_t>& steps)
{
    auto put = database.prepare("INSERT INTO step(task, position, edit) VALUES(?, ?, ?)");
    if (!put)
        return std::unexpected(put.error());
    qlonglong position = 0;
    for (const std::int64_t edit : steps)
        if (auto written = put->run({qlonglong(task), position++, qlonglong(edit)}); !written)
            return written;
    return {};
}

Result<bool> endsWith(Database& database, std::int64_t task, const QByteArray& hash)
{
    const auto row = database.askRow("SELECT hash FROM edit WHERE task = ? ORDER BY seq DESC LIMIT 1", {qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    return (*row ? (*row)->bytes(0) : chainStart()) == hash;
}

}  // namespace

Result<Tables> readTables(const Source& source)
{
    Tables tables;
    const auto read = tryEachLayer([&]<class C>(const EditLayer<C>& layer) -> Result<void> {
        return source.version < layerSince<C> ? Result<void>() : readTable(source, tables.all.*layer.changes, tables.content);
    });
    if (!read)
        return std::unexpected(read.error());
    return tables;
}

Result<StoredSteps> readSteps(const Source& source, std::int64_t first, std::int64_t last)
{
    auto rows = asked(source.database, "SELECT position, edit FROM step WHERE task = ? AND position >= ? AND position < ?",
                      {qlonglong(source.task), qlonglong(first), qlonglong(last)});
    if (!rows)
        return std::unexpected(rows.error());
    StoredSteps steps{.first = first, .last = last, .edits = {}};
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return steps;
        steps.edits.emplace(rows->number(0), rows->number(1));
    }
}

bool followFrom(const ChainEnd& end, const StoredSteps& stored, std::int64_t stepsDone)
{
    std::map<std::int64_t, std::int64_t> known;  // by position, from where the newest edits begin
    std::int64_t done = 0;
    for (auto move = end.moves.rbegin(); move != end.moves.rend(); ++move) {
        if (move->kind == "undo") {
            done -= end.isWhole && done == 0 ? 0 : 1;
        } else if (move->kind == "redo") {
            ++done;
        } else {
            known.erase(known.lower_bound(done), known.end());
            known.emplace(done++, move->seq);
        }
    }
    const std::int64_t begin = stepsDone - done;
    if (end.isWhole && begin != 0)
        return false;
    for (const auto& [position, seq] : known) {
        const auto there = stored.edits.find(begin + position);
        if (stored.holds(begin + position) && (there == stored.edits.end() || there->second != seq))
            return false;
    }
    if (known.empty())
        return !end.isWhole || stored.edits.empty();
    const std::int64_t top = begin + known.rbegin()->first;
    const std::int64_t expected = std::min(top + 1, stored.last) - std::max<std::int64_t>(0, stored.first);
    return static_cast<std::int64_t>(stored.edits.size()) == std::max<std::int64_t>(0, expected);
}

bool addTheSame(Edit one, Edit other)
{
    for (Edit* edit : {&one, &other}) {
        for (PointLabelChange& change : edit->pointLabels)  // runs that touch may be told as one or as two
            if (const auto labels = PointLabels().with(change.runs))
                change.runs = labels->asAdded();
        edit->name.clear();
        std::ranges::sort(edit->tracks, {}, &Change<Track>::id);
        std::ranges::sort(edit->cuboids, {}, &Change<Cuboid>::id);
        std::ranges::sort(edit->imageBoxes, {}, &Change<ImageRectangle>::id);
        std::ranges::sort(edit->pointLabels, {}, [](const PointLabelChange& change) { return std::tie(change.frame, change.sensor); });
    }
    return one == other;
}

Result<void> putTables(Database& database, std::int64_t task, const Replay& replay)
{
    const auto isAsRead = endsWith(database, task, replay.hash);
    if (!isAsRead)
        return std::unexpected(isAsRead.error());
    if (!*isAsRead)
        return {};
    for (const char* table : {"track", "cuboid", "image_box", "point_labels", "step"})
        if (auto emptied = asked(database, QString("DELETE FROM ") + table + " WHERE task = ?", {qlonglong(task)}); !emptied)
            return std::unexpected(emptied.error());
    Standing standing{replay.last, {}};
    const auto written = tryEachLayer([&]<class C>(const EditLayer<C>& layer) -> Result<void> {
        auto writer = LayerWriter<C>::prepare(database);
        return writer ? writer->write(task, replay.all.*layer.changes, standing) : std::unexpected(writer.error());
    });
    if (!written)
        return written;
    if (auto put = putSteps(database, task, replay.steps); !put)
        return put;
    Head head{replay.edits, replay.hash, replay.stepsDone, standing.last, standing.content.bytes(), {}};
    head.seal = sealOf(task, head);
    return writeHead(database, task, head);
}

}  // namespace pointloom::store
