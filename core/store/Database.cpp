// SPDX-License-Identifier: Apache-2.0
#include "core/store/Database.h"

#include "core/base/File.h"
#include "core/store/HolderLock.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

#include <utility>

namespace pointloom::store {
namespace {

constexpr auto driver = "QSQLITE";

/// https://sqlite.org/rescode.html
enum SqliteCode { busy = 5, locked = 6, readOnly = 8, ioError = 10, corrupt = 11, full = 13, cannotOpen = 14, notADatabase = 26 };

/// The lowest byte is the code; the others tell it more exactly.
int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xFF;
}

Message sentenceFor(const QSqlError& error)
{
    constexpr int needsRollback = readOnly | 3 << 8;
    if (error.nativeErrorCode().toInt() == needsRollback)
        return message(PL_TEXT("core",
                               "a process was killed while it made the workspace or brought it up to date; open it once for writing, which "
                               "puts it right"));
    const std::string reason = error.databaseText().toStdString();
    switch (codeOf(error)) {
    case busy:
    case locked:
        return message(PL_TEXT("core", "another program keeps the workspace locked; close it and try again"));
    case readOnly:
        return message(PL_TEXT("core", "the workspace cannot be written: it is read-only; allow writing or choose another place"));
    case ioError:
        return diskFailed(reason);
    case full:
        return message(PL_TEXT("core", "the disk is full; make room on it, then try again"));
    case corrupt:
    case notADatabase:
        return message(
            PL_TEXT("core", "the workspace is damaged (%1); go back to a backup, or let \"pointloom workspace repair\" keep what is whole"),
            reason);
    case cannotOpen:
        return message(PL_TEXT("core", "the workspace cannot be opened; check that the folder is there and may be read"));
    default:
        return message(PL_TEXT("core", "the workspace cannot be used: %1"), reason);
    }
}

std::unexpected<Error> failure(const QSqlError& error, const std::filesystem::path& file, Interruption& interruption)
{
    const Error told{sentenceFor(error), file.string()};
    if (codeOf(error) == ioError && !interruption.diskFailure)
        interruption.diskFailure = told;
    return std::unexpected(told);
}

Result<void> checkStopped(const Interruption& interruption, const std::filesystem::path& file)
{
    if (interruption.stop.stop_requested())
        return failIn(file, message(PL_TEXT("core", "was stopped")));
    return {};
}

/// A writer keeps its log beside the file as long as it lives, and leaves it there when it dies.
bool hasLog(const std::filesystem::path& file)
{
    return mayExist(file.string() + "-wal") || mayExist(file.string() + "-journal");
}

/// Without a log the file is all there is, and SQLite may take it as it lies. A reader who had to ask for the memory that readers and
/// writers share would have to make it: impossible in an archive, and a nuisance to the next writer when it belongs to somebody else.
QString asItLies(const QString& name)
{
    QUrl url = QUrl::fromLocalFile(name);
    url.setQuery("immutable=1");
    return url.toString(QUrl::FullyEncoded);
}

std::filesystem::file_time_type writtenAt(const std::filesystem::path& file)
{
    std::error_code problem;
    return std::filesystem::last_write_time(file, problem);
}

}  // namespace

Message diskFailed(const std::string& reason)
{
    return message(PL_TEXT("core", "the disk did not do what it was asked to (%1); check it and the room left on it, then try again"),
                   reason);
}

Statement::Statement(QSqlQuery query, std::filesystem::path file, std::shared_ptr<Interruption> interruption)
    : m_query(std::move(query)), m_file(std::move(file)), m_interruption(std::move(interruption))
{}

Result<void> Statement::run(std::initializer_list<QVariant> values)
{
    return runAll(QVariantList(values));
}

Result<void> Statement::runAll(const QVariantList& values)
{
    if (auto goesOn = checkStopped(*m_interruption, m_file); !goesOn)
        return goesOn;
    int place = 0;
    for (const QVariant& value : values)
        m_query.bindValue(place++, value);
    if (!m_query.exec())
        return failure(m_query.lastError(), m_file, *m_interruption);
    return {};
}

QVariantList Statement::values() const
{
    QVariantList values;
    const int columns = m_query.record().count();
    for (int column = 0; column < columns; ++column)
        values.push_back(m_query.value(column));
    return values;
}

Result<std::optional<Row>> Statement::askRow(std::initializer_list<QVariant> values)
{
    if (auto ran = run(values); !ran)
        return std::unexpected(ran.error());
    const auto there = next();
    if (!there)
        return std::unexpected(there.error());
    std::optional<Row> row;
    if (*there)
        row.emplace(this->values());
    finish();
    return row;
}

Result<bool> Statement::next()
{
    if (auto goesOn = checkStopped(*m_interruption, m_file); !goesOn)
        return std::unexpected(goesOn.error());
    if (m_query.next())
        return true;
    if (const QSqlError error = m_query.lastError(); error.isValid())
        return failure(error, m_file, *m_interruption);
    return false;
}

Database::Database(std::filesystem::path file, QString connection, std::stop_token stop)
    : m_file(std::move(file)),
      m_connection(std::move(connection)),
      m_interruption(std::make_shared<Interruption>(std::move(stop), std::nullopt))
{
    m_database = QSqlDatabase::addDatabase(driver, m_connection);
}

Database::~Database()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> Database::connect(const QString& name, const QString& options)
{
    m_database.setDatabaseName(name);
    m_database.setConnectOptions("QSQLITE_BUSY_TIMEOUT=5000;" + options);
    if (!m_database.open())
        return failure(m_database.lastError(), m_file, *m_interruption);
    if (auto answers = ask("PRAGMA schema_version"); !answers)  // SQLite opens lazily: this reads the first page
        return std::unexpected(answers.error());
    return {};
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Access access, std::stop_token stop)
{
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(PL_TEXT("core", "Qt's SQLite driver is not installed; install the package that brings the plugin %1"), driver);
    const QString name = QString::fromStdString(file.string());
    std::unique_ptr<Database> database(new Database(file, QUuid::createUuid().toString(), std::move(stop)));
    Result<void> connected;
    if (access == Access::write) {
        connected = database->connect(name, "");
    } else if (hasLog(file)) {
        connected = database->connect(name, "QSQLITE_OPEN_READONLY");
    } else if (isHeldUnderAnotherName(file)) {
        connected = failIn(file,
                           message(PL_TEXT("core",
                                           "is already open under another name, and its newest edits are to be found only there; "
                                           "open it by that name")));
    } else {
        database->m_asOf = writtenAt(file);
        connected = database->connect(asItLies(name), "QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    }
    if (!connected)
        return std::unexpected(connected.error());
    return database;
}

bool Database::changedMeanwhile() const
{
    return m_asOf && (hasLog(m_file) || *m_asOf != writtenAt(m_file));
}

std::optional<Error> Database::interrupted() const
{
    if (const auto goesOn = checkStopped(*m_interruption, m_file); !goesOn)
        return goesOn.error();
    return m_interruption->diskFailure;
}

Result<void> Database::run(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError(), m_file, *m_interruption);
    return {};
}

Result<void> Database::runAll(std::span<const char* const> statements)
{
    for (const char* statement : statements)
        if (auto done = run(statement); !done)
            return done;
    return {};
}

Result<QString> Database::ask(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError(), m_file, *m_interruption);
    return query.next() ? query.value(0).toString() : QString();
}

Result<Statement> Database::prepare(const QString& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError(), m_file, *m_interruption);
    return Statement(std::move(query), m_file, m_interruption);
}

Result<std::optional<Row>> Database::askRow(const QString& sql, std::initializer_list<QVariant> values)
{
    auto statement = prepare(sql);
    return statement ? statement->askRow(values) : std::unexpected(statement.error());
}

Result<Transaction> Transaction::begin(Database& database, Kind kind)
{
    // A writer takes its lock at once: waiting for it later can fail half way.
    if (auto begun = database.run(kind == Kind::writing ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return std::unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        (void)m_database->run("ROLLBACK");  // after some errors SQLite has done so by itself, and says that there is nothing to do
}

Result<void> Transaction::commit()
{
    auto committed = m_database->run("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

}  // namespace pointloom::store
