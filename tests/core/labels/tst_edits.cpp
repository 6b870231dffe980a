// SPDX-License-Identifier: Apache-2.0
#include "tests/core/labels/RandomEdits.h"
#include "tests/support/Support.h"

#include <cmath>
#include <limits>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// A document after some random edits.
Document someDocument(std::uint64_t seed, int edits = 60)
{
    Document document(randomFrames());
    RandomEdits random(seed);
    for (int i = 0; i < edits; ++i)
        if (!document.apply(random.next(document)))
            qFatal("a random edit does not fit");
    return document;
}

const Cuboid& firstCuboid(const Labels& labels)
{
    return labels.frame(labels.labelledFrames().front()).begin()->second;
}

}  // namespace

class TestEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applyThenInverseIsIdentity_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }

    void applyThenInverseIsIdentity()
    {
        QFETCH(quint64, seed);
        Document document(randomFrames());
        RandomEdits random(seed);
        std::vector<Edit> edits;
        std::vector<Labels> before;
        for (int i = 0; i < 200; ++i) {
            edits.push_back(random.next(document));
            QCOMPARE(inverse(inverse(edits.back())), edits.back());
            before.push_back(document.snapshot());
            VERIFY_RESULT(document.apply(edits.back()));
        }
        while (!edits.empty()) {
            VERIFY_RESULT(document.apply(inverse(edits.back())));
            QVERIFY(same(document.labels(), before.back()));  // also: the snapshot has stayed as it was
            edits.pop_back();
            before.pop_back();
        }
        QCOMPARE(document.labels().cuboidCount(), std::size_t(0));
    }

    void whatDoesNotFitIsRefusedWhole_data()
    {
        QTest::addColumn<int>("which");
        const char* names[] = {"wrong before",
                               "added twice",
                               "removed though absent",
                               "no id",
                               "other id inside",
                               "track that is not there",
                               "track gone from under a box",
                               "NaN in a box",
                               "box longer than any",
                               "box farther out than any",
                               "infinite attribute",
                               "infinite attribute of a track",
                               "two boxes of a track in one frame",
                               "two new boxes of a track in one frame"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }

    void whatDoesNotFitIsRefusedWhole()
    {
        QFETCH(int, which);
        Document document = someDocument(7);
        const Labels before = document.snapshot();
        const auto revision = document.revision();
        const Cuboid cuboid = firstCuboid(before);
        const Track track = *before.trackOf(cuboid);
        Cuboid changed = cuboid;
        changed.score = 0.125;
        Cuboid fresh = cuboid;
        fresh.id = document.newCuboidId();
        fresh.frame = frameKey(1000);

        Edit edit{.name = "bad", .tracks = {}, .cuboids = {added(fresh)}};  // good by itself: none of it may stay
        switch (which) {
        case 0:
            edit.cuboids.push_back(modified(changed, cuboid));
            break;
        case 1:
            edit.cuboids.push_back(added(cuboid));
            break;
        case 2:
            fresh.id = document.newCuboidId();
            edit.cuboids.push_back(removed(fresh));
            break;
        case 3:
            fresh.id = {};
            edit.cuboids.push_back(added(fresh));
            break;
        case 4:
            edit.cuboids.push_back(modified(cuboid, fresh));
            break;
        case 5:
            changed.track = document.newTrackId();
            edit.cuboids.push_back(modified(cuboid, changed));
            break;
        case 6:
            edit.cuboids.clear();
            edit.tracks.push_back(removed(track));
            break;
        case 7:
            changed.box.centre_m.z() = notANumber;
            edit.cuboids.push_back(modified(cuboid, changed));
            break;
        case 8:
            changed.box.size_m.x() = 1e39;
            edit.cuboids.push_back(modified(cuboid, changed));
            break;
        case 9:
            changed.box.centre_m.y() = -1e100;
            edit.cuboids.push_back(modified(cuboid, changed));
            break;
        case 10:
            changed.attributes["speed"] = infinite;
            edit.cuboids.push_back(modified(cuboid, changed));
            break;
        case 11: {
            Track infiniteTrack = track;
            infiniteTrack.attributes["mass"] = -infinite;
            edit.tracks.push_back(modified(track, infiniteTrack));
            break;
        }
        case 12:
            fresh.id = document.newCuboidId();
            fresh.frame = cuboid.frame;
            edit.cuboids.push_back(added(fresh));
            break;
        default:
            fresh.id = document.newCuboidId();
            edit.cuboids.push_back(added(fresh));
        }
        const auto applied = document.apply(edit);
        QVERIFY(!applied);
        QVERIFY(!applied.error().what.pattern.empty());
        QVERIFY(same(document.labels(), before));
        QCOMPARE(document.revision(), revision);
    }

    void aTrackMayGoTogetherWithItsBoxes()
    {
        Document document = someDocument(3);
        const Labels before = document.snapshot();
        Edit edit{.name = "Delete everything", .tracks = {}, .cuboids = {}};
        for (const auto& [id, track] : before.tracks())
            edit.tracks.push_back(removed(track));
        for (const int frame : before.labelledFrames())
            for (const auto& [id, cuboid] : before.frame(frame))
                edit.cuboids.push_back(removed(cuboid));
        for (const FrameKey& frame : before.goneFrames())
            for (const auto& [id, cuboid] : before.frame(frame))
                edit.cuboids.push_back(removed(cuboid));
        for (const auto& [id, track] : before.tracks())
            for (const Id<ImageRectangle> box : before.imageBoxesOf(id))
                edit.imageBoxes.push_back(removed(*before.find(box)));
        VERIFY_RESULT(document.apply(edit));
        QVERIFY(document.labels().tracks().empty());
        QVERIFY(document.labels().labelledFrames().empty());
        QVERIFY(document.labels().goneFrames().empty());
        VERIFY_RESULT(document.apply(inverse(edit)));
        QVERIFY(same(document.labels(), before));
    }

    void boxesOfATrackAreThoseInTheFrames()
    {
        Document document(randomFrames());
        RandomEdits random(11);
        for (int i = 0; i < 300; ++i) {
            VERIFY_RESULT(document.apply(random.next(document)));
            const Labels& labels = document.labels();
            std::size_t boxes = 0;
            for (const auto& [track, value] : labels.tracks()) {
                boxes += labels.boxesOf(track).size();
                for (const auto& [frame, id] : labels.boxesOf(track)) {
                    QCOMPARE(labels.find(id)->track, track);
                    QCOMPARE(labels.positionOf(*labels.find(id)), frame);
                    QCOMPARE(labels.boxOf(track, frame)->id, id);
                    QCOMPARE(labels.boxOf(track, labels.keyOf(frame))->id, id);
                }
                const auto gone = labels.goneBoxesOf(track);
                boxes += gone.size();
                for (const Id<Cuboid> id : gone) {
                    QCOMPARE(labels.find(id)->track, track);
                    QVERIFY(!labels.positionOf(*labels.find(id)));
                    QCOMPARE(labels.boxOf(track, labels.find(id)->frame)->id, id);
                }
                QCOMPARE(labels.sizeOf(track), labels.boxesOf(track).size() + gone.size() + labels.imageBoxesOf(track).size());
            }
            QCOMPARE(boxes, labels.cuboidCount());
        }
    }

    void twoBoxesMayChangeTracksAtOnce()
    {
        Document document = someDocument(5);
        const Cuboid a = firstCuboid(document.labels());
        Cuboid b = a;
        b.id = document.newCuboidId();
        b.track = document.newTrackId();
        Track track = *document.labels().trackOf(a);
        track.id = b.track;
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {added(track)}, .cuboids = {added(b)}}));
        Cuboid newA = a;
        Cuboid newB = b;
        std::swap(newA.track, newB.track);
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {}, .cuboids = {modified(a, newA), modified(b, newB)}}));
        QCOMPARE(document.labels().boxOf(a.track, a.frame)->id, b.id);
        QCOMPARE(document.labels().boxOf(b.track, b.frame)->id, a.id);
    }

    void whatDoesNotFitOfImagesAndPointsIsRefused_data()
    {
        QTest::addColumn<int>("which");
        const char* names[] = {"two boxes in one image",
                               "no track",
                               "ends before it begins",
                               "not finite",
                               "wrong before of points",
                               "points out of order",
                               "a cloud twice",
                               "an object without a class",
                               "track gone from under an image's box"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }

    void whatDoesNotFitOfImagesAndPointsIsRefused()
    {
        QFETCH(int, which);
        Document document(randomFrames());
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        const ImageRectangle there{.id = document.newImageBoxId(),
                                   .track = track.id,
                                   .frame = frameKey(1),
                                   .camera = "left",
                                   .right_px = 5,
                                   .bottom_px = 5,
                                   .attributes = {}};
        const PointLabel car{"car", 1};
        const PointLabelChange points{frameKey(1), "lidar", {{10, 5, {}, car}}};
        Edit good{.name = {}, .tracks = {added(track)}, .cuboids = {}, .pointLabels = {points}, .imageBoxes = {added(there)}};
        VERIFY_RESULT(document.apply(good));
        const Labels before = document.snapshot();
        ImageRectangle box = there;
        box.id = document.newImageBoxId();
        box.frame = frameKey(2);
        Edit edit{.name = "bad", .tracks = {}, .cuboids = {}};
        switch (which) {
        case 0:
            box.frame = frameKey(1);
            break;
        case 1:
            box.track = document.newTrackId();
            break;
        case 2:
            box.left_px = 6;
            break;
        case 3:
            box.top_px = -infinite;
            break;
        case 4:
            edit.pointLabels = {{frameKey(1), "lidar", {{10, 6, car, {}}}}};
            break;
        case 5:
            edit.pointLabels = {{frameKey(2), "lidar", {{10, 6, {}, car}, {15, 1, {}, car}}}};
            break;
        case 6:
            edit.pointLabels = {{frameKey(2), "lidar", {{10, 6, {}, car}}}, {frameKey(2), "lidar", {{16, 1, {}, car}}}};
            break;
        case 7:
            edit.pointLabels = {{frameKey(2), "lidar", {{10, 6, {}, {"", 3}}}}};
            break;
        default:
            edit.tracks = {removed(track)};
        }
        edit.imageBoxes.push_back(added(box));
        if (which >= 4) {  // good by itself: none of it may stay
            QVERIFY(which == 8 || document.labels().find(box.track) != nullptr);
        }
        QVERIFY(!document.apply(edit));
        QVERIFY(same(document.labels(), before));
    }

    /// What labels of points cost is the runs.
    void pointsAreRuns()
    {
        PointLabels labels;
        const PointLabel road{"road", 0};
        const PointLabel car{"car", 7};
        labels = labels.with(std::vector<PointRunChange>{{0, 120'000, {}, road}}).value();
        labels = labels.with(std::vector<PointRunChange>{{1000, 10, road, car}, {1010, 5, road, car}}).value();
        QCOMPARE(labels.runs().size(), std::size_t(3));
        QCOMPARE(labels.at(999), road);
        QCOMPARE(labels.at(1014), car);
        QCOMPARE(labels.at(1015), road);
        QCOMPARE(labels.at(120'000), PointLabel());
        labels = labels.with(std::vector<PointRunChange>{{1000, 15, car, road}}).value();
        QCOMPARE(labels.runs().size(), std::size_t(1));
        QCOMPARE(PointLabels().with(labels.asAdded()).value(), labels);
    }

    void framesKeepTheirNumbers()
    {
        Document document(numberedFrames(3));
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        Cuboid gone{.id = document.newCuboidId(), .track = track.id, .frame = frameKey(7), .box = goldenBox(), .attributes = {}};
        Cuboid here = gone;
        here.id = document.newCuboidId();
        here.frame = frameKey(2);
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {added(track)}, .cuboids = {added(gone), added(here)}}));
        const Labels& labels = document.labels();
        QCOMPARE(labels.labelledFrames(), std::vector<int>{2});
        QVERIFY(labels.frame(3).empty());  // no position stands for a frame that is gone
        QCOMPARE(labels.boxesOf(track.id).size(), std::size_t(1));
        QCOMPARE(labels.goneFrames(), std::vector{frameKey(7)});
        QCOMPARE(labels.goneBoxesOf(track.id), std::vector{gone.id});
        QCOMPARE(labels.cuboidCount(), std::size_t(2));
        QCOMPARE(labels.goneCuboidCount(), std::size_t(1));
        Cuboid second = gone;
        second.id = document.newCuboidId();
        QVERIFY(!document.apply({.name = {}, .tracks = {}, .cuboids = {added(second)}}));  // one box a frame holds there, too
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {}, .cuboids = {removed(here)}}));
        QVERIFY(!document.apply({.name = {}, .tracks = {removed(track)}, .cuboids = {}}));  // its last box is there
    }

    void composedEditsDoWhatTheyDoOneAfterTheOther()
    {
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            RandomEdits edits(seed);
            Document oneByOne = someDocument(seed);
            Document atOnce = oneByOne;
            const Labels before = oneByOne.snapshot();
            EditSum sum;
            Edit pairwise;
            for (int i = 0; i < 6; ++i) {
                const Edit edit = edits.next(oneByOne);
                VERIFY_RESULT(oneByOne.apply(edit));
                sum.add(edit);
                pairwise = composed(pairwise, edit);
            }
            const Edit all = std::move(sum).total();
            Document inPairs = atOnce;
            VERIFY_RESULT(inPairs.apply(pairwise));
            QVERIFY(same(inPairs.labels(), oneByOne.labels()));
            VERIFY_RESULT(atOnce.apply(all));
            QVERIFY(same(atOnce.labels(), oneByOne.labels()));
            VERIFY_RESULT(atOnce.apply(inverse(all)));
            QVERIFY(same(atOnce.labels(), before));
        }
    }

    void idsAreNeverGivenTwice()
    {
        Document document = someDocument(5);
        const Cuboid cuboid = firstCuboid(document.labels());
        Cuboid high = cuboid;
        high.id = {1000};
        high.frame = frameKey(1000);
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {}, .cuboids = {added(high)}}));
        VERIFY_RESULT(document.apply({.name = {}, .tracks = {}, .cuboids = {removed(high)}}));
        QCOMPARE(document.newCuboidId().value, quint64(1001));
        document.reserveIds({5000}, {6000});
        QCOMPARE(document.newCuboidId().value, quint64(5001));
        QCOMPARE(document.newTrackId().value, quint64(6001));
        document.reserveIds({1}, {1});
        QCOMPARE(document.newCuboidId().value, quint64(5002));
    }

    /// In every frame: a box that an edit is said not to touch is the same before and after, and so is its track.
    void whatIsNotTouchedStays()
    {
        Document document = someDocument(77);
        RandomEdits random(78);
        for (int i = 0; i < 200; ++i) {
            const Labels before = document.snapshot();
            const Edit edit = random.next(document);
            VERIFY_RESULT(document.apply(edit));
            for (const int frame : before.labelledFrames()) {
                const std::set<Id<Cuboid>> touched = touchedIn(document.labels(), frame, edit);
                for (const auto& [id, cuboid] : before.frame(frame)) {
                    if (touched.contains(id))
                        continue;
                    const Cuboid* now = document.labels().find(id);
                    QVERIFY(now != nullptr && *now == cuboid);
                    QVERIFY(*document.labels().find(cuboid.track) == *before.find(cuboid.track));
                }
            }
        }
    }
};

POINTLOOM_TEST(TestEdits, withoutApplication)
#include "tst_edits.moc"
