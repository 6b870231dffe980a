// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "ui/dialogs/RemarksDialog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QWidget>
#include <QtTest>

using namespace pointloom;

class TestRemarksDialog : public QObject
{
    Q_OBJECT

private:
    QWidget m_window;

private Q_SLOTS:
    void allAreGatheredEachOnce()
    {
        auto sequence = std::make_shared<Sequence>();
        sequence->notes = {{message("holds no pose"), "poses.txt"}, {message("holds no pose"), "other.txt"}};
        OpenedTask task;
        task.sequence = sequence;
        task.warnings = {message("made anew"), message("changed")};
        task.remarks = {message("made anew"), message("gone: %1", 3)};
        task.labelNotes = {message("left out: %1", 1), message("left out: %1", 2), message("left out: %1", 1)};
        const std::vector<Error> all = openingRemarks(task);
        QCOMPARE(all.size(), 7U);
        QCOMPARE(all.front().where, std::string("poses.txt"));
        QCOMPARE(all.back().what, message("left out: %1", 2));
    }

    void theyAreShownAsTheyAreAndEscapeCloses()
    {
        std::vector<Error> remarks;
        for (int i = 0; i < 50; ++i)
            remarks.push_back({message("holds no <b>%1</b> & more", i), "a<h1>BIG<h1>.txt"});
        RemarksDialog dialog(remarks, &m_window);
        dialog.show();
        const auto* text = dialog.findChild<QPlainTextEdit*>("remarks.text");
        QVERIFY(text->isReadOnly());
        QCOMPARE(text->toPlainText().count('\n'), 49);
        QVERIFY(text->toPlainText().contains("a<h1>BIG<h1>.txt: holds no <b>49</b> & more"));
        QVERIFY(dialog.findChild<QLabel*>()->text().contains("50"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void nothingIsSaidToBeNothing()
    {
        const RemarksDialog dialog({}, &m_window);
        QVERIFY(!dialog.findChild<QPlainTextEdit*>("remarks.text")->isVisibleTo(&dialog));
    }
};

POINTLOOM_TEST(TestRemarksDialog, withApplication)
#include "tst_remarks_dialog.moc"
