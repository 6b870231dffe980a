// SPDX-License-Identifier: Apache-2.0
#include "core/track/SweepMotion.h"

#include "core/fit/ClickFit.h"
#include "core/simulate/Simulate.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numeric>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// A cloud of one object: points on a line along it, measured one after the other while it drives and turns.
PointCloud sweptObject(const OrientedBox& box, const ObjectMotion& motion, double unit_s = 1, double start = 0)
{
    PointCloud cloud;
    constexpr int points = 200;
    for (int i = 0; i < points; ++i) {
        const double share = i / (points - 1.0);
        const OrientedBox then = later(box, motion, share * period_s);
        cloud.positions_m.push_back(fromBox(then, {(share - 0.5) * box.size_m.x(), 0.3, 0.2}).cast<float>());
        cloud.time_s.push_back(start + share * period_s / unit_s);
    }
    cloud.width = cloud.size();
    return cloud;
}

double meanOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

class TestSweepMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheUnit_data()
    {
        QTest::addColumn<double>("unit_s");
        QTest::addColumn<double>("start");
        QTest::newRow("seconds since 1970") << 1.0 << 1.6e9;
        QTest::newRow("milliseconds") << 1e-3 << 0.0;
        QTest::newRow("microseconds since 1970") << 1e-6 << 1.6e15;
        QTest::newRow("nanoseconds of a sweep") << 1e-9 << 0.0;
    }
    void knowsTheUnit()
    {
        QFETCH(double, unit_s);
        QFETCH(double, start);
        const PointCloud cloud = sweptObject({{10, 2, 0}, carSize, 0}, {}, unit_s, start);
        const auto times = sweepTimes(cloud);
        QVERIFY(times.has_value());
        QCOMPARE(times->unit_s, unit_s);
        QVERIFY(std::abs(times->since_s(cloud.time_s.front())) < 1e-6);
        QVERIFY(std::abs(times->since_s(cloud.time_s.back()) - period_s) < 1e-6);
        QVERIFY(std::abs(sweepTimes(cloud, FrameMoment::end)->since_s(cloud.time_s.front()) + period_s) < 1e-6);
        QVERIFY(std::abs(sweepTimes(cloud, FrameMoment::middle)->since_s(cloud.time_s.front()) + period_s / 2) < 1e-6);
    }

    void knowsWhenThereIsNoTime()
    {
        PointCloud cloud = sweptObject({{10, 2, 0}, carSize, 0}, {});
        std::ranges::fill(cloud.time_s, 3.0);
        QVERIFY(!sweepTimes(cloud));
        cloud.time_s.clear();
        QVERIFY(!sweepTimes(cloud));
        QVERIFY(correctedPoints(cloud, {}, {{10, 2, 0}, carSize, 0}, {}).empty());
        QVERIFY(!scannedAt_s(cloud, {}, {{10, 2, 0}, carSize, 0}, {}));
    }

    /// Whatever way the object moves: every point comes back to where it is on the object.
    void pointsComeBack_data()
    {
        QTest::addColumn<double>("yaw_rad");
        QTest::addColumn<double>("turn_radps");
        for (const double yaw : {0.0, 1.0, -2.5})
            for (const double turn : {0.0, 0.8, -2.0})
                QTest::addRow("yaw %.1f turn %.1f", yaw, turn) << yaw << turn;
    }
    void pointsComeBack()
    {
        QFETCH(double, yaw_rad);
        QFETCH(double, turn_radps);
        const OrientedBox box{{12, -3, -0.5}, carSize, yaw_rad};
        const ObjectMotion motion{{22 * std::cos(yaw_rad), 22 * std::sin(yaw_rad), 0.3}, turn_radps};
        const PointCloud cloud = sweptObject(box, motion);
        const auto times = sweepTimes(cloud);
        const auto corrected = correctedPoints(cloud, *times, box, motion);
        QCOMPARE(corrected.size(), cloud.size());
        const PointCloud still = withCorrected(cloud, corrected);
        for (std::size_t i = 0; i < still.size(); ++i) {
            const Eigen::Vector3d expected((i / (still.size() - 1.0) - 0.5) * carSize.x(), 0.3, 0.2);
            QVERIFY((toBox(box, still.at(i)) - expected).norm() < 1e-4);
        }
        QVERIFY(std::abs(*scannedAt_s(cloud, *times, box, motion) - period_s / 2) < 1e-3);
    }

    void othersStayWhereTheyAre()
    {
        const OrientedBox box{{12, -3, 0}, carSize, 0.3};
        PointCloud cloud = sweptObject(box, {});
        cloud.positions_m[7] = {12, 9, 0};
        cloud.positions_m[9].setConstant(std::numeric_limits<float>::quiet_NaN());
        const auto corrected = correctedPoints(cloud, *sweepTimes(cloud), box, {});
        QVERIFY(std::ranges::none_of(corrected, [](const CorrectedPoint& one) { return one.point == 7 || one.point == 9; }));
        for (const CorrectedPoint& one : corrected)
            QVERIFY((one.position_m - cloud.positions_m[one.point]).norm() < 1e-5F);
    }

    void readsTheMotionOffTheTrack()
    {
        const double v = 12;
        FrameBoxes boxes;
        WorldPoses poses{.world_T_cloud = {}, .known = true};
        for (int frame = 0; frame < 5; ++frame) {
            const Pose pose = Eigen::Translation3d(0.9 * frame, 5, 0) * Eigen::AngleAxisd(0.1 * frame, Eigen::Vector3d::UnitZ());
            poses.world_T_cloud.push_back(pose);
            boxes.emplace(frame, poses.toCloud(frame, {{20, v * period_s * frame, 0}, carSize, 1.2 + 0.03 * frame}));
        }
        for (const auto& [frame, box] : boxes) {
            const auto motion = motionAt(boxes, frame, poses);
            QVERIFY(motion.has_value());
            QVERIFY((poses.at(frame).linear() * motion->velocity_mps - Eigen::Vector3d(0, v, 0)).norm() < 1e-9);
            QVERIFY(std::abs(motion->yawRate_radps - 0.3) < 1e-9);
        }
        QVERIFY(!motionAt({{2, boxes.at(2)}}, 2, poses));
        QVERIFY(!motionAt({}, 2, poses));
    }

    /// In a generated street whose traffic goes on while the scanner turns: what is fitted to corrected points is where the object is, what
    /// is fitted to the file's points is where it was half a turn later.
    void fitsNearerToTheTruth()
    {
        SimulateParams params;
        params.seed = 11;
        params.cars = 60;
        params.movesInSweep = true;
        std::vector<double> raw;
        std::vector<double> corrected;
        for (const int number : {0, 8}) {
            const SimulatedFrame frame = simulateFrame(params, number);
            const SimulatedFrame next = simulateFrame(params, number + 1);
            WorldPoses poses{.world_T_cloud = std::vector<Pose>(static_cast<std::size_t>(number) + 2), .known = true};
            poses.world_T_cloud[static_cast<std::size_t>(number)] = frame.world_T_cloud;
            poses.world_T_cloud[static_cast<std::size_t>(number) + 1] = next.world_T_cloud;
            const auto times = sweepTimes(frame.cloud);
            const auto index = CloudIndex::build(frame.cloud);
            for (const SimulatedBox& one : frame.boxes) {
                const auto again = std::ranges::find(next.boxes, one.track, &SimulatedBox::track);
                if (one.classKey != "car" || !one.moving || one.points < 100 || again == next.boxes.end())
                    continue;
                const auto motion = motionAt({{number, one.box}, {number + 1, again->box}}, number, poses);
                const double dt_s = *scannedAt_s(frame.cloud, *times, one.box, *motion);
                const OrientedBox seen = later(one.box, *motion, dt_s);
                raw.push_back((snapFaces(*index, seen).centre_m - one.box.centre_m).head<2>().norm());
                const auto own = CloudIndex::build(withCorrected(frame.cloud, correctedPoints(frame.cloud, *times, one.box, *motion)));
                corrected.push_back((snapFaces(*own, one.box).centre_m - one.box.centre_m).head<2>().norm());
            }
        }
        QVERIFY(raw.size() >= 5);
        qInfo("%zu cars: %.3f m off as scanned, %.3f m corrected", raw.size(), meanOf(raw), meanOf(corrected));
        QVERIFY(meanOf(corrected) < 0.1);
        QVERIFY(meanOf(corrected) < 0.4 * meanOf(raw));
    }

    void staysAsItWasWithoutMotion()
    {
        SimulateParams params;
        params.rings = 8;
        params.columns = 256;
        SimulateParams moves = params;
        moves.movesInSweep = true;
        const SimulatedFrame still = simulateFrame(params, 3);
        const SimulatedFrame moved = simulateFrame(moves, 3);
        QCOMPARE(moved.boxes.size(), still.boxes.size());
        for (std::size_t i = 0; i < still.boxes.size(); ++i)
            QCOMPARE(moved.boxes[i].box, still.boxes[i].box);
        QVERIFY(moved.cloud.positions_m != still.cloud.positions_m);
    }
};

POINTLOOM_TEST(TestSweepMotion, withoutApplication)
#include "tst_sweep_motion.moc"
