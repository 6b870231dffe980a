// SPDX-License-Identifier: Apache-2.0
#include "core/store/Examination.h"

#include "core/store/Facts.h"
#include "core/store/Frames.h"
#include "core/store/History.h"
#include "core/store/Schema.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace pointloom::store {
namespace {

constexpr std::size_t faultsTold = 5;

/// Whether SQLite tells of a page that the disk did not give: "... error code=266".
bool tellsOfDisk(const std::string& said)
{
    constexpr int ioError = 10;  // https://sqlite.org/rescode.html; the lowest byte of the code
    constexpr std::string_view mark = "error code=";
    const auto at = said.find(mark);
    return at != std::string::npos && (std::atoi(said.c_str() + at + mark.size()) & 0xFF) == ioError;
}

/// What SQLite says of its own pages and indices.
Result<std::vector<Message>> faultsOfFile(Database& database)
{
    std::vector<Message> faults;
    auto rows = database.prepare(QString("PRAGMA integrity_check(%1)").arg(faultsTold));
    if (!rows)
        return std::vector{rows.error().what};
    if (auto ran = rows->run(); !ran)
        return std::vector{ran.error().what};
    for (;;) {
        const auto there = rows->next();
        if (!there)
            faults.push_back(there.error().what);
        if (!there || !*there)
            return faults;
        const std::string said = rows->text(0);
        if (tellsOfDisk(said))
            return failIn(database.file(), diskFailed(said.substr(said.rfind('\n') + 1)));
        if (said != "ok")
            faults.push_back(message(PL_TEXT("core", "the file is damaged: %1"), said));
    }
}

/// Tables that do not agree with a chain that is whole.
std::optional<Message> faultOfTables(const Source& source, Examined& task)
{
    const Message differ = message(PL_TEXT("core", "the stored objects are not what the edits come to; they can be made anew from them"));
    auto tables = readTables(source);
    if (!tables)
        return message(PL_TEXT("core", "the stored objects cannot be read (%1); they can be made anew from the edits"),
                       tables.error().text());
    const bool isSealed = task.headIsSound && task.head->isSealed();
    if (isSealed && tables->content.bytes() != task.head->content)
        return differ;
    const Replay& replay = task.replay;
    if (!replay.broken) {
        const auto steps = readSteps(source, 0, static_cast<std::int64_t>(replay.steps.size()) + 1);
        if (!addTheSame(replay.all, tables->all) || !steps
            || !std::ranges::equal(steps->edits, replay.steps, {}, &std::pair<const std::int64_t, std::int64_t>::second))
            return differ;
    }
    if (isSealed)
        task.proven = std::move(*tables);
    return std::nullopt;
}

}  // namespace

std::vector<TaskCheckup> listTasks(Database& database, std::vector<Message>& damage)
{
    std::vector<TaskCheckup> tasks;
    auto rows = database.prepare("SELECT id, CAST(name AS BLOB), dataset FROM task ORDER BY id");
    auto ran = rows ? rows->run() : std::unexpected(rows.error());
    while (ran) {
        const auto there = rows->next();
        if (!there)
            ran = std::unexpected(there.error());
        if (!there || !*there)
            break;
        tasks.push_back({.id = rows->number(0), .name = rows->bytes(1).toStdString(), .dataset = rows->bytes(2).toStdString()});
    }
    if (!ran)
        damage.push_back(ran.error().what);
    const auto lost = database.ask("SELECT count(*) FROM head WHERE task NOT IN (SELECT id FROM task)");
    if (lost && *lost != "0")
        damage.push_back(message(PL_TEXT("core", "tasks that hold edits are missing in the list of tasks: %1"), lost->toStdString()));
    return tasks;
}

Examined examine(Database& database, TaskCheckup task, bool byTable, const std::function<Result<void>(std::span<const ChainRow>)>& taken)
{
    Examined out{.checkup = std::move(task), .headIsSound = false, .head = {}, .proven = {}, .replay = {}};
    std::vector<Message>& damage = out.checkup.damage;
    const std::int64_t id = out.checkup.id;
    const auto source = sourceOf(database, id, nullptr);
    if (!source) {
        damage.push_back(source.error().what);
        return out;
    }
    if (source->version >= 3)
        if (auto facts = checkFacts(database, id); !facts)
            damage.push_back(facts.error().what);
    if (auto head = readHead(database, id, source->version))
        out.head = std::move(*head);
    out.headIsSound = out.head && (!out.head->isSealed() || out.head->seal == sealOf(id, *out.head));
    if (!out.headIsSound)
        damage.push_back(message(PL_TEXT("core", "what the task ends with is damaged; it can be made anew from the edits")));
    out.replay = replayChain(*source, taken, byTable);
    out.checkup.edits = out.replay.edits;
    out.checkup.boxes = out.replay.all.cuboids.size();
    if (out.replay.broken)
        damage.push_back(out.replay.broken->what);
    else if (out.headIsSound && (out.replay.edits != out.head->edits || out.replay.hash != out.head->hash))
        damage.push_back(message(PL_TEXT("core", "edits are missing: %1 of %2 are there"), out.replay.edits, out.head->edits));
    if (auto fault = faultOfTables(*source, out))
        damage.push_back(std::move(*fault));
    if (out.proven)
        out.checkup.boxes = out.proven->all.cuboids.size();
    return out;
}

Result<Checkup> examine(Database& database)
{
    auto faults = faultsOfFile(database);
    if (!faults)
        return std::unexpected(faults.error());
    Checkup checkup{.file = database.file(), .damage = std::move(*faults), .tasks = {}};
    const auto transaction = Transaction::begin(database, Transaction::Kind::reading);  // one state, while someone else writes
    for (TaskCheckup& task : listTasks(database, checkup.damage))
        checkup.tasks.push_back(examine(database, std::move(task), false).checkup);
    if (auto interrupted = database.interrupted())
        return std::unexpected(std::move(*interrupted));
    return checkup;
}

}  // namespace pointloom::store
