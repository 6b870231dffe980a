// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinColumns.h"
#include "tests/ui/Runs.h"
#include "ui/dialogs/ColumnsDialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace pointloom;

/// What a person is asked about clouds without a header: the answer is looked at before anything is opened with it.
class TestColumnsDialog : public QObject
{
    Q_OBJECT

private:
    QWidget m_window;

    static std::vector<std::vector<Column>> possible() { return {*binColumnsFrom("x,y,z,intensity,ring"), *binColumnsFrom("x,y,z")}; }

    static void write(ColumnsDialog& dialog, const QString& text) { dialog.findChild<QComboBox*>("columns.list")->setEditText(text); }

private Q_SLOTS:
    void theLikeliestStandsThereAndReturnTakesIt()
    {
        ColumnsDialog dialog(possible(), &m_window);
        QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
        QCOMPARE(dialog.findChild<QComboBox*>("columns.list")->count(), 2);
        QVERIFY(dialog.findChild<QLabel*>("columns.verdict")->text().contains("20"));
        dialog.show();
        QTest::keyClick(dialog.findChild<QComboBox*>("columns.list")->lineEdit(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(binColumnsText(chosen.front().front().value<std::vector<Column>>()), binColumnsText(possible().front()));
        QVERIFY(!dialog.isVisible());
    }

    void whatIsChosenOrWrittenIsTaken()
    {
        for (const char* text : {"x,y,z", "x:f64,y:f64,z:f64,_:u16"}) {
            ColumnsDialog dialog(possible(), &m_window);
            QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
            write(dialog, text);
            dialog.findChild<QPushButton*>("columns.open")->click();
            QCOMPARE(chosen.size(), 1);
            QCOMPARE(binColumnsText(chosen.front().front().value<std::vector<Column>>()), std::string(text));
        }
    }

    void whatCannotBeSaysWhyAndStaysOpenToBeMended()
    {
        ColumnsDialog dialog(possible(), &m_window);
        QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
        dialog.show();
        write(dialog, "x,y,z,<b>ring</b>:q7");
        const auto* verdict = dialog.findChild<QLabel*>("columns.verdict");
        QCOMPARE(verdict->textFormat(), Qt::PlainText);
        QVERIFY2(verdict->text().contains("q7"), qPrintable(verdict->text()));
        QVERIFY(!dialog.findChild<QPushButton*>("columns.open")->isEnabled());
        QTest::keyClick(dialog.findChild<QComboBox*>("columns.list")->lineEdit(), Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QCOMPARE(chosen.size(), 0);
        write(dialog, "x,y,z");
        QVERIFY(dialog.findChild<QPushButton*>("columns.open")->isEnabled());
        QVERIFY(verdict->text().contains("12"));
    }

    void escapeAndCancelAnswerNothing()
    {
        for (const bool byKey : {true, false}) {
            ColumnsDialog dialog(possible(), &m_window);
            QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
            dialog.show();
            if (byKey)
                QTest::keyClick(&dialog, Qt::Key_Escape);
            else
                dialog.findChild<QPushButton*>("columns.cancel")->click();
            QVERIFY(!dialog.isVisible());
            QCOMPARE(chosen.size(), 0);
        }
    }
};

POINTLOOM_TEST(TestColumnsDialog, withApplication)
#include "tst_columns_dialog.moc"
