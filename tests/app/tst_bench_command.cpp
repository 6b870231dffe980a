// SPDX-License-Identifier: Apache-2.0
#include "tests/app/Program.h"
#include "tests/support/Support.h"

using namespace pointloom;

class TestBenchCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOnOneFolder()
    {
        QCOMPARE(test::runProgram({"bench"}).exitCode, 2);
        QCOMPARE(test::runProgram({"bench", "--json"}).exitCode, 2);
        QCOMPARE(test::runProgram({"bench", "--window", "a", "--person", "b"}).exitCode, 2);
        QCOMPARE(test::runProgram({"bench", "--help"}).exitCode, 0);
    }

    void saysThatItNeedsADisplay()
    {
        const auto run = test::runProgram({"bench", "--window", "a"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.output.isEmpty());
        QVERIFY(run.errors.contains("display"));
    }
};

QTEST_GUILESS_MAIN(TestBenchCommand)

#include "tst_bench_command.moc"
