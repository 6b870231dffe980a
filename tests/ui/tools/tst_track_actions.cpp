// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/timeline/Tracks.h"
#include "ui/tools/TrackActions.h"

#include <QAction>
#include <QSignalSpy>
#include <QWidget>

using namespace pointloom;
using enum BoxState;

class TestTrackActions : public QObject
{
    Q_OBJECT

private:
    test::Frames m_frames{40};
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionSet> m_actions;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrackActions> m_tracks;

    void select(Id<Track> track, int frame) const { m_session->selection().select(m_session->editing().labels().boxOf(track, frame)->id); }
    void act(ActionId id) const { (*m_actions)[id].trigger(); }
    [[nodiscard]] std::vector<int> frames(Id<Track> track) const { return test::framesOf(*m_session, track); }
    [[nodiscard]] BoxState stateAt(Id<Track> track, int frame) const { return m_session->editing().labels().boxOf(track, frame)->state; }

private Q_SLOTS:
    void init()
    {
        m_session = m_frames.open();
        m_window = std::make_unique<QWidget>();
        m_actions = std::make_unique<ActionSet>(*m_window);
        m_tracks = std::make_unique<TrackActions>(*m_actions, *m_session);
    }
    void cleanup()
    {
        m_tracks.reset();
        m_session.reset();
        m_actions.reset();
        m_window.reset();
    }

    void splittingAndMergingIsWhatItWas()
    {
        const Id<Track> car = test::addTrack(*m_session, {3, 12});
        const auto before = frames(car);
        select(car, 8);
        act(ActionId::splitTrack);
        const Id<Track> further = m_session->selection().currentCuboid()->track;
        QVERIFY(further != car);
        QCOMPARE(frames(car), (std::vector{3, 4, 5, 6, 7}));
        QCOMPARE(frames(further), (std::vector{8, 9, 10, 11, 12}));
        select(further, 9);
        select(car, 4);
        act(ActionId::mergeTracks);
        QCOMPARE(frames(car), before);
        QVERIFY(m_session->editing().labels().find(further) == nullptr);
        QCOMPARE(m_tracks->track(), car);
    }

    void twoSeenAtOnceAreTwoObjects()
    {
        const Id<Track> a = test::addTrack(*m_session, {3, 12});
        const Id<Track> b = test::addTrack(*m_session, {12, 20});
        QSignalSpy said(m_tracks.get(), &TrackActions::said);
        const int edits = m_session->editing().undoStack().count();
        select(a, 12);
        m_session->selection().toggle(m_session->editing().labels().boxOf(b, 12)->id);
        act(ActionId::mergeTracks);
        QCOMPARE(m_session->editing().undoStack().count(), edits);
        QCOMPARE(said.count(), 1);
        QVERIFY(said.front().front().toString().contains("000012"));
    }

    void cutsKeepTheFrameInSight()
    {
        const Id<Track> car = test::addTrack(*m_session, {3, 12});
        select(car, 5);
        act(ActionId::cutBefore);
        QCOMPARE(frames(car).front(), 5);
        select(car, 9);
        act(ActionId::cutAfter);
        QCOMPARE(frames(car).back(), 9);
        m_session->editing().undo();
        m_session->editing().undo();
        QCOMPARE(frames(car).size(), 10U);
    }

    void statesAreSetForABoxAndForATrack()
    {
        const Id<Track> car = test::addTrack(*m_session, {3, 6}, interpolated);
        select(car, 4);
        act(ActionId::makeKeyframe);
        QVERIFY(stateAt(car, 4) == keyframe && stateAt(car, 5) == interpolated);
        act(ActionId::finaliseBox);
        QVERIFY(stateAt(car, 4) == finalised && stateAt(car, 3) == interpolated);
        act(ActionId::finaliseTrack);
        for (const int frame : frames(car))
            QVERIFY(stateAt(car, frame) == finalised);
        act(ActionId::makeKeyframe);
        QVERIFY(stateAt(car, 4) == keyframe && stateAt(car, 5) == finalised);
    }

    void keyframesAreGoneToAlongTheTrack()
    {
        const Id<Track> car = test::addTrackOf(
            *m_session, {{2, keyframe}, {3, interpolated}, {4, interpolated}, {5, finalised}, {6, propagated}, {9, keyframe}});
        QSignalSpy said(m_tracks.get(), &TrackActions::said);
        act(ActionId::nextKeyframe);
        QCOMPARE(said.count(), 1);  // of which track?
        select(car, 3);
        std::vector<int> gone;
        for (int i = 0; i < 2; ++i) {
            act(ActionId::nextKeyframe);
            gone.push_back(m_session->view().frameIndex());
        }
        for (int i = 0; i < 2; ++i) {
            act(ActionId::previousKeyframe);
            gone.push_back(m_session->view().frameIndex());
        }
        QCOMPARE(gone, (std::vector{5, 9, 5, 2}));
        QCOMPARE(m_session->selection().currentCuboid()->track, car);
        act(ActionId::previousKeyframe);
        QCOMPARE(m_session->view().frameIndex(), 2);
        QCOMPARE(said.count(), 2);
    }

    void aTrackStaysMeantInFramesWithoutIt()
    {
        const Id<Track> car = test::addTrackOf(*m_session, {{2, keyframe}, {9, keyframe}});
        select(car, 2);
        m_session->view().goToFrame(5);
        QVERIFY(m_session->selection().currentCuboid() == nullptr);
        QCOMPARE(m_tracks->track(), car);
        act(ActionId::nextKeyframe);
        QCOMPARE(m_session->view().frameIndex(), 9);
        act(ActionId::deleteTrack);
        QVERIFY(m_session->editing().labels().find(car) == nullptr);
        QVERIFY(!m_tracks->track());
    }

    void aBoxGoesToAnotherTrack()
    {
        const Id<Track> a = test::addTrack(*m_session, {3, 6});
        const Id<Track> b = test::addTrack(*m_session, {7, 9});
        QSignalSpy asked(m_tracks.get(), &TrackActions::reassignRequested);
        select(a, 6);
        act(ActionId::reassignBox);
        QCOMPARE(asked.count(), 1);
        m_tracks->reassign(m_session->selection().current(), b);
        QCOMPARE(frames(a), (std::vector{3, 4, 5}));
        QCOMPARE(frames(b), (std::vector{6, 7, 8, 9}));
        QCOMPARE(m_tracks->track(), b);
    }

    void aLockedTrackIsNotTornApart()
    {
        const Id<Track> car = test::addTrack(*m_session, {3, 6});
        select(car, 5);
        m_session->editing().setLocked(m_session->selection().ids(), true);
        QSignalSpy refused(&m_session->editing(), &Editing::refused);
        const std::size_t tracks = m_session->editing().labels().tracks().size();
        for (const ActionId id : {ActionId::splitTrack, ActionId::cutAfter, ActionId::finaliseTrack, ActionId::deleteTrack})
            act(id);
        QCOMPARE(refused.count(), 4);
        QCOMPARE(m_session->editing().labels().tracks().size(), tracks);
        QCOMPARE(frames(car).size(), 4U);
        QVERIFY(stateAt(car, 3) == keyframe);
    }
};

POINTLOOM_TEST(TestTrackActions, withApplication)
#include "tst_track_actions.moc"
