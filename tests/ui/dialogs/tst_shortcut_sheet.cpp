// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/dialogs/Desk.h"
#include "tests/ui/panels/Street.h"
#include "ui/application/KeyMap.h"
#include "ui/dialogs/ShortcutSheet.h"

#include <QLabel>
#include <QLineEdit>

using namespace pointloom;

class TestShortcutSheet : public QObject
{
    Q_OBJECT

private:
    static QStringList texts(const QWidget& sheet)
    {
        QStringList list;
        for (const auto* label : sheet.findChildren<QLabel*>())
            list += label->text();
        return list;
    }

private Q_SLOTS:
    void showsTheKeysThatReallyWork()
    {
        test::Street street;
        const auto session = street.open();
        const test::Desk desk(session.get());
        KeyMap keys;
        keys.bind(ActionId::flip, {QKeySequence("Ctrl+Shift+F9")});
        keys.bind(ActionId::refit, {});
        desk.actions->setKeys(keys);
        (*desk.actions)[ActionId::shortcutSheet].trigger();
        const auto* sheet = desk.shown<ShortcutSheet>();
        QVERIFY(sheet != nullptr);
        const QStringList shown = texts(*sheet);
        QVERIFY(shown.contains("Ctrl+Shift+F9") && shown.contains("Flip heading"));
        QVERIFY(!shown.contains("Fit again"));   // has no key
        QVERIFY(shown.contains("Pedestrian"));   // of the scheme
        QVERIFY(shown.contains("Left drag"));    // of the mouse
        QCOMPARE(shown.count("Move ahead"), 1);  // the heading tells of coarse and fine
    }

    void findsByNameAndByKey()
    {
        const test::Desk desk;
        desk.dialogs->showShortcuts();
        auto* sheet = desk.shown<ShortcutSheet>();
        auto* search = sheet->findChild<QLineEdit*>();
        QTest::keyClicks(search, "previous frame");
        QTRY_VERIFY(texts(*sheet).contains("Previous frame"));
        QVERIFY(!texts(*sheet).contains("Undo"));
        search->clear();
        QTest::keyClicks(search, "ctrl+z");
        QVERIFY(texts(*sheet).contains("Undo"));
        QVERIFY(!texts(*sheet).contains("Previous frame"));
    }

    void fitsASmallScreen()
    {
        const test::Desk desk;
        desk.dialogs->showShortcuts();
        const auto* sheet = desk.shown<ShortcutSheet>();
        QVERIFY(sheet->minimumSizeHint().width() <= 1366 - 40);
        QVERIFY(sheet->minimumSizeHint().height() <= 768 - 80);
        QVERIFY(sheet->geometry().bottom() <= sheet->screen()->availableGeometry().bottom());
    }

    void aShortPressLetsItStandUntilEscOrTheKeyAgain()
    {
        test::Desk desk;
        for (const Qt::Key closing : {Qt::Key_Escape, Qt::Key_F1}) {
            desk.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&desk.window));
            QTest::keyPress(desk.window.windowHandle(), Qt::Key_F1);
            auto* sheet = desk.shown<ShortcutSheet>();
            QVERIFY(sheet != nullptr);
            QTest::keyRelease(sheet, Qt::Key_F1);
            QVERIFY(sheet->isVisible());
            QTest::keyClick(sheet, closing);
            QTRY_VERIFY(desk.window.findChild<ShortcutSheet*>() == nullptr);
        }
    }

    void heldItIsAGlanceAndGoesWithTheKey()
    {
        const test::Desk desk;
        QTest::keyPress(desk.window.windowHandle(), Qt::Key_F1);
        auto* sheet = desk.shown<ShortcutSheet>();
        QVERIFY(sheet != nullptr);
        QTest::qWait(ShortcutSheet::glance_ms + 50);  // a person holding a key is what is tested here
        QKeyEvent repeated(QEvent::KeyPress, Qt::Key_F1, {}, {}, true);
        QCoreApplication::sendEvent(sheet, &repeated);
        QVERIFY(sheet->isVisible());
        QTest::keyRelease(sheet, Qt::Key_F1);
        QTRY_VERIFY(desk.window.findChild<ShortcutSheet*>() == nullptr);
    }
};

POINTLOOM_TEST(TestShortcutSheet, withOwnSettings)
#include "tst_shortcut_sheet.moc"
