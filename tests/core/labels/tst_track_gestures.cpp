// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"
#include "core/labels/TrackGestures.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

#include <ranges>

using namespace pointloom;

namespace {

Cuboid boxAt(Document& document, Id<Track> track, int frame, BoxState state = BoxState::keyframe)
{
    Cuboid cuboid;
    cuboid.id = document.newCuboidId();
    cuboid.track = track;
    cuboid.frame = test::frameKey(frame);
    cuboid.box = test::goldenBox();
    cuboid.box.centre_m.x() += frame;
    cuboid.state = state;
    return cuboid;
}

/// The frames in which a track has boxes.
std::vector<int> framesOf(const Labels& labels, Id<Track> track)
{
    const auto frames = std::views::keys(labels.boxesOf(track));
    return {frames.begin(), frames.end()};
}

}  // namespace

class TestTrackGestures : public QObject
{
    Q_OBJECT

private:
    Document m_document{test::numberedFrames(20)};
    Id<Track> m_a;
    Id<Track> m_b;

    [[nodiscard]] const Labels& labels() const { return m_document.labels(); }

    /// Does an edit, and shows that undo brings back what was there.
    void check(const Edit& edit)
    {
        QVERIFY(!edit.empty());
        const TrackMap before = labels().tracks();
        const std::size_t boxes = labels().cuboidCount();
        VERIFY_RESULT(m_document.apply(edit));
        VERIFY_RESULT(m_document.apply(inverse(edit)));
        QCOMPARE(labels().tracks(), before);
        QCOMPARE(labels().cuboidCount(), boxes);
        VERIFY_RESULT(m_document.apply(edit));
    }

    Id<Track> addTrack(std::initializer_list<int> frames, BoxState state = BoxState::keyframe)
    {
        Track track;
        track.id = m_document.newTrackId();
        track.classKey = "car";
        track.attributes["parked"] = true;
        Edit edit{.name = "Add", .tracks = {added(track)}, .cuboids = {}};
        for (const int frame : frames)
            edit.cuboids.push_back(added(boxAt(m_document, track.id, frame, state)));
        if (!m_document.apply(edit))
            qFatal("does not fit");
        return track.id;
    }

private Q_SLOTS:
    void init()
    {
        m_document = Document(test::numberedFrames(20));
        m_a = addTrack({0, 1, 2, 5, 6});
        m_b = addTrack({5, 6, 7, 8}, BoxState::interpolated);
    }

    void aSplitTrackGoesOnAsAnother()
    {
        check(splitTrack(m_document, m_a, 2));
        const Id<Track> further{m_b.value + 1};
        QCOMPARE(framesOf(labels(), m_a), (std::vector{0, 1}));
        QCOMPARE(framesOf(labels(), further), (std::vector{2, 5, 6}));
        QCOMPARE(labels().find(further)->attributes, labels().find(m_a)->attributes);
        QCOMPARE(labels().find(further)->classKey, "car");
    }

    void splittingBeforeTheFirstBoxDoesNothing()
    {
        QVERIFY(splitTrack(m_document, m_a, 0).empty());
        QVERIFY(splitTrack(m_document, m_a, 9).empty());
    }

    void mergingWhatWasSplitGivesBackTheWhole()
    {
        const auto before = framesOf(labels(), m_a);
        check(splitTrack(m_document, m_a, 3));
        const Id<Track> further{m_b.value + 1};
        check(mergeTracks(labels(), m_a, further));
        QCOMPARE(framesOf(labels(), m_a), before);
        QVERIFY(labels().find(further) == nullptr);
    }

    void whereTwoTracksMeetTheAnchorStays()
    {
        const Id<Cuboid> anchor = labels().boxOf(m_a, 5)->id;
        check(mergeTracks(labels(), m_b, m_a));
        QCOMPARE(framesOf(labels(), m_b), (std::vector{0, 1, 2, 5, 6, 7, 8}));
        QCOMPARE(labels().boxOf(m_b, 5)->id, anchor);
        QVERIFY(labels().find(m_a) == nullptr);
    }

    void trimmingKeepsWhatIsInside()
    {
        check(trimTrack(labels(), m_a, {1, 5}));
        QCOMPARE(framesOf(labels(), m_a), (std::vector{1, 2, 5}));
    }

    void aTrackWithoutBoxesGoes()
    {
        check(removeRange(labels(), m_a, {0, 6}));
        QVERIFY(labels().find(m_a) == nullptr);
        QVERIFY(labels().find(m_b) != nullptr);
    }

    void aBoxJoinsOnlyATrackWithoutOneThere()
    {
        const Id<Cuboid> taken = labels().boxOf(m_a, 5)->id;
        const Id<Cuboid> free = labels().boxOf(m_a, 2)->id;
        check(reassign(labels(), {taken, free}, m_b));
        QCOMPARE(framesOf(labels(), m_a), (std::vector{0, 1, 5, 6}));
        QCOMPARE(framesOf(labels(), m_b), (std::vector{2, 5, 6, 7, 8}));
    }

    void swappingTwiceIsNothing()
    {
        const auto a = framesOf(labels(), m_a);
        check(swapTracks(labels(), m_a, m_b, 5));
        QCOMPARE(framesOf(labels(), m_a), (std::vector{0, 1, 2, 5, 6, 7, 8}));
        check(swapTracks(labels(), m_a, m_b, 5));
        QCOMPARE(framesOf(labels(), m_a), a);
    }

    void aRemovedTrackLeavesNothing()
    {
        check(removeTrack(labels(), m_a));
        QVERIFY(labels().find(m_a) == nullptr);
        QVERIFY(labels().boxesOf(m_a).empty());
    }

    void sharedFramesAreThoseOfBoth()
    {
        QCOMPARE(sharedFrames(labels(), m_a, m_b), (std::vector{5, 6}));
        QCOMPARE(sharedFrames(labels(), m_b, m_a), (std::vector{5, 6}));
    }

    void statesAreSetWhereTheyDiffer()
    {
        const auto boxes = boxesIn(labels(), m_b, {6, 8});
        QCOMPARE(boxes.size(), std::size_t(3));
        check(setState(labels(), boxes, BoxState::finalised));
        QVERIFY(labels().boxOf(m_b, 5)->state == BoxState::interpolated);
        QVERIFY(labels().boxOf(m_b, 8)->isAnchor());
        QVERIFY(setState(labels(), boxes, BoxState::finalised).empty());
    }

    /// What is done to whole tracks takes boxes of frames that are gone along, what is done within frames leaves them alone.
    void boxesOfFramesThatAreGoneGoWithTheirTrack()
    {
        const Cuboid ofA = boxAt(m_document, m_a, 30);
        const Cuboid ofB = boxAt(m_document, m_b, 30);
        const Cuboid onlyB = boxAt(m_document, m_b, 31);
        VERIFY_RESULT(m_document.apply({.name = {}, .tracks = {}, .cuboids = {added(ofA), added(ofB), added(onlyB)}}));
        const std::vector<int> before = framesOf(labels(), m_b);
        Document scratch = m_document;
        VERIFY_RESULT(scratch.apply(removeRange(labels(), m_b, {0, 1000})));
        QVERIFY(scratch.labels().find(m_b) != nullptr);  // there are boxes left
        QCOMPARE(scratch.labels().goneBoxesOf(m_b).size(), std::size_t(2));
        VERIFY_RESULT(scratch.apply(removeBox(scratch.labels(), ofB.id)));
        QVERIFY(scratch.labels().find(m_b) != nullptr);
        VERIFY_RESULT(scratch.apply(removeBox(scratch.labels(), onlyB.id)));
        QVERIFY(scratch.labels().find(m_b) == nullptr);

        scratch = m_document;
        VERIFY_RESULT(scratch.apply(removeTrack(labels(), m_b)));
        QVERIFY(scratch.labels().find(m_b) == nullptr && scratch.labels().find(onlyB.id) == nullptr);

        const Edit split = splitTrack(m_document, m_b, before.at(1));
        scratch = m_document;
        VERIFY_RESULT(scratch.apply(split));
        QCOMPARE(scratch.labels().goneBoxesOf(m_b).size(), std::size_t(2));

        check(mergeTracks(labels(), m_a, m_b));
        QVERIFY(labels().find(m_b) == nullptr);
        QCOMPARE(labels().goneBoxesOf(m_a), (std::vector{ofA.id, onlyB.id}));
    }

    void anchorsAreTheNearestOnEitherSide()
    {
        const Anchors between = anchorsAround(labels(), m_a, 3);
        QCOMPARE(between.before->frame, test::frameKey(2));
        QCOMPARE(between.after->frame, test::frameKey(5));
        const Anchors atOne = anchorsAround(labels(), m_a, 2);
        QCOMPARE(atOne.before->frame, test::frameKey(1));
        QCOMPARE(atOne.after->frame, test::frameKey(5));
        QVERIFY(anchorsAround(labels(), m_b, 6).before == nullptr);
    }
};

POINTLOOM_TEST(TestTrackGestures, withoutApplication)
#include "tst_track_gestures.moc"
