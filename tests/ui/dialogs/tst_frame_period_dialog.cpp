// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "ui/dialogs/FramePeriodDialog.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace pointloom;

namespace {

Sequence sequenceBy(TimeSource source, double period_s)
{
    Sequence sequence;
    sequence.clock = FrameClock(period_s);
    sequence.timeSource = source;
    return sequence;
}

}  // namespace

class TestFramePeriodDialog : public QObject
{
    Q_OBJECT

private:
    QWidget m_window;

private Q_SLOTS:
    void eachSourceIsNamed()
    {
        QStringList said;
        for (const TimeSource source : {TimeSource::assumed, TimeSource::names, TimeSource::file, TimeSource::poses, TimeSource::told}) {
            const FramePeriodDialog dialog(sequenceBy(source, 0.25), &m_window);
            const QString text = dialog.findChild<QLabel*>("framePeriod.source")->text();
            QVERIFY2(text.contains("0.25") && !said.contains(text), qPrintable(text));
            said << text;
            QCOMPARE(dialog.findChild<QDoubleSpinBox*>("framePeriod.value")->value(), 0.25);
            QVERIFY(dialog.findChild<QLabel*>("framePeriod.rate")->text().contains("4 "));
            QCOMPARE(dialog.findChild<QPushButton*>("framePeriod.own")->isEnabled(), source == TimeSource::told);
        }
    }

    void whatIsWrittenIsTakenByReturn()
    {
        FramePeriodDialog dialog(sequenceBy(TimeSource::assumed, 0.1), &m_window);
        std::vector<std::optional<double>> chosen;
        connect(&dialog, &FramePeriodDialog::chosen, this, [&](std::optional<double> period_s) { chosen.push_back(period_s); });
        dialog.show();
        auto* value = dialog.findChild<QDoubleSpinBox*>("framePeriod.value");
        value->selectAll();
        QTest::keyClicks(value, QLocale().toString(0.5));
        QTest::keyClick(value, Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(chosen.size(), 1U);
        QCOMPARE(chosen.front().value_or(0), 0.5);
    }

    void theDatasetCanHaveItsWayAgain()
    {
        FramePeriodDialog dialog(sequenceBy(TimeSource::told, 0.5), &m_window);
        std::vector<std::optional<double>> chosen;
        connect(&dialog, &FramePeriodDialog::chosen, this, [&](std::optional<double> period_s) { chosen.push_back(period_s); });
        dialog.findChild<QPushButton*>("framePeriod.own")->click();
        QCOMPARE(chosen.size(), 1U);
        QVERIFY(!chosen.front().has_value());
    }

    void escapeChangesNothing()
    {
        FramePeriodDialog dialog(sequenceBy(TimeSource::told, 0.5), &m_window);
        int chosen = 0;
        connect(&dialog, &FramePeriodDialog::chosen, this, [&] { ++chosen; });
        dialog.show();
        dialog.findChild<QDoubleSpinBox*>("framePeriod.value")->setValue(2);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(chosen, 0);
    }
};

POINTLOOM_TEST(TestFramePeriodDialog, withApplication)
#include "tst_frame_period_dialog.moc"
