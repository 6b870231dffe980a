// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/measure/TrackSummary.h"
#include "core/simulate/Simulate.h"
#include "tests/core/fit/FitScene.h"
#include "tests/core/track/TrackScene.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr int frames = 11;
const OrientedBox parkedBox = standing(14, -6, {4.4, 1.8, 1.6}, 0.1);
const TrackScene::Way drivenWay = driving(standing(8, 6, {4.4, 1.8, 1.6}, 0.1), 0.9, 0.01);

/// The sensor drives and turns.
const TrackScene& movingStreet()
{
    static const TrackScene scene =
        TrackScene([](int frame) { return Eigen::Vector3d(0.8 * frame, 0, 0.02 * frame); }).add(drivenWay).add(parked(parkedBox));
    return scene;
}

WorldPoses streetPoses()
{
    WorldPoses poses{.world_T_cloud = {}, .known = true};
    for (int frame = 0; frame < frames; ++frame)
        poses.world_T_cloud.push_back(movingStreet().world_T_cloud(frame));
    return poses;
}

TrueTrack trackOf(const std::string& name, const TrackScene::Way& way)
{
    TrueTrack track{.name = name, .classKey = "car", .boxes = {}};
    for (int frame = 0; frame < frames; ++frame)
        track.boxes.emplace(frame, movingStreet().seenFrom(frame, *way(frame)));
    return track;
}

const TrackWindow& window()
{
    static const TrackWindow made = [] {
        TrackWindow window{.way = {.from = 0, .frames = frames - 1, .direction = 1}, .frames = {}};
        const auto source = movingStreet().source();
        for (int step = 0; step < frames; ++step)
            window.frames.push_back(*source(window.numberOf(step)));
        return window;
    }();
    return made;
}

std::vector<OrientedBox> afterTheStart(const TrueTrack& track)
{
    std::vector<OrientedBox> boxes;
    for (int step = 1; step < frames; ++step)
        boxes.push_back(track.boxes.at(window().numberOf(step)));
    return boxes;
}

/// All that does not depend on the clock.
bool areSame(const TrackAccuracy& a, const TrackAccuracy& b)
{
    const auto follows = [](const FollowSample& x, const FollowSample& y) {
        return x.of == y.of && x.followed == y.followed && x.copied == y.copied && x.boxes == y.boxes && x.end == y.end;
    };
    const auto sizes = [](const SizeSample& x, const SizeSample& y) { return x.of == y.of && x.off_m == y.off_m; };
    return a.interpolation == b.interpolation && a.decisions == b.decisions && std::ranges::equal(a.follows, b.follows, follows)
        && std::ranges::equal(a.sizes, b.sizes, sizes);
}

}  // namespace

class TestTrackAccuracy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_RESULT(simulateDataset(path(m_folder) / "street", {.frames = 5, .seed = 7, .rings = 32, .columns = 1024}));
        auto truth = openTruth(path(m_folder) / "street", fitSchema());
        VERIFY_RESULT(truth);
        m_truth = std::move(*truth);
    }

    void whatStandsInTheWorldIsInterpolatedExactly()
    {
        const auto samples = scoreInterpolation(trackOf("p", parked(parkedBox)), streetPoses(), {.gaps = {2, 5, 10}});
        QCOMPARE(samples.size(), 5U + 8U + 9U);
        for (const InterpolationSample& one : samples) {
            QVERIFY(!one.of.moving);
            QVERIFY(one.iou > 1 - 1e-9);
            QVERIFY2(one.gap == 2 || one.iouFlat < 0.999, "the sensor turned: its straight lines are none in the world");
        }
    }

    void framesBesideAGapInTheLabelsAreNotScored()
    {
        TrueTrack track = trackOf("p", parked(parkedBox));
        track.boxes.erase(5);
        const auto samples = scoreInterpolation(track, streetPoses(), {.gaps = {5}});
        QVERIFY(samples.empty());
    }

    void trueBoxesScoreOne()
    {
        const TrueTrack track = trackOf("d", drivenWay);
        const auto scores = scoreSteps(afterTheStart(track), track, window());
        QCOMPARE(scores.size(), 4U);
        for (const StepScore& one : scores)
            QVERIFY(one.iou && *one.iou > 1 - 1e-9);
    }

    void aBoxThatEndedIsMissedOnlyWhereItsObjectIsSeen()
    {
        TrueTrack track = trackOf("d", drivenWay);
        auto boxes = afterTheStart(track);
        boxes.resize(3);
        track.boxes.at(5).centre_m.z() += 50;  // nothing is up there
        track.boxes.erase(2);
        const auto scores = scoreSteps(boxes, track, window());
        QCOMPARE(scores.size(), 2U);
        QCOMPARE(scores[0].step, 1);
        QVERIFY(scores[0].iou.has_value());
        QCOMPARE(scores[1].step, 10);
        QVERIFY(!scores[1].iou.has_value());
    }

    void standingAndMovingAreTold_data()
    {
        QTest::addColumn<bool>("moves");
        QTest::newRow("parked") << false;
        QTest::newRow("driven") << true;
    }

    void standingAndMovingAreTold()
    {
        QFETCH(bool, moves);
        const TrueTrack track = moves ? trackOf("d", drivenWay) : trackOf("p", parked(parkedBox));
        QVERIFY(startsIn(window(), track));
        QVERIFY(!startsIn(window(), track, {.fewestPoints = 1'000'000}));
        const FollowAnswer answer = scoreFollowing(track, streetPoses(), window());
        QCOMPARE(answer.sample.of.moving, moves);
        QVERIFY(answer.decision && answer.decision->right);
        QCOMPARE(answer.sample.followed.size(), answer.sample.copied.size());
        for (std::size_t i = 0; i < answer.sample.followed.size(); ++i) {
            QVERIFY(*answer.sample.followed[i].iou > (moves ? 0.8 : 0.999));
            QVERIFY(*answer.sample.followed[i].iou > *answer.sample.copied[i].iou);
        }
    }

    void whatLabelsDoNotTellIsNotAsked()
    {
        const TrueTrack track = trackOf("d", driving(standing(8, 6, {4.4, 1.8, 1.6}, 0.1), 0.035));
        const FollowAnswer answer = scoreFollowing(track, streetPoses(), window(), {.fewestDecided = 0});
        QVERIFY(!answer.sample.of.moving);
        QVERIFY(!answer.decision);
    }

    void sizesAreComparedWithTheUsualOne()
    {
        const TrueTrack track = trackOf("p", parked(parkedBox));
        const auto sample = scoreSize(track, carClass(), streetPoses(), window());
        QVERIFY(sample.has_value());
        QVERIFY((sample->usualOff_m - (carClass().size.typical_m - parkedBox.size_m)).norm() < 1e-12);
        ClassDef soft = carClass();
        soft.rigid = false;
        QVERIFY(!scoreSize(track, soft, streetPoses(), window()));
    }

    void whatIsMeasuredBeatsTheUsualSize()
    {
        const auto accuracy = measureTracks(m_truth, fitSchema(), {.starts = 3}, {"car"});
        VERIFY_RESULT(accuracy);
        const SizeSummary sizes = summaryOf(accuracy->sizes, {.classKey = "car"});
        QVERIFY(sizes.objects > 5 && sizes.measured[2] > 0.5);
        qInfo("height: %.3f m, usual %.3f m", sizes.ofMeasured[2].median_m, sizes.usual[2].median_m);
        QVERIFY(sizes.ofMeasured[2].median_m < sizes.usual[2].median_m);
        for (std::size_t axis = 0; axis < 3; ++axis)
            QVERIFY(sizes.solved[axis].median_m <= sizes.solved[axis].p90_m);
    }

    void waysStayInTheSequence()
    {
        for (int count = 2; count < 70; count += 3) {
            for (std::uint64_t seed = 1; seed < 6; ++seed) {
                const auto ways = waysThrough(count, {.seed = seed});
                QCOMPARE(ways.size(), static_cast<std::size_t>(std::min(6, count)));
                for (const PropagationWay& way : ways) {
                    const int last = way.from + way.direction * way.frames;
                    QVERIFY(way.from >= 0 && way.from < count && last >= 0 && last < count);
                    QVERIFY2(way.frames >= std::min(20, count / 2), "towards the farther end");
                }
            }
        }
    }

    void theSameForAnyNumberOfThreads()
    {
        const auto many = measureTracks(m_truth, fitSchema(), {.starts = 2});
        VERIFY_RESULT(many);
        QVERIFY(many->follows.size() > 10 && !many->sizes.empty() && !many->decisions.empty());
        Result<TrackAccuracy> one;
        withThreads(1, [&] { one = measureTracks(m_truth, fitSchema(), {.starts = 2}); });
        VERIFY_RESULT(one);
        QVERIFY(areSame(*many, *one));
    }

    void groupsCoverEverySampleOnceBesidesAll()
    {
        const auto accuracy = measureTracks(m_truth, fitSchema(), {.starts = 1});
        VERIFY_RESULT(accuracy);
        std::size_t objects = 0;
        for (const TrackGroup& group : groupsByMotion(*accuracy))
            objects += summaryOf(accuracy->follows, group, {1}).objects;
        QCOMPARE(objects, 2 * accuracy->follows.size());
        QCOMPARE(summaryOf(accuracy->sizes, groupsByClass(*accuracy).front()).objects, accuracy->sizes.size());
        QCOMPARE(summaryOf(accuracy->follows, {.classKey = "unicorn"}, {1}).perBox_ms, 0.0);
    }

    void withoutTracksItSaysSo()
    {
        Truth truth = m_truth;
        for (LabelledFrame& frame : truth.labels.frames)
            for (LabelledBox& box : frame.boxes)
                box.track.clear();
        const auto accuracy = measureTracks(truth, fitSchema());
        QVERIFY(!accuracy.has_value());
        QVERIFY(accuracy.error().text().find("no tracks") != std::string::npos);
        QVERIFY(accuracy.error().where.find("street") != std::string::npos);
        QVERIFY(!tracksOf(m_truth, {"unicorn"}));
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!measureTracks(m_truth, fitSchema(), {}, {}, {}, stop.get_token()));
    }

private:
    QTemporaryDir m_folder;
    Truth m_truth;
};

POINTLOOM_TEST(TestTrackAccuracy, withoutApplication)
#include "tst_track_accuracy.moc"
