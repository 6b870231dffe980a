// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/panels/ProgressLine.h"

#include <QFrame>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace pointloom;

class TestProgress : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static QToolButton& cancelOf(const ProgressLine& line) { return *line.findChild<QToolButton*>("progress.cancel"); }
    [[nodiscard]] static QString titleOf(const ProgressLine& line) { return line.findChild<QLabel*>("progress.title")->text(); }

private Q_SLOTS:
    void whatIsOverAtOnceNeverShows()
    {
        ProgressCentre centre;
        QSignalSpy changed(&centre, &ProgressCentre::changed);
        {
            const Progress quick = centre.begin("Quick");
            quick.setShare(0.5);
        }
        const Progress slow = centre.begin("Slow");
        QTRY_COMPARE(centre.shown().size(), 1U);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(centre.shown().front().title, "Slow");
    }

    void showsHowFarAndStops()
    {
        ProgressCentre centre;
        ProgressLine line(centre);
        QVERIFY(line.isHidden());
        Progress work;
        work = centre.begin("Export", [&] { work.end(); });
        QTRY_VERIFY(!line.isHidden());
        work.setShare(0.42);
        QVERIFY(titleOf(line).contains("42"));
        QVERIFY(work.running());
        cancelOf(line).click();
        QVERIFY(!work.running());
        QVERIFY(line.isHidden());
    }

    void severalStandInAList()
    {
        ProgressCentre centre;
        ProgressLine line(centre);
        Progress first = centre.begin("First", [&] { first.end(); });
        Progress second = centre.begin("Second");
        QTRY_COMPARE(centre.shown().size(), 2U);
        QVERIFY(titleOf(line).contains("2"));
        const auto id = centre.shown().front().id;
        auto* cancel = line.list()->findChild<QToolButton*>(QString("cancel.%1").arg(id));
        QVERIFY(cancel != nullptr && cancel->isEnabled());
        QVERIFY(!line.list()->findChild<QToolButton*>(QString("cancel.%1").arg(centre.shown().back().id))->isEnabled());
        cancel->click();
        QCOMPARE(centre.shown().size(), 1U);
        QCOMPARE(titleOf(line), "Second");
        second.end();
        QVERIFY(line.isHidden());
    }

    void workMayOutliveTheCentre()
    {
        Progress work;
        {
            ProgressCentre centre;
            work = centre.begin("Long");
        }
        work.setShare(0.5);
        work.end();
        QVERIFY(!work.running());
    }
};

POINTLOOM_TEST(TestProgress, withApplication)
#include "tst_progress.moc"
