// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/camera/KittiCalibration.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/DatasetLayout.h"
#include "core/dataset/layouts/KittiOxts.h"
#include "tests/support/Support.h"

#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

/// As the tracking set spells it; the IMU sits 0.8 m behind the lidar and is turned to the left.
const std::string trackingCalibration =
    "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nR_rect 1 0 0 0 1 0 0 0 1\nTr_velo_cam 0 -1 0 0 0 0 -1 0 1 0 0 0\n"
    "Tr_imu_velo 0 -1 0 -0.8 1 0 0 0 0 0 1 0\n";

bool putScan(const fs::path& file)
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}};
    cloud.width = 1;
    return writeCloud(file, cloud, CloudEncoding::kittiBin).has_value();
}

/// A drive to the east at 1 m a line, in KITTI's thirty columns.
std::string oxts(int lines)
{
    constexpr double metre_deg = 180 / (std::numbers::pi * 6378137);
    std::string out;
    for (int i = 0; i < lines; ++i) {
        out += "0 " + shown(i * metre_deg) + " 100 0 0 0";  // at the equator a metre is as wide as it is high
        for (int column = 6; column < 30; ++column)
            out += " 0";
        out += "\n";
    }
    return out;
}

/// One sequence of the public layout, whose cloud 2 is missing.
void makeSequence(const fs::path& split, const std::string& name)
{
    for (const char* cloud : {"000000.bin", "000001.bin", "000003.bin"})
        QVERIFY(putScan(split / "velodyne" / name / cloud));
    VERIFY_RESULT(writeAtomically(split / "label_02" / (name + ".txt"), ""));
    VERIFY_RESULT(writeAtomically(split / "calib" / (name + ".txt"), trackingCalibration));
    VERIFY_RESULT(writeAtomically(split / "image_02" / name / "000003.png", ""));
}

}  // namespace

class TestTrackingLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSequenceIsFoundFromFourPlaces_data()
    {
        QTest::addColumn<QString>("opened");
        for (const char* place : {"training/velodyne/0004", "training/velodyne", "training", "."})
            QTest::newRow(place) << place;
    }

    void aSequenceIsFoundFromFourPlaces()
    {
        QFETCH(QString, opened);
        const QTemporaryDir folder;
        makeSequence(path(folder) / "training", "0004");
        const auto sequence = openDataset(path(folder) / opened.toStdString());
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("kitti-tracking"));
        QCOMPARE(sequence->name, std::string("0004"));
        QVERIFY(sequence->root == path(folder) / "training/velodyne/0004");
        QVERIFY(sequence->dataset() == path(folder) / "training");
        QCOMPARE(sequence->frames.size(), 3U);
        QCOMPARE(sequence->indexOf("000003"), std::optional(2));
        QCOMPARE(sequence->indexOf("000002"), std::optional<int>());
        for (const FrameSource& frame : sequence->frames) {
            QVERIFY(frame.labels == path(folder) / "training/label_02/0004.txt");
            QVERIFY(!frame.world_T_ego);
        }
        QVERIFY(sequence->frames[0].images.empty());
        QVERIFY(sequence->frames[2].image("camera_2")->file == path(folder) / "training/image_02/0004/000003.png");
        const auto camera = readCamera(*sequence, 2, "camera_2");
        VERIFY_RESULT(camera);
        QCOMPARE((*camera)->fx_px, 700.0);
        QCOMPARE(sequence->labelFormat, std::string("kitti-tracking"));
        QCOMPARE(findDatasetLayout(sequence->layout)->titleOf(*sequence).text(), std::string("KITTI tracking, sequence 0004"));
    }

    /// A person who opens the whole set learns what to open; each sequence is a place of its own.
    void severalSequencesAreNamed()
    {
        const QTemporaryDir folder;
        for (const char* name : {"0000", "0001", "0010"})
            makeSequence(path(folder), name);
        for (const char* opened : {".", "velodyne"}) {
            const auto sequence = openDataset(path(folder) / opened);
            QVERIFY(!sequence);
            QCOMPARE(sequence.error().what.text(), std::string("holds 3 sequences; open one of its folders: 0000, 0001, 0010"));
            QVERIFY(sequence.error().where.ends_with("velodyne"));
        }
        const auto first = openDataset(path(folder) / "velodyne/0000");
        const auto second = openDataset(path(folder) / "velodyne/0001");
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        QVERIFY(first->root != second->root && first->dataset() == second->dataset());
        QCOMPARE(openDataset(first->root).value().layout, std::string("kitti-tracking"));
    }

    void anExtractOfOneSequenceIsFound_data()
    {
        QTest::addColumn<QString>("clouds");
        QTest::addColumn<QString>("opened");
        for (const char* clouds : {"velodyne", "velodyne_pcd"}) {
            QTest::addRow("%s", clouds) << clouds << ".";
            QTest::addRow("%s itself", clouds) << clouds << clouds;
        }
    }

    void anExtractOfOneSequenceIsFound()
    {
        QFETCH(QString, clouds);
        QFETCH(QString, opened);
        const QTemporaryDir folder;
        QVERIFY(putScan(path(folder) / clouds.toStdString() / "000007.bin"));
        VERIFY_RESULT(writeAtomically(path(folder) / "label_02/0012.txt", ""));
        VERIFY_RESULT(writeAtomically(path(folder) / "calib/0012.txt", trackingCalibration));
        const auto sequence = openDataset(path(folder) / opened.toStdString());
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("kitti-tracking"));
        QCOMPARE(sequence->name, std::string("0012"));
        QVERIFY(sequence->root == path(folder) / clouds.toStdString());
        QVERIFY(!sequence->frames[0].labels.empty() && !sequence->frames[0].calibration.empty());

        VERIFY_RESULT(writeAtomically(path(folder) / "label_02/0013.txt", ""));
        const auto torn = openDataset(path(folder) / opened.toStdString());
        QVERIFY(!torn);
        QVERIFY2(torn.error().text().find("0012.txt, 0013.txt") != std::string::npos, torn.error().text().c_str());
    }

    /// The cloud of number 0 is the world; the lidar goes where the IMU goes, in its own axes. A missing cloud shifts nothing.
    void oxtsTellWhereTheCloudsWere()
    {
        const QTemporaryDir folder;
        makeSequence(path(folder), "0000");
        VERIFY_RESULT(writeAtomically(path(folder) / "oxts/0000.txt", oxts(5)));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        for (const auto& [index, metres] : {std::pair(0U, 0.0), {1U, 1.0}, {2U, 3.0}}) {
            QVERIFY(sequence->world_T_cloud(index).has_value());
            const Pose pose = *sequence->world_T_cloud(index);
            QVERIFY((pose.translation() - Eigen::Vector3d(0, metres, 0)).norm() < 1e-6);
            QVERIFY(pose.linear().isIdentity(1e-12));
        }

        VERIFY_RESULT(writeAtomically(path(folder) / "oxts/0000.txt", oxts(3)));
        const auto shortened = openDataset(path(folder));
        VERIFY_RESULT(shortened);
        QVERIFY(shortened->world_T_cloud(0) && !shortened->world_T_cloud(2));
        QVERIFY2(shortened->notes.front().text().find("the first without is 000003") != std::string::npos,
                 shortened->notes.front().text().c_str());

        VERIFY_RESULT(writeAtomically(path(folder) / "calib/0000.txt", trackingCalibration.substr(0, trackingCalibration.find("Tr_imu"))));
        const auto unknown = openDataset(path(folder));
        VERIFY_RESULT(unknown);
        QVERIFY(!unknown->world_T_cloud(0));
    }

    /// The worked example of the format, and turns: yaw about the vertical last.
    void oxtsFollowTheDevelopmentKit()
    {
        const auto poses = imuPosesFromOxts("49 8 110 0 0 0 9 9\n\n49.0001 8.0002 112 0.1 0.2 0.3\n");
        VERIFY_RESULT(poses);
        QCOMPARE(poses->size(), 2U);
        QVERIFY(poses->front().isApprox(Pose::Identity(), 1e-12));
        QVERIFY(((*poses)[1].translation() - Eigen::Vector3d(14.6064, 11.1320, 2)).norm() < 2e-4);
        const Eigen::Matrix3d turn = (Eigen::AngleAxisd(0.3, Eigen::Vector3d::UnitZ()) * Eigen::AngleAxisd(0.2, Eigen::Vector3d::UnitY())
                                      * Eigen::AngleAxisd(0.1, Eigen::Vector3d::UnitX()))
                                         .toRotationMatrix();
        QVERIFY((*poses)[1].linear().isApprox(turn, 1e-12));
    }

    void wrongOxtsAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("too short") << QByteArray("49 8 110 0 0");
        QTest::newRow("no number") << QByteArray("49 8 110 0 zero 0");
        QTest::newRow("decimal comma") << QByteArray("49,1 8 110 0 0 0");
        QTest::newRow("no latitude") << QByteArray("90 8 110 0 0 0");
        QTest::newRow("infinite") << QByteArray("49 inf 110 0 0 0");
    }

    void wrongOxtsAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, line);
        const auto poses = imuPosesFromOxts("49 8 110 0 0 0\n" + line.toStdString());
        QVERIFY(!poses);
        QCOMPARE(poses.error().where, std::string("line 2"));
    }

    void theWayFromTheImuIsRead()
    {
        const auto lidar_T_imu = lidarFromImu(trackingCalibration);
        VERIFY_RESULT(lidar_T_imu);
        QVERIFY(((**lidar_T_imu) * Eigen::Vector3d(1, 0, 0) - Eigen::Vector3d(-0.8, 1, 0)).norm() < 1e-12);
        QVERIFY(!lidarFromImu("P2: 1\n")->has_value());
        QVERIFY(!lidarFromImu("Tr_imu_velo 1 0 0 0 0 1 0 0 0 0 2 0\n"));
        QVERIFY(!lidarFromImu("Tr_imu_velo 1 0 0 0\n"));
    }

    void theRealSequenceOpens()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        const auto sequence = openDataset(sharedData("kitti_tracking_0000"));
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("kitti-tracking"));
        QCOMPARE(sequence->name, std::string("0000"));
        for (const FrameSource& frame : sequence->frames)
            QVERIFY(frame.world_T_ego && !frame.labels.empty() && !frame.calibration.empty());
        QVERIFY((sequence->world_T_cloud(0)->translation() - Eigen::Vector3d(0.76, 0, 1.73)).norm() < 1e-6);
    }
};

POINTLOOM_TEST(TestTrackingLayout, withoutApplication)
#include "tst_tracking_layout.moc"
