// SPDX-License-Identifier: Apache-2.0
// The whole way as a person goes it: open a folder, click, change, undo, come back.
#include "core/geometry/BoxOverlap.h"
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/OpenedWindow.h"
#include "ui/MainWindow.h"
#include "ui/application/KeyMap.h"
#include "ui/application/Theme.h"
#include "ui/dialogs/CommandPalette.h"
#include "ui/panels/NumberField.h"
#include "ui/scene/SceneView.h"
#include "ui/timeline/FrameBar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTreeView>
#include <QWindow>

using namespace pointloom;

namespace {

constexpr SimulateParams windowStreet{.frames = 3, .seed = 11, .rings = 64, .columns = 1024, .cars = 16};
constexpr int wait_ms = 20'000;  ///< software OpenGL on a busy machine

/// The parked or moving car that is seen best in the first frame.
SimulatedBox clearestCar(const SimulatedFrame& frame)
{
    SimulatedBox best;
    for (const SimulatedBox& box : frame.boxes)
        if (box.classKey == "car" && box.points > best.points)
            best = box;
    return best;
}

}  // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SimulatedBox m_car;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] OpenRequest request() const
    {
        return {.dataset = (test::path(m_folder) / "street").string(),
                .workspace = (test::path(m_folder) / "labels.pointloom").string(),
                .scheme = {},
                .takeOverLabels = true,
                .readOnly = false};
    }

    void openWindow()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1500, 950);
        m_window->show();
        m_window->activateWindow();  // keys go to the active window, and there may be no window manager to make it that
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        m_window->open(request());
        QVERIFY(opened.wait(wait_ms));
        QVERIFY(m_window->session() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->view().frame() != nullptr, wait_ms);
    }

    [[nodiscard]] Session& session() const { return *m_window->session(); }
    [[nodiscard]] SceneView& view(const char* name) const { return *m_window->findChild<SceneView*>(name); }
    [[nodiscard]] QPoint inWindow(const SceneView& view, const QPointF& pixel) const { return view.mapTo(m_window.get(), pixel.toPoint()); }
    void click(const SceneView& view, const QPointF& pixel)
    {
        QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, inWindow(view, pixel));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->windowHandle(), static_cast<Qt::Key>(key), modifiers);
    }

    /// A place in the main view where the car's points are on top.
    [[nodiscard]] std::optional<QPointF> pixelOfCar() const
    {
        const SceneView& main = view("mainView");
        const PointCloud& cloud = *session().view().frame()->cloud;
        for (const Eigen::Vector3f& point : cloud.positions_m) {
            if (!contains(m_car.box, point.cast<double>(), -0.1))
                continue;
            const auto pixel = main.transform().toPixel(point.cast<double>());
            if (!pixel)
                continue;
            const QPointF at(pixel->x(), pixel->y());
            const auto picked = main.pickPoint(at);
            const bool inTheOpen = main.childAt(at.toPoint()) == main.childAt(main.rect().center());
            if (picked && inTheOpen && contains(m_car.box, picked->cast<double>(), -0.05))
                return at;
        }
        return std::nullopt;
    }

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", windowStreet));
        m_car = clearestCar(simulateFrame(windowStreet, 0));
        QVERIFY(m_car.points > 50);
    }
    void cleanup() { m_window.reset(); }

    void startsWithSomethingToDo()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(m_window->findChild<QAbstractButton*>("start.open")->isVisible());
        QVERIFY(m_window->findChild<QAbstractButton*>("start.sample")->isVisible());
        QVERIFY(!m_window->actions()[ActionId::exportLabels].isEnabled());
    }

    void saysWhyAFolderCannotBeOpened()
    {
        m_window = std::make_unique<MainWindow>();
        QSignalSpy failed(m_window.get(), &MainWindow::openFailed);
        OpenRequest wrong = request();
        wrong.dataset = (test::path(m_folder) / "not there").string();
        m_window->open(wrong);
        QVERIFY(failed.wait(wait_ms));
        QVERIFY(failed.front().front().toString().contains("not there"));
        QVERIFY(m_window->session() == nullptr);
    }

    void boxesAnObjectWithOneClickAndChangesIt()
    {
        openWindow();
        SceneView& main = view("mainView");
        CameraState camera;
        camera.focus_m = m_car.box.centre_m;
        camera.position_m = m_car.box.centre_m * 0.4 + Eigen::Vector3d(0, 0, 9);
        main.setCamera(camera);
        QTRY_VERIFY_WITH_TIMEOUT(pixelOfCar().has_value(), wait_ms);

        click(main, *pixelOfCar());
        QTRY_COMPARE_WITH_TIMEOUT(session().editing().labels().frame(0).size(), 1U, wait_ms);
        const Cuboid fitted = session().editing().labels().frame(0).begin()->second;
        QCOMPARE(session().selection().current(), fitted.id);
        QVERIFY(iouBirdsEye(fitted.box, m_car.box) > 0.5);

        press(Qt::Key_9);
        QCOMPARE(session().editing().labels().trackOf(fitted)->classKey, "van");
        press(Qt::Key_K);
        QCOMPARE(answersOf(session().editing().labels(), *session().selection().currentCuboid()).at("parked"), AttributeValue(true));
        press(Qt::Key_O);
        QCOMPARE(answersOf(session().editing().labels(), *session().selection().currentCuboid()).at("occlusion"),
                 AttributeValue(std::string("visible")));
        press(Qt::Key_G);
        QVERIFY(std::abs(std::abs(wrapAngle(session().selection().currentCuboid()->box.yaw_rad - fitted.box.yaw_rad)) - std::numbers::pi)
                < 1e-9);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(session().selection().currentCuboid()->box.yaw_rad, fitted.box.yaw_rad);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_Y, Qt::ControlModifier);  // nothing left to redo: must not harm

        auto* length = m_window->findChild<NumberField*>("length");
        length->setFocus();
        length->selectAll();
        QTest::keyClicks(length, "4.75");
        QTest::keyClick(length, Qt::Key_Return);
        QCOMPARE(session().selection().currentCuboid()->box.size_m.x(), 4.75);
        QTRY_COMPARE(session().editing().saveState(), Editing::SaveState::saved);
        QCOMPARE(m_window->findChild<QTreeView*>("objects")->model()->rowCount(), 1);
    }

    void comesBackAfterARestartWithUndo()
    {
        openWindow();
        QCOMPARE(session().editing().labels().frame(0).size(), 1U);
        QVERIFY(session().selection().currentCuboid() != nullptr);
        QCOMPARE(session().selection().currentCuboid()->box.size_m.x(), 4.75);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(session().selection().currentCuboid()->box.size_m.x() != 4.75);
        press(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(session().selection().currentCuboid()->box.size_m.x(), 4.75);
    }

    void dragsAFaceInTheTopView()
    {
        openWindow();
        SceneView& top = view("topView");
        const OrientedBox before = session().selection().currentCuboid()->box;
        const Handle front{.kind = Handle::Kind::faces, .signs = {1, 0, 0}};
        QTRY_VERIFY_WITH_TIMEOUT(handleAt(before, top.transform(), *top.transform().toPixel(positionOf(before, front))) == front, wait_ms);
        const Eigen::Vector2d from = *top.transform().toPixel(positionOf(before, front));
        const Eigen::Vector2d to = *top.transform().toPixel(positionOf(before, front) + axisOf(before, 0) * 0.4);
        QWindow* window = m_window->windowHandle();
        QTest::mousePress(window, Qt::LeftButton, {}, inWindow(top, {from.x(), from.y()}));
        for (const double share : {0.3, 0.6, 1.0}) {
            const Eigen::Vector2d at = from + (to - from) * share;
            QTest::mouseMove(window, inWindow(top, {at.x(), at.y()}));
        }
        QTest::mouseRelease(window, Qt::LeftButton, {}, inWindow(top, {to.x(), to.y()}));
        QTRY_VERIFY(!(session().selection().currentCuboid()->box == before));
        const OrientedBox after = session().selection().currentCuboid()->box;
        QVERIFY(std::abs(after.size_m.x() - before.size_m.x() - 0.4) < 0.06);
        const auto back = [](const OrientedBox& box) { return (box.centre_m - axisOf(box, 0) * (box.size_m.x() / 2)).eval(); };
        QVERIFY((back(after) - back(before)).norm() < 1e-9);
        QCOMPARE(after.size_m.tail<2>(), before.size_m.tail<2>());
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(session().selection().currentCuboid()->box == before);
    }

    void goesThroughFramesByKeysAndTheBar()
    {
        openWindow();
        press(Qt::Key_Right);
        QCOMPARE(session().view().frameIndex(), 1);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(session().view().frameIndex(), 2);
        auto* bar = m_window->findChild<FrameBar*>("frameBar");
        QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(static_cast<int>(bar->positionOf(0)), bar->height() / 2));
        QCOMPARE(session().view().frameIndex(), 0);
    }

    void worksByTheKeysOfAnotherToolAtOnce()
    {
        openWindow();
        m_window->actions().setKeys(KeyMap(KeyPreset::cvat));
        press(Qt::Key_F);
        QCOMPARE(session().view().frameIndex(), 1);
        press(Qt::Key_D);
        QCOMPARE(session().view().frameIndex(), 0);
        m_window->actions().setKeys(KeyMap());
        press(Qt::Key_F);
        QCOMPARE(session().view().frameIndex(), 0);
    }

    void goesToAFrameByTheCommandPalette()
    {
        openWindow();
        press(Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_window->findChild<CommandPalette*>();
        QVERIFY(palette != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(palette));
        QTest::keyClicks(palette->focusWidget(), "frame 3");
        QTest::keyClick(palette->windowHandle(), Qt::Key_Return);
        QTRY_COMPARE(session().view().frameIndex(), 2);
        QTRY_VERIFY(m_window->findChild<CommandPalette*>() == nullptr);
        session().view().goToFrame(0);
    }

    void turnsLightAndDarkWhileASessionIsOpen()
    {
        openWindow();
        auto* status = m_window->findChild<QWidget*>("statusLine");
        const auto shown = [&] { return status->grab().toImage().pixelColor(2, 5); };
        QCOMPARE(shown(), darkColours().bar);
        applyLook(*qApp, {.theme = ThemeChoice::light});
        QCOMPARE(shown(), lightColours().bar);
        applyLook(*qApp, {});
        QCOMPARE(shown(), darkColours().bar);
    }

    void speaksChineseAtOnce()
    {
        openWindow();
        auto* language = m_window->findChild<QAbstractButton*>("language");
        language->click();
        QTRY_COMPARE(m_window->actions()[ActionId::undo].text(), QString::fromUtf8("撤销"));
        QVERIFY(m_window->windowTitle().contains(QString::fromUtf8("点织")));
        language->click();
        QTRY_COMPARE(m_window->actions()[ActionId::undo].text(), "Undo");
    }

    void deletesAndTakesBack()
    {
        openWindow();
        const Id<Cuboid> id = session().editing().labels().frame(0).begin()->first;
        session().selection().select(id);
        press(Qt::Key_Delete);
        QVERIFY(session().editing().labels().frame(0).empty());
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(session().editing().labels().frame(0).begin()->first, id);
    }

    /// Boxes of a frame that is no longer in the folder are kept, told of once on opening, and shown on no other cloud.
    void saysWhichBoxesAreOfFramesThatAreGone()
    {
        openWindow();
        const std::size_t before = session().editing().labels().cuboidCount();
        Cuboid gone = session().editing().labels().frame(0).begin()->second;
        session().editing().pushMade([&](Document& document) {
            gone.id = document.newCuboidId();
            gone.frame = {"taken away"};
            return Edit{.name = "Add box", .tracks = {}, .cuboids = {added(gone)}};
        });
        QTRY_COMPARE_WITH_TIMEOUT(session().editing().saveState(), Editing::SaveState::saved, wait_ms);
        m_window = std::make_unique<MainWindow>();
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        m_window->open(request());
        QVERIFY(opened.wait(wait_ms));
        const QString said = m_window->findChild<QLabel*>("status.message")->text();
        QVERIFY2(said.contains("no longer in the folder: 1, frames: 1 (taken away)"), qPrintable(said));
        QCOMPARE(session().editing().labels().cuboidCount(), before + 1);
        for (int frame = 0; frame < windowStreet.frames; ++frame)
            QVERIFY(!session().editing().labels().frame(frame).contains(gone.id));
        QVERIFY(session().editing().labels().find(gone.id) != nullptr);
        session().editing().undo();
        QCOMPARE(session().editing().labels().cuboidCount(), before);
    }
};

POINTLOOM_TEST(TestMainWindow, inWindow)

#include "tst_main_window.moc"
