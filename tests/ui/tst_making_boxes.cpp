// SPDX-License-Identifier: Apache-2.0
// Every way to make, copy and choose boxes, by mouse and keys in the real window.
#include "tests/ui/OpenedWindow.h"

#include "core/geometry/BoxOverlap.h"
#include "ui/scene/SketchLayer.h"

#include <numbers>

using namespace pointloom;
using test::OpenedWindow;

namespace {

constexpr SimulateParams boxStreet{.frames = 2, .seed = 11, .rings = 64, .columns = 1024, .cars = 16};

double headingError(const OrientedBox& a, const OrientedBox& b)
{
    return std::abs(wrapAngle(a.yaw_rad - b.yaw_rad));
}

}  // namespace

class TestMakingBoxes : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::vector<SimulatedBox> m_cars;
    std::unique_ptr<OpenedWindow> m_opened;

    OpenedWindow& open(const char* workspace)
    {
        m_opened = std::make_unique<OpenedWindow>(m_folder, boxStreet, workspace);
        return *m_opened;
    }

    /// A box of the scene drawn where the truth is.
    Id<Cuboid> put(OpenedWindow& w, const OrientedBox& box, const char* classKey = "car")
    {
        return w.session().add({.box = box, .classKey = classKey});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cars = test::carsOf(boxStreet);
        QVERIFY(m_cars.size() > 3 && m_cars.front().points > 100);
    }
    void cleanup() { m_opened.reset(); }

    void aBandAroundAnObjectBoxesIt()
    {
        OpenedWindow& w = open("band.pointloom");
        QVERIFY(w.isOpen);
        const OrientedBox& car = m_cars.front().box;
        w.lookDownAt(car.centre_m, 25);
        QRectF band;
        for (const Eigen::Vector3d& corner : corners(car))
            band |= QRectF(w.pixelOf(w.main(), corner), QSizeF(1, 1));
        band.adjust(-6, -6, 6, 6);
        w.drag(w.main(), band.topLeft(), band.bottomRight(), Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(w.boxCount(), 1U, test::window_ms);
        QVERIFY(iouBirdsEye(w.selected().box, car) > 0.5);
        QVERIFY(!w.main().sketch().isVisible());
    }

    void aLineAlongAnObjectGivesItsHeading()
    {
        OpenedWindow& w = open("stroke.pointloom");
        QVERIFY(w.isOpen);
        const OrientedBox& car = m_cars.front().box;
        w.lookDownAt(car.centre_m, 25);
        w.press(Qt::Key_B, Qt::ShiftModifier);
        QVERIFY(w.window.actions()[ActionId::drawTool].isChecked());
        const Eigen::Vector3d roof = car.centre_m + Eigen::Vector3d(0, 0, car.size_m.z() / 4);
        const Eigen::Vector3d along = axisOf(car, 0) * (car.size_m.x() * 0.4);
        for (const double way : {1.0, -1.0}) {
            w.drag(w.main(), w.pixelOf(w.main(), roof - along * way), w.pixelOf(w.main(), roof + along * way));
            QTRY_COMPARE_WITH_TIMEOUT(w.boxCount(), 1U, test::window_ms);
            QVERIFY(iouBirdsEye(w.selected().box, car) > 0.5);
            QVERIFY(headingError(w.selected().box, way > 0 ? car : flipped(car)) < 0.2);
            w.press(Qt::Key_Delete);
            QCOMPARE(w.boxCount(), 0U);
        }
    }

    void aLineOverBareGroundGivesABoxOfTheUsualSize()
    {
        OpenedWindow& w = open("bare.pointloom");
        QVERIFY(w.isOpen);
        w.lookDownAt({60, 0, 0}, 25);
        w.act(ActionId::drawTool);
        const auto a = w.pixelOf(w.main(), {58, -1, 0});
        const auto b = w.pixelOf(w.main(), {62, -1, 0});
        w.drag(w.main(), a, b);
        QTRY_COMPARE_WITH_TIMEOUT(w.boxCount(), 1U, test::window_ms);
        QCOMPARE(w.selected().origin, BoxOrigin::drawn);
        QVERIFY(std::abs(w.selected().box.size_m.x() - 4) < 1.2);
    }

    void threeCornersGiveABox()
    {
        OpenedWindow& w = open("corners.pointloom");
        QVERIFY(w.isOpen);
        const OrientedBox& car = m_cars.front().box;
        w.lookDownAt(car.centre_m, 25);
        w.act(ActionId::drawTool);
        const auto onGround = [&](double x, double y) {
            const Eigen::Vector3d at = fromBox(car, {x * car.size_m.x() / 2, y * car.size_m.y() / 2, -car.size_m.z() / 2});
            const auto ground_m =
                w.session().view().frame()->index->ground().heightAt(static_cast<float>(at.x()), static_cast<float>(at.y()));
            return w.pixelOf(w.main(), {at.x(), at.y(), ground_m});
        };
        w.click(w.main(), onGround(-1, 1));
        QVERIFY(w.main().sketch().isVisible());
        w.press(Qt::Key_Escape);
        QVERIFY(!w.main().sketch().isVisible());
        w.click(w.main(), onGround(-1, 1));
        w.click(w.main(), onGround(1, 1));
        w.click(w.main(), onGround(0.3, -1));
        QCOMPARE(w.boxCount(), 1U);
        QVERIFY(iouBirdsEye(w.selected().box, car) > 0.85);
        QVERIFY(headingError(w.selected().box, car) < 0.1);
        QVERIFY(std::abs(w.selected().box.size_m.z() - car.size_m.z()) < 0.4);
    }

    void aClickWithShiftPutsTheUsualSize()
    {
        OpenedWindow& w = open("usual.pointloom");
        QVERIFY(w.isOpen);
        w.lookDownAt(m_cars.front().box.centre_m, 25);
        const auto pixel = w.pixelOn(m_cars.front().box);
        QVERIFY(pixel);
        w.click(w.main(), *pixel, Qt::ShiftModifier);
        QCOMPARE(w.boxCount(), 1U);
        QCOMPARE(w.selected().box.size_m, w.session().selection().currentClass().size.typical_m);
    }

    void escapeEndsAMeasurementBeforeTheSelection()
    {
        OpenedWindow& w = open("ruler.pointloom");
        QVERIFY(w.isOpen);
        const OrientedBox& car = m_cars.front().box;
        w.lookDownAt(car.centre_m, 25);
        const Id<Cuboid> id = put(w, car);
        const auto pixel = w.pixelOn(car);
        QVERIFY(pixel);
        const auto picture = [&] { return w.main().grabPicture(); };
        w.act(ActionId::rulerTool);
        QVERIFY(w.window.actions()[ActionId::rulerTool].isChecked());
        const QImage before = picture();
        w.click(w.main(), *pixel);
        QVERIFY(picture() != before);
        QCOMPARE(w.session().selection().current(), id);
        w.press(Qt::Key_Escape);
        QVERIFY(picture() == before);
        QCOMPARE(w.session().selection().current(), id);
        w.press(Qt::Key_Escape);
        QVERIFY(!w.session().selection().current());
        w.act(ActionId::rulerTool);  // once more puts it down
        QVERIFY(w.window.actions()[ActionId::selectTool].isChecked());
    }

    void duplicatesAndPastes()
    {
        OpenedWindow& w = open("paste.pointloom");
        QVERIFY(w.isOpen);
        const Id<Cuboid> first = put(w, m_cars.front().box);
        w.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(w.boxCount(), 2U);
        QVERIFY(w.session().selection().current() != first);
        QVERIFY(footprintOverlap_m2(w.selected().box, m_cars.front().box) == 0);
        QCOMPARE(w.selected().box.size_m, m_cars.front().box.size_m);
        w.press(Qt::Key_C, Qt::ControlModifier);
        w.press(Qt::Key_Right);
        w.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(w.boxCount(), 1U);
        w.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.boxCount(), 0U);
    }

    void copiesFromTheFramesBesideIt()
    {
        OpenedWindow& w = open("neighbour.pointloom");
        QVERIFY(w.isOpen);
        put(w, m_cars.at(0).box);
        put(w, m_cars.at(1).box);
        const Id<Track> last = w.selected().track;
        w.press(Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(w.session().view().frame() != nullptr, test::window_ms);
        w.press(Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(w.boxCount(), 1U);
        QCOMPARE(w.selected().track, last);
        w.press(Qt::Key_C, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(w.boxCount(), 2U);
        const auto world_T_first = w.session().sequence().world_T_cloud(0);
        const auto world_T_second = w.session().sequence().world_T_cloud(1);
        QVERIFY(world_T_first && world_T_second);
        for (const auto& [id, cuboid] : w.session().editing().labels().frame(1)) {
            const auto& before = w.session().editing().labels().frame(0);
            const auto same = std::ranges::find(before, cuboid.track, [](const auto& entry) { return entry.second.track; });
            QVERIFY(cornerDistance_m(transformed(*world_T_first, same->second.box), transformed(*world_T_second, cuboid.box)) < 1e-6);
        }
        w.press(Qt::Key_C, Qt::ShiftModifier | Qt::ControlModifier);  // all are there: nothing more
        QCOMPARE(w.boxCount(), 2U);
    }

    void choosesSeveralAndChangesThemAtOnce()
    {
        OpenedWindow& w = open("several.pointloom");
        QVERIFY(w.isOpen);
        std::vector<Id<Cuboid>> ids;
        for (std::size_t i = 0; i < 3; ++i)
            ids.push_back(put(w, m_cars.at(i).box));
        w.act(ActionId::selectTool);
        w.session().selection().select({});
        w.act(ActionId::showAll);
        w.drag(w.main(), {2, 2}, {w.main().width() - 3.0, w.main().height() - 3.0}, Qt::ControlModifier);
        QCOMPARE(w.session().selection().ids().size(), w.main().boxesIn(QRectF(w.main().rect())).size());
        w.press(Qt::Key_Escape);
        QVERIFY(w.session().selection().ids().empty());

        w.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(w.session().selection().ids().size(), 3U);
        w.press(Qt::Key_4);
        for (const Id<Cuboid> id : ids)
            QCOMPARE(w.classOf(*w.session().editing().labels().find(id)), "pedestrian");
        w.press(Qt::Key_Z, Qt::ControlModifier);
        for (const Id<Cuboid> id : ids)
            QCOMPARE(w.classOf(*w.session().editing().labels().find(id)), "car");

        w.session().selection().set({ids[0], ids[1]}, ids[0]);
        w.press(Qt::Key_L, Qt::ControlModifier);
        w.session().selection().set({ids.begin(), ids.end()}, ids[2]);
        w.press(Qt::Key_Delete);
        QCOMPARE(w.boxCount(), 2U);  // the locked ones
        w.session().selection().select(ids[0]);
        w.press(Qt::Key_G);
        QVERIFY(w.selected().box == m_cars.at(0).box);
        w.press(Qt::Key_L, Qt::ControlModifier);
        w.press(Qt::Key_G);
        QVERIFY(!(w.selected().box == m_cars.at(0).box));
    }

    void goesFromObjectToObject()
    {
        OpenedWindow& w = open("walk.pointloom");
        QVERIFY(w.isOpen);
        std::vector<std::pair<double, Id<Cuboid>>> byDistance;
        for (std::size_t i = 0; i < 4; ++i) {
            const Id<Cuboid> id = put(w, m_cars.at(i).box);
            byDistance.emplace_back(m_cars.at(i).box.centre_m.head<2>().norm(), id);
        }
        std::ranges::sort(byDistance);
        w.session().selection().select({});
        for (const auto& [distance_m, id] : byDistance) {
            w.press(Qt::Key_BracketRight);
            QCOMPARE(w.session().selection().current(), id);
        }
        w.press(Qt::Key_BracketRight);
        QCOMPARE(w.session().selection().current(), byDistance.front().second);
        w.press(Qt::Key_BracketLeft);
        QCOMPARE(w.session().selection().current(), byDistance.back().second);
        w.press(Qt::Key_H, Qt::ShiftModifier);
        QVERIFY(w.session().editing().isHidden(byDistance.back().second));
        w.press(Qt::Key_BracketLeft);
        QVERIFY(w.session().selection().current() != byDistance.back().second);
        w.press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(!w.session().editing().isHidden(byDistance.back().second));
    }

    void boxesTheMissedObjectsOneAfterTheOther()
    {
        OpenedWindow& w = open("missed.pointloom");
        QVERIFY(w.isOpen);
        w.press(Qt::Key_N, Qt::ShiftModifier);  // nothing is shown yet: this shows one, also when the search has not ended
        QCOMPARE(w.boxCount(), 0U);
        QTRY_VERIFY_WITH_TIMEOUT(w.main().model().preview().has_value(), test::window_ms);
        const OrientedBox shown = w.main().model().preview()->box;
        w.press(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(w.boxCount(), 1U);
        QVERIFY(w.selected().box == shown);
        w.press(Qt::Key_N);
        QTRY_VERIFY_WITH_TIMEOUT(w.main().model().preview().has_value(), test::window_ms);
        QVERIFY(footprintOverlap_m2(w.main().model().preview()->box, shown) == 0);
    }

    void ctrlWhileDraggingAFaceSnapsIt()
    {
        OpenedWindow& w = open("snap.pointloom");
        QVERIFY(w.isOpen);
        w.lookDownAt(m_cars.front().box.centre_m, 25);
        put(w, m_cars.front().box);
        w.press(Qt::Key_T);
        const OrientedBox snapped = w.selected().box;
        const Handle front{.kind = Handle::Kind::faces, .signs = {1, 0, 0}};
        SceneView& top = w.view("topView");
        QTRY_VERIFY_WITH_TIMEOUT(handleAt(snapped, top.transform(), *top.transform().toPixel(positionOf(snapped, front))) == front,
                                 test::window_ms);
        const QPointF from = w.pixelOf(top, positionOf(snapped, front));
        const QPointF to = w.pixelOf(top, positionOf(snapped, front) + axisOf(snapped, 0) * 0.2);
        w.drag(top, from, to, Qt::ControlModifier);
        QVERIFY(std::abs(w.selected().box.size_m.x() - snapped.size_m.x()) < 0.05);
        w.drag(top, from, to);
        QVERIFY(w.selected().box.size_m.x() - snapped.size_m.x() > 0.1);
        w.press(Qt::Key_W);
        w.press(Qt::Key_T, Qt::ShiftModifier);
        const OrientedBox& dropped = w.selected().box;
        const auto ground_m = w.session().view().frame()->index->ground().heightAt(static_cast<float>(dropped.centre_m.x()),
                                                                                   static_cast<float>(dropped.centre_m.y()));
        QVERIFY(std::abs(dropped.centre_m.z() - dropped.size_m.z() / 2 - ground_m) < 1e-4);
    }
};

POINTLOOM_TEST(TestMakingBoxes, inWindow)

#include "tst_making_boxes.moc"
