// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "ui/dialogs/KindredDialog.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace pointloom;

namespace {

Kindred kindred(std::int64_t id, const char* name, std::size_t alike)
{
    Kindred one{
        .task = {.id = id, .name = name, .dataset = "/data/<b>before</b>", .schemaJson = {}, .openedAt = {}, .edits = 4, .boxes = 7}};
    one.frames = 12;
    one.compared = alike;
    one.alike = alike;
    one.folderIsGone = true;
    return one;
}

}  // namespace

class TestKindredDialog : public QObject
{
    Q_OBJECT

private:
    QString questionOf(const Kindred& kindred)
    {
        const KindredDialog dialog({kindred}, "/data/now", &m_window);
        return dialog.findChild<QLabel*>("kindred.text")->text();
    }

    QWidget m_window;

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<KindredChoice>(); }

    void itNamesTaskAndFoldersAsTheyAre()
    {
        const KindredDialog dialog({kindred(3, "a<h1>BIG<h1>", 5)}, "/data/now & here", &m_window);
        const auto* text = dialog.findChild<QLabel*>("kindred.text");
        QCOMPARE(text->textFormat(), Qt::PlainText);
        for (const char* part : {"a<h1>BIG<h1>", "/data/<b>before</b>", "/data/now & here", "7", "12"})
            QVERIFY2(text->text().contains(part), qPrintable(text->text()));
        QVERIFY(dialog.findChild<QPushButton*>("kindred.continue")->isDefault());
        Kindred other = kindred(3, "street", 5);
        QVERIFY(!questionOf(other).contains("other names"));
        other.renamed = 4;
        QVERIFY(questionOf(other).contains("other names: 4"));
    }

    void namesAloneAreNoReasonToGoOnBlindly()
    {
        const KindredDialog dialog({kindred(3, "street", 0)}, "/data/now", &m_window);
        QVERIFY(!dialog.findChild<QPushButton*>("kindred.continue")->isDefault());
    }

    /// The folder was copied: Return must not take the task away from where it lies.
    void aFolderThatIsStillThereIsNotLeftBlindly()
    {
        Kindred copied = kindred(3, "street", 5);
        copied.folderIsGone = false;
        KindredDialog dialog({copied, kindred(8, "moved", 5)}, "/data/now", &m_window);
        QVERIFY(dialog.findChild<QPushButton*>("kindred.cancel")->isDefault());
        const QString effect = dialog.findChild<QLabel*>("kindred.effect")->text();
        dialog.findChild<QComboBox*>("kindred.tasks")->setCurrentIndex(1);
        QVERIFY(dialog.findChild<QPushButton*>("kindred.continue")->isDefault());
        QVERIFY(dialog.findChild<QLabel*>("kindred.effect")->text() != effect);
    }

    void aLongPathIsWrappedAndEscapeSaysNothing()
    {
        const std::string path = "/data/" + std::string(80, 'a') + "/" + std::string(80, 'b') + "/" + std::string(80, 'c');
        KindredDialog dialog({kindred(3, "street", 5)}, path, &m_window);
        QSignalSpy chosen(&dialog, &KindredDialog::chosen);
        dialog.show();
        QVERIFY2(dialog.width() < 1366, qPrintable(QString::number(dialog.width())));
        QVERIFY(dialog.findChild<QLabel*>("kindred.text")->text().contains(QString::fromStdString(path)));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(chosen.size(), 0);
    }

    void theChosenTaskGoesOn()
    {
        KindredDialog dialog({kindred(3, "one", 5), kindred(8, "two", 5)}, "/data/now", &m_window);
        QSignalSpy chosen(&dialog, &KindredDialog::chosen);
        dialog.findChild<QComboBox*>("kindred.tasks")->setCurrentIndex(1);
        QVERIFY(dialog.findChild<QLabel*>("kindred.text")->text().contains("\"two\""));
        dialog.findChild<QPushButton*>("kindred.continue")->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().at(0).value<KindredChoice>(), KindredChoice::continueTask);
        QCOMPARE(chosen.front().at(1).toLongLong(), 8);
    }

    void anewIsSaidOnceAndCancelNever()
    {
        for (const bool anew : {true, false}) {
            KindredDialog dialog({kindred(3, "one", 5)}, "/data/now", &m_window);
            QSignalSpy chosen(&dialog, &KindredDialog::chosen);
            dialog.findChild<QPushButton*>(anew ? "kindred.new" : "kindred.cancel")->click();
            QCOMPARE(chosen.size(), anew ? 1 : 0);
            if (anew)
                QCOMPARE(chosen.front().at(0).value<KindredChoice>(), KindredChoice::beginNew);
        }
    }
};

POINTLOOM_TEST(TestKindredDialog, withApplication)
#include "tst_kindred_dialog.moc"
