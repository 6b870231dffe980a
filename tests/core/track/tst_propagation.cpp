// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/Poses.h"
#include "core/geometry/BoxOverlap.h"
#include "core/track/Propagation.h"
#include "core/track/StaticDecision.h"
#include "tests/core/fit/FitScene.h"
#include "tests/core/track/TrackScene.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <cmath>
#include <map>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox car = standing(14, 3, carSize, 0.3);
const OrientedBox otherCar = standing(20, -6, carSize, 0.1);
const OrientedBox lorryBetween = standing(9, 3, {12, 2.6, 3.6}, 1.57);  // between the sensor and the car

Eigen::Vector3d standingStill(int)
{
    return Eigen::Vector3d::Zero();
}
Eigen::Vector3d driving8(int frame)
{
    return {0.8 * frame, 0.05 * frame, 0};
}
Eigen::Vector3d turning(int frame)
{
    return {0.4 * frame, 0.02 * frame * frame, 0.03 * frame};
}

Propagation follow(const TrackScene& scene, const FollowedObject& object, const PropagationWay& way)
{
    const auto followed = propagate({&object, 1}, way, scene.source());
    return followed ? followed->front() : Propagation{};
}

/// A real sequence whose boxes people made, frame by frame.
struct LabelledDrive
{
    std::vector<TrackFrame> frames;
    std::map<std::string, std::vector<OrientedBox>> tracks;  ///< by class; one of each
};

LabelledDrive kittiDrive()
{
    const auto folder = sharedData("kitti_tracking_0000");
    LabelledDrive drive;
    const std::string lines = readText(folder / "poses_velo_to_world.txt").value();
    const std::vector<NamedPose> poses = posesFromText(lines).poses;
    for (const NamedPose& pose : poses) {
        const auto cloud = readCloud(folder / "velodyne_pcd" / (pose.frame + ".pcd"));
        if (cloud)
            drive.frames.push_back({.index = CloudIndex::build(*cloud), .world_T_cloud = pose.world_T_cloud});
    }
    const std::string table = readText(folder / "boxes.csv").value();
    for (const auto line : fields(table, '\n')) {
        const auto cells = fields(line);
        if (cells.size() < 10 || cells.front() == "frame")
            continue;
        const auto value = [&](std::size_t i) { return number<double>(cells[i]).value(); };
        drive.tracks[std::string(cells[2])].push_back({{value(3), value(4), value(5)}, {value(6), value(7), value(8)}, value(9)});
    }
    return drive;
}

/// The smallest overlap with the truth.
double worst(const TrackScene& scene, const Propagation& followed, const TrackScene::Way& truth)
{
    double least = 1;
    for (const PropagatedBox& one : followed.boxes)
        least = std::min(least, iou3d(one.box, scene.seenFrom(one.frame, *truth(one.frame))));
    return least;
}

}  // namespace

class TestPropagation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStandsStillComesBackExactly_data()
    {
        QTest::addColumn<int>("ego");
        QTest::newRow("sensor stands") << 0;
        QTest::newRow("sensor drives") << 1;
        QTest::newRow("sensor turns") << 2;
    }

    void whatStandsStillComesBackExactly()
    {
        QFETCH(int, ego);
        const TrackScene scene = TrackScene(ego == 0       ? standingStill
                                                : ego == 1 ? driving8
                                                           : turning)
                                     .add(parked(car))
                                     .add(parked(otherCar));
        const Propagation followed = follow(scene, {.box = scene.seenFrom(0, car)}, {.from = 0, .frames = 10});
        QCOMPARE(followed.end, PropagationEnd::done);
        QVERIFY(followed.isStatic);
        QCOMPARE(followed.boxes.size(), 10U);
        for (const PropagatedBox& one : followed.boxes) {
            QVERIFY(cornerDistance_m(one.box, scene.seenFrom(one.frame, car)) < 1e-6);
            QVERIFY(one.confidence > 0.5);
        }
    }

    void whatMovesIsFollowed_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("turn");
        QTest::addColumn<int>("direction");
        for (const double speed : {-0.9, 0.4, 1.5, 2.8})
            for (const int direction : {1, -1})
                QTest::addRow("%.1f m a frame, %s", speed, direction > 0 ? "forward" : "backward") << speed << 0.0 << direction;
        QTest::newRow("turning left") << 0.8 << 0.04 << 1;
        QTest::newRow("turning right, backward") << 0.8 << -0.04 << -1;
    }

    void whatMovesIsFollowed()
    {
        QFETCH(double, speed);
        QFETCH(double, turn);
        QFETCH(int, direction);
        constexpr int frames = 8;
        const auto way = driving(standing(speed > 2 ? -8 : 8, 6, carSize, 0.1), speed, turn);
        const TrackScene scene = TrackScene(driving8).add(way).add(parked(otherCar));
        const int from = direction > 0 ? 0 : frames;
        const OrientedBox start = scene.seenFrom(from, *way(from));
        const Propagation followed = follow(scene, {.box = start}, {.from = from, .frames = frames, .direction = direction});
        QCOMPARE(followed.end, PropagationEnd::done);
        QVERIFY(!followed.isStatic);
        const double least = worst(scene, followed, way);
        QVERIFY2(least > 0.85, qPrintable(QString::number(least)));
        QVERIFY(std::abs(followed.speed_mps - std::abs(speed) * 10) < 1);
        for (const PropagatedBox& one : followed.boxes)
            QCOMPARE(one.box.size_m, start.size_m);
    }

    void thereAndBackAgainEndsWhereItBegan()
    {
        const auto way = driving(standing(10, 5, carSize, 0.2), 0.7, 0.02);
        const TrackScene scene = TrackScene(turning).add(way);
        const OrientedBox start = scene.seenFrom(0, *way(0));
        const Propagation there = follow(scene, {.box = start}, {.from = 0, .frames = 8});
        QCOMPARE(there.boxes.size(), 8U);
        const Propagation back = follow(scene, {.box = there.boxes.back().box}, {.from = 8, .frames = 8, .direction = -1});
        QCOMPARE(back.boxes.size(), 8U);
        QVERIFY(iou3d(back.boxes.back().box, start) > 0.85);
    }

    void otherBoxesOfTheObjectEndTheWay()
    {
        const auto way = driving(standing(10, 5, carSize, 0.2), 0.7);
        const TrackScene scene = TrackScene(driving8).add(way);
        FollowedObject object{.box = scene.seenFrom(0, *way(0))};
        object.anchors.emplace(5, scene.seenFrom(5, *way(5)));
        const Propagation followed = follow(scene, object, {.from = 0, .frames = 8});
        QCOMPARE(followed.end, PropagationEnd::anchorReached);
        QCOMPARE(followed.boxes.size(), 4U);
        QVERIFY(worst(scene, followed, way) > 0.85);
    }

    void whatIsTakenAwayIsLost()
    {
        const TrackScene scene = TrackScene(driving8).add([](int frame) { return frame < 4 ? std::optional(car) : std::nullopt; });
        const Propagation followed = follow(scene, {.box = scene.seenFrom(0, car)}, {.from = 0, .frames = 10});
        QCOMPARE(followed.end, PropagationEnd::lost);
        QCOMPARE(followed.boxes.size(), 3U);
    }

    void whatIsHiddenForLongIsOccluded()
    {
        const auto way = driving(standing(14, 1, carSize, 1.57), 0.3);
        const TrackScene scene =
            TrackScene(standingStill).add(way).add([](int frame) { return frame < 4 ? std::nullopt : std::optional(lorryBetween); });
        const Propagation followed = follow(scene, {.box = *way(0), .motion = MotionChoice::moving}, {.from = 0, .frames = 12});
        QCOMPARE(followed.end, PropagationEnd::occluded);
        QCOMPARE(followed.boxes.size(), 3U);
    }

    void whatIsHiddenForAMomentIsFoundAgain()
    {
        const auto way = driving(standing(14, 1, carSize, 1.57), 0.3);
        const TrackScene scene = TrackScene(standingStill).add(way).add([](int frame) {
            return frame < 4 || frame > 6 ? std::nullopt : std::optional(lorryBetween);
        });
        const Propagation followed = follow(scene, {.box = *way(0)}, {.from = 0, .frames = 10});
        QCOMPARE(followed.end, PropagationEnd::done);
        QCOMPARE(followed.boxes.size(), 10U);
        QVERIFY(worst(scene, followed, way) > 0.8);
        QCOMPARE(followed.boxes[4].points, 0U);
        // What was hidden lies between where it was seen, not where it had been guessed ahead.
        const auto inWorld = [&](std::size_t i) {
            return transformed(scene.world_T_cloud(followed.boxes[i].frame), followed.boxes[i].box).centre_m;
        };
        for (std::size_t i = 1; i + 1 < followed.boxes.size(); ++i)
            if (!followed.boxes[i].seen)
                QVERIFY((inWorld(i) - (inWorld(i - 1) + inWorld(i + 1)) / 2).norm() < 0.05);
    }

    void whatWasHiddenMayBeMissingForAMomentAsWell()
    {
        // A frame in which nothing hides it and it is not seen either counts by itself, not on top of those in which it was hidden.
        const OrientedBox hidden = standing(14, 1, carSize, 1.57);
        const TrackScene scene =
            TrackScene(standingStill).add([=](int frame) { return frame == 6 ? std::nullopt : std::optional(hidden); }).add([](int frame) {
                return frame < 3 || frame > 5 ? std::nullopt : std::optional(lorryBetween);
            });
        const Propagation followed = follow(scene, {.box = hidden}, {.from = 0, .frames = 10});
        QCOMPARE(followed.end, PropagationEnd::done);
        QVERIFY(followed.isStatic);
        QCOMPARE(followed.boxes.size(), 10U);
    }

    void anErrorThatFramesShareIsNoEvidenceOfMoving()
    {
        const Sighting worse{.explained = 100, .points = 1000};
        const Sighting better{.explained = 450, .points = 1000};
        const auto movesAfter = [&](int frames, double moved_m) {
            StaticDecision decision;
            for (int i = 1; i <= frames; ++i)
                decision.weigh(worse, better, {.moved_m = moved_m, .possible_m = 1.0 * i}, {});
            return decision.moves();
        };
        for (const int frames : {1, 10, 100})
            QVERIFY(!movesAfter(frames, 0.15));
        for (const int frames : {2, 10, 100})
            QVERIFY(movesAfter(frames, 0.6));
    }

    void aPersonMayDecideThatItStandsStill()
    {
        const auto way = driving(standing(10, 5, carSize, 0.2), 0.02);  // so slow that only a person can know
        const TrackScene scene = TrackScene(driving8).add(way);
        const Propagation followed = follow(scene, {.box = *way(0), .motion = MotionChoice::lockToWorld}, {.from = 0, .frames = 5});
        QVERIFY(followed.isStatic);
        QCOMPARE(followed.boxes.size(), 5U);
        QVERIFY(cornerDistance_m(followed.boxes.back().box, scene.seenFrom(5, *way(0))) < 1e-6);
    }

    void stoppingTakesNoMoreThanTheFrameAtWork()
    {
        const TrackScene scene = TrackScene(driving8).add(parked(car));
        std::stop_source stop;
        int asked = 0;
        const FollowedObject object{.box = scene.seenFrom(0, car)};
        const auto source = [&, all = scene.source()](int frame) {
            if (++asked == 4)
                stop.request_stop();
            return all(frame);
        };
        const auto followed = propagate({&object, 1}, {.from = 0, .frames = 10}, source, {}, {}, stop.get_token());
        VERIFY_RESULT(followed);
        QCOMPARE(asked, 4);
        QCOMPARE(followed->front().end, PropagationEnd::stopped);
        QCOMPARE(followed->front().boxes.size(), 2U);
    }

    void everyBoxIsShownAsItIsFound()
    {
        const TrackScene scene = TrackScene(driving8).add(parked(car));
        const FollowedObject object{.box = scene.seenFrom(0, car)};
        std::vector<int> shown;
        const auto followed = propagate({&object, 1}, {.from = 0, .frames = 4}, scene.source(), {},
                                        [&](std::size_t, const PropagatedBox& box) { shown.push_back(box.frame); });
        VERIFY_RESULT(followed);
        QCOMPARE(shown, (std::vector<int>{1, 2, 3, 4}));
    }

    void theNumberOfThreadsChangesNothing()
    {
        const auto way = driving(standing(10, 5, carSize, 0.2), 0.7, 0.02);
        const TrackScene scene = TrackScene(turning).add(way).add(parked(otherCar)).add(parked(standing(3, 9, {0.8, 0.7, 1.7}, 0)));
        const std::vector<FollowedObject> objects{{.box = scene.seenFrom(0, *way(0))}, {.box = scene.seenFrom(0, otherCar)}};
        std::vector<std::vector<Propagation>> answers;
        for (const int threads : {1, 4})
            withThreads(threads, [&] { answers.push_back(propagate(objects, {.from = 0, .frames = 6}, scene.source()).value()); });
        QCOMPARE(answers[0].size(), 2U);
        for (std::size_t i = 0; i < objects.size(); ++i) {
            QCOMPARE(answers[0][i].boxes.size(), answers[1][i].boxes.size());
            for (std::size_t k = 0; k < answers[0][i].boxes.size(); ++k)
                QCOMPARE(answers[0][i].boxes[k].box, answers[1][i].boxes[k].box);
        }
    }

    void realTrafficIsFollowed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<double>("least");
        QTest::newRow("van") << "Van" << 0.85;
        QTest::newRow("cyclist") << "Cyclist" << 0.65;
        QTest::newRow("pedestrian") << "Pedestrian" << 0.65;
    }

    void realTrafficIsFollowed()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        QFETCH(QString, what);
        QFETCH(double, least);
        const LabelledDrive drive = kittiDrive();
        const auto& truth = drive.tracks.at(what.toStdString());
        const int last = static_cast<int>(truth.size()) - 1;
        const auto source = [&](int frame) { return Result<TrackFrame>(drive.frames[static_cast<std::size_t>(frame)]); };
        for (const int direction : {1, -1}) {
            const int from = direction > 0 ? 0 : last;
            const FollowedObject object{.box = truth[static_cast<std::size_t>(from)]};
            const auto followed = propagate({&object, 1}, {.from = from, .frames = last, .direction = direction}, source);
            VERIFY_RESULT(followed);
            QCOMPARE(static_cast<int>(followed->front().boxes.size()), last);
            QVERIFY(!followed->front().isStatic);
            const double overlap = iou3d(followed->front().boxes.back().box, truth[static_cast<std::size_t>(last - from)]);
            QVERIFY2(overlap > least, qPrintable(QString::number(overlap)));
        }
    }

    /// A broken frame costs itself alone; without the one to start from there is nothing to follow.
    void aFrameThatCannotBeReadIsLeftOut()
    {
        const TrackScene scene = TrackScene(driving8).add(parked(car));
        const FollowedObject object{.box = scene.seenFrom(0, car), .anchors = {{3, scene.seenFrom(3, car)}}};
        for (const int broken : {2, 3}) {
            const auto source = [&, all = scene.source()](int frame) {
                return frame == broken ? Result<TrackFrame>(fail("broken")) : all(frame);
            };
            const auto found = propagate({&object, 1}, {.from = 0, .frames = 5}, source);
            VERIFY_RESULT(found);
            for (const PropagatedBox& box : found->front().boxes)
                QVERIFY(box.frame != broken);
            QCOMPARE(found->front().boxes.size(), std::size_t(broken == 2 ? 1 : 2));  // the other box ends the way, also where it is broken
            QVERIFY(found->front().end == PropagationEnd::anchorReached);
            QVERIFY(!propagate({&object, 1}, {.from = broken, .frames = 2}, source));
        }
    }
};

POINTLOOM_TEST(TestPropagation, withoutApplication)
#include "tst_propagation.moc"
