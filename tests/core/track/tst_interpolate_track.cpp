// SPDX-License-Identifier: Apache-2.0
#include "core/track/InterpolateTrack.h"

#include "core/labels/Gestures.h"
#include "tests/core/track/SimulatedTracks.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

constexpr FrameRange everywhere{0, 1000};

/// A track with anchors in some frames of a straight way, 1 m a frame.
Document withAnchors(const std::vector<int>& frames)
{
    Document document(test::numberedFrames(40));
    const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
    Edit edit{.name = "Add", .tracks = {added(track)}, .cuboids = {}};
    for (const int frame : frames) {
        Cuboid cuboid{
            .id = document.newCuboidId(), .track = track.id, .frame = test::frameKey(frame), .box = {}, .attributes = {{"parked", false}}};
        cuboid.box = {{static_cast<double>(frame), 0, 0}, {4, 2, 1.5}, 0};
        edit.cuboids.push_back(added(cuboid));
    }
    (void)document.apply(edit);
    return document;
}

const Id<Track> only{1};

Edit moved(const Labels& labels, int frame, double by_m)
{
    OrientedBox box = labels.boxOf(only, frame)->box;
    box.centre_m.y() += by_m;
    return reshapeBox(labels, labels.boxOf(only, frame)->id, box);
}

}  // namespace

class TestInterpolateTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsBetweenAnchors()
    {
        Document document = withAnchors({2, 6, 9});
        const Edit edit = interpolateTrack(document, only, everywhere, {});
        VERIFY_RESULT(document.apply(edit));
        QCOMPARE(document.labels().boxesOf(only).size(), 8U);
        for (const auto& [frame, id] : document.labels().boxesOf(only)) {
            const Cuboid& cuboid = *document.labels().find(id);
            const bool isAnchor = frame == 2 || frame == 6 || frame == 9;
            QCOMPARE(cuboid.state, isAnchor ? BoxState::keyframe : BoxState::interpolated);
            QVERIFY(std::abs(cuboid.box.centre_m.x() - frame) < 1e-9);
            QCOMPARE(cuboid.attributes, (AttributeMap{{"parked", false}}));
        }
        QVERIFY2(interpolateTrack(document, only, everywhere, {}).empty(), "done already");
        VERIFY_RESULT(document.apply(inverse(edit)));
        QCOMPARE(document.labels().boxesOf(only).size(), 3U);
    }

    void staysInTheRange()
    {
        Document document = withAnchors({0, 20});
        VERIFY_RESULT(document.apply(interpolateTrack(document, only, {5, 7}, {})));
        const TrackBoxes& boxes = document.labels().boxesOf(only);
        QCOMPARE(boxes.size(), 5U);
        QVERIFY(boxes.contains(5) && boxes.contains(6) && boxes.contains(7));
    }

    void replacesWhatWasPropagated()
    {
        Document document = withAnchors({0, 4});
        VERIFY_RESULT(document.apply(interpolateTrack(document, only, everywhere, {})));
        VERIFY_RESULT(document.apply(moved(document.labels(), 2, 1)));
        VERIFY_RESULT(document.apply(setState(document.labels(), {document.labels().boxOf(only, 2)->id}, BoxState::propagated)));
        QVERIFY2(followAnchors(document.labels(), only, {}).empty(), "by itself nothing happens to it");
        VERIFY_RESULT(document.apply(interpolateTrack(document, only, everywhere, {})));
        QCOMPARE(document.labels().boxOf(only, 2)->box.centre_m.y(), 0.0);
        QCOMPARE(document.labels().boxOf(only, 2)->state, BoxState::interpolated);
    }

    /// Whatever is done to a key box, the others follow in the same edit, and one undo takes all of it back.
    void followsInOneEdit()
    {
        Document document = withAnchors({0, 10, 20});
        VERIFY_RESULT(document.apply(interpolateTrack(document, only, everywhere, {})));
        VERIFY_RESULT(document.apply(setState(document.labels(), {document.labels().boxOf(only, 14)->id}, BoxState::finalised)));
        const Labels before = document.snapshot();
        const std::uint64_t revision = document.revision();
        const auto done = applyWithInterpolation(document, moved(before, 10, 3), {});
        VERIFY_RESULT(done);
        QCOMPARE(document.revision(), revision + 1);
        const Edit& edit = *done;
        const Labels& after = document.labels();
        QCOMPARE(edit.name, std::string("Change box"));
        QCOMPARE(after.boxOf(only, 10)->box.centre_m.y(), 3.0);
        QVERIFY(after.boxOf(only, 5)->box.centre_m.y() > 0.5);
        QVERIFY(after.boxOf(only, 12)->box.centre_m.y() > 0.5);
        for (const int anchor : {0, 14, 20})
            QCOMPARE(*after.boxOf(only, anchor), *before.boxOf(only, anchor));
        VERIFY_RESULT(document.apply(inverse(edit)));
        for (const auto& [frame, id] : before.boxesOf(only))
            QCOMPARE(*document.labels().find(id), *before.find(id));
    }

    void aWrongEditChangesNothing()
    {
        Document document = withAnchors({0, 10});
        Edit wrong = moved(document.labels(), 0, 1);
        wrong.cuboids.front().before->box.centre_m.x() += 1;
        const Labels before = document.snapshot();
        const std::uint64_t revision = document.revision();
        QVERIFY(!applyWithInterpolation(document, wrong, {}));
        QCOMPARE(document.revision(), revision);
        for (const auto& [frame, id] : before.boxesOf(only))
            QCOMPARE(*document.labels().find(id), *before.find(id));
    }
};

POINTLOOM_TEST(TestInterpolateTrack, withoutApplication)
#include "tst_interpolate_track.moc"
