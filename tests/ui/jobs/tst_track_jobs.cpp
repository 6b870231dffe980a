// SPDX-License-Identifier: Apache-2.0
// Following, interpolating, locking and measuring tracks in an open session.
#include "core/geometry/BoxOverlap.h"
#include "core/labels/Gestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/jobs/Following.h"
#include "ui/jobs/Interpolating.h"
#include "ui/jobs/OneSize.h"
#include "ui/jobs/StandingStill.h"
#include "ui/jobs/WorldCloud.h"

#include <QSignalSpy>

using namespace pointloom;

namespace {

constexpr int jobPatience_ms = 30'000;
constexpr SimulateParams jobStreet{.frames = 8, .seed = 5, .rings = 64, .columns = 1024, .cars = 12};

struct TrueCar
{
    std::string track;
    std::map<int, OrientedBox> boxes;
    bool moving = false;
};

/// Of the cars that move, or of those that stand, the one that is seen best in the first frame and has a box in every one.
TrueCar bestCar(bool moving)
{
    std::map<std::string, TrueCar> cars;
    std::map<std::string, std::uint32_t> points;
    for (int frame = 0; frame < jobStreet.frames; ++frame) {
        for (const SimulatedBox& box : simulateFrame(jobStreet, frame).boxes) {
            if (box.classKey != "car" || box.moving != moving)
                continue;
            cars[box.track].track = box.track;
            cars[box.track].boxes[frame] = box.box;
            points[box.track] = frame == 0 ? box.points : std::min(points[box.track], box.points);
        }
    }
    TrueCar best;
    for (const auto& [track, car] : cars)
        if (static_cast<int>(car.boxes.size()) == jobStreet.frames && (best.track.empty() || points[track] > points[best.track]))
            best = car;
    return best;
}

}  // namespace

class TestTrackJobs : public QObject
{
    Q_OBJECT

private:
    test::Street m_street{jobStreet};
    TrueCar m_moving = bestCar(true);
    TrueCar m_standing = bestCar(false);
    std::unique_ptr<Session> m_session;
    ProgressCentre m_progress;
    std::unique_ptr<TrackJobs> m_jobs;

    Id<Cuboid> put(const TrueCar& car, int frame)
    {
        m_session->view().goToFrame(frame);
        return m_session->add({.box = car.boxes.at(frame), .classKey = "car"});
    }
    [[nodiscard]] Id<Track> trackOf(Id<Cuboid> id) const { return m_session->editing().labels().find(id)->track; }
    [[nodiscard]] const Cuboid* boxIn(Id<Track> track, int frame) const { return m_session->editing().labels().boxOf(track, frame); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_moving.track.empty() && !m_standing.track.empty()); }
    void init()
    {
        m_session = m_street.open();
        m_jobs = std::make_unique<TrackJobs>(*m_session, m_progress);
    }
    void cleanup()
    {
        m_jobs.reset();
        m_session.reset();
    }

    void aMovingCarIsFollowedInOneEdit()
    {
        const Id<Cuboid> seed = put(m_moving, 0);
        const int steps = m_session->editing().undoStack().index();
        QSignalSpy previews(m_jobs.get(), &TrackJobs::previewed);
        QSignalSpy ended(m_jobs.get(), &TrackJobs::previewEnded);
        follow(*m_jobs, {seed}, 1);
        QVERIFY(ended.wait(jobPatience_ms));
        QCOMPARE(m_session->editing().undoStack().index(), steps + 1);
        QVERIFY(previews.count() >= 5);
        for (int frame = 1; frame < 6; ++frame) {
            const Cuboid* found = boxIn(trackOf(seed), frame);
            QVERIFY(found != nullptr);
            QVERIFY(found->state == BoxState::propagated);
            QCOMPARE(found->box.size_m, m_moving.boxes.at(0).size_m);
            QVERIFY2(iou3d(found->box, m_moving.boxes.at(frame)) > 0.6, qPrintable(QString::number(frame)));
        }
        m_session->editing().undo();
        QCOMPARE(m_session->editing().labels().boxesOf(trackOf(seed)).size(), std::size_t(1));
    }

    void anAnchorInTheWayStaysAsItIs()
    {
        const Id<Cuboid> seed = put(m_standing, 0);
        OrientedBox odd = m_standing.boxes.at(3);
        odd.size_m.z() += 0.2;
        m_session->editing().pushMade([&](Document& document) { return continueTrack(document, seed, 3, odd); });
        QSignalSpy ended(m_jobs.get(), &TrackJobs::previewEnded);
        follow(*m_jobs, {seed}, 1);
        QVERIFY(ended.wait(jobPatience_ms));
        QCOMPARE(boxIn(trackOf(seed), 3)->box, odd);
        QVERIFY(boxIn(trackOf(seed), 2) != nullptr);
        QVERIFY(boxIn(trackOf(seed), 4) == nullptr);
    }

    void interpolatedBoxesFollowTheirKeyframes()
    {
        const Id<Cuboid> seed = put(m_moving, 0);
        m_session->editing().pushMade([&](Document& document) { return continueTrack(document, seed, 6, m_moving.boxes.at(6)); });
        interpolateBoxes(*m_jobs, trackOf(seed), {0, 7});
        const Cuboid between = *boxIn(trackOf(seed), 3);
        QVERIFY(between.state == BoxState::interpolated);
        QVERIFY(iou3d(between.box, m_moving.boxes.at(3)) > 0.7);
        OrientedBox moved = m_moving.boxes.at(6);
        moved.centre_m.z() += 0.6;
        const int steps = m_session->editing().undoStack().index();
        m_session->editing().push(reshapeBox(m_session->editing().labels(), boxIn(trackOf(seed), 6)->id, moved));
        QVERIFY(boxIn(trackOf(seed), 3)->box.centre_m.z() > between.box.centre_m.z() + 0.2);
        QCOMPARE(m_session->editing().undoStack().index(), steps + 1);
        m_session->editing().undo();
        QCOMPARE(*boxIn(trackOf(seed), 3), between);
    }

    void whatStandsIsBoxedWhereItIsSeen()
    {
        const Id<Cuboid> seed = put(m_standing, 2);
        const Id<Track> track = trackOf(seed);
        standStill(*m_jobs, seed);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->editing().labels().boxesOf(track).size() > 4, jobPatience_ms);
        for (const auto& [frame, id] : m_session->editing().labels().boxesOf(track))
            QVERIFY(iou3d(m_session->editing().labels().find(id)->box, m_standing.boxes.at(frame)) > 0.95);
    }

    void aSizeIsProposedAndTaken()
    {
        const Id<Cuboid> seed = put(m_standing, 0);
        OrientedBox shorter = withFaceMoved(m_standing.boxes.at(4), Face::front, -0.5);
        m_session->editing().pushMade([&](Document& document) { return continueTrack(document, seed, 2, m_standing.boxes.at(2)); });
        m_session->editing().pushMade([&](Document& document) { return continueTrack(document, seed, 4, shorter); });
        QSignalSpy proposed(m_jobs.get(), &TrackJobs::proposalChanged);
        measureSize(*m_jobs, trackOf(seed));
        QVERIFY(proposed.wait(jobPatience_ms));
        QVERIFY(m_jobs->proposal());
        QVERIFY(boxIn(trackOf(seed), 4)->box == shorter);  // nothing has changed yet
        const Eigen::Vector3d size = m_jobs->proposal()->solve.size_m;
        m_jobs->takeSize();
        QVERIFY(!m_jobs->proposal());
        for (const auto& [frame, id] : m_session->editing().labels().boxesOf(trackOf(seed)))
            QVERIFY((m_session->editing().labels().find(id)->box.size_m - size).norm() < 1e-6);
    }

    void aProposalGoesWhenItsTrackChanges()
    {
        const Id<Cuboid> seed = put(m_standing, 0);
        QSignalSpy proposed(m_jobs.get(), &TrackJobs::proposalChanged);
        measureSize(*m_jobs, trackOf(seed));
        QVERIFY(proposed.wait(jobPatience_ms));
        m_session->editing().push(reshapeBox(m_session->editing().labels(), seed, flipped(m_standing.boxes.at(0))));
        QVERIFY(!m_jobs->proposal());
    }

    void framesTogetherStandInThePlaceOfOne()
    {
        m_session->view().goToFrame(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->view().frame() != nullptr, jobPatience_ms);
        const std::size_t alone = m_session->view().shown()->cloud->size();
        WorldCloud together(*m_session, m_progress);
        QSignalSpy shown(&m_session->view(), &FrameInView::shownChanged);
        together.setAround(2);
        QVERIFY(shown.wait(jobPatience_ms));
        QVERIFY(m_session->view().shown()->cloud->size() > alone * 3 / 2);
        QCOMPARE(m_session->view().shown()->cloud->origin_m, m_session->view().frame()->cloud->origin_m);
        together.setAround(0);
        QCOMPARE(m_session->view().shown(), m_session->view().frame());
    }
};

POINTLOOM_TEST(TestTrackJobs, withOwnSettings)
#include "tst_track_jobs.moc"
