// SPDX-License-Identifier: Apache-2.0
#include "core/labels/TrackGestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/application/Settings.h"
#include "ui/panels/BoxPanel.h"
#include "ui/panels/Chip.h"
#include "ui/panels/NumberField.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QSignalSpy>

using namespace pointloom;

class TestBoxPanel : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<BoxPanel> m_panel;

    [[nodiscard]] const OrientedBox& box() const { return m_session->selection().currentCuboid()->box; }
    [[nodiscard]] NumberField& field(const char* name) const { return *m_panel->findChild<NumberField*>(name); }
    [[nodiscard]] QString state() const { return m_panel->findChild<QLabel*>("box.state")->text(); }

    /// As a person types: all of the old text goes.
    void type(const char* name, const QString& text) const
    {
        field(name).setFocus();
        field(name).selectAll();
        QTest::keyClicks(&field(name), text);
    }
    void enter(const char* name, const QString& text) const
    {
        type(name, text);
        QTest::keyClick(&field(name), Qt::Key_Return);
    }

private Q_SLOTS:
    void init()
    {
        m_session = m_street.open();
        QTRY_VERIFY(m_session->view().frame() != nullptr);
        m_session->add({.box = test::goldenBox(), .classKey = "car"});
        m_panel = std::make_unique<BoxPanel>(*m_session);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void keyframesAndFinalBoxesAreTicked()
    {
        auto* keyframe = m_panel->findChild<Chip*>("box.keyframe");
        auto* final = m_panel->findChild<Chip*>("box.final");
        QVERIFY(keyframe->isChecked() && !final->isChecked());
        m_session->editing().push(setState(m_session->editing().labels(), {m_session->selection().current()}, BoxState::interpolated));
        QVERIFY(!keyframe->isChecked() && !final->isChecked());
        QCOMPARE(m_panel->findChild<QLabel*>("box.rests")->text(), "interpolated");
        final->click();
        QVERIFY(m_session->selection().currentCuboid()->state == BoxState::finalised);
        QVERIFY(!keyframe->isChecked() && final->isChecked());
        final->click();
        QVERIFY(m_session->selection().currentCuboid()->state == BoxState::keyframe);
        keyframe->click();
        QVERIFY(keyframe->isChecked());
        m_session->editing().push(setState(m_session->editing().labels(), {m_session->selection().current()}, BoxState::propagated));
        enter("length", "5");  // by hand: it becomes a keyframe
        QVERIFY(m_session->selection().currentCuboid()->state == BoxState::keyframe && keyframe->isChecked());
    }

    void reckons()
    {
        enter("length", "4.2+0.1");
        QCOMPARE(box().size_m.x(), 4.2 + 0.1);
        QCOMPARE(field("length").text(), "4.30");
        enter("length", "*2");
        QCOMPARE(box().size_m.x(), (4.2 + 0.1) * 2);
        enter("length", "-=60 cm");
        QVERIFY(std::abs(box().size_m.x() - 8) < 1e-9);
        enter("yaw", "90");
        QVERIFY(std::abs(box().yaw_rad - std::numbers::pi / 2) < 1e-12);
        enter("yaw", "+=180");
        QVERIFY(std::abs(box().yaw_rad + std::numbers::pi / 2) < 1e-12);
        QCOMPARE(field("yaw").text(), "-90.0");
    }

    /// A number that is cut off reads as another one: coordinates of national grids have seven digits.
    void aNumberIsNeverCutOff()
    {
        QWidget window;
        NumberField wide(metreSpec(-1e9, 1e9), &window);
        wide.resize(300, 28);
        NumberField narrow(metreSpec(-1e9, 1e9), &window);
        narrow.resize(narrow.fontMetrics().horizontalAdvance("5335013") + 26, 28);
        for (NumberField* one : {&wide, &narrow})
            one->setValue(5335013.67);
        QCOMPARE(wide.text(), "5335013.67");
        QVERIFY(wide.toolTip().isEmpty());
        QVERIFY2(narrow.text().toDouble() > 5335013 && narrow.text().toDouble() < 5335015, qPrintable(narrow.text()));
        QVERIFY(narrow.fontMetrics().horizontalAdvance(narrow.text()) <= narrow.width() - 20);
        QVERIFY(narrow.toolTip().contains("5335013.67"));
        QCOMPARE(narrow.value(), std::optional(5335013.67));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        narrow.setFocus();
        QCOMPARE(narrow.text(), "5335013.67");  // it may be typed over
        wide.setFocus();
        QCOMPARE(narrow.value(), std::optional(5335013.67));
        QVERIFY(narrow.text() != "5335013.67");
        narrow.resize(300, 28);
        QCOMPARE(narrow.text(), "5335013.67");
    }

    void aKeyboardSetToChineseWorksToo()
    {
        field("width").setFocus();
        field("width").selectAll();
        QInputMethodEvent typed;
        typed.setCommitString(QString::fromUtf8("１．５＋０．２"));
        QCoreApplication::sendEvent(&field("width"), &typed);
        QTest::keyClick(&field("width"), Qt::Key_Return);
        QCOMPARE(box().size_m.y(), 1.5 + 0.2);
    }

    void eachIsOneEdit()
    {
        const int before = m_session->editing().undoStack().index();
        enter("x", "11");
        QCOMPARE(m_session->editing().undoStack().index(), before + 1);
        enter("x", "11");
        QCOMPARE(m_session->editing().undoStack().index(), before + 1);
        m_session->editing().undo();
        QCOMPARE(box().centre_m.x(), test::goldenBox().centre_m.x());
        QCOMPARE(field("x").text(), "10.00");
    }

    void lookingAtAValueDoesNotRoundIt()
    {
        OrientedBox odd = box();
        odd.size_m.x() = 4.123456;
        m_session->editing().push(reshapeBox(m_session->editing().labels(), m_session->selection().current(), odd));
        field("length").setFocus();
        QTest::keyClick(&field("length"), Qt::Key_Return);
        enter("width", "1.9");
        QCOMPARE(box().size_m.x(), 4.123456);
    }

    void stepsByKeys()
    {
        const auto length = [&] { return box().size_m.x(); };
        const double before = length();
        field("length").setFocus();
        QTest::keyClick(&field("length"), Qt::Key_Up);
        QVERIFY(std::abs(length() - before - 0.05) < 1e-9);
        QTest::keyClick(&field("length"), Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(std::abs(length() - before - 0.30) < 1e-9);
        QTest::keyClick(&field("length"), Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(std::abs(length() - before - 0.29) < 1e-9);
    }

    void enterLeavesAndEscRestores()
    {
        QSignalSpy left(m_panel.get(), &BoxPanel::left);
        enter("height", "1.7");
        QCOMPARE(left.count(), 1);
        type("height", "9");
        QTest::keyClick(&field("height"), Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
        QCOMPARE(box().size_m.z(), 1.7);
        QCOMPARE(field("height").text(), "1.70");
    }

    void tabAppliesAndGoesOn()
    {
        type("length", "5");
        QTest::keyClick(&field("length"), Qt::Key_Tab);
        QCOMPARE(box().size_m.x(), 5.0);
        QVERIFY(field("width").hasFocus());
        QCOMPARE(field("width").selectedText(), field("width").text());
        for (const char* next : {"height", "yaw", "x", "y", "z"}) {
            QTest::keyClick(m_panel->window(), Qt::Key_Tab);
            QVERIFY2(field(next).hasFocus(), next);
        }
    }

    void saysCalmlyWhatItCannotRead()
    {
        QSignalSpy left(m_panel.get(), &BoxPanel::left);
        const QString before = state();
        enter("length", "4.2+");
        QCOMPARE(left.count(), 0);
        QCOMPARE(box().size_m.x(), test::goldenBox().size_m.x());
        QVERIFY(state() != before);
        QCOMPARE(field("length").text(), "4.2+");
        QTest::keyClicks(&field("length"), "1");
        QCOMPARE(state(), before);
        QTest::keyClick(&field("length"), Qt::Key_Return);
        QCOMPARE(box().size_m.x(), 5.2);
        enter("length", "900");
        QVERIFY(state().contains("200"));
        QCOMPARE(box().size_m.x(), 5.2);
    }

    void anotherSelectionTakesThePlaceOfWhatIsTyped()
    {
        type("length", "9");
        OrientedBox other = test::goldenBox();
        other.size_m.x() = 3;
        m_session->add({.box = other, .classKey = "van"});
        QCOMPARE(field("length").text(), "3.00");
    }

    void aTypedSizeKeepsAFaceOrTheMiddle()
    {
        enter("length", "6");
        QVERIFY((box().centre_m - test::goldenBox().centre_m).norm() > 0.9);
        m_panel->findChild<Chip*>("anchor.centre")->click();
        const Eigen::Vector3d middle = box().centre_m;
        enter("length", "4");
        QCOMPARE(box().centre_m, middle);
        const double bottom = middle.z() - box().size_m.z() / 2;
        enter("height", "2.5");
        QVERIFY(std::abs(box().centre_m.z() - box().size_m.z() / 2 - bottom) < 1e-9);
        m_panel->findChild<Chip*>("anchor.seenFace")->click();
    }

    /// Pitch and roll take no room until they are asked for, or the box has any.
    void tiltIsShownWhenThereIsAnyOrItIsAskedFor()
    {
        auto* tilt = m_panel->findChild<Chip*>("tilt");
        if (tilt->isChecked())
            tilt->click();
        QVERIFY(!field("pitch").isVisible() && !field("roll").isVisible());
        tilt->click();
        QVERIFY(tilt->isChecked() && field("pitch").isVisible() && field("roll").isVisible());
        QCOMPARE(field("pitch").text(), "0.0");
        const int before = m_session->editing().undoStack().index();
        enter("pitch", "-0.01");
        QCOMPARE(field("pitch").text(), "0.0");  // no zero with a sign
        enter("pitch", "-12");
        QVERIFY(std::abs(box().pitch_rad + 12 * std::numbers::pi / 180) < 1e-12);
        enter("roll", "3+2");
        QVERIFY(std::abs(box().roll_rad - 5 * std::numbers::pi / 180) < 1e-12);
        QCOMPARE(m_session->editing().undoStack().index(), before + 3);
        tilt->click();
        QVERIFY(tilt->isChecked() && field("pitch").isVisible());  // it is tilted
        enter("pitch", "0");
        enter("roll", "0");
        QVERIFY(isUpright(box()) && !field("pitch").isVisible() && !tilt->isChecked());
        m_session->editing().undo();
        QCOMPARE(field("roll").text(), "5.0");
        QVERIFY(field("roll").isVisible());
        tilt->click();  // clicked away while a box shows it: still not asked for
        QVERIFY(tilt->isChecked() && field("roll").isVisible());
        m_session->editing().redo();
        QVERIFY(isUpright(box()) && !field("roll").isVisible() && !tilt->isChecked());
        m_session->editing().undo();
    }

    /// What a box has is shown whatever was asked for, and what was asked for stays as it was.
    void aTiltedBoxShowsItsTiltByItself()
    {
        auto* tilt = m_panel->findChild<Chip*>("tilt");
        if (tilt->isChecked())
            tilt->click();
        OrientedBox tilted = box();
        tilted.pitch_rad = 0.2;
        m_session->editing().push(reshapeBox(m_session->editing().labels(), m_session->selection().current(), tilted));
        QVERIFY(tilt->isChecked() && field("pitch").isVisible());
        QVERIFY(!tilt->isEnabled());
        QVERIFY(tilt->toolTip().contains("level"));
        tilt->click();
        QVERIFY(!settings().value("box/showsTilt").toBool());
        m_session->editing().undo();
        QVERIFY(tilt->isEnabled() && !tilt->isChecked() && !field("pitch").isVisible());
    }

    void thePointsAreAskedWhenTheBoxIsAnotherOne()
    {
        const std::size_t before = m_panel->countings();
        m_session->editing().push(setState(m_session->editing().labels(), {m_session->selection().current()}, BoxState::finalised));
        m_session->editing().undo();
        QCOMPARE(m_panel->countings(), before);  // it stands where it stood
        enter("x", "11");
        QCOMPARE(m_panel->countings(), before + 1);
        m_session->selection().select({});
        m_session->view().goToFrame(1);
        QTRY_VERIFY(m_session->view().frame() != nullptr);
        QCOMPARE(m_panel->countings(), before + 1);
        OrientedBox same = test::goldenBox();
        same.centre_m.x() = 11;
        m_session->add({.box = same, .classKey = "car"});
        QCOMPARE(m_panel->countings(), before + 2);  // in other points
    }

    void noBoxStandsOnItsNose()
    {
        m_panel->findChild<Chip*>("tilt")->click();
        enter("pitch", "95");
        QVERIFY(isUpright(box()));
        enter("pitch", "89");
        QVERIFY(!isUpright(box()));
        m_panel->findChild<Chip*>("tilt")->click();
    }
};

POINTLOOM_TEST(TestBoxPanel, withApplication)
#include "tst_box_panel.moc"
