// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/Sequence.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

using namespace pointloom;

class TestSimulateCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesADataset()
    {
        const QTemporaryDir folder;
        const auto run = test::runProgram(
            {"simulate", "--out", folder.filePath("street"), "--frames", "3", "--seed", "7", "--rings", "8", "--columns", "128"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY(run.output.contains("3"));
        QVERIFY(run.errors.isEmpty());  // progress is for terminals
        const auto sequence = openDataset(test::path(folder) / "street");
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->frames.size(), 3U);
    }

    void theSeedDecides()
    {
        const QTemporaryDir folder;
        const auto boxes = [&](const QString& name, const QString& seed) {
            const auto run = test::runProgram(
                {"simulate", "--out", folder.filePath(name), "--frames", "1", "--seed", seed, "--rings", "4", "--columns", "64"});
            return run.exitCode == 0 ? readText(test::path(folder) / name.toStdString() / "boxes.csv").value_or("") : std::string();
        };
        const std::string first = boxes("a", "1");
        QVERIFY(!first.empty());
        QCOMPARE(boxes("b", "1"), first);
        QVERIFY(boxes("c", "2") != first);
    }

    void refusesAFolderOfSomebodyElse()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeAtomically(test::path(folder) / "mine.txt", std::string_view("mine")));
        const auto run = test::runProgram({"simulate", "--out", folder.path(), "--frames", "1"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.output.isEmpty());
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(run.errors.contains("choose an empty"));
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no folder") << QStringList{"simulate"};
        QTest::newRow("no frames") << QStringList{"simulate", "--out", "x", "--frames", "0"};
        QTest::newRow("no number") << QStringList{"simulate", "--out", "x", "--seed", "seven"};
        QTest::newRow("negative number") << QStringList{"simulate", "--out", "x", "--seed", "-1"};
        QTest::newRow("no ring") << QStringList{"simulate", "--out", "x", "--rings", "0"};
        QTest::newRow("unknown") << QStringList{"simulate", "--out", "x", "--snow", "1"};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const auto run = test::runProgram(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.errors.isEmpty());
    }
};

POINTLOOM_TEST(TestSimulateCommand, withCoreApplication)
#include "tst_simulate_command.moc"
