// SPDX-License-Identifier: Apache-2.0
// Drives the preferences as a person would, and looks whether what was chosen works at once and is still there the next time.
#include "core/base/File.h"
#include "tests/ui/Runs.h"
#include "tests/ui/dialogs/Desk.h"
#include "tests/ui/panels/Street.h"
#include "ui/application/KeyMap.h"
#include "ui/application/Language.h"
#include "ui/dialogs/preferences/KeyField.h"
#include "ui/dialogs/preferences/KeysModel.h"
#include "ui/dialogs/preferences/KeysPage.h"
#include "ui/dialogs/preferences/PreferencesDialog.h"
#include "ui/scene/LevelOfDetail.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>

using namespace pointloom;

class TestPreferences : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<test::Desk> m_desk;
    PreferencesDialog* m_dialog = nullptr;

    void openAt(PreferencesDialog::PageKind page)
    {
        (*m_desk->actions)[ActionId::preferences].trigger();
        m_dialog = m_desk->shown<PreferencesDialog>();
        QVERIFY(m_dialog != nullptr);
        m_dialog->showPage(page);
    }
    template <class Widget = QWidget> [[nodiscard]] Widget& find(const char* name) const
    {
        auto* widget = m_dialog->findChild<Widget*>(name);
        if (widget == nullptr)
            qFatal("%s is not there", name);
        return *widget;
    }
    void chooseAction(ActionId id)
    {
        auto& table = find<QTableView>("keys.table");
        table.selectRow(KeysModel::rowOf(id));
    }
    void press(const char* button) { QTest::mouseClick(&find<QWidget>(button), Qt::LeftButton); }
    [[nodiscard]] Keys keysOf(ActionId id) const { return (*m_desk->actions)[id].shortcuts(); }

private Q_SLOTS:
    void init()
    {
        m_session = m_street.open();
        m_desk = std::make_unique<test::Desk>(m_session.get());
    }
    void cleanup()
    {
        m_desk.reset();
        m_session.reset();
        applyLook(*qApp, {});
    }

    void aKeyIsBoundByPressingIt()
    {
        openAt(PreferencesDialog::PageKind::keys);
        chooseAction(ActionId::flip);
        press("keys.field");
        auto& field = find<KeyField>("keys.field");
        QVERIFY(field.isListening());
        QTest::keyClick(&field, Qt::Key_F8, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!field.isListening());
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("Ctrl+Shift+F8")});
        QCOMPARE(field.text(), QString("Ctrl+Shift+F8"));
        press("keys.add");
        QTest::keyClick(&field, Qt::Key_5, Qt::KeypadModifier);
        QCOMPARE(keysOf(ActionId::flip), keysFromText("Ctrl+Shift+F8; Num+5"));
        QVERIFY(savedKeys() == m_desk->actions->keys());

        press("keys.field");
        QTest::keyClick(&field, Qt::Key_Escape);  // gives up, and the dialog stays
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(keysOf(ActionId::flip).size(), 2);
        press("keys.remove");
        QVERIFY(keysOf(ActionId::flip).isEmpty());
        press("keys.reset");
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("G")});
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_desk->window.findChild<PreferencesDialog*>() == nullptr);
    }

    void keysThatAreNotLettersAreTakenAsTheyAre_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("bound");
        QTest::newRow("tab") << int(Qt::Key_Tab) << Qt::KeyboardModifiers(Qt::ControlModifier) << "\t" << "Ctrl+Tab";
        QTest::newRow("return") << int(Qt::Key_Return) << Qt::KeyboardModifiers() << "\r" << "Return";
        QTest::newRow("space") << int(Qt::Key_Space) << Qt::KeyboardModifiers(Qt::ShiftModifier) << " " << "Shift+Space";
        QTest::newRow("plus with shift") << int(Qt::Key_Plus) << Qt::KeyboardModifiers(Qt::ShiftModifier) << "+" << "+";
        QTest::newRow("letter with shift") << int(Qt::Key_W) << Qt::KeyboardModifiers(Qt::ShiftModifier) << "W" << "Shift+W";
    }

    void keysThatAreNotLettersAreTakenAsTheyAre()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, text);
        QFETCH(QString, bound);
        KeyField field;
        field.show();
        QSignalSpy captured(&field, &KeyField::captured);
        field.listen();
        QKeyEvent shift(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
        QCoreApplication::sendEvent(&field, &shift);
        QVERIFY(field.isListening());  // a modifier alone is no key
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        QCoreApplication::sendEvent(&field, &event);
        QCOMPARE(captured.count(), 1);
        QCOMPARE(captured.front().front().value<QKeySequence>().toString(), bound);
    }

    void aConflictIsShownAndCanBeSettled()
    {
        openAt(PreferencesDialog::PageKind::keys);
        chooseAction(ActionId::flip);
        auto& conflict = find<QLabel>("keys.conflict");
        QVERIFY(conflict.text().isEmpty());
        press("keys.field");
        QTest::keyClick(&find<KeyField>("keys.field"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(conflict.text().contains("Undo"));
        const auto& model = *find<QTableView>("keys.table").model();
        const auto note = [&](ActionId id) { return model.index(KeysModel::rowOf(id), KeysModel::note).data().toString(); };
        QVERIFY(note(ActionId::flip).contains("Undo"));
        QVERIFY(note(ActionId::undo).contains("Flip heading"));
        press("keys.takeOver");
        QVERIFY(conflict.text().isEmpty());
        QVERIFY(keysOf(ActionId::undo).isEmpty());
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("Ctrl+Z")});

        press("keys.field");
        QTest::keyClick(&find<KeyField>("keys.field"), Qt::Key_1);  // a class of the scheme
        QVERIFY(conflict.text().contains("Car"));
        QVERIFY(!find<QWidget>("keys.takeOver").isVisible());
    }

    void presetsSearchAndResetWork()
    {
        openAt(PreferencesDialog::PageKind::keys);
        auto& preset = find<QComboBox>("keys.preset");
        preset.setCurrentText("CVAT");
        QCOMPARE(keysOf(ActionId::nextFrame), Keys{QKeySequence("F")});
        QTest::keyClicks(&find<QLineEdit>("keys.search"), "next frame");
        auto& table = find<QTableView>("keys.table");
        QCOMPARE(table.currentIndex().siblingAtColumn(KeysModel::name).data().toString(), QString("Next frame"));
        press("keys.field");
        QTest::keyClick(&find<KeyField>("keys.field"), Qt::Key_F9);
        QCOMPARE(keysOf(ActionId::nextFrame), Keys{QKeySequence("F9")});
        press("keys.resetAll");
        QCOMPARE(keysOf(ActionId::nextFrame), Keys{QKeySequence("F")});
        find<QLineEdit>("keys.search").setText("no such action");
        QCOMPARE(table.model()->rowCount(), 0);
        QVERIFY(!find<QWidget>("keys.field").isEnabled());

        m_desk = nullptr;  // the next time
        QWidget window;
        ActionSet actions(window);
        SceneModel scene;
        const WindowDialogs dialogs(actions, scene, window);
        QCOMPARE(actions[ActionId::nextFrame].shortcuts(), Keys{QKeySequence("F")});
    }

    void keysTravelAsAFile()
    {
        const QTemporaryDir folder;
        openAt(PreferencesDialog::PageKind::keys);
        chooseAction(ActionId::flip);
        press("keys.field");
        QTest::keyClick(&find<KeyField>("keys.field"), Qt::Key_F9);
        auto* page = m_dialog->findChild<KeysPage*>();
        page->exportTo(folder.filePath("keys.json"));
        press("keys.resetAll");
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("G")});
        page->importFrom(folder.filePath("keys.json"));
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("F9")});
        page->importFrom(folder.filePath("not there.json"));
        QCOMPARE(find<QLabel>("keys.message").property("role").toString(), QString("warning"));
        QCOMPARE(keysOf(ActionId::flip), Keys{QKeySequence("F9")});
    }

    void theMouseFollowsAtOnce()
    {
        openAt(PreferencesDialog::PageKind::mouse);
        QCOMPARE(m_desk->scene->mouse(), MouseSettings());
        find<QComboBox>("mouse.orbit").setCurrentIndex(2);
        QCOMPARE(m_desk->scene->mouse().orbit, Qt::RightButton);
        QCOMPARE(m_desk->scene->mouse().pan, Qt::LeftButton);  // one button cannot do both
        QCOMPARE(find<QComboBox>("mouse.pan").currentIndex(), 0);
        find<QComboBox>("mouse.pan").setCurrentIndex(1);
        QCOMPARE(m_desk->scene->mouse().pan, Qt::MiddleButton);
        auto& speed = find<QSlider>("mouse.orbitSpeed");
        speed.setValue(speed.maximum());
        QCOMPARE(m_desk->scene->mouse().orbitSpeed, fastestMouse);
        QTest::keyClick(&find<QWidget>("mouse.zoomInverted"), Qt::Key_Space);
        QVERIFY(m_desk->scene->mouse().zoomInverted);
        QCOMPARE(m_desk->scene->mouse().zoomNotches(2), -2.0);
        QCOMPARE(savedPreferences().mouse, m_desk->scene->mouse());
    }

    void themeTextAndLanguageChangeAtOnce()
    {
        openAt(PreferencesDialog::PageKind::look);
        find<QComboBox>("look.theme").setCurrentIndex(static_cast<int>(ThemeChoice::light));
        QCOMPARE(colours::panel, lightColours().panel);
        QCOMPARE(m_desk->window.palette().color(QPalette::Window), lightColours().panel);
        find<QSlider>("look.textSize").setValue(16);
        QCOMPARE(m_dialog->font().pixelSize(), 16);
        const Look chosen{.theme = ThemeChoice::light, .textSize_px = 16};
        QCOMPARE(savedLook(), chosen);

        find<QComboBox>("look.language").setCurrentIndex(1);
        QCOMPARE(currentLanguage(), QString("zh_CN"));
        QTRY_COMPARE(m_dialog->findChildren<QComboBox*>("look.language").size(), 1);
        QCOMPARE(find<QListWidget>("preferences.pages").currentRow(), static_cast<int>(PreferencesDialog::PageKind::look));
        find<QComboBox>("look.language").setCurrentIndex(0);
        QCOMPARE(currentLanguage(), QString("en"));
    }

    void memoryIsBoundAndPointsAreLimited()
    {
        openAt(PreferencesDialog::PageKind::performance);
        QCOMPARE(m_session->view().frames().bytesAllowed(), std::size_t{1'024'000'000});
        find<QSpinBox>("performance.memory").setValue(256);
        QCOMPARE(m_session->view().frames().bytesAllowed(), std::size_t{256'000'000});
        QTRY_VERIFY(m_session->view().frame() != nullptr);
        QTRY_VERIFY(find<QLabel>("performance.use").text().contains("of 256 MB"));
        QCOMPARE(m_desk->scene->pointBudget(), SIZE_MAX);
        QTest::keyClick(&find<QWidget>("performance.automatic"), Qt::Key_Space);
        find<QSpinBox>("performance.budget").setValue(50'000);
        QCOMPARE(m_desk->scene->pointBudget(), std::size_t{50'000});
        QCOMPARE(LevelOfDetail().limit(true, m_desk->scene->pointBudget()), std::size_t{50'000});
        QCOMPARE(LevelOfDetail().limit(false, m_desk->scene->pointBudget()), SIZE_MAX);  // at rest everything is drawn

        m_session->view().frames().setBytesAllowed(1);
        QVERIFY(m_session->view().frame() != nullptr);  // never the frame in sight
    }

    void savingTellsTheFacts()
    {
        m_session->selection().setCurrentClass("car");
        NewObject car;
        car.box = test::goldenBox();
        car.classKey = "car";
        m_session->add(car);
        QTRY_COMPARE(m_session->editing().saveState(), Editing::SaveState::saved);
        openAt(PreferencesDialog::PageKind::saving);
        QCOMPARE(find<QLabel>("saving.file").text(), QString::fromStdString(m_session->workspacePath().string()));
        QCOMPARE(find<QLabel>("saving.edits").text(), QString("1"));
        QVERIFY(find<QLabel>("saving.size").text().contains("kB"));
    }

    void everyFieldIsReachedByTab()
    {
        openAt(PreferencesDialog::PageKind::mouse);
        find<QListWidget>("preferences.pages").setFocus();
        QStringList reached;
        for (int step = 0; step < 12; ++step) {
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
            reached += m_dialog->focusWidget()->objectName();
        }
        for (const char* name : {"mouse.orbit", "mouse.pan", "mouse.orbitSpeed", "mouse.zoomSpeed", "mouse.zoomInverted",
                                 "preferences.close", "preferences.pages"})
            QVERIFY2(reached.contains(name), name);
    }
};

POINTLOOM_TEST(TestPreferences, withOwnSettings)
#include "tst_preferences.moc"
