// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/dialogs/Desk.h"
#include "tests/ui/panels/Street.h"
#include "ui/application/Language.h"
#include "ui/dialogs/CommandPalette.h"
#include "ui/dialogs/FuzzyMatch.h"

#include <QLineEdit>
#include <QListView>
#include <QPointer>

using namespace pointloom;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;

    static QStringList texts(const std::vector<Command>& commands)
    {
        QStringList list;
        for (const Command& command : commands)
            list += command.text;
        return list;
    }

private Q_SLOTS:
    void fuzzyMatchesAreThoseThatAPersonMeans()
    {
        QVERIFY(fuzzyScore("", "anything").has_value());
        QVERIFY(!fuzzyScore("xyz", "Next frame").has_value());
        QVERIFY(!fuzzyScore("emarf", "Next frame").has_value());
        QVERIFY(fuzzyScore("NF", "Next frame").has_value());
        QVERIFY(fuzzyScore("n fr", "Next frame").has_value());
        QVERIFY(fuzzyScore(QString::fromUtf8("撤"), QString::fromUtf8("撤销")).has_value());
        // Starts of words before letters in between; runs before scattered letters; the short before the long.
        QVERIFY(*fuzzyScore("nf", "Next frame") > *fuzzyScore("nf", "Confirm"));
        QVERIFY(*fuzzyScore("flip", "Flip heading") > *fuzzyScore("flip", "Find a long impossible path"));
        QVERIFY(*fuzzyScore("undo", "Undo") > *fuzzyScore("undo", "Undo all of it"));
    }

    void everyActionIsFoundByItsOwnName()
    {
        const test::Desk desk;
        const auto all = allCommands(*desk.actions, nullptr);
        QCOMPARE(all.size(), actionTable().size() - 1);  // but for the palette itself
        for (const Command& command : all)
            QVERIFY2(texts(commandsFor(command.text, all, nullptr)).mid(0, 3).contains(command.text), qPrintable(command.text));
    }

    void typingAndReturnDoesIt()
    {
        const auto session = m_street.open();
        const test::Desk desk(session.get());
        (*desk.actions)[ActionId::commandPalette].trigger();
        const QPointer<CommandPalette> palette = desk.shown<CommandPalette>();
        QVERIFY(palette != nullptr);
        QSignalSpy triggered(&(*desk.actions)[ActionId::nextFrame], &QAction::triggered);
        QTest::keyClicks(palette->findChild<QLineEdit*>(), "next frame");
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE(triggered.count(), 1);
        QVERIFY(!palette || !palette->isVisible());
    }

    void numbersLeadToFramesAndNamesToClasses()
    {
        const auto session = m_street.open();
        const test::Desk desk(session.get());
        const auto all = allCommands(*desk.actions, session.get());
        const auto first = [&](const char* typed) { return commandsFor(typed, all, session.get()).at(0); };
        QCOMPARE(first("2").text, QString("Go to frame 2"));
        first("go to frame 2").run();
        QCOMPARE(session->view().frameIndex(), 1);
        first("frame 1").run();
        QCOMPARE(session->view().frameIndex(), 0);
        QVERIFY(!texts(commandsFor("3", all, session.get())).contains("Go to frame 3"));  // there are two
        QVERIFY(!texts(commandsFor("0", all, session.get())).contains("Go to frame 0"));

        QCOMPARE(first("class ped").text, QString("Set class: Pedestrian"));
        QCOMPARE(first("class ped").keys, QString("4"));
        first("class ped").run();
        QCOMPARE(session->selection().currentClass().key, std::string("pedestrian"));
    }

    void whatCannotBeUsedIsDimmedAndSaysWhy()
    {
        const test::Desk desk;
        (*desk.actions)[ActionId::flip].setEnabled(false);
        const auto all = allCommands(*desk.actions, nullptr);
        const auto found = commandsFor("flip heading", all, nullptr);
        QVERIFY(!found.at(0).enabled);
        QCOMPARE(found.at(0).whyNot, QString("open a folder first"));

        const auto session = m_street.open();
        const auto open = allCommands(*desk.actions, session.get());
        QCOMPARE(commandsFor("flip heading", open, session.get()).at(0).whyNot, QString("select a box first"));

        desk.dialogs->showCommands();
        auto* palette = desk.shown<CommandPalette>();
        QVERIFY(palette != nullptr);
        QSignalSpy triggered(&(*desk.actions)[ActionId::flip], &QAction::triggered);
        QTest::keyClicks(palette->findChild<QLineEdit*>(), "flip heading");
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(palette->isVisible());  // nothing happened
        QTest::keyClick(palette, Qt::Key_Escape);
        QTRY_VERIFY(desk.window.findChild<CommandPalette*>() == nullptr);
        QCOMPARE(triggered.count(), 0);
    }

    void theArrowsWalkTheList()
    {
        const test::Desk desk;
        desk.dialogs->showCommands();
        auto* palette = desk.shown<CommandPalette>();
        auto* list = palette->findChild<QListView*>();
        QCOMPARE(list->currentIndex().row(), 0);
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(field, Qt::Key_PageUp);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClicks(field, "qqqqq");
        QCOMPARE(list->model()->rowCount(), 0);
    }

    void englishNamesAreFoundInChinese()
    {
        const test::Desk desk;
        chooseLanguage(*qApp, "zh_CN");
        desk.actions->retranslate();
        const auto all = allCommands(*desk.actions, nullptr);
        QCOMPARE(commandsFor("undo", all, nullptr).at(0).text, QString::fromUtf8("撤销"));
        QCOMPARE(commandsFor(QString::fromUtf8("撤销"), all, nullptr).at(0).text, QString::fromUtf8("撤销"));
        chooseLanguage(*qApp, "en");
    }
};

POINTLOOM_TEST(TestCommandPalette, withOwnSettings)
#include "tst_command_palette.moc"
