// SPDX-License-Identifier: Apache-2.0
#include "core/store/History.h"

#include "core/geometry/ImplausibleBoxes.h"
#include "core/labels/EditJson.h"
#include "core/store/Facts.h"
#include "core/store/Frames.h"
#include "core/store/Schema.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pointloom::store {
namespace {

constexpr std::int64_t undoDepth = 1'000;  // steps that stay undoable, or redoable, after a restart

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

/// What stored objects come to, and which of them it does not hold.
struct Kept
{
    Document document;
    std::set<Id<Cuboid>> leftOut;
    std::vector<Message> remarks;
};

Result<Kept> documentOf(Edit all, const LastIds& last, std::shared_ptr<const FrameList> frames)
{
    Kept kept{.document = Document(std::move(frames)), .leftOut = {}, .remarks = {}};
    kept.leftOut = leaveOutImplausible(all.cuboids, kept.remarks);
    if (auto applied = kept.document.apply(all); !applied)
        return std::unexpected(applied.error());
    kept.document.reserveIds({last.cuboid}, {last.track}, {last.imageBox});
    return kept;
}

/// The edits with these numbers.
Result<std::vector<Edit>> readEdits(const Source& source, std::span<const std::int64_t> seqs)
{
    auto asked = source.database.prepare("SELECT CAST(payload AS BLOB) FROM edit WHERE seq = ? AND task = ?");
    if (!asked)
        return std::unexpected(asked.error());
    std::vector<Edit> edits;
    for (const std::int64_t seq : seqs) {
        const auto row = asked->askRow({qlonglong(seq), qlonglong(source.task)});
        if (!row)
            return std::unexpected(row.error());
        const std::string name = "edit " + std::to_string(seq);
        if (!*row)
            return std::unexpected(fail(PL_TEXT("core", "is not there; go back to a backup")).error().in(name));
        auto edit = editFromJson(viewOf((*row)->bytes(0)), source.version1Frames.get());
        if (!edit)
            return std::unexpected(edit.error().in(name));
        edits.push_back(std::move(*edit));
    }
    return edits;
}

/// @param steps  the undo steps that are told of, as numbers of edits
/// @param done   how many of them are done
Result<TaskHistory> historyOf(const Source& source, Kept kept, std::span<const std::int64_t> steps, std::size_t done)
{
    auto doneEdits = readEdits(source, steps.first(done));
    if (!doneEdits)
        return std::unexpected(doneEdits.error());
    auto undone = readEdits(source, steps.subspan(done));
    if (!undone)
        return std::unexpected(undone.error());
    std::ranges::reverse(*undone);
    leaveOut(kept.leftOut, *doneEdits);
    leaveOut(kept.leftOut, *undone);
    return TaskHistory{std::move(kept.document), std::move(*doneEdits), std::move(*undone), std::move(kept.remarks)};
}

/// Out of the stored objects; nothing when they are not what the edits come to, or cannot be read.
std::optional<TaskHistory> fromTables(const Source& source, const Head& head, const ChainEnd& end,
                                      const std::shared_ptr<const FrameList>& frames)
{
    auto tables = readTables(source);
    if (!tables || tables->content.bytes() != head.content)
        return std::nullopt;
    const auto stored = readSteps(source, head.stepsDone - undoDepth, head.stepsDone + undoDepth);
    if (!stored || !followFrom(end, *stored, head.stepsDone))
        return std::nullopt;
    auto document = documentOf(std::move(tables->all), head.last, frames);
    if (!document)
        return std::nullopt;
    std::vector<std::int64_t> steps;
    std::size_t done = 0;
    for (const auto& [position, seq] : stored->edits) {
        steps.push_back(seq);
        done += position < head.stepsDone ? 1 : 0;
    }
    auto history = historyOf(source, std::move(*document), steps, done);
    return history ? std::optional(std::move(*history)) : std::nullopt;
}

/// Whether a file from before there were seals has what its edits come to.
bool agree(const Source& source, const Head& head, const Replay& replay)
{
    const auto tables = readTables(source);
    const auto steps = readSteps(source, 0, static_cast<std::int64_t>(replay.steps.size()) + 1);
    return tables && steps && addTheSame(replay.all, tables->all) && head.stepsDone == replay.stepsDone
        && std::ranges::equal(steps->edits, replay.steps, {}, &std::pair<const std::int64_t, std::int64_t>::second);
}

/// Out of the edits, one by one.
Result<TaskReading> fromChain(const Source& source, const std::optional<Head>& head, const std::shared_ptr<const FrameList>& frames)
{
    Replay replay = replayChain(source);
    if (replay.broken)
        return std::unexpected(*replay.broken);
    if (head && (replay.edits != head->edits || replay.hash != head->hash))
        return fail(
            PL_TEXT("core",
                    "the journal of task %1 has lost edits; go back to a backup, or let \"pointloom workspace repair\" keep what is "
                    "whole"),
            source.task);
    auto document = documentOf(replay.all, replay.last, frames);
    if (!document)
        return std::unexpected(document.error());
    const auto done = static_cast<std::size_t>(replay.stepsDone);
    const std::size_t first = done - std::min<std::size_t>(done, undoDepth);
    const std::size_t last = std::min(std::max(done, replay.steps.size()), done + undoDepth);
    replay.steps.resize(std::max(done, replay.steps.size()));
    const bool asStored = head && !head->isSealed() && agree(source, *head, replay);
    auto history = historyOf(source, std::move(*document), std::span(replay.steps).subspan(first, last - first), done - first);
    if (!history)
        return std::unexpected(history.error());
    if (!asStored)
        history->remarks.push_back(
            message(PL_TEXT("core",
                            "The workspace is damaged: the stored objects of this task are not what its edits come to. Its labels were "
                            "made anew from the journal, which is whole (edits: %1, boxes: %2)."),
                    replay.edits, replay.all.cuboids.size()));
    return TaskReading{std::move(*history), std::move(replay)};
}

Result<TaskReading> read(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto source = sourceOf(database, task, frames);
    if (!source)
        return std::unexpected(source.error());
    if (source->version >= 3)
        if (auto facts = checkFacts(database, task); !facts)
            return std::unexpected(facts.error());
    const auto head = readHead(database, task, source->version);
    if (!head) {
        auto reading = fromChain(*source, std::nullopt, frames);
        return reading && reading->toPut->edits == 0 ? std::unexpected(head.error()) : std::move(reading);
    }
    if (!head->isSealed())
        return fromChain(*source, *head, frames);
    if (head->seal != sealOf(task, *head))
        return fromChain(*source, std::nullopt, frames);
    const auto end = checkChainEnd(*source, *head, checkedEdits);
    if (!end)
        return std::unexpected(end.error());
    if (auto history = fromTables(*source, *head, *end, frames))
        return TaskReading{std::move(*history), {}};
    return fromChain(*source, *head, frames);
}

}  // namespace

Result<Source> sourceOf(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    auto version1Frames = readVersion1Frames(database, task, frames);
    if (!version1Frames)
        return std::unexpected(version1Frames.error());
    return Source{database, task, *version, std::move(*version1Frames)};
}

Result<TaskReading> readHistory(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
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
