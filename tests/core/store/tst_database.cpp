// SPDX-License-Identifier: Apache-2.0
#include "core/store/Database.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<store::Database> databaseIn(const fs::path& file)
{
    auto database = store::Database::open(file, store::Access::write);
    if (!database)
        qFatal("%s", database.error().text().c_str());
    return std::move(*database);
}

}  // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstRowIsTheAnswer()
    {
        const QTemporaryDir folder;
        const auto database = databaseIn(path(folder) / "d.sqlite");
        VERIFY_RESULT(database->run("CREATE TABLE t(id INTEGER PRIMARY KEY, size REAL, name TEXT, bytes BLOB)"));
        VERIFY_RESULT(database->run("INSERT INTO t VALUES(-1, 0.25, 'one', x'0001'), (7, NULL, NULL, NULL)"));
        const auto first = database->askRow("SELECT id, size, name, bytes FROM t ORDER BY id");
        VERIFY_RESULT(first);
        QVERIFY(first->has_value());
        QCOMPARE((*first)->number(0), std::int64_t(-1));
        QCOMPARE((*first)->id(0), ~std::uint64_t(0));
        QCOMPARE((*first)->real(1), 0.25);
        QCOMPARE((*first)->text(2), std::string("one"));
        QCOMPARE((*first)->bytes(3), QByteArray("\0\1", 2));
        QVERIFY(!(*first)->isNull(3));
        const auto bound = database->askRow("SELECT size, id FROM t WHERE id > ?", {0});
        VERIFY_RESULT(bound);
        QVERIFY(*bound && (*bound)->isNull(0) && (*bound)->number(1) == 7);
        const auto none = database->askRow("SELECT id FROM t WHERE id = ?", {8});
        VERIFY_RESULT(none);
        QVERIFY(!*none);
        QVERIFY(!database->askRow("SELECT id FROM u"));
    }

    /// A prepared one can be asked again, and what was asked keeps nothing open: SQLite drops no table that is being read.
    void askingForARowEndsTheReading()
    {
        const QTemporaryDir folder;
        const auto database = databaseIn(path(folder) / "d.sqlite");
        VERIFY_RESULT(database->run("CREATE TABLE t(id INTEGER)"));
        VERIFY_RESULT(database->run("INSERT INTO t VALUES(1), (2), (3)"));
        auto statement = database->prepare("SELECT id FROM t WHERE id >= ?");
        VERIFY_RESULT(statement);
        for (const int from : {3, 1, 2}) {
            const auto row = statement->askRow({from});
            VERIFY_RESULT(row);
            QVERIFY(*row && (*row)->number(0) == from);
        }
        VERIFY_RESULT(database->run("DROP TABLE t"));
    }
};

POINTLOOM_TEST(TestDatabase, withCoreApplication)
#include "tst_database.moc"
