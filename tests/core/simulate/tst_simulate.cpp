// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Simulate.h"

#include "core/geometry/BoxOverlap.h"
#include "core/simulate/Random.h"
#include "core/simulate/Terrain.h"
#include "core/simulate/Traffic.h"
#include "tests/support/Support.h"

#include <tbb/global_control.h>

#include <bit>
#include <cstring>
#include <map>
#include <set>

using namespace pointloom;

namespace {

constexpr double noiseMargin_m = 0.02 * simulation::Random::largestNormal + 0.001;

bool same(const SimulatedFrame& a, const SimulatedFrame& b)
{
    const auto bytesEqual = [](const auto& x, const auto& y) {
        return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0;
    };
    const bool boxes = std::ranges::equal(a.boxes, b.boxes, [](const SimulatedBox& x, const SimulatedBox& y) {
        return x.track == y.track && x.classKey == y.classKey && x.box == y.box && x.points == y.points && x.moving == y.moving;
    });
    return boxes && bytesEqual(a.cloud.positions_m, b.cloud.positions_m) && bytesEqual(a.cloud.intensity, b.cloud.intensity)
        && a.cloud.ring == b.cloud.ring && a.cloud.time_s == b.cloud.time_s && a.cloud.label == b.cloud.label
        && a.objectOfPoint == b.objectOfPoint && a.world_T_cloud.matrix() == b.world_T_cloud.matrix();
}

/// FNV-1a.
class Digest
{
public:
    void add(std::uint64_t value)
    {
        for (int i = 0; i < 64; i += 8)
            m_state = (m_state ^ ((value >> i) & 0xffU)) * 0x100000001b3U;
    }
    [[nodiscard]] std::uint64_t value() const { return m_state; }

private:
    std::uint64_t m_state = 0xcbf29ce484222325U;
};

SimulateParams seeded(std::uint64_t seed)
{
    SimulateParams params;
    params.seed = seed;
    return params;
}

SimulateParams quick(std::uint64_t seed)
{
    SimulateParams params = seeded(seed);
    params.rings = 16;
    params.columns = 512;
    return params;
}

std::map<std::string, SimulatedBox> byTrack(const SimulatedFrame& frame)
{
    std::map<std::string, SimulatedBox> out;
    for (const SimulatedBox& one : frame.boxes)
        out.emplace(one.track, one);
    return out;
}

OrientedBox inWorld(const SimulatedFrame& frame, const SimulatedBox& one)
{
    return transformed(frame.world_T_cloud, one.box);
}

}  // namespace

class TestSimulate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytes() { QVERIFY(same(simulateFrame(seeded(3), 4), simulateFrame(seeded(3), 4))); }

    void anotherSeedOrFrameIsAnotherScan()
    {
        const SimulatedFrame one = simulateFrame(quick(3), 4);
        QVERIFY(!same(one, simulateFrame(quick(4), 4)));
        QVERIFY(!same(one, simulateFrame(quick(3), 5)));
    }

    void threadsChangeNothing()
    {
        const SimulatedFrame many = simulateFrame(seeded(3), 4);
        const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
        QVERIFY(same(many, simulateFrame(seeded(3), 4)));
    }

    /// The number was found once. Another compiler, library or processor that finds another breaks the promise of Simulate.h.
    void bytesAreTheSameOnEveryMachine()
    {
        Digest digest;
        for (int frame = 0; frame < 3; ++frame) {
            const SimulatedFrame one = simulateFrame(quick(1), frame);
            for (std::size_t i = 0; i < one.cloud.size(); ++i) {
                for (const float v : one.cloud.positions_m[i])
                    digest.add(std::bit_cast<std::uint32_t>(v));
                digest.add(std::bit_cast<std::uint32_t>(one.cloud.intensity[i]));
                digest.add(static_cast<std::uint64_t>(one.objectOfPoint[i] + 1));
            }
            for (const SimulatedBox& box : one.boxes)
                for (const double v : {box.box.centre_m.x(), box.box.centre_m.y(), box.box.centre_m.z(), box.box.yaw_rad})
                    digest.add(std::bit_cast<std::uint64_t>(v));
        }
        QCOMPARE(QString::number(digest.value(), 16), QString("e17196d23a7635ee"));
    }

    void streetsHoldAllKinds()
    {
        std::map<std::string, int> seen;
        std::set<std::uint32_t> kinds;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const SimulatedFrame frame = simulateFrame(quick(seed), 0);
            for (const SimulatedBox& one : frame.boxes)
                seen[one.classKey] += one.points > 0 ? 1 : 0;
            kinds.insert(frame.cloud.label.begin(), frame.cloud.label.end());
        }
        for (const char* key : {"car", "truck", "bus", "pedestrian", "cyclist"})
            QVERIFY2(seen[key] > 0, key);
        QCOMPARE(seen.size(), 5U);
        QCOMPARE(kinds, (std::set<std::uint32_t>{1, 2, 3, 4, 5}));
    }

    void asManyCarsAsAskedFor_data()
    {
        QTest::addColumn<int>("cars");
        for (const int cars : {0, 10, 20, 40})
            QTest::addRow("%d", cars) << cars;
    }

    void asManyCarsAsAskedFor()
    {
        QFETCH(int, cars);
        SimulateParams params = quick(1);
        params.cars = cars;
        int found = 0;
        constexpr int streets = 5;
        for (params.seed = 1; params.seed <= streets; ++params.seed)
            for (const SimulatedBox& one : simulateFrame(params, 0).boxes)
                found += one.classKey == "car" && std::abs(one.box.centre_m.x()) < 80 ? 1 : 0;
        QVERIFY2(std::abs(found - streets * cars) <= 0.15 * streets * cars, qPrintable(QString::number(found)));
    }

    void everyPointOfAnObjectLiesInItsBox_data() { someFrames(); }
    void everyPointOfAnObjectLiesInItsBox()
    {
        QFETCH(SimulatedFrame, frame);
        std::vector<std::uint32_t> counted(frame.boxes.size(), 0);
        for (std::size_t i = 0; i < frame.cloud.size(); ++i) {
            const std::int32_t object = frame.objectOfPoint[i];
            QCOMPARE(frame.cloud.label[i] == static_cast<std::uint32_t>(PointClass::object), object >= 0);
            if (object < 0)
                continue;
            const SimulatedBox& one = frame.boxes[static_cast<std::size_t>(object)];
            QVERIFY2(contains(one.box, frame.cloud.at(i), noiseMargin_m), one.classKey.c_str());
            ++counted[static_cast<std::size_t>(object)];
        }
        for (std::size_t i = 0; i < counted.size(); ++i)
            QCOMPARE(frame.boxes[i].points, counted[i]);
    }

    /// A car's body fills the middle of its box: no ray that went on to something else has passed there.
    void carsStopLight_data() { someFrames(); }
    void carsStopLight()
    {
        QFETCH(SimulatedFrame, frame);
        for (std::size_t b = 0; b < frame.boxes.size(); ++b) {
            if (frame.boxes[b].classKey != "car" || frame.boxes[b].box.centre_m.norm() > 40)
                continue;
            OrientedBox core = frame.boxes[b].box;
            core.centre_m.z() -= 0.1 * core.size_m.z();
            core.size_m = core.size_m.cwiseProduct(Eigen::Vector3d(0.7, 0.75, 0.2));
            for (std::size_t i = 0; i < frame.cloud.size(); ++i) {
                if (frame.objectOfPoint[i] == static_cast<std::int32_t>(b))
                    continue;
                QVERIFY(!passes(frame.cloud.at(i), core));
            }
        }
    }

    void boxesStandOnTheGround_data() { someFrames(); }
    void boxesStandOnTheGround()
    {
        QFETCH(SimulatedFrame, frame);
        QFETCH(quint64, seed);
        const simulation::Terrain terrain(seed);
        for (const SimulatedBox& one : frame.boxes) {
            const Eigen::Vector3d foot = frame.world_T_cloud * (one.box.centre_m - Eigen::Vector3d(0, 0, one.box.size_m.z() / 2));
            QVERIFY(std::abs(foot.z() - terrain.height_m(foot.x(), foot.y())) < 1e-9);
        }
    }

    void boxesDoNotOverlap_data() { someFrames(); }
    void boxesDoNotOverlap()
    {
        QFETCH(SimulatedFrame, frame);
        for (std::size_t a = 0; a < frame.boxes.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY2(iouBirdsEye(frame.boxes[a].box, frame.boxes[b].box) < 0.01,
                         qPrintable(QString::fromStdString(frame.boxes[a].classKey + " " + frame.boxes[b].classKey)));
    }

    void tracksKeepClassAndSize()
    {
        std::map<std::string, SimulatedBox> first;
        for (int frame = 0; frame < 120; frame += 7) {
            const SimulatedFrame now = simulateFrame(quick(6), frame);
            QCOMPARE(byTrack(now).size(), now.boxes.size());
            for (const SimulatedBox& one : now.boxes) {
                const auto [before, fresh] = first.try_emplace(one.track, one);
                QCOMPARE(one.classKey, before->second.classKey);
                QVERIFY(one.box.size_m == before->second.box.size_m);
                QCOMPARE(one.moving, before->second.moving);
            }
        }
        QVERIFY(first.size() > 60);
    }

    void theMovingMoveAndTheOthersStay()
    {
        const SimulatedFrame before = simulateFrame(quick(6), 10);
        const SimulatedFrame after = simulateFrame(quick(6), 11);
        const auto later = byTrack(after);
        int moved = 0;
        int stayed = 0;
        for (const SimulatedBox& one : before.boxes) {
            const auto found = later.find(one.track);
            if (found == later.end())
                continue;
            const OrientedBox a = inWorld(before, one);
            const OrientedBox b = inWorld(after, found->second);
            const Eigen::Vector3d step = b.centre_m - a.centre_m;
            if (one.moving) {
                QVERIFY2(step.norm() > 0.1 && step.norm() < 1.0, qPrintable(QString::number(step.norm())));
                QVERIFY(step.normalized().dot(axisOf(a, 0)) > 0.99);  // forwards
                ++moved;
            } else {
                QVERIFY(step.norm() < 1e-9 && std::abs(wrapAngle(a.yaw_rad - b.yaw_rad)) < 1e-9);
                ++stayed;
            }
        }
        QVERIFY(moved > 10 && stayed > 5);
    }

    void theSensorDrivesAlongTheStreet()
    {
        Pose before = simulateFrame(quick(2), 0).world_T_cloud;
        for (int frame = 1; frame < 30; ++frame) {
            const Pose now = simulateFrame(quick(2), frame).world_T_cloud;
            const Eigen::Vector3d step = before.inverse() * now.translation();
            QVERIFY(std::abs(step.x() - 0.1 * simulation::egoSpeed_mps) < 0.02);
            QVERIFY(std::abs(step.y()) < 0.01 && std::abs(step.z()) < 0.05);
            QVERIFY((now.linear().transpose() * now.linear() - Eigen::Matrix3d::Identity()).norm() < 1e-11);
            QCOMPARE(now.linear()(2, 2), 1.0);
            before = now;
        }
    }

    void aLongerRunBeginsLikeAShorterOne()
    {
        SimulateParams longer = quick(2);
        longer.frames = 10000;
        QVERIFY(same(simulateFrame(quick(2), 3), simulateFrame(longer, 3)));
        for (const SimulatedBox& one : simulateFrame(longer, 9999).boxes) {
            const int track = QString::fromStdString(one.track).toInt();
            QVERIFY2(track > 0 && track < 65536, one.track.c_str());
        }
    }

    void looksLikeARealScan()
    {
        const SimulatedFrame frame = simulateFrame(seeded(1), 0);
        QVERIFY2(frame.cloud.size() > 90000 && frame.cloud.size() < 131072, qPrintable(QString::number(frame.cloud.size())));
        const auto near = std::ranges::count_if(frame.cloud.positions_m, [](const auto& p) { return p.norm() < 20; });
        const double share = static_cast<double>(near) / static_cast<double>(frame.cloud.size());
        QVERIFY2(share > 0.7 && share < 0.95, qPrintable(QString::number(share)));
        const auto ground = std::ranges::count(frame.cloud.label, static_cast<std::uint32_t>(PointClass::ground));
        QVERIFY(ground > 0.3 * static_cast<double>(frame.cloud.size()));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("rings");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("cars");
        QTest::newRow("no frame") << 0 << 64 << 2048 << 20;
        QTest::newRow("too many frames") << 10001 << 64 << 2048 << 20;
        QTest::newRow("no ring") << 10 << 0 << 2048 << 20;
        QTest::newRow("too many rings") << 10 << 129 << 2048 << 20;
        QTest::newRow("few columns") << 10 << 64 << 15 << 20;
        QTest::newRow("many columns") << 10 << 64 << 16385 << 20;
        QTest::newRow("less than no cars") << 10 << 64 << 2048 << -1;
    }

    void refusesWhatCannotBe()
    {
        QFETCH(int, frames);
        QFETCH(int, rings);
        QFETCH(int, columns);
        QFETCH(int, cars);
        QVERIFY(check({}).has_value());
        SimulateParams params;
        params.frames = frames;
        params.rings = rings;
        params.columns = columns;
        params.cars = cars;
        QVERIFY(!check(params).has_value());
    }

private:
    static void someFrames()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<SimulatedFrame>("frame");
        for (const quint64 seed : {1U, 2U, 3U})
            for (const int frame : {0, 37})
                QTest::addRow("seed %llu, frame %d", seed, frame) << seed << simulateFrame(seeded(seed), frame);
    }

    /// Whether the way from the sensor to a point leads through a box, the last 10 cm not counted.
    static bool passes(const Eigen::Vector3d& point_m, const OrientedBox& box)
    {
        const Eigen::Vector3d from = toBox(box, Eigen::Vector3d::Zero());
        const Eigen::Vector3d to = toBox(box, point_m * (1 - 0.1 / point_m.norm()));
        double enter = 0;
        double leave = 1;
        for (int axis = 0; axis < 3; ++axis) {
            const double half = box.size_m[axis] / 2;
            const double along = to[axis] - from[axis];
            const double a = (-half - from[axis]) / along;
            const double b = (half - from[axis]) / along;
            enter = std::max(enter, std::min(a, b));
            leave = std::min(leave, std::max(a, b));
        }
        return enter < leave;
    }
};

POINTLOOM_TEST(TestSimulate, withoutApplication)
#include "tst_simulate.moc"
