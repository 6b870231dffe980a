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

    static HeaderlessCloud unclear()
    {
        return {.file = "/somewhere/<b>0</b>%1.bin",
                .bytes = 1200,
                .candidates = {*binColumnsFrom("x,y,z,intensity,ring"), *binColumnsFrom("x,y,z")},
                .sure = false};
    }
    static HeaderlessCloud sure()
    {
        HeaderlessCloud cloud = unclear();
        cloud.candidates.resize(1);
        cloud.sure = true;
        return cloud;
    }
    static std::string textOf(const std::vector<Column>& columns) { return binColumnsText(columns); }
    static QString verdictOf(const ColumnsDialog& dialog) { return dialog.findChild<QLabel*>("columns.verdict")->text(); }

    static void write(ColumnsDialog& dialog, const QString& text) { dialog.findChild<QComboBox*>("columns.list")->setEditText(text); }

private Q_SLOTS:
    void theLikeliestStandsThereAndReturnTakesIt()
    {
        ColumnsDialog dialog(unclear(), &m_window);
        QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
        QCOMPARE(dialog.findChild<QComboBox*>("columns.list")->count(), 2);
        QVERIFY(verdictOf(dialog).contains("20 "));
        dialog.show();
        QTest::keyClick(dialog.findChild<QComboBox*>("columns.list")->lineEdit(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(textOf(chosen.front().front().value<std::vector<Column>>()), textOf(unclear().candidates.front()));
        QVERIFY(!dialog.isVisible());
    }

    void whatIsChosenOrWrittenIsTaken()
    {
        for (const char* text : {"x,y,z", "x:f64,y:f64,z:f64,_:u16"}) {
            ColumnsDialog dialog(unclear(), &m_window);
            QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
            write(dialog, text);
            dialog.findChild<QPushButton*>("columns.open")->click();
            QCOMPARE(chosen.size(), 1);
            QCOMPARE(textOf(chosen.front().front().value<std::vector<Column>>()), std::string(text));
        }
    }

    void whatCannotBeSaysWhyAndStaysOpenToBeMended()
    {
        ColumnsDialog dialog(unclear(), &m_window);
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

    /// 1,200 bytes are 100 points of 12 bytes, and no points of 16 or 28.
    void theFileIsMeasuredByWhatIsWritten()
    {
        ColumnsDialog dialog(unclear(), &m_window);
        const auto* verdict = dialog.findChild<QLabel*>("columns.verdict");
        QCOMPARE(verdict->textFormat(), Qt::PlainText);
        write(dialog, "x,y,z");
        QVERIFY2(verdict->text().contains("b>%1.bin would") && verdict->text().contains("100 "), qPrintable(verdict->text()));
        QCOMPARE(verdict->property("role").toString(), QString("quiet"));
        write(dialog, "x:f64,y:f64,z:f64,ring");
        QVERIFY2(verdict->text().contains("28 "), qPrintable(verdict->text()));
        QCOMPARE(verdict->property("role").toString(), QString("warning"));
        QVERIFY(dialog.findChild<QPushButton*>("columns.open")->isEnabled());  // a person may know that the file is cut short
    }

    void whatHoldsStandsThereWhenItIsToBeChanged()
    {
        const std::vector<Column> told = *binColumnsFrom("x,y,z,_,_,ring:u16");
        const ColumnsDialog dialog(sure(), told, &m_window);
        QCOMPARE(dialog.findChild<QComboBox*>("columns.list")->currentText().toStdString(), textOf(told));
        QVERIFY(dialog.findChild<QLabel*>("columns.question")->text().contains(QString::fromStdString(textOf(told))));
        const ColumnsDialog found(sure(), {}, &m_window);
        QCOMPARE(found.findChild<QComboBox*>("columns.list")->currentText().toStdString(), textOf(sure().candidates.front()));
        QVERIFY(found.findChild<QLabel*>("columns.question")->text().contains(QString::fromStdString(textOf(sure().candidates.front()))));
    }

    /// Only what was told can be taken back, and only where the numbers tell.
    void theNumbersCanHaveTheirWayAgain()
    {
        const std::vector<Column> told = *binColumnsFrom("x,y,z,_,_");
        for (const bool isTold : {true, false}) {
            for (const bool isSure : {true, false}) {
                ColumnsDialog dialog(isSure ? sure() : unclear(), isTold ? told : std::vector<Column>(), &m_window);
                QCOMPARE(dialog.findChild<QPushButton*>("columns.found")->isEnabled(), isTold && isSure);
            }
        }
        ColumnsDialog dialog(sure(), told, &m_window);
        QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
        dialog.show();
        QVERIFY(dialog.findChild<QPushButton*>("columns.found")->isVisible());
        dialog.findChild<QPushButton*>("columns.found")->click();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen.front().front().value<std::vector<Column>>().empty());
        QVERIFY(!dialog.isVisible());
        const ColumnsDialog onOpening(unclear(), &m_window);
        QVERIFY(onOpening.findChild<QPushButton*>("columns.found") == nullptr);
    }

    void aCloudThatCannotBeLookedAtKeepsNobodyFromTelling()
    {
        ColumnsDialog dialog(HeaderlessCloud(), {}, &m_window);
        QSignalSpy chosen(&dialog, &ColumnsDialog::chosen);
        write(dialog, "x,y,z");
        QVERIFY2(verdictOf(dialog).contains("12"), qPrintable(verdictOf(dialog)));
        dialog.findChild<QPushButton*>("columns.open")->click();
        QCOMPARE(chosen.size(), 1);
    }

    void escapeAndCancelAnswerNothing()
    {
        for (const bool byKey : {true, false}) {
            ColumnsDialog dialog(unclear(), &m_window);
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
