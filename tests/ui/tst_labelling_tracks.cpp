// SPDX-License-Identifier: Apache-2.0
// An object through a whole sequence, by mouse and keys in the real window: timeline, strip, following.
#include "tests/ui/OpenedWindow.h"

#include "core/geometry/BoxOverlap.h"
#include "ui/jobs/FollowTrail.h"
#include "ui/jobs/Following.h"
#include "ui/strip/StripModel.h"
#include "ui/strip/StripPanel.h"
#include "ui/timeline/Timeline.h"

#include <QToolButton>

using namespace pointloom;
using test::OpenedWindow;

namespace {

constexpr SimulateParams trackStreet{.frames = 8, .seed = 5, .rings = 64, .columns = 1024, .cars = 12};

/// Of the cars that are in all frames, the one that is seen best, by frame.
std::map<int, OrientedBox> bestCar(bool moving)
{
    std::map<std::string, std::map<int, OrientedBox>> boxes;
    std::map<std::string, std::uint32_t> fewest;
    for (int frame = 0; frame < trackStreet.frames; ++frame)
        for (const SimulatedBox& box : simulateFrame(trackStreet, frame).boxes)
            if (box.classKey == "car" && box.moving == moving) {
                boxes[box.track][frame] = box.box;
                fewest[box.track] = frame == 0 ? box.points : std::min(fewest[box.track], box.points);
            }
    std::string best;
    for (const auto& [track, seen] : boxes)
        if (static_cast<int>(seen.size()) == trackStreet.frames && (best.empty() || fewest[track] > fewest[best]))
            best = track;
    return boxes[best];
}

}  // namespace

class TestLabellingTracks : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::map<int, OrientedBox> m_moving = bestCar(true);
    std::map<int, OrientedBox> m_standing = bestCar(false);
    std::unique_ptr<OpenedWindow> m_opened;
    int m_workspaces = 0;

    OpenedWindow& open()
    {
        m_opened.reset();
        m_opened = std::make_unique<OpenedWindow>(m_folder, trackStreet, qPrintable(QString("%1.pointloom").arg(++m_workspaces)));
        return *m_opened;
    }
    [[nodiscard]] Session& session() const { return m_opened->session(); }
    [[nodiscard]] StripPanel& strip() const { return *m_opened->window.findChild<StripPanel*>(); }
    [[nodiscard]] TrackRows& rows() const { return m_opened->window.findChild<Timeline*>()->rows(); }
    [[nodiscard]] QPointF cell(Id<Track> track, int frame) const { return {rows().positionOf(frame), rows().rowArea(track).center().y()}; }
    [[nodiscard]] Id<Track> put(const std::map<int, OrientedBox>& car, int frame)
    {
        session().view().goToFrame(frame);
        return session().editing().labels().find(session().add({.box = car.at(frame), .classKey = "car"}))->track;
    }
    [[nodiscard]] std::size_t boxesOf(Id<Track> track) const { return session().editing().labels().boxesOf(track).size(); }
    [[nodiscard]] double iouIn(Id<Track> track, const std::map<int, OrientedBox>& car, int frame) const
    {
        const Cuboid* box = session().editing().labels().boxOf(track, frame);
        return box != nullptr ? iou3d(box->box, car.at(frame)) : 0;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_moving.empty() && !m_standing.empty()); }
    void init() { QVERIFY(open().isOpen); }
    void cleanupTestCase() { m_opened.reset(); }

    void aKeyFollowsTheObject()
    {
        const Id<Track> car = put(m_moving, 2);
        m_opened->press(Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(boxesOf(car) >= 5, test::window_ms);
        m_opened->press(Qt::Key_P, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(boxesOf(car) >= 7, test::window_ms);
        for (const int frame : {1, 3, 5})
            QVERIFY2(iouIn(car, m_moving, frame) > 0.6, qPrintable(QString::number(frame)));
    }

    void theWayIsShownWhileItIsFound()
    {
        const Id<Track> car = put(m_moving, 0);
        ProgressCentre progress;
        TrackJobs jobs(session(), progress);
        auto& trail = *new FollowTrail(m_opened->main());  // goes with the view
        trail.begin(session(), jobs);
        std::size_t most = 0;
        connect(&jobs, &TrackJobs::previewed, this, [&] { most = std::max(most, trail.size()); });
        QSignalSpy ended(&jobs, &TrackJobs::previewEnded);
        follow(jobs, {session().editing().labels().boxOf(car, 0)->id}, 1);
        QVERIFY(ended.wait(test::window_ms));
        QVERIFY(most >= 5);
        QCOMPARE(trail.size(), std::size_t{0});
        trail.end();
    }

    void framesChosenInTheTimelineAreChosenInTheStrip()
    {
        const Id<Track> car = put(m_standing, 0);
        m_opened->press(Qt::Key_P, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(boxesOf(car) == std::size_t{trackStreet.frames}, test::window_ms);
        m_opened->press(Qt::Key_V);
        QTRY_VERIFY(strip().isVisible());
        QTRY_COMPARE(strip().model().track(), car);
        m_opened->click(*rows().viewport(), cell(car, 2));
        m_opened->click(*rows().viewport(), cell(car, 5), Qt::ShiftModifier);
        QCOMPARE(strip().model().chosen(), (std::set{2, 3, 4, 5}));
        strip().findChild<QToolButton*>("stripDelete")->click();
        QCOMPARE(boxesOf(car), std::size_t{4});
        m_opened->act(ActionId::undo);
        QCOMPARE(boxesOf(car), std::size_t{8});
    }

    void anEndDraggedOutwardsFollowsTheObject()
    {
        const Id<Track> car = put(m_moving, 1);
        const double half_px = (rows().positionOf(2) - rows().positionOf(1)) / 2;
        m_opened->drag(*rows().viewport(), cell(car, 1) + QPointF(half_px - 1, 0), cell(car, 4) + QPointF(half_px - 1, 0));
        QTRY_COMPARE_WITH_TIMEOUT(boxesOf(car), std::size_t{4}, test::window_ms);
        QVERIFY(iouIn(car, m_moving, 4) > 0.6);
        QVERIFY(session().editing().labels().boxOf(car, 4)->state == BoxState::propagated);
    }

    void aSizeIsProposedAndTakenByOneKey()
    {
        const Id<Track> car = put(m_standing, 0);
        m_opened->press(Qt::Key_P, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(boxesOf(car) == std::size_t{trackStreet.frames}, test::window_ms);
        QAction& take = m_opened->window.actions()[ActionId::takeProposal];
        QVERIFY(!take.isEnabled());
        m_opened->press(Qt::Key_U, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(take.isEnabled(), test::window_ms);
        m_opened->press(Qt::Key_Return);
        QVERIFY(!take.isEnabled());
        QVERIFY(iouIn(car, m_standing, 4) > 0.9);
    }
};

POINTLOOM_TEST(TestLabellingTracks, inWindow)
#include "tst_labelling_tracks.moc"
