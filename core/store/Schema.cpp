// SPDX-License-Identifier: Apache-2.0
#include "core/store/Schema.h"

#include "core/base/File.h"
#include "core/store/WholeFile.h"

#include <array>
#include <string_view>

namespace pointloom::store {
namespace {

constexpr std::uint32_t applicationId = 0x504C5753;  // "PLWS", ours in PRAGMA application_id

// https://sqlite.org/fileformat.html, section 1.3
constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t headerBytes = 100;
constexpr std::size_t userVersionAt = 60;
constexpr std::size_t applicationIdAt = 68;

/// Edits are only ever added; cuboid, track and step are what they come to, kept so that reopening need not go through all of them.
constexpr std::array statements{
    "CREATE TABLE task(id INTEGER PRIMARY KEY, dataset BLOB NOT NULL UNIQUE, name TEXT NOT NULL, schema TEXT NOT NULL,"
    " opened_at TEXT NOT NULL)",
    "CREATE TABLE edit(seq INTEGER PRIMARY KEY, task INTEGER NOT NULL REFERENCES task, op_id BLOB NOT NULL UNIQUE,"
    " kind TEXT NOT NULL CHECK(kind IN ('edit', 'undo', 'redo')), author TEXT NOT NULL, at TEXT NOT NULL, payload TEXT NOT NULL,"
    " prev_hash BLOB NOT NULL, hash BLOB NOT NULL)",
    "CREATE INDEX edit_of_task ON edit(task, seq)",
    "CREATE TABLE head(task INTEGER PRIMARY KEY REFERENCES task, edits INTEGER NOT NULL, hash BLOB NOT NULL,"
    " steps_done INTEGER NOT NULL, last_cuboid INTEGER NOT NULL, last_track INTEGER NOT NULL, last_image_box INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE step(task INTEGER NOT NULL REFERENCES task, position INTEGER NOT NULL, edit INTEGER NOT NULL REFERENCES edit,"
    " PRIMARY KEY(task, position)) WITHOUT ROWID",
    "CREATE TABLE track(task INTEGER NOT NULL REFERENCES task, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(task, id))"
    " WITHOUT ROWID",
    "CREATE TABLE cuboid(task INTEGER NOT NULL REFERENCES task, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(task, id))"
    " WITHOUT ROWID",
    tableOfViews,
};

Result<void> judge(std::uint32_t application, std::uint32_t version, const std::filesystem::path& file)
{
    if (application != applicationId || version == 0)
        return failIn(file, message(PL_TEXT("core", "is a database, but no Pointloom workspace; choose another file")));
    if (version > schemaVersion)
        return failIn(file,
                      message(PL_TEXT("core", "was written by a newer Pointloom (format %1; this one reads up to %2); update Pointloom"),
                              version, schemaVersion));
    return {};
}

}  // namespace

Result<Found> lookAt(const std::filesystem::path& file)
{
    std::error_code problem;
    const auto status = std::filesystem::status(file, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return Found::nothing;
    if (std::filesystem::is_directory(status))
        return failIn(file, message(PL_TEXT("core", "is a folder; name a workspace file")));
    auto in = InputFile::open(file);
    if (!in)
        return failIn(file, message(PL_TEXT("core", "cannot be opened as a workspace; check that it is a file that you may read")));

    std::array<char, headerBytes> header{};
    const auto got = in->read(header);
    if (!got)
        return std::unexpected(got.error());
    if (*got < headerBytes || !std::string_view(header.data(), header.size()).starts_with(magic))
        return failIn(file, message(PL_TEXT("core", "is no Pointloom workspace; choose another file")));
    const auto bigEndianAt = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value << 8U | static_cast<unsigned char>(header.at(i));
        return value;
    };
    if (auto judged = judge(bigEndianAt(applicationIdAt), bigEndianAt(userVersionAt), file); !judged)
        return std::unexpected(judged.error());
    return Found::workspace;
}

Result<void> makeTables(const std::filesystem::path& file)
{
    auto database = Database::open(file, Access::write);
    if (!database)
        return std::unexpected(database.error());
    auto transaction = Transaction::begin(**database, Transaction::Kind::writing);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto made = (*database)->runAll(statements); !made)
        return made;
    if (auto made = (*database)->runAll(tablesOfVersion2); !made)
        return made;
    if (auto made = (*database)->runAll(columnsOfVersion3); !made)
        return made;
    if (auto set = (*database)->run(QString("PRAGMA application_id=%1").arg(applicationId)); !set)
        return set;
    if (auto set = (*database)->run(QString("PRAGMA user_version=%1").arg(schemaVersion)); !set)
        return set;
    return transaction->commit();
}

Result<void> create(const std::filesystem::path& file)
{
    return makeWhole(file, makeTables);
}

Result<std::uint32_t> storedVersion(Database& database)
{
    const auto version = database.ask("PRAGMA user_version");
    return version ? Result<std::uint32_t>(version->toUInt()) : std::unexpected(version.error());
}

Result<void> checkSchema(Database& database)
{
    const auto application = database.ask("PRAGMA application_id");
    if (!application)
        return std::unexpected(application.error());
    const auto version = storedVersion(database);
    if (!version)
        return std::unexpected(version.error());
    if (auto judged = judge(application->toUInt(), *version, database.file()); !judged)
        return judged;
    const QString later = *version < 2 ? "" : ", frame, point_labels, image_box";
    return database.run("SELECT 1 FROM task, edit, head, step, track, cuboid, view" + later + " LIMIT 0");
}

}  // namespace pointloom::store
