// SPDX-License-Identifier: Apache-2.0
#include "core/store/Migration.h"

#include "core/store/Schema.h"

#include <array>

namespace pointloom::store {
namespace {

/// Version 2 names frames by key. Where the person was is known by position until the names are.
constexpr std::array toVersion2{
    "ALTER TABLE head ADD COLUMN last_image_box INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE view RENAME TO view_of_version_1",
    tableOfViews,
    "INSERT INTO view(task, frame, version1_position, selected, class, camera)"
    " SELECT task, '', frame, selected, class, camera FROM view_of_version_1",
    "DROP TABLE view_of_version_1",
};

}  // namespace

Result<void> migrate(const std::filesystem::path& file)
{
    auto database = Database::open(file, Access::write);
    if (!database)
        return std::unexpected(database.error());
    auto transaction = Transaction::begin(**database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto version = storedVersion(**database);
    if (!version)
        return std::unexpected(version.error());
    if (*version >= schemaVersion)
        return {};
    if (*version < 2) {
        if (auto done = (*database)->runAll(toVersion2); !done)
            return done;
        if (auto done = (*database)->runAll(tablesOfVersion2); !done)
            return done;
    }
    if (auto done = (*database)->runAll(columnsOfVersion3); !done)  // heads are sealed when their tasks are opened
        return done;
    if (auto set = (*database)->run(QString("PRAGMA user_version=%1").arg(schemaVersion)); !set)
        return set;
    return transaction->commit();
}

}  // namespace pointloom::store
