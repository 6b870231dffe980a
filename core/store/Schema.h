// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"

#include <array>
#include <filesystem>

namespace pointloom::store {

/// What PRAGMA user_version says of files with the tables of Schema.cpp. 1: frames by position. 2: frames by key. 3: heads are sealed and
/// clouds known by their content; see Migration.h.
constexpr std::uint32_t schemaVersion = 3;

/// Where the person was. version1_position: which frame that is, where no frame has been named since version 1.
constexpr const char* tableOfViews =
    "CREATE TABLE view(task INTEGER PRIMARY KEY REFERENCES task, frame TEXT NOT NULL, version1_position INTEGER, selected INTEGER NOT NULL,"
    " class TEXT NOT NULL, camera TEXT NOT NULL)";

/// What came with version 2.
constexpr std::array tablesOfVersion2{
    // The frames of a task as it was opened last; gone: in no order any more. version1_position: the list when it was first noted, which is
    // what positions in payloads of version 1 mean.
    "CREATE TABLE frame(task INTEGER NOT NULL REFERENCES task, key TEXT NOT NULL, position INTEGER NOT NULL, gone INTEGER NOT NULL,"
    " version1_position INTEGER, PRIMARY KEY(task, key)) WITHOUT ROWID",
    "CREATE TABLE point_labels(task INTEGER NOT NULL REFERENCES task, frame TEXT NOT NULL, sensor TEXT NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY(task, frame, sensor)) WITHOUT ROWID",
    "CREATE TABLE image_box(task INTEGER NOT NULL REFERENCES task, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(task, id))"
    " WITHOUT ROWID",
};

enum class Found { nothing, workspace };

/// What came with version 3. head.content, head.seal: see Head.h; head.facts: see Facts.h. frame.cloud: see CloudPrint.h.
constexpr std::array columnsOfVersion3{
    "ALTER TABLE head ADD COLUMN content BLOB",
    "ALTER TABLE head ADD COLUMN seal BLOB",
    "ALTER TABLE head ADD COLUMN facts BLOB",
    "ALTER TABLE frame ADD COLUMN cloud BLOB",
};

/// Looks at the first bytes of a file without SQLite, which would touch it: is it a workspace? Fails when it is anything else, or
/// a workspace of a newer version.
[[nodiscard]] Result<Found> lookAt(const std::filesystem::path& file);

/// Makes a file with the tables of a workspace and nothing in them.
[[nodiscard]] Result<void> makeTables(const std::filesystem::path& file);

/// Makes an empty workspace, whole or not at all. The caller holds the lock.
[[nodiscard]] Result<void> create(const std::filesystem::path& file);

/// The version of an open workspace.
[[nodiscard]] Result<std::uint32_t> storedVersion(Database& database);

/// The same question as lookAt, and whether all tables are there, to SQLite.
[[nodiscard]] Result<void> checkSchema(Database& database);

}  // namespace pointloom::store
