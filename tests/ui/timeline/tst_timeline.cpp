// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/timeline/Tracks.h"
#include "ui/scene/StateMark.h"
#include "ui/timeline/FrameBar.h"
#include "ui/timeline/Timeline.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace pointloom;
using enum BoxState;

namespace {

constexpr int frameCount = 40;
constexpr int manyFrames = 500;
constexpr int manyTracks = 300;

/// The spans of a track as its boxes say it, told frame by frame.
std::map<int, BoxState> frameByFrame(const TrackSpans& spans)
{
    std::map<int, BoxState> states;
    for (const TrackSpan& span : spans)
        for (int frame = span.first; frame <= span.last; ++frame)
            states[frame] = span.state;
    return states;
}

std::map<int, BoxState> statesOf(const Session& session, Id<Track> track)
{
    std::map<int, BoxState> states;
    for (const auto& [frame, id] : session.editing().labels().boxesOf(track))
        states[frame] = session.editing().labels().find(id)->state;
    return states;
}

}  // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private:
    test::Frames m_frames{frameCount};
    std::unique_ptr<test::Frames> m_many;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionSet> m_actions;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrackActions> m_tracks;
    Timeline* m_timeline = nullptr;

    void show(std::unique_ptr<Session> session)
    {
        m_window = std::make_unique<QWidget>();
        m_actions = std::make_unique<ActionSet>(*m_window);
        m_session = std::move(session);
        m_tracks = std::make_unique<TrackActions>(*m_actions, *m_session);
        m_timeline = new Timeline(*m_tracks, m_window.get());
        m_timeline->resize(1200, 220);
        m_window->resize(1200, 220);
        m_window->show();
    }

    [[nodiscard]] TrackRows& rows() const { return m_timeline->rows(); }
    [[nodiscard]] FrameAxis& axis() const { return m_timeline->axis(); }
    [[nodiscard]] QPointF cell(Id<Track> track, int frame) const { return {rows().positionOf(frame), rows().rowArea(track).center().y()}; }
    [[nodiscard]] double half_px() const { return axis().perFrame_px() / 2; }
    void click(const QPointF& at, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(rows().viewport(), Qt::LeftButton, modifiers, at.toPoint());
    }
    void send(QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons) const
    {
        QMouseEvent event(type, at, rows().viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(rows().viewport(), &event);
    }
    void drag(const QPointF& from, const QPointF& to) const
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (const double share : {0.4, 0.8, 1.0})
            send(QEvent::MouseMove, from + (to - from) * share, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }

private Q_SLOTS:
    void init()
    {
        show(m_frames.open());
        QTRY_VERIFY(m_session->view().frame() != nullptr);
    }
    void cleanup()
    {
        m_timeline->tracks().setOrder(TrackList::Order::byFirstFrame);
        m_timeline->tracks().setOnlyHere(false);
        m_actions.reset();
        m_window.reset();
        m_tracks.reset();
        m_session.reset();
    }

    void everyFrameIsWhereTheAxisSays()
    {
        for (const double zoom : {1.0, 1.3, 3.7}) {
            axis().zoomAt(200, zoom);
            for (const double scroll : {0.0, 55.0, 1e6}) {
                axis().setScroll(scroll);
                for (int frame = 0; frame < frameCount; ++frame)
                    QCOMPARE(axis().frameAt(axis().positionOf(frame)), frame);
            }
        }
    }

    void zoomingKeepsTheFrameUnderTheCursor()
    {
        const double x_px = axis().positionOf(17);
        for (const double factor : {1.25, 1.6, 2.0, 0.8}) {
            axis().zoomAt(x_px, factor);
            QVERIFY(std::abs(axis().positionOf(17) - x_px) < 1e-9);
        }
        axis().zoomAt(x_px, 1e-6);
        QCOMPARE(axis().zoom(), 1.0);
        QCOMPARE(axis().scrollRange_px(), 0);
        QCOMPARE(axis().positionOf(0), static_cast<double>(FrameAxis::margin_px));
    }

    void rulerAndRowsStandUnderEachOther()
    {
        const auto* bar = m_timeline->findChild<FrameBar*>("frameBar");
        for (const int frame : {0, 7, frameCount - 1})
            QCOMPARE(bar->mapTo(m_timeline, QPointF(bar->positionOf(frame), 0)).x(),
                     rows().viewport()->mapTo(m_timeline, QPointF(rows().positionOf(frame), 0)).x());
    }

    void spansTellEveryBoxAndNothingElse()
    {
        std::mt19937 random(3);
        std::uniform_int_distribution<int> anyState(0, 4);
        for (int trial = 0; trial < 20; ++trial) {
            std::map<int, BoxState> boxes;
            for (int frame = 0; frame < frameCount; ++frame)
                if (const int state = anyState(random); state < 4)
                    boxes[frame] = static_cast<BoxState>(state);
            const Id<Track> track = test::addTrackOf(*m_session, boxes);
            const TrackSpans& spans = m_timeline->tracks().spansOf(track);
            QVERIFY(frameByFrame(spans) == boxes);
            for (std::size_t i = 1; i < spans.size(); ++i)
                QVERIFY(spans[i].first > spans[i - 1].last + 1 || spans[i].state != spans[i - 1].state);
            m_tracks->removeBoxes(track, {5, 9});
            m_tracks->setState(track, {20, 30}, finalised);
            QVERIFY(frameByFrame(m_timeline->tracks().spansOf(track)) == statesOf(*m_session, track));
            m_session->editing().undo();
            m_session->editing().undo();
            QVERIFY(frameByFrame(m_timeline->tracks().spansOf(track)) == boxes);
        }
    }

    void aClickGoesThereAndSelects()
    {
        const Id<Track> car = test::addTrack(*m_session, {5, 30});
        const Id<Track> van = test::addTrack(*m_session, {8, 12}, keyframe, "van");
        for (const auto& [track, frame] : {std::pair{car, 9}, {van, 9}, {van, 11}, {car, 29}}) {
            click(cell(track, frame));
            QCOMPARE(m_session->view().frameIndex(), frame);
            QCOMPARE(m_session->selection().currentCuboid()->track, track);
        }
        click(cell(van, 35));  // beyond its life: there, but nothing to select
        QCOMPARE(m_session->view().frameIndex(), 35);
        QVERIFY(m_session->selection().currentCuboid() == nullptr);
        QCOMPARE(m_tracks->track(), van);
        click({20, rows().rowArea(car).center().y()});  // the name: the object, in the frame in sight
        QCOMPARE(m_session->view().frameIndex(), 35);
        QCOMPARE(m_tracks->track(), car);
    }

    void anEndDraggedInwardsTrims()
    {
        const Id<Track> car = test::addTrack(*m_session, {5, 30});
        const auto before = test::framesOf(*m_session, car);
        const int edits = m_session->editing().undoStack().count();
        drag(cell(car, 30) + QPointF(half_px(), 0), cell(car, 22) + QPointF(half_px(), 0));
        QCOMPARE(test::framesOf(*m_session, car).back(), 22);
        drag(cell(car, 5) - QPointF(half_px(), 0), cell(car, 8) - QPointF(half_px(), 0));
        QCOMPARE(test::framesOf(*m_session, car).front(), 8);
        QCOMPARE(m_session->editing().undoStack().count(), edits + 2);
        drag(cell(car, 8) - QPointF(half_px(), 0), cell(car, 39));  // something stays
        QCOMPARE(test::framesOf(*m_session, car), std::vector{22});
        for (int i = 0; i < 3; ++i)
            m_session->editing().undo();
        QCOMPARE(test::framesOf(*m_session, car), before);
    }

    void anEndDraggedOutwardsAsksForMore()
    {
        const Id<Track> car = test::addTrack(*m_session, {5, 10});
        QSignalSpy asked(m_timeline, &Timeline::extendRequested);
        drag(cell(car, 10) + QPointF(half_px(), 0), cell(car, 14) + QPointF(half_px(), 0));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.front()[0].value<Id<Track>>(), car);
        QCOMPARE(asked.front()[1].value<FrameRange>().last, 14);
        drag(cell(car, 5) - QPointF(half_px(), 0), cell(car, 2) - QPointF(half_px(), 0));
        QCOMPARE(asked.back()[1].value<FrameRange>().first, 2);
        QCOMPARE(test::framesOf(*m_session, car).size(), std::size_t(6));
    }

    void escGivesADragUp()
    {
        const Id<Track> car = test::addTrack(*m_session, {5, 10});
        const int edits = m_session->editing().undoStack().count();
        const QPointF end = cell(car, 10) + QPointF(half_px(), 0);
        send(QEvent::MouseButtonPress, end, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, end - QPointF(60, 0), Qt::NoButton, Qt::LeftButton);
        QTest::keyClick(&rows(), Qt::Key_Escape);
        send(QEvent::MouseButtonRelease, end - QPointF(60, 0), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(m_session->editing().undoStack().count(), edits);
    }

    void shiftChoosesFramesOfTheTrack()
    {
        const Id<Track> car = test::addTrack(*m_session, {0, 39});
        QSignalSpy chosen(m_timeline, &Timeline::rangeChosen);
        click(cell(car, 12));
        click(cell(car, 20), Qt::ShiftModifier);
        QCOMPARE(rows().chosen(), std::optional(FrameRange{12, 20}));
        click(cell(car, 25), Qt::ShiftModifier);
        QCOMPARE(rows().chosen(), std::optional(FrameRange{12, 25}));
        click(cell(car, 3), Qt::ShiftModifier);
        QCOMPARE(rows().chosen(), std::optional(FrameRange{3, 25}));
        QCOMPARE(chosen.count(), 3);
        QCOMPARE(m_session->view().frameIndex(), 12);
        click(cell(car, 30));
        QVERIFY(!rows().chosen());
    }

    void upAndDownGoThroughTheTracks()
    {
        const Id<Track> a = test::addTrack(*m_session, {0, 5});
        const Id<Track> b = test::addTrack(*m_session, {0, 7});
        click(cell(a, 3));
        QTest::keyClick(&rows(), Qt::Key_Down);
        QCOMPARE(m_session->selection().currentCuboid()->track, b);
        QTest::keyClick(&rows(), Qt::Key_Down);
        QCOMPARE(m_tracks->track(), b);
        QTest::keyClick(&rows(), Qt::Key_Up);
        QCOMPARE(m_session->selection().currentCuboid()->track, a);
        QCOMPARE(m_session->view().frameIndex(), 3);
    }

    void tracksAreOrderedAndLeftOutAsAsked()
    {
        const Id<Track> late = test::addTrack(*m_session, {20, 30}, keyframe, "truck");
        const Id<Track> early = test::addTrack(*m_session, {3, 9}, keyframe, "pedestrian");
        const Id<Track> middle = test::addTrack(*m_session, {8, 25}, keyframe, "car");
        TrackList& list = m_timeline->tracks();
        const auto order = [&] {
            std::vector<Id<Track>> tracks;
            for (const TrackRow& row : list.rows())
                tracks.push_back(row.track);
            return tracks;
        };
        QVERIFY(order() == (std::vector{early, middle, late}));
        list.setOrder(TrackList::Order::byNumber);
        QVERIFY(order() == (std::vector{late, early, middle}));
        list.setOrder(TrackList::Order::byClass);
        QVERIFY(order() == (std::vector{middle, late, early}));
        list.setOnlyHere(true);
        QVERIFY(order().empty());
        m_session->view().goToFrame(22);
        QVERIFY(order() == (std::vector{middle, late}));
    }

    void aFindingIsGoneToByAClick()
    {
        const Id<Track> car = test::addTrack(*m_session, {0, 39});
        rows().setFindings({{car, 17, TimelineFinding::Severity::error, "turns round"}});
        click(findingArea(rows().rowArea(car), TrackRows::names_px, axis(), 17).center());
        QCOMPARE(m_session->view().frameIndex(), 17);
        QCOMPARE(m_session->selection().currentCuboid()->track, car);
    }

    void theRulerAloneWorksInALowDock()
    {
        m_timeline->resize(900, m_timeline->minimumSizeHint().height());
        QCoreApplication::processEvents();
        QVERIFY(m_timeline->minimumSizeHint().height() <= 50);
        const auto* bar = m_timeline->findChild<FrameBar*>("frameBar");
        QCOMPARE(rows().height(), 0);
        QTest::mouseClick(const_cast<FrameBar*>(bar), Qt::LeftButton, {}, QPointF(bar->positionOf(31), 25).toPoint());
        QCOMPARE(m_session->view().frameIndex(), 31);
    }

    void statesAreToldApartWithoutColour()
    {
        std::vector<QImage> signs;
        for (const BoxState state : {keyframe, interpolated, propagated, finalised}) {
            QImage image(20, 20, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintStateSign(painter, {10, 10}, state, Qt::white);
            painter.end();
            for (const QImage& other : signs)
                QVERIFY(other != image);
            signs.push_back(image);
        }
    }

    void manyTracksInManyFramesArePaintedAndFollowedOneByOne()
    {
        cleanup();
        m_many = std::make_unique<test::Frames>(manyFrames);
        show(m_many->open());
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        std::vector<Id<Track>> tracks;
        m_session->editing().pushMade([&](Document& document) {
            Edit all{.name = "Add many", .tracks = {}, .cuboids = {}};
            for (int i = 0; i < manyTracks; ++i) {
                Track track;
                track.id = document.newTrackId();
                track.classKey = "car";
                tracks.push_back(track.id);
                all.tracks.push_back(added(track));
                for (int frame = i % 50; frame < manyFrames - i % 30; ++frame) {
                    Cuboid cuboid;
                    cuboid.id = document.newCuboidId();
                    cuboid.track = track.id;
                    cuboid.frame = document.labels().keyOf(frame);
                    cuboid.box.size_m = {4, 2, 1.5};
                    cuboid.state = frame % 10 == 0 ? keyframe : interpolated;
                    all.cuboids.push_back(added(std::move(cuboid)));
                }
            }
            return all;
        });
        const int fitting = rows().viewport()->height() / rows().rowHeight_px() + 2;
        rows().viewport()->repaint();
        QVERIFY(rows().rowsPainted() > 3 && rows().rowsPainted() <= fitting);

        QSignalSpy resets(&m_timeline->tracks(), &TrackList::reset);
        QSignalSpy changes(&m_timeline->tracks(), &TrackList::rowChanged);
        const Id<Track> touched = tracks[7];
        m_tracks->setState(touched, {100, 120}, finalised);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.front().front().toInt(), *m_timeline->tracks().placeOf(touched));
        rows().verticalScrollBar()->setValue(rows().verticalScrollBar()->maximum());
        rows().viewport()->repaint();
        QVERIFY(rows().rowsPainted() <= fitting);

        QElapsedTimer clock;
        clock.start();
        constexpr int paints = 20;
        for (int i = 0; i < paints; ++i)
            rows().viewport()->repaint();
        qInfo("%d rows of %d frames painted in %.2f ms", rows().rowsPainted(), manyFrames,
              static_cast<double>(clock.nsecsElapsed()) / 1e6 / paints);
    }

    void playsInALoopAsFastAsAsked()
    {
        Player& player = m_timeline->player();
        player.setSpeed(4);
        player.setLoops(true);
        m_session->view().goToFrame(frameCount - 2);
        player.toggle();
        QTRY_COMPARE(m_session->view().frameIndex(), 0);
        QVERIFY(player.playing());
        player.setLoops(false);
        m_session->view().goToFrame(frameCount - 2);
        QTRY_VERIFY(!player.playing());
        QCOMPARE(m_session->view().frameIndex(), frameCount - 1);
        Player again(*m_session);
        QCOMPARE(again.speed(), 4.0);
        QVERIFY(!again.loops());
        player.setSpeed(1);
    }
};

POINTLOOM_TEST(TestTimeline, withOwnSettings)
#include "tst_timeline.moc"
