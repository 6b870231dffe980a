// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/panels/RowRuns.h"

using namespace pointloom;

class TestRowRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Together the runs are the rows, from the top, and between two of them a row is missing.
    void runsAreTheRows()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 200; ++round) {
            std::set<int> rows;
            for (int row = 0; row < 40; ++row)
                if (random() % 3 != 0)
                    rows.insert(row);
            std::set<int> told;
            int end = -2;
            forEachRun(rows, [&](int first, int last) {
                QVERIFY(first > end + 1 && first <= last);
                for (int row = first; row <= last; ++row)
                    told.insert(row);
                end = last;
            });
            QCOMPARE(told, rows);
        }
        forEachRun({}, [](int, int) { QFAIL("there is no row"); });
    }
};

POINTLOOM_TEST(TestRowRuns, withoutApplication)
#include "tst_row_runs.moc"
