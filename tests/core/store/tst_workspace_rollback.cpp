// SPDX-License-Identifier: Apache-2.0
#include "core/store/Checkup.h"
#include "tests/core/store/Opened.h"
#include "tests/support/Support.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

/// What a kill within a transaction leaves where there is no write-ahead log yet.
void leaveHalfDone(const fs::path& from, const fs::path& to)
{
    const QString connection = "half done";
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", connection);
        database.setDatabaseName(QString::fromStdString(from.string()));
        if (!database.open())
            qFatal("cannot open");
        QSqlQuery query(database);
        // More than the cache holds: what is half done goes to the disk, and what undoes it before that.
        for (const char* statement :
             {"PRAGMA journal_mode=DELETE", "PRAGMA cache_size=1", "BEGIN IMMEDIATE", "UPDATE task SET name = 'other'",
              "CREATE TABLE filler AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000)"
              " SELECT x, hex(randomblob(500)) FROM n"}) {
            if (!query.exec(statement))
                qFatal("%s", statement);
            query.finish();
        }
        fs::copy_file(from, to);
        fs::copy_file(from.string() + "-journal", to.string() + "-journal");
        query.exec("ROLLBACK");
    }
    QSqlDatabase::removeDatabase(connection);
}

}  // namespace

class TestWorkspaceRollback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasHalfDoneIsUndoneByTheNextWriter()
    {
        const QTemporaryDir folder;
        const auto whole = path(folder) / "whole.pointloom";
        const auto file = path(folder) / "w.pointloom";
        openTask(whole);
        leaveHalfDone(whole, file);
        const auto reader = Workspace::open(file, OpenMode::readOnly);
        QVERIFY(!reader);
        QVERIFY2(reader.error().text().contains("open it once for writing"), reader.error().text().c_str());
        const auto checkup = checkWorkspace(file);
        QVERIFY(!checkup);
        QVERIFY2(checkup.error().text().contains("open it once for writing"), checkup.error().text().c_str());
        QCOMPARE(openTask(file).task.name, std::string("street"));
        QVERIFY(!fs::exists(file.string() + "-journal"));
        VERIFY_RESULT(Workspace::open(file, OpenMode::readOnly));
    }
};

POINTLOOM_TEST(TestWorkspaceRollback, withCoreApplication)
#include "tst_workspace_rollback.moc"
