// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/PoseConvention.h"
#include "core/dataset/Sequence.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using Eigen::AngleAxisd;
using Eigen::Vector3d;

constexpr double degree_rad = std::numbers::pi / 180;

/// A drive over hills that turns: x ahead, y left, z up.
FramePosesRead drive(int frames, double turn_deg, double hill_deg = 4)
{
    FramePosesRead poses;
    Pose pose = Pose::Identity();
    for (int i = 0; i < frames; ++i) {
        Pose leaning = pose;
        leaning.rotate(AngleAxisd(hill_deg * degree_rad * std::sin(0.3 * i), Vector3d::UnitY()));
        poses.emplace_back(leaning);
        pose = leaning * Eigen::Translation3d(1, 0, 0);
        pose.linear() = AngleAxisd(turn_deg * degree_rad * (i + 1), Vector3d::UnitZ()).toRotationMatrix();
    }
    return poses;
}

Pose cameraFromLidar()
{
    return *cameraFromLidarIn("P2: 700 0 600 0 0 700 180 0 0 0 1 0\nTr: 0 -1 0 0.01 0 0 -1 -0.08 1 0 0 -0.27\n");
}

FramePosesRead ofCamera(FramePosesRead lidar)
{
    for (auto& pose : lidar)
        pose = cameraFromLidar() * *pose * cameraFromLidar().inverse();
    return lidar;
}

std::vector<std::string> namesOf(const FramePosesRead& poses)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < poses.size(); ++i)
        names.push_back("f" + std::to_string(i));
    return names;
}

double farthest(const FramePosesRead& a, const FramePosesRead& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, (a[i]->matrix() - b[i]->matrix()).cwiseAbs().maxCoeff());
    return most;
}

bool says(const std::vector<Message>& notes, const char* what)
{
    return std::ranges::any_of(notes, [&](const Message& note) { return note.text().find(what) != std::string::npos; });
}

}  // namespace

class TestPoseConvention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCalibrationIsFoundUnderItsNames()
    {
        const Pose plain = cameraFromLidar();
        QVERIFY((plain * Vector3d(5, 0, 0) - Vector3d(0.01, -0.08, 4.73)).norm() < 1e-12);
        const auto named = cameraFromLidarIn("R0_rect: 1 0 0 0 1 0 0 0 1\nTr_velo_to_cam: 0 -1 0 0.01 0 0 -1 -0.08 1 0 0 -0.27 0 0 0 1\n");
        QVERIFY(named && named->isApprox(plain, 1e-12));
        for (const char* none : {"", "P2: 1 0 0 0\n", "Tr: 1 2 3\n", "Tr: 1 0 0 0 0 1 0 0 0 0 2 0\n"})
            QVERIFY2(!cameraFromLidarIn(none), none);
    }

    /// Straight ahead, in curves and over hills: each is known by the ground that stays level.
    void lidarAndCameraAreToldApart_data()
    {
        QTest::addColumn<double>("turn_deg");
        QTest::addColumn<double>("hill_deg");
        QTest::newRow("straight") << 0.0 << 0.0;
        QTest::newRow("in a curve") << 3.0 << 0.0;
        QTest::newRow("over hills") << 0.0 << 20.0;
        QTest::newRow("both") << 5.0 << 10.0;
    }

    void lidarAndCameraAreToldApart()
    {
        QFETCH(double, turn_deg);
        QFETCH(double, hill_deg);
        const FramePosesRead lidar = drive(40, turn_deg, hill_deg);
        const SettledPoses stays = settledPoses({.asWritten = lidar, .otherQuaternions = {}, .camera_T_lidar = cameraFromLidar()});
        QVERIFY(farthest(stays.world_T_lidar, lidar) == 0);
        QVERIFY(says(stays.notes, "those of the LiDAR"));
        const SettledPoses turned =
            settledPoses({.asWritten = ofCamera(lidar), .otherQuaternions = {}, .camera_T_lidar = cameraFromLidar()});
        QVERIFY(farthest(turned.world_T_lidar, lidar) < 1e-9);
        QVERIFY(says(turned.notes, "those of the camera"));
        const SettledPoses plain = settledPoses({.asWritten = lidar, .otherQuaternions = {}, .camera_T_lidar = {}});
        QVERIFY(plain.notes.empty() && doubtsAbout(plain.world_T_lidar, namesOf(lidar)).empty());
    }

    void quaternionsInTheOtherOrderAreNoticed()
    {
        const FramePosesRead lidar = drive(20, 4);
        FramePosesRead mistaken = lidar;
        for (auto& pose : mistaken) {
            const Eigen::Quaterniond q(pose->linear());
            pose->linear() = Eigen::Quaterniond(q.z(), q.w(), q.x(), q.y()).toRotationMatrix();  // w x y z read as x y z w
        }
        const SettledPoses settled = settledPoses({.asWritten = mistaken, .otherQuaternions = lidar, .camera_T_lidar = {}});
        QVERIFY(farthest(settled.world_T_lidar, lidar) == 0);
        QVERIFY(says(settled.notes, "w x y z"));
        const SettledPoses right = settledPoses({.asWritten = lidar, .otherQuaternions = mistaken, .camera_T_lidar = {}});
        QVERIFY(farthest(right.world_T_lidar, lidar) == 0 && right.notes.empty());
    }

    void aWorldThatLiesOnItsSideIsTurnedUpright()
    {
        const FramePosesRead lidar = drive(20, 4);
        FramePosesRead lying = lidar;
        for (auto& pose : lying)
            pose = cameraFromLidar() * *pose;  // in the axes of the first camera
        const SettledPoses settled = settledPoses({.asWritten = lying, .otherQuaternions = {}, .camera_T_lidar = {}});
        QVERIFY(says(settled.notes, "turned upright"));
        QVERIFY(levelnessOf(settled.world_T_lidar).isUpright());
        for (std::size_t i = 1; i < lidar.size(); ++i) {
            const Pose meant = lidar[i - 1]->inverse() * *lidar[i];
            const Pose found = settled.world_T_lidar[i - 1]->inverse() * *settled.world_T_lidar[i];
            QVERIFY(found.isApprox(meant, 1e-9));
        }
    }

    /// A pose that lies far off the way, a way that goes on elsewhere, and one in centimetres; not a car that brakes or stood at a light.
    void motionThatNothingMakesIsNoticed()
    {
        const FramePosesRead plain = drive(20, 2);
        const auto names = namesOf(plain);
        const FrameClock clock(0.1);
        for (const bool timesAreKnown : {true, false})
            QVERIFY(doubtsAboutMotion(plain, clock, timesAreKnown, names).empty());
        FramePosesRead off = plain;
        off[7]->pretranslate(Vector3d(0, 200, 0));
        QVERIFY(says(doubtsAboutMotion(off, clock, false, names), "on the way to the frame f"));
        QVERIFY(says(doubtsAboutMotion(off, clock, false, names), "(such steps: 2)"));
        FramePosesRead torn = plain;
        for (std::size_t i = 12; i < torn.size(); ++i)
            torn[i]->pretranslate(Vector3d(0, 60, 0));
        QVERIFY(says(doubtsAboutMotion(torn, clock, false, names), "frame f12"));
        FramePosesRead scaled = plain;
        for (auto& pose : scaled)
            pose->translation() *= 100;
        for (const bool timesAreKnown : {true, false})
            QVERIFY(says(doubtsAboutMotion(scaled, clock, timesAreKnown, names), "their unit is not the metre"));
        const FramePosesRead still(5, Pose::Identity());
        QVERIFY(says(doubtsAboutMotion(still, clock, true, names), "all poses are the same"));
        FramePosesRead starting;
        for (int i = 0; i < 20; ++i)  // stands, then goes off at 4 m/s², a frame each half second
            starting.emplace_back(Pose(Eigen::Translation3d(i < 10 ? 0.0 : 2.0 * 0.25 * (i - 10) * (i - 10), 0, 0)));
        for (const bool timesAreKnown : {true, false})
            QVERIFY(doubtsAboutMotion(starting, FrameClock(0.5), timesAreKnown, names).empty());
    }

    void posesInFormsThatAreNotReadAreNotMissedInSilence()
    {
        const QTemporaryDir folder;
        PointCloud cloud;
        cloud.positions_m = {{1, 2, 3}, {4, 5, 6}};
        for (const char* name : {"000000.pcd", "000001.pcd"})
            VERIFY_RESULT(writeCloud(path(folder) / name, cloud, CloudEncoding::pcdBinary));
        QVERIFY(openDataset(path(folder))->notes.empty());
        VERIFY_RESULT(writeAtomically(path(folder) / "ego_pose.json", "[]"));
        const auto sequence = openDataset(path(folder));
        QCOMPARE(sequence->notes.size(), std::size_t{1});
        QVERIFY(sequence->notes.front().text().starts_with("ego_pose.json: looks like poses"));
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.csv", "frame,x,y,z,qw,qx,qy,qz\n000001,5,0,0,1,0,0,0\n000000,4,0,0,1,0,0,0\n"));
        const auto read = openDataset(path(folder));
        QVERIFY(read->notes.empty());
        QCOMPARE(read->world_T_cloud(1)->translation().x(), 5.0);
    }

    void groundThatTipsOrJumpsIsNoticedWithItsFrame()
    {
        FramePosesRead tipping = drive(20, 2);
        tipping[7]->rotate(AngleAxisd(20 * degree_rad, Vector3d::UnitX()));
        const auto tips = doubtsAbout(tipping, namesOf(tipping));
        QVERIFY2(says(tips, "tip the ground: by 20° on the way to the frame f"), tips.empty() ? "" : tips.front().text().c_str());
        FramePosesRead jumping = drive(20, 2, 0);
        for (std::size_t i = 11; i < jumping.size(); ++i)
            jumping[i]->translation().z() += 3;
        const auto jumps = doubtsAbout(jumping, namesOf(jumping));
        QVERIFY2(says(jumps, "m on the way to the frame f11"), jumps.empty() ? "" : jumps.front().text().c_str());
        QVERIFY(!says(jumps, "tip"));
    }

    /// Straight on, round a corner and straight on: along an arc alone a way and its inverse look alike.
    void posesThatLookInvertedAreNoticed()
    {
        FramePosesRead ahead;
        FramePosesRead inverse;
        Pose pose = Pose::Identity();
        for (int i = 0; i < 50; ++i) {
            ahead.emplace_back(pose);
            inverse.emplace_back(pose.inverse());
            pose.translate(Vector3d(1, 0, 0)).rotate(AngleAxisd((i >= 20 && i < 30 ? 9 : 0) * degree_rad, Vector3d::UnitZ()));
        }
        QVERIFY(says(doubtsAbout(inverse, namesOf(inverse)), "inverse"));
        QVERIFY(doubtsAbout(ahead, namesOf(ahead)).empty());
    }

    void realPosesRaiseNoDoubts()
    {
        for (const char* name : {"pandaset_002", "av2_7fab2350", "kitti_tracking_0000", "moto_street"}) {
            const auto folder = test::sharedData(name);
            if (folder.empty())
                QSKIP("the shared data is not beside this checkout");
            const auto sequence = openDataset(folder);
            VERIFY_RESULT(sequence);
            QVERIFY(sequence->world_T_cloud(0));
            QVERIFY2(sequence->notes.empty(), sequence->notes.empty() ? "" : sequence->notes.front().text().c_str());
        }
    }
};

POINTLOOM_TEST(TestPoseConvention, withoutApplication)
#include "tst_pose_convention.moc"
