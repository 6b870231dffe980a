// SPDX-License-Identifier: Apache-2.0
#include "core/store/Tasks.h"

#include "core/store/Chain.h"
#include "core/store/Frames.h"
#include "core/store/Schema.h"

#include <QDateTime>

namespace pointloom::store {
namespace {

constexpr auto selectTasks = "SELECT id, dataset, name, schema, opened_at, edits, "
                             "(SELECT count(*) FROM cuboid WHERE cuboid.task = task.id) FROM task JOIN head ON head.task = task.id ";

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

Result<void> change(Database& database, const char* sql, std::initializer_list<QVariant> values)
{
    auto statement = database.prepare(sql);
    return statement ? statement->run(values) : std::unexpected(statement.error());
}

}  // namespace

std::filesystem::path datasetKey(const std::filesystem::path& dataset)
{
    std::error_code problem;
    std::filesystem::path key = std::filesystem::weakly_canonical(dataset, problem);
    if (problem)
        key = std::filesystem::absolute(dataset, problem).lexically_normal();
    return key.has_filename() ? key : key.parent_path();
}

Result<std::vector<TaskInfo>> readTasks(Database& database)
{
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
    auto opened =
        change(database,
               "INSERT INTO task(dataset, name, schema, opened_at) VALUES(?, ?, ?, ?)"
               " ON CONFLICT(dataset) DO UPDATE SET opened_at = excluded.opened_at",
               {sqlPath(datasetKey), sqlText(name), sqlText(schemaJson), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    if (!opened)
        return opened;
    return change(database,
                  "INSERT OR IGNORE INTO head(task, edits, hash, steps_done, last_cuboid, last_track)"
                  " SELECT id, 0, ?, 0, 0, 0 FROM task WHERE dataset = ?",
                  {chainStart(), sqlPath(datasetKey)});
}

Result<ViewState> readViewState(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames)
{
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    const QString frame = *version < 2 ? "'', frame" : "frame, version1_position";
    auto row = database.prepare("SELECT " + frame + ", selected, class, camera FROM view WHERE task = ?");
    if (!row)
        return std::unexpected(row.error());
    if (auto ran = row->run({qlonglong(task)}); !ran)
        return std::unexpected(ran.error());
    const auto there = row->next();
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return ViewState();
    ViewState view{.frame = {row->text(0)}, .selected = row->id(2), .currentClass = row->text(3), .camera = row->text(4)};
    if (!row->isNull(1)) {
        const auto list = readVersion1Frames(database, task, frames);
        if (!list)
            return std::unexpected(list.error());
        if (const int position = static_cast<int>(row->number(1)); (*list)->contains(position))
            view.frame = (*list)->key(position);
    }
    return view;
}

}  // namespace pointloom::store
