// SPDX-License-Identifier: Apache-2.0
// What moves while the scanner turns, shown and boxed at one moment of the sweep.
#include "core/labels/Gestures.h"
#include "core/track/SweepFrame.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/jobs/SweepCorrection.h"
#include "ui/scene/SceneModel.h"
#include "ui/session/SceneBinding.h"

#include <QAction>
#include <QSignalSpy>

using namespace pointloom;

namespace {

constexpr int patience_ms = 30'000;
constexpr SimulateParams street{.frames = 3, .seed = 11, .rings = 64, .columns = 1024, .cars = 30, .movesInSweep = true};

std::size_t pointsIn(const Frame& frame, const OrientedBox& box)
{
    std::size_t inside = 0;
    for (std::size_t i = 0; i < frame.cloud->size(); ++i)
        inside += contains(box, frame.cloud->at(i)) ? 1 : 0;
    return inside;
}

}  // namespace

class TestSweepCorrection : public QObject
{
    Q_OBJECT

private:
    test::Street m_street{street};
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneModel> m_scene;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionSet> m_actions;
    ProgressCentre m_progress;
    std::unique_ptr<SweepCorrection> m_sweep;
    std::vector<SimulatedFrame> m_truth;

    /// The moving car that is seen best in the middle frame.
    [[nodiscard]] std::string fastCar() const
    {
        const auto isIn = [this](std::size_t frame, const SimulatedBox& box) {
            return std::ranges::find(m_truth[frame].boxes, box.track, &SimulatedBox::track) != m_truth[frame].boxes.end();
        };
        const SimulatedBox* best = nullptr;
        for (const SimulatedBox& box : m_truth[1].boxes)
            if (box.moving && box.classKey == "car" && isIn(0, box) && isIn(2, box) && (best == nullptr || box.points > best->points))
                best = &box;
        return best != nullptr ? best->track : std::string();
    }
    [[nodiscard]] OrientedBox trueBox(int frame) const
    {
        return std::ranges::find(m_truth[static_cast<std::size_t>(frame)].boxes, fastCar(), &SimulatedBox::track)->box;
    }
    /// The car boxed in all frames; the box of the middle one.
    Id<Cuboid> boxCar(const std::function<OrientedBox(int)>& box)
    {
        m_session->view().goToFrame(1);
        const Id<Cuboid> id = m_session->add({.box = box(1), .classKey = "car"});
        for (const int frame : {0, 2})
            m_session->editing().pushMade([&](Document& document) { return continueTrack(document, id, frame, box(frame)); });
        return id;
    }
    void choose(SweepMoment moment)
    {
        ViewOptions options = m_scene->options();
        options.sweep = moment;
        m_scene->setOptions(options);
    }
    [[nodiscard]] bool isCorrected() const
    {
        return m_session->view().shown() != nullptr && m_session->view().shown() != m_session->view().frame();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int frame = 0; frame < street.frames; ++frame)
            m_truth.push_back(simulateFrame(street, frame));
        QVERIFY(!fastCar().empty());
    }
    void init()
    {
        m_session = m_street.open();
        m_scene = std::make_unique<SceneModel>();
        m_window = std::make_unique<QWidget>();
        m_actions = std::make_unique<ActionSet>(*m_window);
        m_sweep = std::make_unique<SweepCorrection>(*m_session, *m_scene, *m_actions, m_progress);
    }
    void cleanup()
    {
        m_sweep.reset();
        m_actions.reset();
        m_window.reset();
        m_scene.reset();
        m_session.reset();
    }

    void moreOfTheCarIsInItsBox()
    {
        boxCar([this](int frame) { return trueBox(frame); });
        QTRY_VERIFY_WITH_TIMEOUT(m_session->view().frame() != nullptr, patience_ms);
        QVERIFY(!isCorrected());
        choose(SweepMoment::start);
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
        QVERIFY(pointsIn(*m_session->view().shown(), trueBox(1)) > pointsIn(*m_session->view().frame(), trueBox(1)));
        QCOMPARE(m_session->view().shown()->cloud->origin_m, m_session->view().frame()->cloud->origin_m);
        choose(SweepMoment::asMeasured);
        QVERIFY(!isCorrected());
    }

    void theKeyTurnsItOnAndOff()
    {
        boxCar([this](int frame) { return trueBox(frame); });
        QAction& action = (*m_actions)[ActionId::sweepMotion];
        action.trigger();
        QVERIFY(action.isChecked());
        QCOMPARE(m_scene->options().sweep, SweepMoment::start);
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
        choose(SweepMoment::end);
        action.trigger();
        QVERIFY(!action.isChecked());
        action.trigger();
        QCOMPARE(m_scene->options().sweep, SweepMoment::end);  // what was chosen last
    }

    void itFollowsFramesAndEdits()
    {
        const Id<Cuboid> id = boxCar([this](int frame) { return trueBox(frame); });
        choose(SweepMoment::start);
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
        m_session->view().goToFrame(2);
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
        m_session->view().goToFrame(1);
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
        m_session->editing().push(removeBox(m_session->editing().labels(), id));
        QTRY_VERIFY_WITH_TIMEOUT(!isCorrected(), patience_ms);
        m_session->editing().undo();
        QTRY_VERIFY_WITH_TIMEOUT(isCorrected(), patience_ms);
    }

    void boxesAroundScannedPointsAreMoved()
    {
        const auto asScanned = [this](int frame) {
            const SimulatedFrame& truth = m_truth[static_cast<std::size_t>(frame)];
            FrameBoxes boxes;
            for (int other = 0; other < street.frames; ++other)
                boxes[other] = trueBox(other);
            const ObjectMotion motion = *motionAt(boxes, frame, m_session->poses());
            const double scanned_s = *scannedAt_s(truth.cloud, *sweepTimes(truth.cloud), trueBox(frame), motion);
            return later(trueBox(frame), motion, scanned_s);
        };
        const Id<Cuboid> id = boxCar(asScanned);
        const double before_m = (m_session->editing().labels().find(id)->box.centre_m - trueBox(1).centre_m).norm();
        QVERIFY(before_m > 0.1);
        QSignalSpy said(m_sweep.get(), &SweepCorrection::said);
        m_session->selection().select(id);
        m_sweep->moveBoxes();
        QCOMPARE(said.count(), 1);  // no moment is chosen
        choose(SweepMoment::start);
        const int steps = m_session->editing().undoStack().index();
        m_sweep->moveBoxes();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->editing().undoStack().index(), steps + 1, patience_ms);
        QVERIFY((m_session->editing().labels().find(id)->box.centre_m - trueBox(1).centre_m).norm() < 0.2 * before_m);
    }

    void oneBoxAloneTellsNothing()
    {
        m_session->view().goToFrame(1);
        m_session->add({.box = trueBox(1), .classKey = "car"});
        choose(SweepMoment::start);
        QSignalSpy said(m_sweep.get(), &SweepCorrection::said);
        m_sweep->moveBoxes();
        QCOMPARE(said.count(), 1);
        QVERIFY(!isCorrected());
    }
};

POINTLOOM_TEST(TestSweepCorrection, withOwnSettings)
#include "tst_sweep_correction.moc"
