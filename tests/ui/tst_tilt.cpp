// SPDX-License-Identifier: Apache-2.0
// Tilting a box in the real window: by the handles of the side views, by numbers, by keys; and what carries the tilt along.
#include "tests/ui/OpenedWindow.h"

#include "core/index/GroundUnder.h"
#include "ui/panels/NumberField.h"

#include <numbers>

using namespace pointloom;
using test::OpenedWindow;

namespace {

constexpr SimulateParams tiltStreet{.frames = 3, .seed = 11, .rings = 64, .columns = 1024, .cars = 16};
constexpr double degree = std::numbers::pi / 180;

}  // namespace

class TestTilt : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::vector<SimulatedBox> m_cars = test::carsOf(tiltStreet);
    std::unique_ptr<OpenedWindow> m_opened;
    int m_workspaces = 0;

    [[nodiscard]] OpenedWindow& w() const { return *m_opened; }
    [[nodiscard]] const OrientedBox& box() const { return w().selected().box; }
    [[nodiscard]] int edits() const { return w().session().editing().undoStack().index(); }
    [[nodiscard]] NumberField& field(const char* name) const { return *w().window.findChild<NumberField*>(name); }

    /// Takes the turn handle of a side view round the middle of the box, counter-clockwise in the picture.
    void turnIn(const char* viewName, int axis, double angle_rad, Qt::KeyboardModifiers modifiers = {})
    {
        SceneView& view = w().view(viewName);
        const Handle turn{Handle::Kind::turn, {}, axis};
        const OrientedBox start = box();
        QTRY_VERIFY_WITH_TIMEOUT(handleAt(start, view.transform(), *view.transform().toPixel(positionOf(start, turn))) == turn,
                                 test::window_ms);
        const QPointF from = w().pixelOf(view, positionOf(start, turn));
        const QPointF middle = w().pixelOf(view, start.centre_m);
        const QPointF arm = from - middle;
        const double c = std::cos(angle_rad);
        const double s = std::sin(angle_rad);
        w().drag(view, from, middle + QPointF(c * arm.x() + s * arm.y(), c * arm.y() - s * arm.x()), modifiers);  // pixels count down
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<OpenedWindow>(m_folder, tiltStreet, qPrintable(QString("%1.pointloom").arg(++m_workspaces)));
        QVERIFY(w().isOpen);
        w().session().add({.box = m_cars.at(0).box, .classKey = "car"});
    }
    void cleanupTestCase() { m_opened.reset(); }

    void theHandleOfTheSideViewPitches()
    {
        const OrientedBox before = box();
        const int edit = edits();
        turnIn("sideView", 1, 0.3);
        QCOMPARE(edits(), edit + 1);
        QVERIFY2(std::abs(box().pitch_rad + 0.3) < 0.05, qPrintable(QString::number(box().pitch_rad)));
        QCOMPARE(box().roll_rad, 0.0);
        QCOMPARE(box().yaw_rad, before.yaw_rad);
        QVERIFY(field("pitch").isVisible());
        w().press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(box(), before);
        QVERIFY(!field("pitch").isVisible());
        w().press(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(!isUpright(box()));
    }

    void theHandleOfTheFrontViewRolls()
    {
        const OrientedBox before = box();
        turnIn("frontView", 0, 0.22, Qt::ControlModifier);
        QVERIFY(std::abs(std::remainder(box().roll_rad, 5 * degree)) < 1e-9 && box().roll_rad > 0.1);
        QCOMPARE(box().pitch_rad, 0.0);
        QCOMPARE(box().centre_m, before.centre_m);
        turnIn("sideView", 1, -0.2);  // about its own axis now
        QVERIFY(box().pitch_rad > 0.1);
    }

    /// Held at a face in a side view, a tilted box grows along its own axis and keeps its tilt.
    void aFaceOfATiltedBoxIsDragged()
    {
        turnIn("sideView", 1, 0.3);
        const OrientedBox before = box();
        SceneView& side = w().view("sideView");
        const Handle front{.kind = Handle::Kind::faces, .signs = {1, 0, 0}};
        QTRY_VERIFY_WITH_TIMEOUT(handleAt(before, side.transform(), *side.transform().toPixel(positionOf(before, front))) == front,
                                 test::window_ms);
        w().drag(side, w().pixelOf(side, positionOf(before, front)),
                 w().pixelOf(side, positionOf(before, front) + axisOf(before, 0) * 0.5));
        QVERIFY(std::abs(box().size_m.x() - before.size_m.x() - 0.5) < 0.05);
        QCOMPARE(box().pitch_rad, before.pitch_rad);
        QVERIFY((faceMiddle(box(), Face::back) - faceMiddle(before, Face::back)).norm() < 1e-6);
    }

    void numbersTilt()
    {
        turnIn("sideView", 1, 0.1);  // shows the fields
        auto& roll = field("roll");
        QVERIFY(roll.isVisible());
        roll.setFocus();
        roll.selectAll();
        QTest::keyClicks(&roll, "7.5");
        QTest::keyClick(&roll, Qt::Key_Return);
        QVERIFY(std::abs(box().roll_rad - 7.5 * degree) < 1e-12);
    }

    void keysLevelAndLayOnTheSlope()
    {
        const auto first = w().session().selection().current();
        const auto second = w().session().add({.box = m_cars.at(1).box, .classKey = "car"});
        w().session().selection().set({first, second}, second);
        const int edit = edits();
        const Labels before = w().session().editing().labels();
        w().press(Qt::Key_L, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(edits(), edit + 1);
        const auto& labels = w().session().editing().labels();
        const Eigen::Vector3d& origin = w().session().view().frame()->cloud->origin_m;
        for (const auto id : {first, second}) {
            OrientedBox local = before.find(id)->box;
            local.centre_m -= origin;
            OrientedBox expected = onSlope(w().session().view().frame()->index->ground(), local);
            expected.centre_m += origin;
            QVERIFY(!isUpright(labels.find(id)->box));
            QVERIFY(cornerDistance_m(labels.find(id)->box, expected) < 1e-9);
        }
        w().press(Qt::Key_L, Qt::AltModifier);
        QCOMPARE(edits(), edit + 2);
        for (const auto id : {first, second})
            QCOMPARE(labels.find(id)->box, before.find(id)->box);
        w().press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!isUpright(labels.find(first)->box) && !isUpright(labels.find(second)->box));
    }

    void copiesKeepTheTilt()
    {
        turnIn("sideView", 1, 0.3);
        const OrientedBox tilted = box();
        const auto track = w().selected().track;
        w().act(ActionId::duplicate);
        QCOMPARE(box().pitch_rad, tilted.pitch_rad);
        QVERIFY((box().centre_m - tilted.centre_m).norm() > 1);
        w().press(Qt::Key_Z, Qt::ControlModifier);
        w().session().selection().select(w().session().editing().labels().boxOf(track, 0)->id);
        w().session().view().goToFrame(1);
        QTRY_VERIFY_WITH_TIMEOUT(w().session().view().frame() != nullptr, test::window_ms);
        w().press(Qt::Key_C, Qt::ShiftModifier);
        const Cuboid* copied = w().session().editing().labels().boxOf(track, 1);
        QVERIFY(copied != nullptr);
        QVERIFY(std::abs(copied->box.pitch_rad - tilted.pitch_rad) < 0.02);  // as the car that carries the sensor nods
    }
};

POINTLOOM_TEST(TestTilt, inWindow)
#include "tst_tilt.moc"
