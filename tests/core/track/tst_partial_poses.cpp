// SPDX-License-Identifier: Apache-2.0
#include "core/track/Aggregate.h"
#include "core/track/Interpolation.h"
#include "core/track/StaticTrack.h"
#include "core/track/SweepMotion.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

constexpr int posedFrames = 7;
constexpr int without = 3;
constexpr double step_m = 2;

const OrientedBox parkedBox{{20, 4, 0.8}, {4.4, 1.8, 1.6}, 0.3};

Pose poseOfFrame(int frame)
{
    Pose pose = Pose::Identity();
    pose.translation().x() = step_m * frame;
    return pose;
}

/// A drive straight ahead; one frame has no pose.
Sequence drive()
{
    Sequence sequence{.name = "drive", .root = "/drive", .layout = "folder"};
    sequence.sensors.push_back({.key = "lidar", .kind = SensorKind::lidar, .ego_T_sensor = Pose::Identity()});
    for (int frame = 0; frame < posedFrames; ++frame) {
        FrameSource source{.name = std::to_string(frame), .clouds = {{.sensor = "lidar", .file = "/drive/x.bin"}}};
        if (frame != without)
            source.world_T_ego = poseOfFrame(frame);
        sequence.frames.push_back(std::move(source));
    }
    return sequence;
}

std::vector<int> everyFrame()
{
    std::vector<int> out;
    for (int frame = 0; frame < posedFrames; ++frame)
        out.push_back(frame);
    return out;
}

}  // namespace

/// Where only some frames have poses, these are used, and the other frames are left alone.
class TestPartialPoses : public QObject
{
    Q_OBJECT

private:
    WorldPoses m_poses = worldPoses(drive());

private Q_SLOTS:
    void whatIsThereIsKnown()
    {
        QVERIFY(m_poses.known);
        for (const int frame : everyFrame()) {
            QCOMPARE(m_poses.isPlaced(frame), frame != without);
            QCOMPARE(m_poses.checkPlaced(frame).has_value(), frame != without);
            if (frame != without)
                QVERIFY(m_poses.at(frame).isApprox(poseOfFrame(frame)));
        }
    }

    /// Where most frames would be left alone, all are taken as if there were no poses.
    void aFewPosesMakeNoWorld()
    {
        for (const std::size_t posed : {0, 1, 3}) {
            Sequence few = drive();
            for (std::size_t frame = posed; frame < few.frames.size(); ++frame)
                few.frames[frame].world_T_ego.reset();
            const WorldPoses still = worldPoses(few);
            QVERIFY(!still.known && still.isPlaced(without) && still.isPlaced(0));
            QVERIFY(still.at(1).isApprox(Pose::Identity()));
        }
    }

    void interpolationPassesByWhatHasNoPose()
    {
        const FrameBoxes anchors{{0, m_poses.toCloud(0, parkedBox)}, {without, parkedBox}, {6, m_poses.toCloud(6, parkedBox)}};
        const FrameBoxes between = interpolate(anchors, everyFrame(), m_poses);
        QCOMPARE(between.size(), std::size_t(posedFrames - 1));
        QVERIFY(!between.contains(without));
        for (const auto& [frame, box] : between)
            QVERIFY(cornerDistance_m(box, m_poses.toCloud(frame, parkedBox)) < 1e-9);
    }

    void framesPutTogetherAreThoseOfOneWorld()
    {
        const CloudSource clouds = [&](int frame) -> Result<std::shared_ptr<const PointCloud>> {
            PointCloud cloud;
            cloud.positions_m = {(m_poses.at(frame).inverse() * Eigen::Vector3d(30, 1, 0)).cast<float>()};
            return std::make_shared<const PointCloud>(std::move(cloud));
        };
        const auto together = aggregateWorld(everyFrame(), 1, clouds, m_poses, {});
        VERIFY_RESULT(together);
        QCOMPARE(together->frames, std::size_t(posedFrames - 1));
        QCOMPARE(together->cloud.size(), std::size_t(1));
        const auto alone = aggregateWorld(everyFrame(), without, clouds, m_poses, {});
        VERIFY_RESULT(alone);
        QCOMPARE(alone->frames, std::size_t(1));
    }

    void nothingIsLockedToAWorldThatIsNotKnown()
    {
        const TrackFrameSource source = [](int) -> Result<TrackFrame> { return fail("not asked for"); };
        const std::vector<int> one{without};
        const auto boxes = staticBoxes(parkedBox, 0, one, source, m_poses);
        VERIFY_RESULT(boxes);
        QVERIFY(boxes->empty());
        QVERIFY(!staticBoxes(parkedBox, without, everyFrame(), source, m_poses));
    }

    void speedsAreThoseBetweenFramesOfOneWorld()
    {
        QVERIFY(motionAt({{1, m_poses.toCloud(1, parkedBox)}, {2, m_poses.toCloud(2, parkedBox)}}, 1, m_poses));
        QVERIFY(!motionAt({{2, m_poses.toCloud(2, parkedBox)}, {without, parkedBox}}, 2, m_poses));
    }
};

POINTLOOM_TEST(TestPartialPoses, withoutApplication)
#include "tst_partial_poses.moc"
