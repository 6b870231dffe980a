// SPDX-License-Identifier: Apache-2.0
#include "core/store/Frames.h"

#include "core/store/Facts.h"
#include "core/store/Schema.h"

#include <algorithm>
#include <utility>

namespace pointloom::store {
namespace {

constexpr const char* tableOfPoints =
    "CREATE TABLE IF NOT EXISTS cloud_points(task INTEGER NOT NULL REFERENCES task, key TEXT NOT NULL, points BLOB NOT NULL, again BLOB, "
    "PRIMARY KEY(task, key)) WITHOUT ROWID";

Result<bool> hasPoints(Database& database)
{
    const auto there = database.ask("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'cloud_points'");
    return there ? Result<bool>(*there != "0") : std::unexpected(there.error());
}

/// Rows of (key, gone, cloud, points, again) of a task in the order that a statement gives them.
Result<std::vector<NotedFrame>> selectFrames(Database& database, std::int64_t task, const char* whichAndOrder)
{
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    std::vector<NotedFrame> frames;
    if (*version < 2)
        return frames;
    const auto points = hasPoints(database);
    if (!points)
        return std::unexpected(points.error());
    const QString cloud = *version < 3 ? "NULL" : "cloud";
    const QString columns = *points ? ", points, again FROM frame LEFT JOIN cloud_points USING(task, key)" : ", NULL, NULL FROM frame";
    auto rows = database.prepare("SELECT key, gone, " + cloud + columns + " WHERE task = ? " + whichAndOrder);
    if (!rows)
        return std::unexpected(rows.error());
    if (auto ran = rows->run({qlonglong(task)}); !ran)
        return std::unexpected(ran.error());
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return frames;
        frames.push_back({{rows->text(0)}, rows->number(1) != 0, rows->bytes(2), rows->bytes(3), rows->bytes(4)});
    }
}

/// The points of clouds that were noted, and of those the other files.
Result<void> notePoints(Database& database, std::int64_t task, const std::vector<NotedCloud>& clouds)
{
    if (std::ranges::all_of(clouds, [](const NotedCloud& cloud) { return cloud.points.isEmpty(); }))
        return {};
    if (auto made = database.run(tableOfPoints); !made)
        return made;
    auto put = database.prepare("INSERT INTO cloud_points(task, key, points) SELECT task, key, ? FROM frame "
                                "WHERE task = ? AND key = ? AND cloud = ? ON CONFLICT DO NOTHING");
    if (!put)
        return std::unexpected(put.error());
    auto add = database.prepare("UPDATE cloud_points SET again = ? WHERE task = ? AND key = ? AND points = ? AND NOT EXISTS "
                                "(SELECT 1 FROM frame WHERE task = ? AND key = ? AND cloud = ?)");
    if (!add)
        return std::unexpected(add.error());
    for (const NotedCloud& cloud : clouds) {
        if (cloud.points.isEmpty())
            continue;
        const QVariant key = sqlText(cloud.frame.name);
        if (auto written = put->run({cloud.points, qlonglong(task), key, cloud.print}); !written)
            return written;
        if (auto written = add->run({cloud.print, qlonglong(task), key, cloud.points, qlonglong(task), key, cloud.print}); !written)
            return written;
    }
    return {};
}

constexpr auto insertFrame = "INSERT INTO frame(key, position, gone, version1_position, task) SELECT ?, ?, 0, ?, id FROM task WHERE id = ?";

/// Frames that were opened without the others of their dataset leave the list as it is but for what is new in it. They cannot say what the
/// positions of version 1 mean.
Result<void> notePart(Database& database, std::int64_t task, const FrameList& frames, bool isFirst)
{
    if (isFirst) {
        const auto edits = database.askRow("SELECT edits FROM head WHERE task = ?", {qlonglong(task)});
        if (!edits)
            return std::unexpected(edits.error());
        if (*edits && (*edits)->number(0) > 0)
            return fail(PL_TEXT("core",
                                "was labelled by an older Pointloom, which did not name frames; open the folder of the clouds once, then "
                                "one of them by itself"));
    }
    auto put = database.prepare(QString(insertFrame) + " ON CONFLICT DO NOTHING");
    if (!put)
        return std::unexpected(put.error());
    for (const FrameKey& key : frames.keys())
        if (auto written = put->run({sqlText(key.name), 0, QVariant(QMetaType(QMetaType::Int)), qlonglong(task)}); !written)
            return written;
    return sealFacts(database, task);
}

}  // namespace

Result<std::vector<NotedFrame>> readFrames(Database& database, std::int64_t task)
{
    return selectFrames(database, task, "ORDER BY gone, position, key");
}

Result<void> noteFrames(Database& database, std::int64_t task, const FrameList& frames)
{
    const auto noted = readFrames(database, task);
    if (!noted)
        return std::unexpected(noted.error());
    if (auto facts = checkFacts(database, task); !facts)  // sealing anew would hide what is wrong
        return facts;
    if (frames.isPart())
        return notePart(database, task, frames, noted->empty());
    const auto isHere = [](const NotedFrame& frame) { return !frame.gone; };
    const auto here = std::ranges::partition_point(*noted, isHere) - noted->begin();
    if (std::ranges::equal(noted->begin(), noted->begin() + here, frames.keys().begin(), frames.keys().end(), {}, &NotedFrame::key))
        return {};

    auto leave = database.prepare("UPDATE frame SET gone = 1 WHERE task = ?");
    if (!leave)
        return std::unexpected(leave.error());
    if (auto left = leave->run({qlonglong(task)}); !left)
        return left;
    auto put = database.prepare(QString(insertFrame) + " ON CONFLICT DO UPDATE SET position = excluded.position, gone = 0");
    if (!put)
        return std::unexpected(put.error());
    for (int position = 0; position < frames.size(); ++position) {
        const QVariant first = noted->empty() ? QVariant(position) : QVariant(QMetaType(QMetaType::Int));
        if (auto written = put->run({sqlText(frames.key(position).name), position, first, qlonglong(task)}); !written)
            return written;
    }
    return sealFacts(database, task);
}

Result<void> noteClouds(Database& database, std::int64_t task, const std::vector<NotedCloud>& clouds)
{
    auto put = database.prepare("UPDATE frame SET cloud = ? WHERE task = ? AND key = ? AND cloud IS NULL");
    if (!put)
        return std::unexpected(put.error());
    for (const NotedCloud& cloud : clouds)
        if (auto written = put->run({cloud.print, qlonglong(task), sqlText(cloud.frame.name)}); !written)
            return written;
    return notePoints(database, task, clouds);
}

Result<std::shared_ptr<const FrameList>> readVersion1Frames(Database& database, std::int64_t task, std::shared_ptr<const FrameList> given)
{
    auto noted = selectFrames(database, task, "AND version1_position IS NOT NULL ORDER BY version1_position");
    if (!noted)
        return std::unexpected(noted.error());
    if (noted->empty())
        return given;
    std::vector<FrameKey> keys;
    keys.reserve(noted->size());
    for (NotedFrame& frame : *noted)
        keys.push_back(std::move(frame.key));
    return std::make_shared<const FrameList>(std::move(keys));
}

}  // namespace pointloom::store
