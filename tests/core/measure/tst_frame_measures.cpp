// SPDX-License-Identifier: Apache-2.0
#include "core/measure/FrameMeasures.h"
#include "core/measure/Summary.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

const Eigen::Vector2f sensor = Eigen::Vector2f::Zero();
const LabelSchema& schema()
{
    static const LabelSchema made = fitSchema();
    return made;
}

LabelledFrame labels()
{
    LabelledFrame frame;
    frame.name = "0";
    for (const OrientedBox& box : {standing(9, 4, {4.4, 1.8, 1.6}, 0.1), standing(14, -5, {4.3, 1.8, 1.5}, 0.3)})
        frame.boxes.push_back({.track = {}, .classKey = "car", .box = box, .attributes = {}});
    frame.boxes.push_back({.track = {}, .classKey = "unheard of", .box = standing(20, 0, {1, 1, 1}, 0), .attributes = {}});
    return frame;
}

std::shared_ptr<const CloudIndex> street()
{
    FitScene scene;
    scene.ground(30);
    for (const LabelledBox& label : labels().boxes)
        scene.object(label.box);
    return CloudIndex::build(scene.cloud());
}

FrameMeasures measured(const AccuracyParams& params)
{
    const auto index = street();
    return measureFrame(*index, targetsIn(*index, labels(), Eigen::Vector3d::Zero(), sensor, schema(), params), 0, params);
}

}  // namespace

class TestFrameMeasures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresEveryKnownObject()
    {
        const FrameMeasures measures = measured({.clicks = 3});
        QCOMPARE(measures.clicks.size(), 6U);
        QCOMPARE(measures.bands.size(), 2U);
        QCOMPARE(measures.snaps.size(), 2U);
        QCOMPARE(measures.clusters.size(), 2U);
        for (const FitSample& click : measures.clicks) {
            QVERIFY2(click.found && click.score.volume > 0.5, qPrintable(QString::number(click.score.volume)));
            QVERIFY(click.bestVolume >= click.score.volume);
            QCOMPARE(click.failure == Failure::none, click.score.volume >= 0.7);
        }
        for (const ClusterSample& cluster : measures.clusters)
            QVERIFY2(cluster.share > 0.95 && cluster.purity > 0.95, qPrintable(QString("%1 %2").arg(cluster.share).arg(cluster.purity)));
    }

    void theSeedDecidesAlone()
    {
        const auto volumes = [](const FrameMeasures& measures) {
            std::vector<double> out;
            for (const FitSample& one : measures.clicks)
                out.push_back(one.score.volume);
            for (const SnapSample& one : measures.snaps)
                out.insert(out.end(), one.faceOff_m.begin(), one.faceOff_m.end());
            return out;
        };
        QCOMPARE(volumes(measured({.seed = 4})), volumes(measured({.seed = 4})));
        QVERIFY(volumes(measured({.seed = 4})) != volumes(measured({.seed = 5})));
    }

    void leavesOutObjectsWithFewPoints()
    {
        const auto index = street();
        const auto all = targetsIn(*index, labels(), Eigen::Vector3d::Zero(), sensor, schema());
        QCOMPARE(all.size(), 2U);
        const std::uint32_t most = std::max(all[0].points, all[1].points);
        QCOMPARE(targetsIn(*index, labels(), Eigen::Vector3d::Zero(), sensor, schema(), {.fewestPoints = most}).size(), 1U);
        QVERIFY(targetsIn(*index, labels(), Eigen::Vector3d::Zero(), sensor, schema(), {.fewestPoints = most + 1}).empty());
    }

    void groupsCoverEverySampleOnce()
    {
        const FrameMeasures measures = measured({});
        for (const auto& groups : {groupsByRange(), groupsByPoints(), groupsByClass(measures.clicks)}) {
            std::size_t sum = 0;
            for (const SampleGroup& group : groups)
                sum += samplesIn(group, std::span<const FitSample>(measures.clicks)).size();
            QCOMPARE(sum, measures.clicks.size());
        }
    }

    void nothingSumsUpToNothing()
    {
        const FitSummary summary = summaryOf(std::span<const FitSample>());
        QCOMPARE(summary.samples, 0U);
        QCOMPARE(summary.good, 0.0);
        QCOMPARE(summary.p99_ms, 0.0);
    }

    void quantilesAreValues()
    {
        QCOMPARE(quantileOf({3, 1, 2}, 0.5), 2.0);
        QCOMPARE(quantileOf({3, 1, 2}, 1), 3.0);
        QCOMPARE(quantileOf({}, 0.5), 0.0);
    }
};

POINTLOOM_TEST(TestFrameMeasures, withoutApplication)
#include "tst_frame_measures.moc"
