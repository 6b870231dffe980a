// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>

namespace pointloom::store {

/// What a disk that fails is told as.
[[nodiscard]] Message diskFailed(const std::string& reason);

/// Why what a connection reads is not all there is to read: it must not be taken for the truth, nor for damage.
struct Interruption
{
    std::stop_token stop;              ///< nobody waits for the answer any more
    std::optional<Error> diskFailure;  ///< the first one
};

/// One row of an answer, by itself.
class Row
{
public:
    explicit Row(QVariantList values) : m_values(std::move(values)) {}

    [[nodiscard]] std::int64_t number(int column) const { return m_values.at(column).toLongLong(); }
    [[nodiscard]] std::uint64_t id(int column) const { return static_cast<std::uint64_t>(number(column)); }
    [[nodiscard]] double real(int column) const { return m_values.at(column).toDouble(); }
    [[nodiscard]] bool isNull(int column) const { return m_values.at(column).isNull(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_values.at(column).toByteArray(); }
    [[nodiscard]] std::string text(int column) const { return m_values.at(column).toString().toStdString(); }

private:
    QVariantList m_values;
};

/// A prepared statement. Must go before its Database does.
class Statement
{
public:
    Statement(QSqlQuery query, std::filesystem::path file, std::shared_ptr<Interruption> interruption);

    /// Binds the values to the question marks, in order, and runs.
    [[nodiscard]] Result<void> run(std::initializer_list<QVariant> values = {});
    [[nodiscard]] Result<void> runAll(const QVariantList& values);
    /// Runs and takes the first row; nothing when there is none. The reading has ended then.
    [[nodiscard]] Result<std::optional<Row>> askRow(std::initializer_list<QVariant> values = {});
    /// Goes to the next row; false when there is none.
    [[nodiscard]] Result<bool> next();
    /// Ends a reading early. A reading that stays open keeps the write-ahead log from being folded in.
    void finish() { m_query.finish(); }

    [[nodiscard]] std::int64_t number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] std::uint64_t id(int column) const { return static_cast<std::uint64_t>(number(column)); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] QVariantList values() const;  ///< of the row
    [[nodiscard]] std::string text(int column) const { return m_query.value(column).toString().toStdString(); }
    [[nodiscard]] std::int64_t lastInsertId() const { return m_query.lastInsertId().toLongLong(); }

private:
    QSqlQuery m_query;
    std::filesystem::path m_file;
    std::shared_ptr<Interruption> m_interruption;
};

enum class Access { read, write };

/// One connection to a SQLite file. Belongs to the thread that opened it.
class Database
{
public:
    /// Opens a file; for writing it is made when missing. A reader leaves no trace in the folder unless a writer is there too.
    /// @param stop  fails every prepared statement before its next row
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Access access,
                                                                std::stop_token stop = {});

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// A file that nobody was writing is read as it lies. Whether somebody began to meanwhile: what was read is worth nothing then.
    [[nodiscard]] bool changedMeanwhile() const;
    /// Whether reading was stopped, or the disk failed meanwhile: whoever goes on past rows that cannot be read has to ask.
    [[nodiscard]] std::optional<Error> interrupted() const;

    /// Runs a statement whose answer is not needed.
    [[nodiscard]] Result<void> run(const QString& sql);
    /// Runs statements in order until one fails.
    [[nodiscard]] Result<void> runAll(std::span<const char* const> statements);
    /// The first value of a statement's first row, "" when there is no row.
    [[nodiscard]] Result<QString> ask(const QString& sql);
    [[nodiscard]] Result<Statement> prepare(const QString& sql);
    /// The first row of a statement with these values; nothing when there is none.
    [[nodiscard]] Result<std::optional<Row>> askRow(const QString& sql, std::initializer_list<QVariant> values = {});

private:
    Database(std::filesystem::path file, QString connection, std::stop_token stop);
    [[nodiscard]] Result<void> connect(const QString& name, const QString& options);

    std::filesystem::path m_file;
    QString m_connection;
    QSqlDatabase m_database;
    std::shared_ptr<Interruption> m_interruption;
    std::optional<std::filesystem::file_time_type> m_asOf;  ///< of a file that is read as it lies
};

/// Undoes everything since it began unless it was committed.
class Transaction
{
public:
    enum class Kind { reading, writing };

    [[nodiscard]] static Result<Transaction> begin(Database& database, Kind kind);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// On disk when this succeeded.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}

    Database* m_database;
};

[[nodiscard]] inline QString sqlText(const std::string& text)
{
    return QString::fromStdString(text);
}

/// SQLite's integers are signed: an id keeps its bits.
[[nodiscard]] inline qlonglong sqlId(std::uint64_t id)
{
    return static_cast<qlonglong>(id);
}

}  // namespace pointloom::store
