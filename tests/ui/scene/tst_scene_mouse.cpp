// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scene/Stage.h"

#include <QKeyEvent>
#include <QLabel>

using namespace pointloom;
using test::Stage;

namespace {

const Handle turnHandle{Handle::Kind::turn, {}};

Handle faceHandle(Face face)
{
    Handle handle{Handle::Kind::faces, {}};
    handle.signs[static_cast<std::size_t>(axisOf(face))] = signOf(face);
    return handle;
}

Handle opposite(Handle handle)
{
    for (int& sign : handle.signs)
        sign = -sign;
    return handle;
}

/// A stage with a street and its car selected.
void furnish(Stage& stage)
{
    stage.model.setCloud(test::street());
    stage.model.setBoxes({test::car()});
    stage.model.setSelected(1);
}

template <class T> T argument(const QSignalSpy& spy, int call, int index)
{
    return spy.at(call).at(index).value<T>();
}

}  // namespace

class TestSceneMouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase()
    {
        qRegisterMetaType<OrientedBox>("pointloom::OrientedBox");
        qRegisterMetaType<ScenePoint>("pointloom::ScenePoint");
        qRegisterMetaType<Face>("pointloom::Face");
        qRegisterMetaType<std::optional<ScenePoint>>("std::optional<pointloom::ScenePoint>");
    }

    void aClickOnAPointSaysSo()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        QSignalSpy clicked(&stage.view, &SceneView::pointClicked);
        const Eigen::Vector3f p = stage.model.cloud().cloud->positions_m[10];
        test::click(stage.view, stage.pixelOf(p.cast<double>()), Qt::ControlModifier);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(argument<ScenePoint>(clicked, 0, 0), ScenePoint(p));
        QCOMPARE(argument<Qt::KeyboardModifiers>(clicked, 0, 1), Qt::ControlModifier);
    }

    void aClickByTheSystemsOwnEventsArrives()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        QSignalSpy clicked(&stage.view, &SceneView::pointClicked);
        const Eigen::Vector3f p = stage.model.cloud().cloud->positions_m[10];
        // Through the window, as the window system sends it: it must not end in a child of the view.
        QTest::mouseClick(stage.view.windowHandle(), Qt::LeftButton, {}, stage.pixelOf(p.cast<double>()).toPoint());
        QTRY_COMPARE(clicked.count(), 1);
    }

    void aClickOnABoxSelectsItAndOnNothingNothing()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        stage.model.setBoxes({test::car(5)});
        QVERIFY(stage.isShown());
        QSignalSpy boxes(&stage.view, &SceneView::boxClicked);
        QSignalSpy points(&stage.view, &SceneView::pointClicked);
        QSignalSpy nothing(&stage.view, &SceneView::nothingClicked);
        test::click(stage.view, stage.pixelOf(test::carBox().centre_m));
        const auto corner = corners(test::carBox());
        test::click(stage.view, stage.pixelOf((corner[4] + corner[5]) / 2));
        QCOMPARE(boxes.count(), 2);
        QCOMPARE(argument<quint64>(boxes, 0, 0), quint64(5));
        QCOMPARE(argument<quint64>(boxes, 1, 0), quint64(5));
        test::click(stage.view, {4, 4});
        QCOMPARE(nothing.count(), 1);
        QCOMPARE(points.count(), 0);
        QCOMPARE(boxes.count(), 2);
    }

    void aMoveOfFourPixelsIsStillAClick()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        QSignalSpy clicked(&stage.view, &SceneView::pointClicked);
        QSignalSpy moved(&stage.view, &SceneView::cameraChanged);
        const QPointF at = stage.pixelOf(stage.model.cloud().cloud->positions_m[10].cast<double>());
        test::drag(stage.view, at, at + QPointF(3, 2));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(moved.count(), 0);
        test::drag(stage.view, at, at + QPointF(9, 2));
        QCOMPARE(clicked.count(), 1);
        QVERIFY(moved.count() > 0);
    }

    void aFaceDragChangesThatSizeAlone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("face");
        const auto row = [](const char* name, ViewKind kind, Face face) {
            QTest::addRow("%s", name) << static_cast<int>(kind) << static_cast<int>(face);
        };
        row("top, front", ViewKind::top, Face::front);
        row("top, back", ViewKind::top, Face::back);
        row("top, left", ViewKind::top, Face::left);
        row("side, top", ViewKind::side, Face::top);
        row("side, back", ViewKind::side, Face::back);
        row("front, right", ViewKind::front, Face::right);
        row("front, bottom", ViewKind::front, Face::bottom);
        row("main, top", ViewKind::main, Face::top);
        row("main, back", ViewKind::main, Face::back);
    }

    void aFaceDragChangesThatSizeAlone()
    {
        QFETCH(int, kind);
        QFETCH(int, face);
        Stage stage(static_cast<ViewKind>(kind));
        furnish(stage);
        QVERIFY(stage.isShown());
        if (stage.view.kind() == ViewKind::main)
            stage.view.showSelected();
        QSignalSpy finished(&stage.view, &SceneView::boxDragFinished);
        const OrientedBox before = test::carBox();
        const Handle handle = faceHandle(static_cast<Face>(face));
        const int axis = axisOf(static_cast<Face>(face));
        const QPointF from = stage.pixelOf(positionOf(before, handle));
        // Along the face's own axis in the picture, a third of a metre outwards.
        const QPointF to = stage.pixelOf(positionOf(before, handle) + axisOf(before, axis) * signOf(static_cast<Face>(face)) / 3);
        QVERIFY((to - from).manhattanLength() > 8);
        test::drag(stage.view, from, to);
        QCOMPARE(finished.count(), 1);
        QVERIFY(argument<BoxDrag>(finished, 0, 0).before == before);
        const OrientedBox after = argument<BoxDrag>(finished, 0, 0).now;
        QVERIFY(after == stage.model.box(1)->box);
        QVERIFY(std::abs(after.size_m[axis] - before.size_m[axis] - 1.0 / 3) < 1e-6);
        for (int other = 0; other < 3; ++other)
            QVERIFY(other == axis || after.size_m[other] == before.size_m[other]);
        QVERIFY((positionOf(after, opposite(handle)) - positionOf(before, opposite(handle))).norm() < 1e-9);
        QCOMPARE(after.yaw_rad, before.yaw_rad);
    }

    void aDragInsideASideViewMovesTheBox()
    {
        Stage stage(ViewKind::side);
        furnish(stage);
        QVERIFY(stage.isShown());
        const QPointF from = stage.pixelOf(fromBox(test::carBox(), {0.7, 0, 0.3}));
        const QPointF to = stage.pixelOf(fromBox(test::carBox(), {1.1, 0, 0.5}));
        test::drag(stage.view, from, to);
        const OrientedBox& after = stage.model.box(1)->box;
        QVERIFY((toBox(test::carBox(), after.centre_m) - Eigen::Vector3d(0.4, 0, 0.2)).norm() < 1e-6);
        QCOMPARE(after.size_m, test::carBox().size_m);
    }

    void theTurnHandleTurns()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        const OrientedBox before = test::carBox();
        const Eigen::Vector3d held = positionOf(before, turnHandle);
        OrientedBox goal = before;
        goal.yaw_rad += 0.2;
        test::drag(stage.view, stage.pixelOf(held), stage.pixelOf(positionOf(goal, turnHandle)));
        QVERIFY(std::abs(stage.model.box(1)->box.yaw_rad - goal.yaw_rad) < 1e-6);
        QCOMPARE(stage.model.box(1)->box.centre_m, before.centre_m);
    }

    void escapeGivesTheDragUp()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        QSignalSpy finished(&stage.view, &SceneView::boxDragFinished);
        const QPointF from = stage.pixelOf(positionOf(test::carBox(), faceHandle(Face::front)));
        test::press(stage.view, from);
        test::moveTo(stage.view, from + QPointF(25, 0));
        QVERIFY(!(stage.model.box(1)->box == test::carBox()));
        QVERIFY(stage.model.held());
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QCOMPARE(finished.count(), 1);
        QVERIFY(argument<BoxDrag>(finished, 0, 0).now == test::carBox());
        QVERIFY(stage.model.box(1)->box == test::carBox());
        QVERIFY(!stage.model.held());
        test::moveTo(stage.view, from + QPointF(60, 0));
        test::release(stage.view, from + QPointF(60, 0));
        QVERIFY(stage.model.box(1)->box == test::carBox());
        QCOMPARE(finished.count(), 1);
    }

    void keysThatAreNotUsedReachTheWindow()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        for (const int key : {int(Qt::Key_Escape), int(Qt::Key_A), int(Qt::Key_Home), int(Qt::Key_Space), int(Qt::Key_1)}) {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
            event.ignore();
            QCoreApplication::sendEvent(&stage.view, &event);
            QVERIFY(!event.isAccepted());
        }
    }

    void aLeftDragOrbitsAroundTheFocus()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        const CameraState before = stage.view.camera();
        test::drag(stage.view, {5, 5}, {85, 35});
        const CameraState after = stage.view.camera();
        QCOMPARE(after.focus_m, before.focus_m);
        QVERIFY((after.position_m - before.position_m).norm() > 1);
        QVERIFY(std::abs((after.position_m - after.focus_m).norm() - (before.position_m - before.focus_m).norm()) < 1e-9);
    }

    void aPanMovesThePointWithTheCursor_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addRow("right") << Qt::RightButton << Qt::KeyboardModifiers();
        QTest::addRow("middle") << Qt::MiddleButton << Qt::KeyboardModifiers();
        QTest::addRow("shift and left") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }

    void aPanMovesThePointWithTheCursor()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        const Eigen::Vector3d p = stage.model.cloud().cloud->positions_m[17].cast<double>();
        const QPointF from = stage.pixelOf(p);
        test::drag(stage.view, from, from + QPointF(60, -40), button, modifiers);
        QVERIFY((stage.pixelOf(p) - from - QPointF(60, -40)).manhattanLength() < 1e-3);
    }

    void aZoomKeepsThePointUnderTheCursor_data()
    {
        QTest::addColumn<int>("notches");
        QTest::addRow("nearer") << 3;
        QTest::addRow("farther") << -2;
    }

    void aZoomKeepsThePointUnderTheCursor()
    {
        QFETCH(int, notches);
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        const Eigen::Vector3d p = stage.model.cloud().cloud->positions_m[20].cast<double>();
        const QPointF at = stage.pixelOf(p);
        const double before_m = (stage.view.camera().position_m - p).norm();
        test::turnWheel(stage.view, at, notches);
        QVERIFY((stage.pixelOf(p) - at).manhattanLength() < 1e-3);
        const double after_m = (stage.view.camera().position_m - p).norm();
        QCOMPARE(after_m < before_m, notches > 0);
    }

    void theWheelTurnsInTheTopViewAndZoomsWithControl()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        QSignalSpy turns(&stage.view, &SceneView::turnRequested);
        const double scale_m = stage.view.camera().parallelScale_m;
        test::turnWheel(stage.view, {100, 100}, 2, Qt::ShiftModifier);
        QCOMPARE(turns.count(), 1);
        QCOMPARE(argument<quint64>(turns, 0, 0), quint64(1));
        QCOMPARE(turns.at(0).at(1).toInt(), 2);
        QCOMPARE(argument<Qt::KeyboardModifiers>(turns, 0, 2), Qt::ShiftModifier);
        QCOMPARE(stage.view.camera().parallelScale_m, scale_m);
        test::turnWheel(stage.view, {100, 100}, 1, Qt::ControlModifier);
        QCOMPARE(turns.count(), 1);
        QVERIFY(stage.view.camera().parallelScale_m < scale_m);
    }

    void whatAPersonZoomedStaysWhileTheBoxMoves()
    {
        Stage stage(ViewKind::side);
        furnish(stage);
        QVERIFY(stage.isShown());
        test::turnWheel(stage.view, {300, 200}, 3);
        const double scale_m = stage.view.camera().parallelScale_m;
        const QPointF at = stage.pixelOf(test::carBox().centre_m);
        SceneBox moved = test::car();
        moved.box.centre_m.y() += 3;
        stage.model.setBox(moved);
        QVERIFY(std::abs(stage.view.camera().parallelScale_m - scale_m) < 1e-9);
        QVERIFY((stage.pixelOf(moved.box.centre_m) - at).manhattanLength() < 1e-6);
    }

    void aDoubleClickOnAFaceNamesIt()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        QSignalSpy named(&stage.view, &SceneView::faceDoubleClicked);
        const QPointF at = stage.pixelOf(fromBox(test::carBox(), {0.8, test::carBox().size_m.y() / 2, 0}));
        test::sendMouse(stage.view, QEvent::MouseButtonDblClick, at, Qt::LeftButton, Qt::LeftButton);
        QCOMPARE(named.count(), 1);
        QCOMPARE(argument<quint64>(named, 0, 0), quint64(1));
        QCOMPARE(argument<Face>(named, 0, 1), Face::left);
    }

    void hoveringTellsThePointOncePerTurnOfTheEventLoop()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        QSignalSpy hovered(&stage.view, &SceneView::hovered);
        const auto& positions = stage.model.cloud().cloud->positions_m;
        for (const std::size_t i : {3U, 9U, 14U})
            test::moveTo(stage.view, stage.pixelOf(positions[i].cast<double>()), Qt::NoButton);
        QCOMPARE(hovered.count(), 0);
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(argument<std::optional<ScenePoint>>(hovered, 0, 0), std::optional(ScenePoint(positions[14])));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&stage.view, &leave);
        QCOMPARE(hovered.count(), 2);
        QVERIFY(!argument<std::optional<ScenePoint>>(hovered, 1, 0).has_value());
    }

    void nothingHoversWhileAButtonIsDown()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        QSignalSpy hovered(&stage.view, &SceneView::hovered);
        test::press(stage.view, {10, 10}, Qt::RightButton);
        test::moveTo(stage.view, stage.pixelOf(stage.model.cloud().cloud->positions_m[3].cast<double>()), Qt::RightButton);
        QCoreApplication::processEvents();
        QCOMPARE(hovered.count(), 0);
        test::release(stage.view, {10, 10}, Qt::RightButton);
    }

    void theCursorShowsWhichWayAHandleGoes()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        const auto shapeOver = [&](const Handle& handle) {
            QSignalSpy changed(&stage.view, &SceneView::handleHovered);
            test::moveTo(stage.view, stage.pixelOf(positionOf(test::carBox(), handle)), Qt::NoButton);
            return changed.wait(1000) ? stage.view.cursor().shape() : Qt::BlankCursor;
        };
        QCOMPARE(shapeOver(faceHandle(Face::front)), Qt::SizeHorCursor);
        QCOMPARE(shapeOver(faceHandle(Face::left)), Qt::SizeVerCursor);
        QCOMPARE(shapeOver(turnHandle), Qt::PointingHandCursor);
        QCOMPARE(shapeOver({Handle::Kind::move, {}}), Qt::SizeAllCursor);
    }

    void aLabelOverTheViewTakesTheMouseWholly()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        QLabel label("<b>car</b>&nbsp; 12 points", &stage.view);  // rich text: it takes the release and lets the press through
        label.setGeometry(20, 20, 120, 30);
        label.show();
        QVERIFY(stage.isShown());
        QSignalSpy moved(&stage.view, &SceneView::cameraChanged);
        test::click(label, {40, 12});
        test::moveTo(stage.view, {300, 200}, Qt::NoButton);
        test::moveTo(stage.view, {340, 230}, Qt::NoButton);
        test::turnWheel(label, {40, 12}, 1);
        QCOMPARE(moved.count(), 0);
        test::drag(stage.view, {300, 200}, {340, 200});
        QVERIFY(moved.count() > 0);
    }

    void aReleaseThatNeverComesEndsTheDrag()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        QVERIFY(stage.isShown());
        QSignalSpy moved(&stage.view, &SceneView::cameraChanged);
        test::press(stage.view, {300, 200});
        test::moveTo(stage.view, {340, 200});
        const auto orbits = moved.count();
        QVERIFY(orbits > 0);
        test::moveTo(stage.view, {380, 200}, Qt::NoButton);
        test::moveTo(stage.view, {420, 200}, Qt::NoButton);
        QCOMPARE(moved.count(), orbits);

        test::press(stage.view, {300, 200});  // and the next press is heard even when no move came in between
        test::drag(stage.view, {300, 200}, {360, 200});
        QVERIFY(moved.count() > orbits);
    }

    void aBoxStaysWhereItWasSeenWhenTheReleaseNeverComes()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        QSignalSpy finished(&stage.view, &SceneView::boxDragFinished);
        const QPointF from = stage.pixelOf(positionOf(test::carBox(), faceHandle(Face::front)));
        test::press(stage.view, from);
        test::moveTo(stage.view, from + QPointF(25, 0));
        const OrientedBox seen = stage.model.box(1)->box;
        test::moveTo(stage.view, from + QPointF(60, 0), Qt::NoButton);
        QCOMPARE(finished.count(), 1);
        QVERIFY(argument<BoxDrag>(finished, 0, 0).now == seen);
        QVERIFY(!(seen == test::carBox()) && !stage.model.held());
    }

    void anotherSelectionEndsTheDrag()
    {
        Stage stage(ViewKind::top);
        furnish(stage);
        QVERIFY(stage.isShown());
        QSignalSpy finished(&stage.view, &SceneView::boxDragFinished);
        const QPointF from = stage.pixelOf(positionOf(test::carBox(), faceHandle(Face::front)));
        test::press(stage.view, from);
        test::moveTo(stage.view, from + QPointF(25, 0));
        stage.model.setSelected(0);
        QCOMPARE(finished.count(), 1);
        QVERIFY(stage.model.box(1)->box == test::carBox());
        QVERIFY(!stage.model.held());
    }
};

POINTLOOM_TEST(TestSceneMouse, onScreen)
#include "tst_scene_mouse.moc"
