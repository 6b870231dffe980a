// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "ui/dialogs/ImportDialogs.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace pointloom;

namespace {

GeometryDoubt doubtWith(std::size_t remedies)
{
    GeometryDoubt doubt{.reasons = {message("file <b>000001</b>.txt & others: %1", 3)}, .evidence = {.boxes = 14, .withPoints = 2}};
    if (remedies > 0)
        doubt.remedies.push_back({.key = "degrees",
                                  .title = "Read <i>angles</i> as degrees",
                                  .reading = {.degrees = true},
                                  .evidence = {.boxes = 14, .withPoints = 13}});
    if (remedies > 1)
        doubt.remedies.push_back(
            {.key = "half", .title = "Double the sizes", .reading = {.halfSizes = true}, .evidence = {.boxes = 14, .withPoints = 12}});
    return doubt;
}

}  // namespace

/// What a person is asked when labels look wrong: everything is shown as it is written, and each answer is given once.
class TestGeometryDialog : public QObject
{
    Q_OBJECT

private:
    QWidget m_window;

    static std::vector<QRadioButton*> choicesOf(const GeometryDialog& dialog)
    {
        const auto found = dialog.findChildren<QRadioButton*>();
        return {found.begin(), found.end()};
    }

    struct Answers
    {
        explicit Answers(GeometryDialog& dialog)
            : corrected(&dialog, &GeometryDialog::corrected),
              asTheyAre(&dialog, &GeometryDialog::acceptedAsTheyAre),
              leftOut(&dialog, &GeometryDialog::leftOut)
        {}
        [[nodiscard]] std::array<qsizetype, 3> counts() const { return {corrected.size(), asTheyAre.size(), leftOut.size()}; }

        QSignalSpy corrected;
        QSignalSpy asTheyAre;
        QSignalSpy leftOut;
    };

private Q_SLOTS:
    void reasonsAreShownAsTheyAre()
    {
        const GeometryDialog dialog(doubtWith(2), &m_window);
        const auto* reasons = dialog.findChild<QLabel*>("geometry.reasons");
        QCOMPARE(reasons->textFormat(), Qt::PlainText);
        QVERIFY2(reasons->text().contains("<b>000001</b>.txt & others: 3"), qPrintable(reasons->text()));
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void eachWayToReadSaysWhatSpeaksForIt()
    {
        const GeometryDialog dialog(doubtWith(2), &m_window);
        const auto choices = choicesOf(dialog);
        QCOMPARE(choices.size(), 4U);
        QVERIFY2(choices[0]->text().contains("<i>angles</i>") && choices[0]->text().contains("13"), qPrintable(choices[0]->text()));
        QVERIFY2(choices[1]->text().contains("12"), qPrintable(choices[1]->text()));
        QVERIFY2(choices[2]->text().contains("2"), qPrintable(choices[2]->text()));
    }

    void theBestCorrectionIsPreselectedAndNothingElseWhereThereIsNone()
    {
        QVERIFY(choicesOf(GeometryDialog(doubtWith(2), &m_window)).front()->isChecked());
        const GeometryDialog without(doubtWith(0), &m_window);
        const auto choices = choicesOf(without);
        QCOMPARE(choices.size(), 2U);
        QVERIFY(choices.back()->isChecked());  // boxes that look wrong are not taken by Return
    }

    void eachChoiceAnswersOnce()
    {
        for (std::size_t chosen = 0; chosen < 4; ++chosen) {
            GeometryDialog dialog(doubtWith(2), &m_window);
            const Answers answers(dialog);
            choicesOf(dialog)[chosen]->click();
            dialog.findChild<QPushButton*>("geometry.go")->click();
            const std::array<qsizetype, 3> expected{chosen < 2 ? 1 : 0, chosen == 2 ? 1 : 0, chosen == 3 ? 1 : 0};
            QCOMPARE(answers.counts(), expected);
            if (chosen < 2)
                QVERIFY(answers.corrected.front().front().value<BoxReading>() == doubtWith(2).remedies[chosen].reading);
        }
    }

    void returnGoesOnAndEscapeAnswersNothing()
    {
        for (const bool goes : {true, false}) {
            GeometryDialog dialog(doubtWith(1), &m_window);
            const Answers answers(dialog);
            dialog.show();
            QVERIFY(dialog.findChild<QPushButton*>("geometry.go")->isDefault());
            QTest::keyClick(&dialog, goes ? Qt::Key_Return : Qt::Key_Escape);
            QVERIFY(!dialog.isVisible());
            QCOMPARE(answers.counts(), (std::array<qsizetype, 3>{goes ? 1 : 0, 0, 0}));
        }
    }

    void cancelAnswersNothing()
    {
        GeometryDialog dialog(doubtWith(1), &m_window);
        const Answers answers(dialog);
        dialog.findChild<QPushButton*>("geometry.cancel")->click();
        QCOMPARE(answers.counts(), (std::array<qsizetype, 3>{0, 0, 0}));
    }

    void theReportSaysHowManyWereTakenAndAllThatWereNot()
    {
        std::vector<Message> notes;
        for (int i = 0; i < 40; ++i)
            notes.push_back(message("label <b>%1</b> & more is left out", i));
        ImportReportDialog report(1234, notes, &m_window);
        report.show();
        const auto* text = report.findChild<QPlainTextEdit*>("importReport.text");
        QVERIFY(text->isReadOnly());
        QCOMPARE(text->toPlainText().count('\n'), 39);
        QVERIFY(text->toPlainText().contains("label <b>39</b> & more is left out"));
        QVERIFY(report.findChild<QLabel*>()->text().contains(QLocale().toString(1234)));
        QVERIFY(report.height() < 700);  // a long list is scrolled
        QTest::keyClick(&report, Qt::Key_Escape);
        QVERIFY(!report.isVisible());
    }
};

POINTLOOM_TEST(TestGeometryDialog, withApplication)
#include "tst_geometry_dialog.moc"
