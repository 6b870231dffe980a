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

std::vector<FrameSource> frames(std::initializer_list<const char*> names)
{
    std::vector<FrameSource> out;
    for (const char* name : names) {
        out.emplace_back();
        out.back().name = name;
    }
    return out;
}

NamedPose poseAt(const std::string& frame, double x_m)
{
    NamedPose out{frame, Pose::Identity()};
    out.world_T_cloud.translation().x() = x_m;
    return out;
}

double xOf(const FrameSource& frame)
{
    return frame.world_T_ego ? frame.world_T_ego->translation().x() : -1;
}

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
            VERIFY_RESULT(plain);
            VERIFY_RESULT(named);
            VERIFY_RESULT(tum);
            for (const auto* read : {&*plain, &*named, &*tum}) {
                QCOMPARE(read->size(), std::size_t{1});
                QVERIFY(read->front().world_T_cloud.matrix().isApprox(pose.matrix(), 1e-9));
                const Eigen::Matrix3d rotation = read->front().world_T_cloud.linear();
                QVERIFY((rotation.transpose() * rotation - Eigen::Matrix3d::Identity()).norm() < 1e-12);
            }
            QCOMPARE(plain->front().frame, std::string());
            QCOMPARE(named->front().frame, std::string("000007"));
            QCOMPARE(tum->front().frame, std::string());
        }
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

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, because);
        const auto poses = posesFromText(text.toStdString());
        QVERIFY(!poses);
        QVERIFY2(QString::fromStdString(poses.error().text()).contains(because), poses.error().text().c_str());
    }

    void posesWithoutNamesFollowTheFrames()
    {
        auto targets = frames({"a", "b"});
        const std::vector<NamedPose> poses = {poseAt("", 1), poseAt("", 2)};
        VERIFY_RESULT(assignPoses(targets, poses));
        QCOMPARE(xOf(targets[0]), 1.0);
        QCOMPARE(xOf(targets[1]), 2.0);
        auto three = frames({"a", "b", "c"});
        const auto wrong = assignPoses(three, poses);
        QVERIFY(!wrong);
        QVERIFY(wrong.error().text().find("2 poses but there are 3 frames") != std::string::npos);
    }

    void posesWithNamesFindTheirFrames()
    {
        auto targets = frames({"000005", "000010", "scan_2", "315966265259836000"});
        const std::vector<NamedPose> poses = {poseAt("10", 10), poseAt("000005", 5), poseAt("315966265259836000", 7), poseAt("scan_2", 2),
                                              poseAt("99", 99)};
        VERIFY_RESULT(assignPoses(targets, poses));
        QCOMPARE(xOf(targets[0]), 5.0);
        QCOMPARE(xOf(targets[1]), 10.0);
        QCOMPARE(xOf(targets[2]), 2.0);
        QCOMPARE(xOf(targets[3]), 7.0);

        auto more = frames({"000005", "000006", "000010"});
        const auto missing = assignPoses(more, poses);
        QVERIFY(!missing);
        QVERIFY(missing.error().text().find("5 poses but only 2 of the 3 frames") != std::string::npos);
        QVERIFY(missing.error().text().find("000006") != std::string::npos);

        auto one = frames({"5"});
        QVERIFY(!assignPoses(one, std::vector<NamedPose>{poseAt("5", 1), poseAt("05", 2)}));
    }

    void realPosesAreRead()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        const auto kitti = posesFromText(readText(sharedData("kitti_tracking_0000/poses_velo_to_world.txt")).value());
        VERIFY_RESULT(kitti);
        QCOMPARE(kitti->size(), std::size_t{5});
        QCOMPARE(kitti->at(1).frame, std::string("000001"));
        QVERIFY((kitti->at(1).world_T_cloud.translation() - Eigen::Vector3d(1.10240412, 0.00909925, 1.73845479)).norm() < 1e-9);
        const auto argoverse = posesFromText(readText(sharedData("av2_7fab2350/poses_ego_to_city.txt")).value());
        VERIFY_RESULT(argoverse);
        auto targets = frames({"315966265259836000", "315966265360032000"});
        VERIFY_RESULT(assignPoses(targets, *argoverse));
        QVERIFY(std::abs(xOf(targets[1]) - 5223.86855) < 1e-6);
    }
};

POINTLOOM_TEST(TestPoses, withoutApplication)
#include "tst_poses.moc"
