// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariantList>
#include <QtGlobal>

#include <filesystem>

namespace pointloom::test {

/// Runs one statement on a SQLite file behind the workspace's back: to look at what is there, or to damage it. A missing file is made.
inline QList<QVariantList> sqlRows(const std::filesystem::path& file, const QString& statement)
{
    const QString connection = "behind the back";
    QList<QVariantList> rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", connection);
        database.setDatabaseName(QString::fromStdString(file.string()));
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        if (!query.exec(statement))
            qFatal("%s", qPrintable(query.lastError().text()));
        const int columns = query.record().count();
        while (query.next()) {
            rows.emplaceBack();
            for (int i = 0; i < columns; ++i)
                rows.back().push_back(query.value(i));
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return rows;
}

}  // namespace pointloom::test
