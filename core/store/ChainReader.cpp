// SPDX-License-Identifier: Apache-2.0
#include "core/store/ChainReader.h"

#include "core/base/Parallel.h"
#include "core/labels/EditJson.h"

#include <algorithm>

namespace pointloom::store {
namespace {

constexpr std::size_t rowsTogether = 4096;
constexpr std::size_t rowsOfOneThread = 256;

constexpr auto chainColumns =
    "SELECT seq, op_id, CAST(kind AS BLOB), CAST(author AS BLOB), CAST(at AS BLOB), CAST(payload AS BLOB), prev_hash, hash FROM edit ";

/// The next rows of a reading, some thousand at most, and why there are no more where that is not the end.
std::vector<ChainRow> nextRows(Statement& rows, std::int64_t task, std::optional<Error>& failure)
{
    std::vector<ChainRow> out;
    while (out.size() < rowsTogether) {
        const auto there = rows.next();
        if (!there)
            failure = there.error();
        if (!there || !*there)
            break;
        out.push_back({.seq = rows.number(0),
                       .link = {task, rows.bytes(1), rows.bytes(2), rows.bytes(3), rows.bytes(4), rows.bytes(5)},
                       .before = rows.bytes(6),
                       .hash = rows.bytes(7)});
    }
    return out;
}

/// Which rows have the hash that they must have.
std::vector<char> soundnessOf(const std::vector<ChainRow>& rows)
{
    std::vector<char> sound(rows.size());  // not bool: the pieces are written at the same time
    const auto hashSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            sound[i] = chainHash(rows[i].before, rows[i].link) == rows[i].hash ? 1 : 0;
    };
    parallelFor(rows.size(), hashSome, rowsOfOneThread);
    return sound;
}

/// The first row, newest first, that does not lead to what follows it; moves expected on to what comes before the last one.
const ChainRow* findBreak(const std::vector<ChainRow>& rows, QByteArray& expected)
{
    const std::vector<char> sound = soundnessOf(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (sound[i] == 0 || rows[i].hash != expected)
            return &rows[i];
        expected = rows[i].before;
    }
    return nullptr;
}

Error brokenAt(std::int64_t task, std::int64_t seq)
{
    return {
        message(PL_TEXT("core",
                        "the journal of task %1 is damaged at edit %2: the chain of edits is broken; \"pointloom workspace repair\" keeps "
                        "what is whole"),
                task, seq),
        {}};
}

std::unexpected<Error> lostEdits(std::int64_t task)
{
    return fail(
        PL_TEXT("core",
                "the journal of task %1 has lost edits; go back to a backup, or let \"pointloom workspace repair\" keep what is whole"),
        task);
}

/// Adds what one edit after the other does to what a task comes to.
class Sum
{
public:
    void add(const ChainRow& row, const Edit& edit, Replay& to)
    {
        m_all.add(edit);
        forEachLayer([&]<class C>(const EditLayer<C>& layer) { raise(edit.*layer.changes, to.last); });
        if (row.link.kind == "undo") {
            to.stepsDone = std::max<std::int64_t>(0, to.stepsDone - 1);
        } else if (row.link.kind == "redo") {
            ++to.stepsDone;
        } else {
            to.steps.resize(static_cast<std::size_t>(to.stepsDone));
            to.steps.push_back(row.seq);
            ++to.stepsDone;
        }
        ++to.edits;
        to.hash = row.hash;
    }

    [[nodiscard]] Edit total() && { return std::move(m_all).total(); }

private:
    template <class T> static void raise(const std::vector<Change<T>>& changes, LastIds& last)
    {
        for (const Change<T>& change : changes)
            last.of(change.id) = std::max(last.of(change.id), change.id.value);
    }
    static void raise(const std::vector<PointLabelChange>&, LastIds&) {}

    EditSum m_all;
};

std::vector<Result<Edit>> parsed(const std::vector<ChainRow>& rows, const Source& source)
{
    std::vector<Result<Edit>> edits(rows.size());
    const auto parseSome = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            edits[i] = editFromJson(viewOf(rows[i].link.payload), source.version1Frames.get());
    };
    parallelFor(rows.size(), parseSome, rowsOfOneThread);
    return edits;
}

/// How many of the rows follow on what came before; tells why not all.
std::size_t countSound(const std::vector<ChainRow>& rows, const std::vector<Result<Edit>>& edits, const Source& source, Replay& replay)
{
    const std::vector<char> sound = soundnessOf(rows);
    const QByteArray* before = &replay.hash;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (sound[i] == 0 || rows[i].before != *before)
            replay.broken = brokenAt(source.task, rows[i].seq);
        else if (!edits[i])
            replay.broken = edits[i].error().in("edit " + std::to_string(rows[i].seq));
        if (replay.broken)
            return i;
        before = &rows[i].hash;
    }
    return rows.size();
}

}  // namespace

Result<ChainEnd> checkChainEnd(const Source& source, const Head& head, std::int64_t most)
{
    auto reading = source.database.prepare(QString(chainColumns) + "WHERE task = ? ORDER BY seq DESC LIMIT ?");
    if (!reading)
        return std::unexpected(reading.error());
    if (auto ran = reading->run({qlonglong(source.task), qlonglong(most)}); !ran)
        return std::unexpected(ran.error());
    ChainEnd end;
    QByteArray expected = head.hash;
    for (;;) {
        std::optional<Error> failure;
        const auto rows = nextRows(*reading, source.task, failure);
        if (failure)
            return std::unexpected(*failure);
        if (rows.empty())
            break;
        if (const ChainRow* broken = findBreak(rows, expected))
            return std::unexpected(brokenAt(source.task, broken->seq));
        for (const ChainRow& row : rows)
            end.moves.push_back({row.seq, row.link.kind});
    }
    const auto seen = static_cast<std::int64_t>(end.moves.size());
    end.isWhole = seen == head.edits && expected == chainStart();
    if (seen != std::min(head.edits, most) || (seen < most && !end.isWhole))
        return lostEdits(source.task);
    return end;
}

Replay replayChain(const Source& source, const std::function<Result<void>(std::span<const ChainRow>)>& taken, bool byTable)
{
    Replay replay;
    Sum sum;
    const auto stop = [&](const Error& error) { replay.broken = error; };
    auto reading = source.database.prepare(QString(chainColumns) + (byTable ? "NOT INDEXED " : "") + "WHERE task = ? ORDER BY seq");
    if (!reading)
        stop(reading.error());
    else if (auto ran = reading->run({qlonglong(source.task)}); !ran)
        stop(ran.error());
    while (!replay.broken) {
        std::optional<Error> failure;
        const auto rows = nextRows(*reading, source.task, failure);
        if (rows.empty() && !failure)
            break;
        const std::vector<Result<Edit>> edits = parsed(rows, source);
        const std::size_t sound = countSound(rows, edits, source, replay);
        for (std::size_t i = 0; i < sound; ++i)
            sum.add(rows[i], *edits[i], replay);
        if (taken)
            if (auto took = taken(std::span(rows).first(sound)); !took)
                stop(took.error());
        if (failure && !replay.broken)
            stop(*failure);
    }
    replay.all = std::move(sum).total();
    return replay;
}

}  // namespace pointloom::store
