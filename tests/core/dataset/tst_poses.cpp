// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/FramePoses.h"
#include "tests/support/Support.h"

#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

Pose randomPose(std::mt19937_64& random)
{
    std::normal_distribution<double> any;
    Eigen::Quaterniond rotation(any(random), any(random), any(random), any(random));
    Pose pose = Pose::Identity();
    pose.translate(Eigen::Vector3d(any(random), any(random), any(random)) * 1000).rotate(rotation.normalized());
    return pose;
}

std::string matrixLine(const Pose& pose)
{
    QStringList numbers;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column)
            numbers << QString::number(pose.matrix()(row, column), 'g', 12);
    }
    return numbers.join(' ').toStdString();
}

std::string tumLine(const Pose& pose, double time_s)
{
    const Eigen::Quaterniond q(pose.linear());
    const Eigen::Vector3d t = pose.translation();
    QStringList numbers;
    for (const double value : {time_s, t.x(), t.y(), t.z(), q.x(), q.y(), q.z(), q.w()})
        numbers << QString::number(value, 'g', 12);
    return numbers.join(' ').toStdString();
}

NamedPose poseAt(const std::string& frame, double x_m)
{
    NamedPose out{frame, Pose::Identity()};
    out.world_T_cloud.translation().x() = x_m;
    return out;
}

/// Where each frame is along x; -1 without a pose.
std::vector<double> xOf(const PoseAssignment& assigned, const std::vector<NamedPose>& poses)
{
    std::vector<double> out;
    for (const auto& place : assigned.places)
        out.push_back(place ? poses[*place].world_T_cloud.translation().x() : -1);
    return out;
}

using Names = std::vector<std::string>;
using Metres = std::vector<double>;

}  // namespace

class TestPoses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeKindsOfLinesSayTheSame()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 200; ++i) {
            const Pose pose = randomPose(random);
            const auto plain = posesFromText(matrixLine(pose));
            const auto named = posesFromText("\r\n# frame and matrix\r\n000007\t" + matrixLine(pose) + "\r\n");
            const auto tum = posesFromText(tumLine(pose, 12.5) + '\n');
            for (const auto* read : {&plain, &named, &tum}) {
                QCOMPARE(read->poses.size(), std::size_t{1});
                QCOMPARE(read->unread, std::size_t{0});
                QVERIFY(read->poses.front().world_T_cloud.matrix().isApprox(pose.matrix(), 1e-9));
                const Eigen::Matrix3d rotation = read->poses.front().world_T_cloud.linear();
                QVERIFY((rotation.transpose() * rotation - Eigen::Matrix3d::Identity()).norm() < 1e-12);
            }
            QCOMPARE(plain.poses.front().frame, std::string());
            QCOMPARE(named.poses.front().frame, std::string("000007"));
            QCOMPARE(tum.poses.front().frame, std::string("12.5"));
        }
    }

    /// However numbers are set apart and named, they say the same.
    void otherNotationsSayTheSame_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("commas") << "0,-1,0,5,1,0,0,6,0,0,1,7.5";
        QTest::newRow("semicolons and decimal commas") << "0;-1;0;5;1;0;0;6;0;0;1;7,5";
        QTest::newRow("brackets") << "[[0, -1, 0, 5], [1, 0, 0, 6], [0, 0, 1, 7.5]]";
        QTest::newRow("a line of names") << "r11 r12 r13 tx r21 r22 r23 ty r31 r32 r33 tz\n0 -1 0 5 1 0 0 6 0 0 1 7.5";
        QTest::newRow("names in another order") << "r00,r01,r02,r10,r11,r12,r20,r21,r22,tx,ty,tz\n0,-1,0,1,0,0,0,0,1,5,6,7.5";
        QTest::newRow("4x4 in a row") << "0 -1 0 5 1 0 0 6 0 0 1 7.5 0 0 0 1";
        QTest::newRow("4x4 column by column") << "0 1 0 0 -1 0 0 0 0 0 1 0 5 6 7.5 1";
        QTest::newRow("4x4 in four lines") << "0 -1 0 5\n1 0 0 6\n0 0 1 7.5\n0 0 0 1\n";
        QTest::newRow("position and quaternion") << "5 6 7.5 0 0 0.70710678 0.70710678";
        QTest::newRow("named w first") << "# time tx ty tz qw qx qy qz\n1.5 5 6 7.5 0.70710678 0 0 0.70710678";
    }

    void otherNotationsSayTheSame()
    {
        QFETCH(QString, text);
        const PosesRead read = posesFromText(text.toStdString());
        QVERIFY2(!read.firstUnread, read.firstUnread.value_or(Error{}).text().c_str());
        QCOMPARE(read.poses.size(), std::size_t{1});
        const Pose& pose = read.poses.front().world_T_cloud;
        QVERIFY((pose.translation() - Eigen::Vector3d(5, 6, 7.5)).norm() < 1e-9);
        QVERIFY((pose.linear() * Eigen::Vector3d::UnitX() - Eigen::Vector3d::UnitY()).norm() < 1e-6);
    }

    void theOrderOfAQuaternionIsAsked()
    {
        const auto read = posesFromText("0 1 2 3 1 0 0 0", QuaternionOrder::wxyz);
        QVERIFY(read.hasQuaternions);
        QVERIFY(read.poses.front().world_T_cloud.linear().isIdentity(1e-12));
        QVERIFY(!posesFromText("time x y z qw qx qy qz\n0 1 2 3 1 0 0 0").hasQuaternions);  // it is written there
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("because");
        const QString identity = "1 0 0 0 0 1 0 0 0 0 1 0";
        QTest::newRow("eleven numbers") << "1 0 0 0 0 1 0 0 0 0 1" << "line 1: has 11 values";
        QTest::newRow("a word") << identity + "\n1 0 0 0 0 one 0 0 0 0 1 0" << "line 2: 'one' is not a number";
        QTest::newRow("infinite") << "1 0 0 inf 0 1 0 0 0 0 1 0" << "'inf' is not a number";
        QTest::newRow("a mirror") << "1 0 0 0 0 1 0 0 0 0 -1 0" << "is no rotation";
        QTest::newRow("skewed") << "1 0.01 0 0 0 1 0 0 0 0 1 0" << "is no rotation";
        QTest::newRow("all zeros") << "0 0 0 0 0 0 0 0 0 0 0 0" << "is no rotation";
        QTest::newRow("a quaternion of no length") << "0 1 2 3 0 0 0 0" << "not of length 1";
        QTest::newRow("two kinds of lines") << identity + "\n7 " + identity << "line 2: has 13 values where the lines before have 12";
    }

    /// A line that cannot be read costs its own pose; it is said why.
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, because);
        const auto read = posesFromText(text.toStdString());
        QCOMPARE(read.unread, std::size_t{1});
        QVERIFY2(QString::fromStdString(read.firstUnread->text()).contains(because), read.firstUnread->text().c_str());
        QCOMPARE(read.poses.size(), std::size_t(text.contains('\n') ? 2 : 0));
        QVERIFY(read.poses.empty() || (read.poses.front().isKnown && !read.poses.back().isKnown));
    }

    void posesWithoutNamesFollowTheFrames()
    {
        const std::vector<NamedPose> poses = {poseAt("", 1), poseAt("", 2)};
        QCOMPARE(xOf(assignPoses({"a", "b"}, poses), poses), (Metres{1, 2}));
        const auto wrong = assignPoses({"a", "b", "c"}, poses);
        QCOMPARE(wrong.found(), std::size_t{0});
        QVERIFY(wrong.amiss->text().find("2 poses but there are 3 frames") != std::string::npos);
        QCOMPARE(assignPoses({"a"}, poses).found(), std::size_t{0});
        const auto numbered = assignPoses({"000001"}, poses);  // its number is its line, and that is told
        QCOMPARE(xOf(numbered, poses), Metres{2});
        QVERIFY(numbered.amiss->text().find("000001 has pose 2") != std::string::npos);
    }

    void posesWithNamesFindTheirFrames()
    {
        const Names targets{"000005", "000010", "scan_2", "315966265259836000"};
        const std::vector<NamedPose> poses = {poseAt("10", 10), poseAt("000005", 5), poseAt("315966265259836000", 7), poseAt("scan_2", 2),
                                              poseAt("99", 99)};
        QCOMPARE(xOf(assignPoses(targets, poses), poses), (Metres{5, 10, 2, 7}));
        QVERIFY(!assignPoses(targets, poses).amiss);

        const auto missing = assignPoses({"000005", "000006", "000010"}, poses);
        QCOMPARE(xOf(missing, poses), (Metres{5, -1, 10}));
        QVERIFY(missing.amiss->text().find("5 poses but only 2 of the 3 frames") != std::string::npos);
        QVERIFY(missing.amiss->text().find("000006") != std::string::npos);

        const auto twice = assignPoses({"5"}, std::vector<NamedPose>{poseAt("5", 1), poseAt("5", 2)});  // whose?
        QCOMPARE(twice.found(), std::size_t{0});
        QVERIFY(twice.amiss->text().find("more than one pose, the first of them 5") != std::string::npos);
        const std::vector<NamedPose> files = {poseAt("velodyne/000003.bin", 3), poseAt("velodyne/000004.bin", 4)};
        QCOMPARE(xOf(assignPoses({"3", "4"}, files), files), (Metres{3, 4}));
        const auto strange = assignPoses({"a", "b", "c"}, files);
        QCOMPARE(strange.found(), std::size_t{0});
        QVERIFY(strange.amiss->text().find("velodyne/000003.bin") != std::string::npos);
    }

    /// The nearest in time within half a period; a clock that is elsewhere finds nothing.
    void posesWithTimesFindTheirFrames()
    {
        std::vector<NamedPose> poses;
        for (int i = 0; i < 100; ++i)
            poses.push_back(poseAt(QString::number(1668200710.003 + 0.01 * i, 'f', 6).toStdString(), i));
        const Names names{"p", "q", "r"};
        const auto found = assignPoses(names, poses, {1668200710.1, 1668200710.2, 1668200715.0}, 0.1);
        QCOMPARE(xOf(found, poses), (Metres{10, 20, -1}));
        QVERIFY(found.amiss->text().find("the first without is r") != std::string::npos);
        QCOMPARE(assignPoses(names, poses, {10.1, 10.2, 10.3}, 0.1).found(), std::size_t{0});
        QCOMPARE(assignPoses(names, poses).found(), std::size_t{0});
        poses.resize(3);
        const auto ordered = assignPoses(names, poses);  // as many as there are frames
        QVERIFY(ordered.inOrder);
        QCOMPARE(xOf(ordered, poses), (Metres{0, 1, 2}));
    }

    void realPosesAreRead()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        const auto kitti = posesFromText(readText(sharedData("kitti_tracking_0000/poses_velo_to_world.txt")).value());
        QCOMPARE(kitti.poses.size(), std::size_t{5});
        QCOMPARE(kitti.poses.at(1).frame, std::string("000001"));
        QVERIFY((kitti.poses.at(1).world_T_cloud.translation() - Eigen::Vector3d(1.10240412, 0.00909925, 1.73845479)).norm() < 1e-9);
        const auto argoverse = posesFromText(readText(sharedData("av2_7fab2350/poses_ego_to_city.txt")).value());
        const auto found = assignPoses({"315966265259836000", "315966265360032000"}, argoverse.poses);
        QVERIFY(std::abs(xOf(found, argoverse.poses)[1] - 5223.86855) < 1e-6);
    }
};

POINTLOOM_TEST(TestPoses, withoutApplication)
#include "tst_poses.moc"
