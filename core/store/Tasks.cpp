// SPDX-License-Identifier: Apache-2.0
#include "core/store/Tasks.h"

#include "core/store/Facts.h"
#include "core/store/Frames.h"
#include "core/store/Head.h"
#include "core/store/Schema.h"

#include <QDateTime>

namespace pointloom::store {
namespace {

constexpr auto selectTasks = "SELECT id, dataset, name, schema, opened_at, edits, "
                             "(SELECT count(*) FROM cuboid WHERE cuboid.task = task.id) FROM task LEFT JOIN head ON head.task = task.id ";

/// Bytes, as the system has them: a path need not be UTF-8.
QByteArray sqlPath(const std::filesystem::path& path)
{
    return QByteArray::fromStdString(path.string());
}

Result<std::vector<TaskInfo>> select(Database& database, const char* which, std::initializer_list<QVariant> values)
{
    auto rows = database.prepare(QString(selectTasks) + which);
    if (!rows)
        return std::unexpected(rows.error());
    if (auto ran = rows->run(values); !ran)
        return std::unexpected(ran.error());
    std::vector<TaskInfo> tasks;
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return tasks;
        tasks.push_back({.id = rows->number(0),
                         .name = rows->text(2),
                         .dataset = rows->bytes(1).toStdString(),
                         .schemaJson = rows->text(3),
                         .openedAt = rows->text(4),
                         .edits = rows->id(5),
                         .boxes = rows->id(6)});
    }
}

/// A task that is missing in the list would leave its edits to nobody, and another one in its place.
Result<void> checkList(Database& database)
{
    const auto lost = database.ask("SELECT count(*) FROM head WHERE task NOT IN (SELECT id FROM task)");
    if (!lost)
        return std::unexpected(lost.error());
    if (*lost != "0")
        return failIn(database.file(),
                      message(PL_TEXT("core",
                                      "the workspace is damaged: tasks that hold edits are missing in its list (%1); go back "
                                      "to a backup, or let \"pointloom workspace repair\" keep what is whole"),
                              lost->toStdString()));
    return {};
}

Result<void> change(Database& database, const char* sql, std::initializer_list<QVariant> values)
{
    auto statement = database.prepare(sql);
    return statement ? statement->run(values) : std::unexpected(statement.error());
}

}  // namespace

Result<std::vector<TaskInfo>> readTasks(Database& database)
{
    if (auto whole = checkList(database); !whole)
        return std::unexpected(whole.error());
    return select(database, "ORDER BY opened_at DESC, id DESC", {});
}

Result<std::optional<TaskInfo>> findTask(Database& database, const std::filesystem::path& datasetKey)
{
    auto tasks = select(database, "WHERE dataset = ?", {sqlPath(datasetKey)});
    if (!tasks)
        return std::unexpected(tasks.error());
    return tasks->empty() ? std::nullopt : std::optional(std::move(tasks->front()));
}

Result<void> openTask(Database& database, const std::filesystem::path& datasetKey, const std::string& name, const std::string& schemaJson)
{
    const auto before = findTask(database, datasetKey);
    if (!before)
        return std::unexpected(before.error());
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    if (*before)
        return change(database, "UPDATE task SET opened_at = ? WHERE id = ?", {now, qlonglong((*before)->id)});
    if (auto whole = checkList(database); !whole)  // a new task must not get the number of one that is lost
        return whole;
    auto made = change(database, "INSERT INTO task(dataset, name, schema, opened_at) VALUES(?, ?, ?, ?)",
                       {sqlPath(datasetKey), sqlText(name), sqlText(schemaJson), now});
    if (!made)
        return made;
    const auto task = findTask(database, datasetKey);
    if (!task)
        return std::unexpected(task.error());
    if (auto written = writeHead(database, (*task)->id, emptyHead((*task)->id)); !written)
        return written;
    return sealFacts(database, (*task)->id);
}

Result<void> relinkTask(Database& database, std::int64_t task, const std::filesystem::path& datasetKey, OccupiedFolder occupied)
{
    const auto own = select(database, "WHERE id = ?", {qlonglong(task)});
    if (!own)
        return std::unexpected(own.error());
    if (own->empty())
        return fail(PL_TEXT("core", "the workspace has no task %1"), task);
    const auto other = findTask(database, datasetKey);
    if (!other)
        return std::unexpected(other.error());
    if (*other && (*other)->id == task)
        return {};
    if (*other && (*other)->edits > 0 && occupied == OccupiedFolder::isRefused)
        return failIn(datasetKey,
                      message(PL_TEXT("core",
                                      "has a task of its own with labels in it (\"%1\", boxes: %2); both are kept as they are. To have the "
                                      "task from %3 here and that one there: pointloom workspace relink --swap"),
                              (*other)->name, (*other)->boxes, own->front().dataset.string()));
    const auto put = [&](std::int64_t one, const QByteArray& path) -> Result<void> {
        if (auto facts = checkFacts(database, one); !facts)  // sealing anew would hide what is wrong
            return facts;
        if (auto changed = change(database, "UPDATE task SET dataset = ? WHERE id = ?", {path, qlonglong(one)}); !changed)
            return changed;
        return sealFacts(database, one);
    };
    if (*other)  // no two may have one folder, not even for a moment
        if (auto away = put((*other)->id, sqlPath(own->front().dataset) + "\n"); !away)
            return away;
    if (auto moved = put(task, sqlPath(datasetKey)); !moved)
        return moved;
    return *other ? put((*other)->id, sqlPath(own->front().dataset)) : Result<void>();
}

Result<ViewState> readViewState(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    const QString frame = *version < 2 ? "'', frame" : "frame, version1_position";
    const auto found = database.askRow("SELECT " + frame + ", selected, class, camera FROM view WHERE task = ?", {qlonglong(task)});
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return ViewState();
    const Row& row = **found;
    ViewState view{.frame = {row.text(0)}, .selected = row.id(2), .currentClass = row.text(3), .camera = row.text(4)};
    if (!row.isNull(1)) {
        const auto list = readVersion1Frames(database, task, frames);
        if (!list)
            return std::unexpected(list.error());
        if (const int position = static_cast<int>(row.number(1)); (*list)->contains(position))
            view.frame = (*list)->key(position);
    }
    return view;
}

}  // namespace pointloom::store
