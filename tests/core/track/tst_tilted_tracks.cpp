// SPDX-License-Identifier: Apache-2.0
#include "core/track/Aggregate.h"
#include "core/track/Interpolation.h"
#include "core/track/Propagation.h"
#include "core/track/SizeSolve.h"
#include "core/track/SweepMotion.h"
#include "tests/core/fit/FitScene.h"
#include "tests/core/track/TrackScene.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numeric>

using namespace pointloom;
using namespace pointloom::test;

namespace {

std::vector<int> upTo(int last)
{
    std::vector<int> frames(static_cast<std::size_t>(last) + 1);
    std::iota(frames.begin(), frames.end(), 0);
    return frames;
}

/// A sensor that drives over a hill: it nods and sways.
WorldPoses overAHill(int frames)
{
    WorldPoses poses{.world_T_cloud = {}, .known = true};
    for (int i = 0; i < frames; ++i) {
        OrientedBox ego{{0.8 * i, 0.1 * i, 1.0}, {1, 1, 1}, 0.02 * i, 0.1 * std::sin(0.3 * i), 0.05 * std::cos(0.2 * i)};
        poses.world_T_cloud.push_back(poseOf(ego));
    }
    return poses;
}

OrientedBox leaning(const OrientedBox& box, double pitch_rad, double roll_rad)
{
    OrientedBox out = box;
    out.pitch_rad = pitch_rad;
    out.roll_rad = roll_rad;
    return out;
}

double angleBetween(const OrientedBox& a, const OrientedBox& b)
{
    return Eigen::Quaterniond(rotationOf(a)).angularDistance(Eigen::Quaterniond(rotationOf(b)));
}

}  // namespace

class TestTiltedTracks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uprightAnchorsGiveUprightBoxes()
    {
        const WorldPoses poses = overAHill(21);
        const FrameBoxes anchors{{0, standing(10, 3, carSize, 0.3)}, {20, standing(8, -2, carSize, 0.5)}};
        for (const auto& [frame, box] : interpolate(anchors, upTo(20), poses))
            QVERIFY(isUpright(box));
    }

    void tiltGoesTheShortestWayInEqualSteps()
    {
        const OrientedBox box = standing(10, 3, carSize, 0.3);
        const FrameBoxes anchors{{0, leaning(box, -0.3, 3.0)}, {10, leaning(box, 0.3, -3.0)}};  // past upside down
        const FrameBoxes all = interpolate(anchors, upTo(10), {});
        QCOMPARE(all.at(0), anchors.at(0));
        QCOMPARE(all.at(10), anchors.at(10));
        const double whole = angleBetween(anchors.at(0), anchors.at(10));
        QVERIFY(whole < 1);
        for (int frame = 1; frame <= 10; ++frame)
            QVERIFY(std::abs(angleBetween(all.at(frame - 1), all.at(frame)) - whole / 10) < 1e-6);
    }

    /// A tilted box that stands still in the world does so seen from anywhere, also where another anchor is upright.
    void whatStandsStillStaysWhereItIs()
    {
        const WorldPoses poses = overAHill(21);
        const OrientedBox inWorld = leaning(standing(14, 3, carSize, 0.3), -0.15, 0.1);
        FrameBoxes anchors;
        for (const int frame : {0, 9, 20})
            anchors.emplace(frame, transformedRigidly(poses.at(frame).inverse(), inWorld));
        for (const auto& [frame, box] : interpolate(anchors, upTo(20), poses))
            QVERIFY(cornerDistance_m(box, transformedRigidly(poses.at(frame).inverse(), inWorld)) < 1e-6);
    }

    void nextToAnUprightAnchorNothingJumps()
    {
        const WorldPoses poses = overAHill(201);
        const FrameBoxes anchors{{0, standing(14, 3, carSize, 0.3)}, {200, leaning(standing(14, 3, carSize, 0.3), 0.2, 0)}};
        const FrameBoxes all = interpolate(anchors, upTo(200), poses);
        for (int frame = 1; frame <= 200; ++frame) {
            const OrientedBox before = transformedRigidly(poses.at(frame - 1), all.at(frame - 1));
            QVERIFY(angleBetween(before, transformedRigidly(poses.at(frame), all.at(frame))) < 0.03);
        }
    }

    void propagationKeepsTheTiltOfWhatStands()
    {
        const OrientedBox car = leaning(standing(14, 3, carSize, 0.3), -0.12, 0.06);
        const TrackScene scene =
            TrackScene([](int frame) { return Eigen::Vector3d(0.4 * frame, 0.02 * frame * frame, 0.03 * frame); }).add(parked(car));
        const FollowedObject object{.box = scene.seenFrom(0, car)};
        const auto followed = propagate({&object, 1}, {.from = 0, .frames = 6}, scene.source());
        VERIFY_RESULT(followed);
        QCOMPARE(followed->front().boxes.size(), 6U);
        for (const PropagatedBox& one : followed->front().boxes)
            QVERIFY(cornerDistance_m(one.box, scene.seenFrom(one.frame, car)) < 1e-6);
    }

    void propagationCarriesTheTiltAlong()
    {
        const OrientedBox car = leaning(standing(10, 3, carSize, 0.3), -0.1, 0.04);
        const TrackScene::Way way = [&](int frame) {
            OrientedBox box = car;
            box.centre_m += Eigen::Vector3d(std::cos(0.3), std::sin(0.3), 0) * (0.7 * frame);
            return std::optional(box);
        };
        const TrackScene scene = TrackScene([](int) -> Eigen::Vector3d { return Eigen::Vector3d::Zero(); }).add(way);
        const FollowedObject object{.box = scene.seenFrom(0, car)};
        const auto followed = propagate({&object, 1}, {.from = 0, .frames = 6}, scene.source());
        VERIFY_RESULT(followed);
        QVERIFY(followed->front().boxes.size() >= 5);
        for (const PropagatedBox& one : followed->front().boxes) {
            QVERIFY(std::abs(one.box.pitch_rad - car.pitch_rad) < 1e-9);
            QVERIFY(std::abs(one.box.roll_rad - car.roll_rad) < 1e-9);
            QVERIFY((one.box.centre_m - way(one.frame)->centre_m).norm() < 0.3);
        }
    }

    void anotherSizeKeepsTheTilt()
    {
        const OrientedBox car = leaning(standing(10, 3, carSize, 0.3), -0.1, 0.04);
        FaceEvidence evidence{};
        evidence[static_cast<std::size_t>(Face::back)] = 1;
        const OrientedBox longer = resized(car, carSize + Eigen::Vector3d(0.5, 0, 0), evidence);
        QVERIFY(cornerDistance_m(longer, withFaceMoved(car, Face::front, 0.5)) < 1e-9);
    }

    void motionWithinTheSweepKeepsTheTilt()
    {
        const OrientedBox car = leaning(standing(10, 3, carSize, 0.3), -0.1, 0.04);
        const OrientedBox moved = later(car, {.velocity_mps = {5, 0, 0}, .yawRate_radps = 0.2}, 0.1);
        QCOMPARE(moved.pitch_rad, car.pitch_rad);
        QCOMPARE(moved.roll_rad, car.roll_rad);
        QVERIFY(std::abs(moved.yaw_rad - car.yaw_rad - 0.02) < 1e-12);
    }

    /// The object from all frames: what lies at one place of it in every frame falls on one place.
    void pointsAreGatheredInTheAxesOfATiltedBox()
    {
        const Eigen::Vector3d place(1.2, -0.5, 0.3);
        FrameBoxes boxes;
        std::map<int, PointCloud> clouds;
        for (int frame = 0; frame < 5; ++frame) {
            const OrientedBox box = leaning(standing(10 + frame, 3, carSize, 0.3 * frame), 0.1 * frame, -0.2 * frame);
            boxes.emplace(frame, box);
            PointCloud& cloud = clouds[frame];
            cloud.positions_m = {fromBox(box, place).cast<float>(), fromBox(box, {0, 0, 1.5}).cast<float>()};  // the second is outside
            cloud.width = 2;
        }
        const auto gathered = aggregateObject(
            boxes,
            [&](int frame) -> Result<std::shared_ptr<const PointCloud>> { return std::make_shared<const PointCloud>(clouds.at(frame)); },
            false, {});
        VERIFY_RESULT(gathered);
        QVERIFY(!gathered->cloud.positions_m.empty());
        for (const Eigen::Vector3f& p : gathered->cloud.positions_m)
            QVERIFY((p.cast<double>() - place).norm() < 1e-5);
    }
};

POINTLOOM_TEST(TestTiltedTracks, withoutApplication)
#include "tst_tilted_tracks.moc"
