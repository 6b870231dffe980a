// SPDX-License-Identifier: Apache-2.0
#include "core/track/Interpolation.h"

#include "core/geometry/BoxOverlap.h"
#include "tests/core/track/SimulatedTracks.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>
#include <numeric>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;

std::vector<int> framesUpTo(int last)
{
    std::vector<int> frames(static_cast<std::size_t>(last) + 1);
    std::iota(frames.begin(), frames.end(), 0);
    return frames;
}

/// An ego vehicle that drives a curve.
WorldPoses driving(int frames, double speed_m = 0.9, double turn_rad = 0.02)
{
    WorldPoses poses{.world_T_cloud = {}, .known = true};
    Eigen::Vector3d place(300, -40, 2);
    for (int i = 0; i < frames; ++i) {
        const double yaw = 0.4 + turn_rad * i;
        Pose pose = Pose::Identity();
        pose.linear() = Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ()).toRotationMatrix();
        pose.translation() = place;
        poses.world_T_cloud.push_back(pose);
        place += speed_m * Eigen::Vector3d(std::cos(yaw), std::sin(yaw), 0.01);
    }
    return poses;
}

FrameBoxes seenFrom(const WorldPoses& poses, const FrameBoxes& inWorld)
{
    FrameBoxes out;
    for (const auto& [frame, box] : inWorld)
        out.emplace(frame, poses.toCloud(frame, box));
    return out;
}

/// A car that brakes, waits and drives on round a bend, in the world.
OrientedBox stopAndGo(double frame)
{
    const double s = frame < 20 ? 10 - std::pow(20 - frame, 2) / 40 : frame < 60 ? 10 : 10 + std::pow(frame - 60, 2) / 60;
    const double yaw = 3.0 + 0.03 * (s - 10);
    return {{20 + s * std::cos(yaw), s * std::sin(yaw), 0.8}, carSize, wrapAngle(yaw)};
}

double meanIou(const test::SimulatedTracks& scene, int gap, const std::function<bool(const test::SimulatedTrack&)>& wanted)
{
    double sum = 0;
    int count = 0;
    for (const test::SimulatedTrack& track : scene.tracks) {
        if (!wanted(track) || static_cast<int>(track.boxes.size()) <= gap)
            continue;
        FrameBoxes anchors;
        for (auto it = track.boxes.begin(); it != track.boxes.end(); ++it)
            if (std::distance(track.boxes.begin(), it) % gap == 0)
                anchors.insert(*it);
        anchors.insert(*track.boxes.rbegin());
        for (const auto& [frame, box] : interpolate(anchors, framesUpTo(anchors.rbegin()->first), scene.poses)) {
            if (anchors.contains(frame))
                continue;
            sum += iou3d(box, track.boxes.at(frame));
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

}  // namespace

class TestInterpolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anchorsComeBackAsTheyAre()
    {
        const WorldPoses poses = driving(31);
        const FrameBoxes anchors = seenFrom(poses, {{0, stopAndGo(0)}, {7, stopAndGo(7)}, {30, stopAndGo(30)}});
        const FrameBoxes all = interpolate(anchors, framesUpTo(30), poses);
        QCOMPARE(all.size(), 31U);
        for (const auto& [frame, box] : anchors)
            QCOMPARE(all.at(frame), box);
    }

    void answersNothingOutsideOfTheAnchors()
    {
        const WorldPoses poses = driving(40);
        const FrameBoxes anchors = seenFrom(poses, {{10, stopAndGo(10)}, {20, stopAndGo(20)}});
        const FrameBoxes all = interpolate(anchors, framesUpTo(39), poses);
        QCOMPARE(all.size(), 11U);
        QCOMPARE(all.begin()->first, 10);
        QCOMPARE(all.rbegin()->first, 20);
        QVERIFY(interpolate({*anchors.begin()}, framesUpTo(39), poses).empty());
        QVERIFY(interpolate({}, framesUpTo(39), poses).empty());
    }

    /// Whatever way the sensor moves: what drives straight at a constant speed, or stands, is met exactly.
    void steadyMotionIsExact_data()
    {
        QTest::addColumn<double>("speed_m");
        QTest::newRow("standing") << 0.0;
        QTest::newRow("driving") << 1.5;
        QTest::newRow("driving backwards") << -0.4;
    }
    void steadyMotionIsExact()
    {
        QFETCH(double, speed_m);
        const WorldPoses poses = driving(60);
        const auto truth = [&](int frame) {
            return OrientedBox{{300 + 0.6 * speed_m * frame, -30 + 0.8 * speed_m * frame, 3 + 0.01 * speed_m * frame}, carSize, 0.92};
        };
        FrameBoxes anchors;
        for (const int frame : {0, 3, 21, 40, 59})
            anchors.emplace(frame, poses.toCloud(frame, truth(frame)));
        for (const auto& [frame, box] : interpolate(anchors, framesUpTo(59), poses))
            QVERIFY(cornerDistance_m(poses.toWorld(frame, box), truth(frame)) < 1e-9);
    }

    void theWorldMayLieAnywhere()
    {
        const WorldPoses poses = driving(61);
        const FrameBoxes anchors = seenFrom(poses, {{0, stopAndGo(0)}, {12, stopAndGo(12)}, {33, stopAndGo(33)}, {60, stopAndGo(60)}});
        WorldPoses elsewhere = poses;
        const Pose moved = Eigen::Translation3d(512345, -4123, 77) * Eigen::AngleAxisd(2.1, Eigen::Vector3d::UnitZ());
        for (Pose& pose : elsewhere.world_T_cloud)
            pose = moved * pose;
        const FrameBoxes a = interpolate(anchors, framesUpTo(60), poses);
        const FrameBoxes b = interpolate(anchors, framesUpTo(60), elsewhere);
        for (const auto& [frame, box] : a)
            QVERIFY(cornerDistance_m(box, b.at(frame)) < 1e-6);
    }

    void timeMayRunBackwards()
    {
        const WorldPoses still;
        const FrameBoxes anchors{{0, stopAndGo(0)}, {11, stopAndGo(11)}, {25, stopAndGo(25)}, {60, stopAndGo(60)}, {80, stopAndGo(80)}};
        FrameBoxes backwards;
        for (const auto& [frame, box] : anchors)
            backwards.emplace(80 - frame, box);
        const FrameBoxes there = interpolate(anchors, framesUpTo(80), still);
        for (const auto& [frame, box] : interpolate(backwards, framesUpTo(80), still))
            QVERIFY(cornerDistance_m(box, there.at(80 - frame)) < 1e-9);
    }

    /// A plain cubic spline would roll back and forth at a red light.
    void whatStandsStaysWhereItIs()
    {
        const WorldPoses still;
        FrameBoxes anchors;
        for (const int frame : {0, 10, 20, 40, 60, 70, 80})
            anchors.emplace(frame, stopAndGo(frame));
        double reached = -1;
        for (const auto& [frame, box] : interpolate(anchors, framesUpTo(80), still)) {
            if (frame >= 20 && frame <= 60)
                QVERIFY(cornerDistance_m(box, stopAndGo(30)) < 1e-9);
            const double way = (box.centre_m - stopAndGo(0).centre_m).norm();
            QVERIFY2(way > reached - 1e-6, "it never goes back");
            reached = way;
        }
    }

    void turnsTheShortestWay()
    {
        const WorldPoses still;
        OrientedBox from{{5, 0, 0}, carSize, pi - 0.1};
        OrientedBox to{{9, 0, 0}, carSize, -pi + 0.1};
        for (const auto& [frame, box] : interpolate({{0, from}, {10, to}}, framesUpTo(10), still))
            QVERIFY(std::abs(wrapAngle(box.yaw_rad - pi)) < 0.1 + 1e-9);
    }

    /// What moves steadily does so in time: a scan that was dropped leaves a longer step.
    void stepsAreReckonedInTime()
    {
        WorldPoses still;
        still.clock = FrameClock(std::vector<double>{0, 0.1, 0.2, 0.5, 0.6});
        const auto at = [&](int frame) { return OrientedBox{{10 * still.clock.at(frame), 0, 0}, carSize, 0}; };
        const FrameBoxes all = interpolate({{0, at(0)}, {4, at(4)}}, framesUpTo(4), still);
        for (const auto& [frame, box] : all)
            QVERIFY(std::abs(box.centre_m.x() - at(frame).centre_m.x()) < 1e-9);
        QCOMPARE(all.size(), std::size_t{5});
    }

    void sizesChangeSteadily()
    {
        OrientedBox small{{5, 0, 0}, {1, 1, 1}, 0};
        OrientedBox large{{5, 0, 0}, {2, 3, 1}, 0};
        const FrameBoxes all = interpolate({{0, small}, {4, large}}, framesUpTo(4), {});
        QCOMPARE(all.at(1).size_m, Eigen::Vector3d(1.25, 1.5, 1));
        QCOMPARE(all.at(3).size_m, Eigen::Vector3d(1.75, 2.5, 1));
    }

    /// An anchor moved changes what is near it and nothing else.
    void reachesOnlySoFar()
    {
        FrameBoxes anchors;
        for (int frame = 0; frame <= 100; frame += 5)
            anchors.emplace(frame, stopAndGo(frame));
        const FrameBoxes before = interpolate(anchors, framesUpTo(100), {});
        anchors.at(50).centre_m.x() += 0.5;
        const FrameBoxes after = interpolate(anchors, framesUpTo(100), {});
        for (const auto& [frame, box] : before)
            if (std::abs(frame - 50) >= (SplineParams{}.reach + 1) * 5)
                QCOMPARE(after.at(frame), box);
    }

    /// Over a hump between two anchors the box goes up with the ground, as high above it as it was.
    void keepsItsHeightAboveTheGround()
    {
        const WorldPoses still;
        const auto groundAt = [](double x) { return 0.8 * std::sin(x / 6); };
        const GroundAt ground = [&](int, const Eigen::Vector2d& place) -> std::optional<double> { return groundAt(place.x()); };
        FrameBoxes anchors;
        for (const int frame : {0, 10, 20})
            anchors.emplace(frame, OrientedBox{{2.0 * frame, 3, groundAt(2.0 * frame) + 0.1 + 0.8}, carSize, 0});
        for (const auto& [frame, box] : interpolate(anchors, framesUpTo(20), still, ground))
            QVERIFY(std::abs(box.centre_m.z() - 0.8 - 0.1 - groundAt(box.centre_m.x())) < 1e-9);
        const GroundAt unknown = [](int, const Eigen::Vector2d&) { return std::optional<double>(); };
        QCOMPARE(interpolate(anchors, framesUpTo(20), still, unknown), interpolate(anchors, framesUpTo(20), still));
    }

    void meetsGeneratedTraffic_data()
    {
        QTest::addColumn<int>("gap");
        QTest::addColumn<double>("least");
        QTest::newRow("every tenth frame") << 10 << 0.95;
        QTest::newRow("every twentieth") << 20 << 0.89;
    }
    void meetsGeneratedTraffic()
    {
        QFETCH(int, gap);
        QFETCH(double, least);
        const auto scene = test::simulatedTracks(4, 81);
        const double moving = meanIou(scene, gap, [](const auto& track) { return track.moving && track.classKey == "car"; });
        const double standing = meanIou(scene, gap, [](const auto& track) { return !track.moving; });
        QVERIFY2(moving >= least, qPrintable(QString::number(moving)));
        QVERIFY2(standing >= 0.99, qPrintable(QString::number(standing)));
    }
};

POINTLOOM_TEST(TestInterpolation, withoutApplication)
#include "tst_interpolation.moc"
