// SPDX-License-Identifier: Apache-2.0
// The strip in use: an object through its frames, changed in place by the mouse.
#include "core/labels/TrackGestures.h"

#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/strip/StripPanel.h"
#include "ui/strip/StripView.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace pointloom;

namespace {

constexpr int stripPatience_ms = 20'000;
constexpr SimulateParams street{.frames = 8, .seed = 5, .rings = 32, .columns = 512, .cars = 8};

/// The car that is seen best in the first frame, as it truly is in every frame.
struct TrueCar
{
    std::map<int, OrientedBox> boxes;
};

TrueCar bestCar()
{
    std::string track;
    std::uint32_t most = 0;
    for (const SimulatedBox& box : simulateFrame(street, 0).boxes) {
        if (box.classKey == "car" && box.points > most) {
            most = box.points;
            track = box.track;
        }
    }
    TrueCar car;
    for (int frame = 0; frame < street.frames; ++frame)
        for (const SimulatedBox& box : simulateFrame(street, frame).boxes)
            if (box.track == track)
                car.boxes[frame] = box.box;
    return car;
}

}  // namespace

class TestStrip : public QObject
{
    Q_OBJECT

private:
    test::Street m_street{street};
    TrueCar m_car = bestCar();
    std::unique_ptr<Session> m_session;
    ProgressCentre m_progress;
    std::unique_ptr<TrackJobs> m_jobs;
    std::unique_ptr<StripPanel> m_panel;
    Id<Track> m_track;

    [[nodiscard]] StripView& view() const { return m_panel->view(); }
    [[nodiscard]] StripModel& model() const { return m_panel->model(); }
    [[nodiscard]] const Cuboid& boxIn(int frame) const { return *m_session->editing().labels().boxOf(m_track, frame); }
    [[nodiscard]] QPoint pixelOf(int frame, CellSide side, const Handle& handle) const
    {
        const CellView cell = view().cellView(*model().column(frame), side);
        const auto at = *cell.transform().toPixel(positionOf(boxIn(frame).box, handle));
        return (cell.area.topLeft() + QPointF(at.x(), at.y())).toPoint();
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view().viewport(), (from + to) / 2);
        QMouseEvent move(QEvent::MouseMove, to, view().viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view().viewport(), &move);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
    }
    void press(const char* button) { QTest::mouseClick(m_panel->findChild<QToolButton*>(button), Qt::LeftButton); }
    [[nodiscard]] bool allCropsThere() const { return model().crops().missing() == 0; }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_car.boxes.size() >= 6); }

    void init()
    {
        m_session = m_street.open();
        const Id<Cuboid> first = m_session->add({.box = m_car.boxes.at(0), .classKey = "car"});
        m_track = m_session->editing().labels().find(first)->track;
        for (const int frame : {1, 2, 4, 5})
            m_session->editing().pushMade([&](Document& document) { return continueTrack(document, first, frame, m_car.boxes.at(frame)); });
        m_jobs = std::make_unique<TrackJobs>(*m_session, m_progress);
        m_panel = std::make_unique<StripPanel>(*m_session, *m_jobs, m_progress);
        m_panel->resize(1400, 420);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY_WITH_TIMEOUT(allCropsThere(), stripPatience_ms);
    }
    void cleanup()
    {
        m_panel.reset();
        m_jobs.reset();
        m_session.reset();
    }

    void theObjectIsFollowedWithinTheChosenFrames()
    {
        QSignalSpy ended(m_jobs.get(), &TrackJobs::previewEnded);
        model().choose({5, 6});
        press("stripOn");
        QVERIFY(ended.wait(stripPatience_ms));
        QVERIFY(m_session->editing().labels().boxOf(m_track, 6) != nullptr);
        QVERIFY(m_session->editing().labels().boxOf(m_track, 7) == nullptr);
    }

    void everyFrameOfTheLifeHasAColumnAndAFewAround()
    {
        std::vector<int> frames;
        for (const StripColumn& column : model().columns())
            frames.push_back(column.frame);
        QCOMPARE(frames, (std::vector{objectFrame, 0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(model().column(2)->box);
        QVERIFY(!model().column(3)->box);
        QVERIFY(model().crops().crop(3) != nullptr);
    }

    void aFaceIsDraggedInItsCell()
    {
        const OrientedBox before = boxIn(2).box;
        const Handle left{Handle::Kind::faces, {0, 1, 0}};
        const QPoint from = pixelOf(2, CellSide::top, left);
        drag(from, from + QPoint(-10, 0));
        const OrientedBox after = boxIn(2).box;
        const double moved = 10 / view().cellView(*model().column(2), CellSide::top).pixelsPerMetre;
        QVERIFY(std::abs(after.size_m.y() - before.size_m.y() - moved) < 0.1);
        QVERIFY(std::abs(after.size_m.x() - before.size_m.x()) < 1e-9);
        QCOMPARE(boxIn(1).box, m_car.boxes.at(1));
        m_session->editing().undo();
        QCOMPARE(boxIn(2).box, before);
    }

    void draggingInsideMovesAndTheTurnHandleTurns()
    {
        const Handle move{Handle::Kind::move, {}};
        const QPoint middle = pixelOf(1, CellSide::top, move);
        drag(middle, middle + QPoint(0, -8));
        const Eigen::Vector3d moved = toBox(m_car.boxes.at(1), boxIn(1).box.centre_m);
        QVERIFY(moved.x() > 0.1 && std::abs(moved.y()) < 0.05);
        const Handle turn{Handle::Kind::turn, {}};
        const QPoint grip = pixelOf(1, CellSide::top, turn);
        drag(grip, grip + QPoint(-6, 0));
        QVERIFY(wrapAngle(boxIn(1).box.yaw_rad - m_car.boxes.at(1).yaw_rad) > 0.02);
    }

    void anAutomaticBoxBecomesAKeyframeUnderTheHand()
    {
        m_session->editing().push(setState(m_session->editing().labels(), {boxIn(4).id}, BoxState::propagated));
        const QPoint middle = pixelOf(4, CellSide::side, {Handle::Kind::move, {}});
        drag(middle, middle + QPoint(6, 0));
        QVERIFY(boxIn(4).state == BoxState::keyframe);
    }

    void aDoubleClickMakesABoxWhereThereIsNone()
    {
        const QPoint at = view().cellArea(3, CellSide::top).center().toPoint();
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at);
        QVERIFY(m_session->editing().labels().boxOf(m_track, 3) != nullptr);
        QCOMPARE(boxIn(3).box.size_m, boxIn(2).box.size_m);
    }

    void aDoubleClickSnapsAFaceToItsPoints()
    {
        OrientedBox wide = withFaceMoved(boxIn(2).box, Face::top, 0.25);
        m_session->editing().push(reshapeBox(m_session->editing().labels(), boxIn(2).id, wide));
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, pixelOf(2, CellSide::side, {Handle::Kind::faces, {0, 0, 1}}));
        QTRY_VERIFY_WITH_TIMEOUT(boxIn(2).box.size_m.z() < wide.size_m.z() - 0.1, stripPatience_ms);
        QVERIFY(std::abs(boxIn(2).box.size_m.x() - wide.size_m.x()) < 1e-9);
    }

    void framesAreChosenByTheirHeadings()
    {
        const auto heading = [&](int frame) { return view().columnArea(frame).topLeft().toPoint() + QPoint(20, 8); };
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, heading(1));
        QCOMPARE(m_session->view().frameIndex(), 1);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ShiftModifier, heading(4));
        QCOMPARE(model().chosen(), (std::set{1, 2, 3, 4}));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ControlModifier, heading(2));
        QCOMPARE(model().chosen(), (std::set{1, 3, 4}));
        QCOMPARE(model().targets().size(), std::size_t(2));  // frame 3 has no box
    }

    void whatIsDoneToManyFramesIsOneEdit()
    {
        model().choose({1, 2});
        const int steps = m_session->editing().undoStack().index();
        press("stripFinalise");
        QVERIFY(boxIn(1).state == BoxState::finalised && boxIn(2).state == BoxState::finalised && boxIn(4).state == BoxState::keyframe);
        press("stripFlip");
        QVERIFY(std::abs(std::abs(wrapAngle(boxIn(1).box.yaw_rad - m_car.boxes.at(1).yaw_rad)) - std::numbers::pi) < 1e-9);
        press("stripDelete");
        QCOMPARE(m_session->editing().labels().boxesOf(m_track).size(), std::size_t(3));
        QCOMPARE(m_session->editing().undoStack().index(), steps + 3);
        while (m_session->editing().undoStack().index() > steps)
            QVERIFY(m_session->editing().undo());
        QCOMPARE(boxIn(1).box, m_car.boxes.at(1));
    }

    void withNothingChosenNothingIsDeleted() { QVERIFY(!m_panel->findChild<QToolButton*>("stripDelete")->isEnabled()); }

    void theSizeOfThisFrameGoesToTheOthers()
    {
        OrientedBox longer = boxIn(0).box;
        longer.size_m.x() += 0.4;
        m_session->editing().push(reshapeBox(m_session->editing().labels(), boxIn(0).id, longer));
        QSignalSpy finished(&m_panel->jobs(), &FrameJobs::finished);
        press("stripCopySize");
        QVERIFY(finished.wait(stripPatience_ms));
        for (const auto& [frame, id] : m_session->editing().labels().boxesOf(m_track))
            QVERIFY((m_session->editing().labels().find(id)->box.size_m - longer.size_m).norm() < 1e-9);
    }

    void theWorstFrameComesFirst()
    {
        OrientedBox off = boxIn(4).box;
        off.centre_m += axisOf(off, 1) * 1.0;
        m_session->editing().push(reshapeBox(m_session->editing().labels(), boxIn(4).id, off));
        QTRY_VERIFY_WITH_TIMEOUT(allCropsThere(), stripPatience_ms);
        press("stripWorst");
        QCOMPARE(model().columns()[1].frame, 4);
        press("stripWorst");
        QCOMPARE(model().columns()[1].frame, 0);
    }

    void whatIsDoneToTheObjectIsDoneInEveryFrame()
    {
        QTRY_VERIFY_WITH_TIMEOUT(model().crop(objectFrame) != nullptr, stripPatience_ms);
        QVERIFY(model().object().frames() == 5);
        QVERIFY(!model().crop(objectFrame)->raised_m.empty());
        m_session->editing().push(setState(m_session->editing().labels(), {boxIn(5).id}, BoxState::finalised));
        const CellView cell = view().cellView(*model().column(objectFrame), CellSide::side);
        const Handle top{Handle::Kind::faces, {0, 0, 1}};
        const auto at = *cell.transform().toPixel(positionOf(model().column(objectFrame)->expected, top));
        const QPoint from = (cell.area.topLeft() + QPointF(at.x(), at.y())).toPoint();
        drag(from, from + QPoint(0, -6));
        const double moved = 6 / cell.pixelsPerMetre;
        for (const int frame : {0, 1, 2, 4}) {
            QVERIFY(std::abs(boxIn(frame).box.size_m.z() - m_car.boxes.at(frame).size_m.z() - moved) < 0.1);
            const double bottom = boxIn(frame).box.centre_m.z() - boxIn(frame).box.size_m.z() / 2;
            QVERIFY(std::abs(bottom - (m_car.boxes.at(frame).centre_m.z() - m_car.boxes.at(frame).size_m.z() / 2)) < 1e-6);
        }
        QCOMPARE(boxIn(5).box, m_car.boxes.at(5));  // final
    }

    /// As long as it is wanted.
    void whatCannotBeReadIsTriedOnce()
    {
        const auto session = m_street.open();
        const std::filesystem::path cloud = session->sequence().frames[2].cloud();
        const std::filesystem::path away = cloud.string() + ".away";
        std::filesystem::rename(cloud, away);  // before this thread has asked for the neighbours of the first frame
        StripCrops crops(*session);
        QSignalSpy failed(&crops, &StripCrops::failed);
        const std::vector<StripCrops::Place> places{{.frame = 2, .middle_m = Eigen::Vector3d::Zero(), .reach_m = 5}};
        crops.want(places);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, stripPatience_ms);
        crops.want(places);
        QCOMPARE(crops.missing(), std::size_t(0));
        std::filesystem::rename(away, cloud);
        crops.want({});
        crops.want(places);
        QTRY_VERIFY_WITH_TIMEOUT(crops.crop(2) != nullptr, stripPatience_ms);
        QCOMPARE(failed.count(), 1);
    }

    void onlyWhatIsInSightIsDrawn()
    {
        view().setColumnWidth(400);
        view().viewport()->repaint();
        QVERIFY(view().columnsPainted() <= 5);
        QVERIFY(view().columnsPainted() >= 3);
    }
};

POINTLOOM_TEST(TestStrip, withOwnSettings)
#include "tst_strip.moc"
