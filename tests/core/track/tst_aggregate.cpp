// SPDX-License-Identifier: Apache-2.0
#include "core/track/Aggregate.h"

#include "core/index/VoxelSet.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <cmath>
#include <set>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr int frames = 6;

WorldPoses drivenPast()
{
    WorldPoses poses{.world_T_cloud = {}, .known = true};
    for (int i = 0; i < frames; ++i)
        poses.world_T_cloud.emplace_back(Eigen::Translation3d(1000 + 2 * i, 5, 0) * Eigen::AngleAxisd(0.2 * i, Eigen::Vector3d::UnitZ()));
    return poses;
}

/// Things that stand in the world, a metre apart.
std::vector<Eigen::Vector3d> standingPoints()
{
    std::vector<Eigen::Vector3d> out;
    for (int i = 0; i < 40; ++i)
        out.emplace_back(1000.3 + i, 20.2, 0.4);
    return out;
}

/// Where the moving object is in the world.
OrientedBox mover(int frame)
{
    return {{1010.0 + 3 * frame, 0, 0.8}, carSize, 0.05 * frame};
}

/// A frame's scan: everything that stands, and a corner of the object that moves, on its left.
PointCloud scanOf(int frame, const WorldPoses& poses, bool withIntensity = true)
{
    PointCloud cloud;
    const auto add = [&](const Eigen::Vector3d& world) {
        cloud.positions_m.push_back((poses.at(frame).inverse() * world).cast<float>());
        if (withIntensity)
            cloud.intensity.push_back(static_cast<float>(frame));
        cloud.ring.push_back(3);
    };
    for (const Eigen::Vector3d& p : standingPoints())
        add(p);
    for (int i = 0; i < 10; ++i)
        add(fromBox(mover(frame), {0.2 * frame, 0.9, 0.1 * i - 0.5}));
    cloud.positions_m.emplace_back(Eigen::Vector3f::Constant(std::numeric_limits<float>::quiet_NaN()));
    cloud.ring.push_back(0);
    if (withIntensity)
        cloud.intensity.push_back(0);
    cloud.width = cloud.size();
    return cloud;
}

std::vector<int> all()
{
    return {0, 1, 2, 3, 4, 5};
}

Result<std::shared_ptr<const PointCloud>> shared(PointCloud cloud)
{
    return std::make_shared<const PointCloud>(std::move(cloud));
}

bool same(const Aggregate& a, const Aggregate& b)
{
    return a.cloud.positions_m == b.cloud.positions_m && a.cloud.intensity == b.cloud.intensity && a.frame == b.frame
        && a.mirrored == b.mirrored;
}

}  // namespace

class TestAggregate : public QObject
{
    Q_OBJECT

private:
    WorldPoses m_poses = drivenPast();
    CloudSource m_clouds = [this](int frame) { return shared(scanOf(frame, m_poses)); };

private Q_SLOTS:
    /// What stands comes to lie in one place, whichever frame is home, and a point is kept of the nearest frame.
    void whatStandsFallsTogether()
    {
        for (const int home : all()) {
            const auto out = aggregateWorld(all(), home, m_clouds, m_poses, {}, {.voxel_m = 0.2});
            VERIFY_RESULT(out);
            QCOMPARE(out->frames, static_cast<std::size_t>(frames));
            QCOMPARE(out->frame.size(), out->cloud.size());
            std::size_t ofHome = 0;
            for (std::size_t i = 0; i < out->cloud.size(); ++i) {
                const Eigen::Vector3d world = m_poses.at(home) * out->cloud.at(i);
                QCOMPARE(out->cloud.intensity[i], static_cast<float>(out->frame[i]));
                if (std::abs(world.y() - 20.2) < 0.01)
                    ofHome += out->frame[i] == home ? 1 : 0;
            }
            QCOMPARE(ofHome, standingPoints().size());
        }
    }

    void leavesOutWhatMoves()
    {
        const auto boxes = [&](int frame) { return std::vector{m_poses.toCloud(frame, mover(frame))}; };
        const auto out = aggregateWorld(all(), 2, m_clouds, m_poses, boxes);
        VERIFY_RESULT(out);
        QVERIFY(out->cloud.size() >= standingPoints().size());
        for (std::size_t i = 0; i < out->cloud.size(); ++i)
            QVERIFY(std::abs((m_poses.at(2) * out->cloud.at(i)).y() - 20.2) < 0.01);
    }

    void staysBelowTheMostPoints()
    {
        const auto out = aggregateWorld(all(), 0, m_clouds, m_poses, {}, {.voxel_m = 0.001, .mostPoints = 60});
        VERIFY_RESULT(out);
        QVERIFY(out->cloud.size() <= 60);
        QVERIFY(out->cloud.size() > 20);
        QVERIFY(out->voxel_m > 0.001);
        QCOMPARE(out->cloud.intensity.size(), out->cloud.size());
        for (std::size_t i = 0; i < out->cloud.size(); ++i)
            QCOMPARE(out->cloud.intensity[i], static_cast<float>(out->frame[i]));
    }

    void isTheSameEveryTime()
    {
        const std::vector<int> shuffled{4, 0, 5, 2, 1, 3};
        QVERIFY(same(*aggregateWorld(all(), 3, m_clouds, m_poses), *aggregateWorld(shuffled, 3, m_clouds, m_poses)));
    }

    void keepsTheColumnsThatAllFramesHave()
    {
        for (const int without : {0, 3}) {
            const CloudSource clouds = [&](int frame) { return shared(scanOf(frame, m_poses, frame != without)); };
            const auto out = aggregateWorld(all(), 0, clouds, m_poses);
            VERIFY_RESULT(out);
            QVERIFY(out->cloud.intensity.empty());
            QCOMPARE(out->cloud.ring.size(), out->cloud.size());
        }
    }

    void largeCoordinatesLoseNothing()
    {
        const Eigen::Vector3d origin(412345, 5401234, 100);
        const CloudSource clouds = [&](int frame) {
            PointCloud cloud = scanOf(frame, m_poses);
            cloud.origin_m = origin;
            return shared(std::move(cloud));
        };
        WorldPoses moved = m_poses;
        for (Pose& pose : moved.world_T_cloud)
            pose = pose * Eigen::Translation3d(-origin);
        const auto near = aggregateWorld(all(), 1, m_clouds, m_poses);
        const auto far = aggregateWorld(all(), 1, clouds, moved);
        VERIFY_RESULT(far);
        QCOMPARE(far->cloud.origin_m, origin);
        QCOMPARE(far->cloud.size(), near->cloud.size());
        for (std::size_t i = 0; i < near->cloud.size(); ++i)
            QVERIFY((far->cloud.positions_m[i] - near->cloud.positions_m[i]).norm() < 1e-3F);
    }

    void theObjectStandsStillInItsOwnFrame()
    {
        FrameBoxes boxes;
        for (const int frame : all())
            boxes.emplace(frame, m_poses.toCloud(frame, mover(frame)));
        const auto out = aggregateObject(boxes, m_clouds, false);
        VERIFY_RESULT(out);
        QCOMPARE(out->cloud.size(), 10U * frames);
        QVERIFY(out->mirrored.empty());
        for (std::size_t i = 0; i < out->cloud.size(); ++i) {
            QVERIFY(std::abs(out->cloud.positions_m[i].x() - 0.2F * static_cast<float>(out->frame[i])) < 1e-3F);
            QVERIFY(std::abs(out->cloud.positions_m[i].y() - 0.9F) < 1e-3F);
        }

        const auto ghosts = aggregateObject(boxes, m_clouds, true);
        VERIFY_RESULT(ghosts);
        QCOMPARE(ghosts->cloud.size(), 20U * frames);
        QCOMPARE(ghosts->mirrored.size(), ghosts->cloud.size());
        QCOMPARE(ghosts->cloud.intensity.size(), ghosts->cloud.size());
        for (std::size_t i = 0; i < ghosts->cloud.size(); ++i)
            QCOMPARE(ghosts->cloud.positions_m[i].y() < 0, ghosts->mirrored[i] == 1);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        const auto out = aggregateWorld(all(), 0, m_clouds, m_poses, {}, {}, [&](double) { stop.request_stop(); }, stop.get_token());
        VERIFY_RESULT(out);
        QCOMPARE(out->frames, 1U);
    }

    void passesAnErrorOn()
    {
        const CloudSource broken = [](int) -> Result<std::shared_ptr<const PointCloud>> { return fail("gone"); };
        QVERIFY(!aggregateWorld(all(), 0, broken, m_poses));
        QVERIFY(!aggregateObject({{0, mover(0)}}, broken, false));
        QCOMPARE(aggregateWorld({}, 0, broken, m_poses)->frames, 0U);
    }

    void voxelsAreThoseOfASet()
    {
        constexpr double edge = 0.1;
        std::mt19937_64 random(5);
        std::uniform_real_distribution<float> place(-30, 30);
        VoxelSet voxels(edge);
        std::set<std::array<int, 3>> oracle;
        for (int i = 0; i < 200000; ++i) {
            const Eigen::Vector3f p(place(random), place(random), place(random) / 100);
            const Eigen::Vector3f cell = p * static_cast<float>(1 / edge);
            const std::array<int, 3> key{static_cast<int>(std::floor(cell.x())), static_cast<int>(std::floor(cell.y())),
                                         static_cast<int>(std::floor(cell.z()))};
            QCOMPARE(voxels.take(p), oracle.insert(key).second);
        }
        QCOMPARE(voxels.size(), oracle.size());
    }
};

POINTLOOM_TEST(TestAggregate, withoutApplication)
#include "tst_aggregate.moc"
