// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/Sequence.h"
#include "tests/support/Support.h"

#include <algorithm>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

PointCloud onePoint(const Eigen::Vector3d& where_m = {1, 2, 3})
{
    PointCloud cloud;
    cloud.origin_m =
        where_m.array().abs().maxCoeff() > largestExactCoordinate_m ? Eigen::Vector3d(where_m.array().round()) : Eigen::Vector3d::Zero();
    cloud.positions_m = {(where_m - cloud.origin_m).cast<float>()};
    cloud.width = 1;
    return cloud;
}

bool put(const fs::path& file, CloudEncoding encoding = CloudEncoding::pcdBinary, const Eigen::Vector3d& where_m = {1, 2, 3})
{
    return writeCloud(file, onePoint(where_m), encoding).has_value();
}

std::vector<std::string> namesOf(const Sequence& sequence)
{
    std::vector<std::string> names;
    for (const FrameSource& frame : sequence.frames)
        names.push_back(frame.name);
    return names;
}

const std::string calibration =
    "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nP3: 700 0 600 -350 0 700 180 0 0 0 1 0\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 0 1 0 0 0\n";
const std::string identity = "1 0 0 0 0 1 0 0 0 0 1 0\n";

/// A split with three clouds, of which the second has all that can be there.
void makeKitti(const fs::path& split)
{
    for (const char* name : {"000000.bin", "000001.bin", "000010.bin"})
        QVERIFY(put(split / "velodyne" / name, CloudEncoding::kittiBin));
    QVERIFY(writeAtomically(split / "label_2" / "000001.txt", "").has_value());
    QVERIFY(writeAtomically(split / "calib" / "000001.txt", calibration).has_value());
    QVERIFY(writeAtomically(split / "image_2" / "000001.png", "").has_value());
    QVERIFY(writeAtomically(split / "image_3" / "000001.jpg", "").has_value());
}

}  // namespace

class TestSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesComeInNaturalOrder()
    {
        const QTemporaryDir folder;
        const fs::path root = path(folder) / "drive 点";
        for (const char* name : {"scan10.pcd", "scan9.ply", "scan100.bin", "scan2.pcd.bin", "Scan1.PCD"})
            QVERIFY(put(root / name,
                        QString(name).endsWith("ply")           ? CloudEncoding::plyAscii
                            : QString(name).endsWith("pcd.bin") ? CloudEncoding::nuscenesBin
                            : QString(name).endsWith(".bin")    ? CloudEncoding::kittiBin
                                                                : CloudEncoding::pcdBinary));
        QVERIFY(put(root / ".hidden.pcd"));
        QVERIFY(put(root / "below" / "scan3.pcd"));
        VERIFY_RESULT(writeAtomically(root / "notes.txt", "nothing"));
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        QCOMPARE(namesOf(*sequence), (std::vector<std::string>{"Scan1", "scan2", "scan9", "scan10", "scan100"}));
        QCOMPARE(sequence->name, std::string("drive 点"));
        QVERIFY(sequence->root == root);
        QCOMPARE(sequence->layout, std::string("plain-frames"));
        QCOMPARE(sequence->indexOf("scan9"), std::optional(2));
        QCOMPARE(sequence->indexOf("scan"), std::optional<int>());
        for (int i = 0; i < 5; ++i) {
            const auto cloud = readFrameCloud(*sequence, i);
            VERIFY_RESULT(cloud);
            QCOMPARE(cloud->at(0), Eigen::Vector3d(1, 2, 3));
        }
        QVERIFY(!readFrameCloud(*sequence, 5));
        QVERIFY(!readFrameCloud(*sequence, -1));
        const auto slash = openDataset(root.string() + "/");
        VERIFY_RESULT(slash);
        QVERIFY(slash->root == root && slash->name == sequence->name);
    }

    /// A scan in several formats is one frame, of the format that says most, and it is noted.
    void aScanThatLiesThereTwiceIsOneFrame()
    {
        const QTemporaryDir folder;
        QVERIFY(put(path(folder) / "a.bin", CloudEncoding::kittiBin));
        QVERIFY(put(path(folder) / "a.PCD"));
        QVERIFY(put(path(folder) / "a.ply", CloudEncoding::plyAscii));
        QVERIFY(put(path(folder) / "b.pcd"));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        QCOMPARE(namesOf(*sequence), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(sequence->frames[0].cloud().filename().string(), std::string("a.PCD"));
        QCOMPARE(sequence->notes.size(), std::size_t{1});
        QVERIFY2(sequence->notes.front().text().find("a.PCD is taken") != std::string::npos, sequence->notes.front().text().c_str());
    }

    /// Pictures, labels and calibrations are found whatever the case of their endings and the zeros of their numbers.
    void namesThatMeanTheSameMeet()
    {
        const QTemporaryDir folder;
        const fs::path root = path(folder);
        for (const char* name : {"000000.bin", "000001.BIN", "000002.bin", "000003.bin"})
            QVERIFY(put(root / "velodyne" / name, CloudEncoding::kittiBin));
        for (const char* name : {"000000.PNG", "000001.jpeg", "2.JPG", "03.png", "3.png"})
            VERIFY_RESULT(writeAtomically(root / "image_2" / name, ""));
        VERIFY_RESULT(writeAtomically(root / "calib" / "1.txt", calibration));
        VERIFY_RESULT(writeAtomically(root / "label_2" / "0000000002.txt", ""));
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        for (const std::size_t i : {0U, 1U, 2U})
            QVERIFY(sequence->frames[i].image("camera_2") != nullptr);
        QVERIFY(sequence->frames[3].image("camera_2") == nullptr);  // 03 or 3: nobody knows
        QCOMPARE(sequence->frames[1].calibration.filename().string(), std::string("1.txt"));
        QCOMPARE(sequence->frames[2].labels.filename().string(), std::string("0000000002.txt"));
        QVERIFY(sequence->frames[0].labels.empty() && sequence->frames[0].calibration.empty());
    }

    void kittiIsFoundFromThreePlaces_data()
    {
        QTest::addColumn<QString>("opened");
        QTest::newRow("the split") << "training";
        QTest::newRow("its parent") << ".";
        QTest::newRow("its clouds") << "training/velodyne";
    }

    void kittiIsFoundFromThreePlaces()
    {
        QFETCH(QString, opened);
        const QTemporaryDir folder;
        makeKitti(path(folder) / "training");
        const auto sequence = openDataset(path(folder) / opened.toStdString());
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("kitti-object"));
        QCOMPARE(sequence->labelFormat, std::string("kitti"));
        QVERIFY(sequence->root == path(folder) / "training");
        QCOMPARE(namesOf(*sequence), (std::vector<std::string>{"000000", "000001", "000010"}));
        const FrameSource& full = sequence->frames[1];
        QCOMPARE(full.labels.filename().string(), std::string("000001.txt"));
        QCOMPARE(full.calibration.parent_path().filename().string(), std::string("calib"));
        QCOMPARE(full.images.size(), 2U);
        QCOMPARE(full.image("camera_2")->file.filename().string(), std::string("000001.png"));
        QCOMPARE(full.image("camera_3")->file.filename().string(), std::string("000001.jpg"));
        QVERIFY(full.image("camera_1") == nullptr);
        QVERIFY(sequence->frames[0].labels.empty() && sequence->frames[0].calibration.empty() && sequence->frames[0].images.empty());
        QCOMPARE(sequence->sensors.size(), 3U);
        QVERIFY(sequence->sensor("lidar")->kind == SensorKind::lidar && sequence->sensor("lidar")->ego_T_sensor->matrix().isIdentity());
        QVERIFY(sequence->sensor("camera_3")->kind == SensorKind::camera && !sequence->sensor("camera_3")->ego_T_sensor);
        const auto read = readCamera(*sequence, 1, "camera_2");
        VERIFY_RESULT(read);
        QVERIFY(read->has_value());
        QCOMPARE((*read)->fx_px, 700.0);
        QVERIFY(!(*read)->size_px);  // its picture is none
        const auto right = readCamera(*sequence, 1, "camera_3");
        VERIFY_RESULT(right);
        const Eigen::Vector3d shift_m = (*right)->camera_T_ego.translation() - (*read)->camera_T_ego.translation();
        QVERIFY((shift_m - Eigen::Vector3d(-0.5, 0, 0)).norm() < 1e-12);
        for (const auto& [frame, camera] : {std::pair(0, "camera_2"), {1, "camera_0"}, {1, ""}}) {
            const auto none = readCamera(*sequence, frame, camera);
            VERIFY_RESULT(none);
            QVERIFY(!none->has_value());
        }
        QVERIFY(!readCamera(*sequence, 3, "camera_2"));
    }

    void posesAreFoundBesideOrAbove_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("beside") << "clouds/poses.txt";
        QTest::newRow("above") << "poses.txt";
    }

    void posesAreFoundBesideOrAbove()
    {
        QFETCH(QString, where);
        const QTemporaryDir folder;
        QVERIFY(put(path(folder) / "clouds" / "1.pcd"));
        QVERIFY(put(path(folder) / "clouds" / "2.pcd"));
        const fs::path poses = path(folder) / where.toStdString();
        VERIFY_RESULT(writeAtomically(poses, identity + "1 0 0 5 0 1 0 6 0 0 1 7\n"));
        const auto sequence = openDataset(path(folder) / "clouds");
        VERIFY_RESULT(sequence);
        QVERIFY(sequence->world_T_cloud(1).has_value());
        QCOMPARE(Eigen::Vector3d(sequence->world_T_cloud(1)->translation()), Eigen::Vector3d(5, 6, 7));

        VERIFY_RESULT(writeAtomically(poses, identity));
        const auto wrong = openDataset(path(folder) / "clouds");
        VERIFY_RESULT(wrong);  // boxes can be put without
        QVERIFY(!wrong->world_T_cloud(0));
        QCOMPARE(wrong->notes.size(), std::size_t{1});
        QVERIFY(wrong->notes.front().text().find("1 poses but there are 2 frames") != std::string::npos);
        QCOMPARE(wrong->notes.front().where, std::string("poses.txt"));
        QVERIFY(!openDataset(path(folder) / "clouds", {.poses = poses}));  // a person meant these
    }

    /// Whatever poses.txt is, the clouds open, and it is said what is wrong with it.
    void noFileOfPosesKeepsCloudsFromOpening_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("posed");
        QTest::addColumn<QString>("note");
        const QByteArray line = "1 0 0 0 0 1 0 0 0 0 1 0\n";
        QTest::newRow("too many") << QByteArray(line + line + line + line) << 3 << "holds 4 poses for 3 frames";
        QTest::newRow("of some frames") << QByteArray("0 " + line + "2 " + line) << 2 << "the first without is 000001";
        QTest::newRow("of other frames") << QByteArray("7 " + line + "8 " + line) << 0 << "none of its 2 poses";
        QTest::newRow("a line that is torn") << QByteArray(line + line + "1 0 0") << 2 << "line 3: has 3 values";
        QTest::newRow("not a number") << QByteArray(line + "nan nan nan nan nan nan nan nan nan nan nan nan\n" + line) << 2
                                      << "line 2: 'nan'";
        QTest::newRow("empty") << QByteArray("") << 0 << "holds no pose";
        QTest::newRow("something else") << QByteArray("\x89PNG\r\n\0\0 \x01\n, ,\n", 16) << 0 << "values";
        QTest::newRow("degrees") << QByteArray("0 0 0 0 0 90\n1 0 0 0 0 90\n2 0 0 0 0 90\n") << 0 << "line 1: has 6 values";
    }

    void noFileOfPosesKeepsCloudsFromOpening()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, posed);
        QFETCH(QString, note);
        const QTemporaryDir folder;
        for (const char* name : {"000000.pcd", "000001.pcd", "000002.pcd"})
            QVERIFY(put(path(folder) / name));
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.txt", text.toStdString()));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        int found = 0;
        for (const FrameSource& frame : sequence->frames)
            found += frame.world_T_ego ? 1 : 0;
        QCOMPARE(found, posed);
        QCOMPARE(sequence->hasWorld(), 2 * posed >= 3);
        const auto tellsMissing = [](const Error& one) { return one.text().find("frames without a pose: ") != std::string::npos; };
        QCOMPARE(std::ranges::any_of(sequence->notes, tellsMissing), posed > 0 && posed < 3);
        QCOMPARE(sequence->notes.empty(), note.isEmpty());
        if (!note.isEmpty())
            QVERIFY2(sequence->notes.front().text().find(note.toStdString()) != std::string::npos, sequence->notes.front().text().c_str());
    }

    /// Poses of a camera beside the calibration that says where it sits become poses of the LiDAR; those of the LiDAR stay.
    void posesOfTheCameraBecomeThoseOfTheLidar()
    {
        const QTemporaryDir folder;
        const fs::path root = path(folder) / "sequences/00";
        for (int i = 0; i < 4; ++i)
            QVERIFY(put(root / "velodyne" / ("00000" + std::to_string(i) + ".bin"), CloudEncoding::kittiBin));
        VERIFY_RESULT(writeAtomically(root / "calib.txt", "P2: 7 0 6 0 0 7 1 0 0 0 1 0\nTr: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n"));
        std::string camera;  // z is ahead
        std::string lidar;   // x is
        for (int i = 0; i < 4; ++i) {
            camera += "1 0 0 0 0 1 0 0 0 0 1 " + std::to_string(i) + "\n";
            lidar += "1 0 0 " + std::to_string(i) + " 0 1 0 0 0 0 1 0\n";
        }
        for (const auto& [file, text] : {std::pair(root / "poses.txt", camera), {root / "poses.txt", lidar}}) {
            VERIFY_RESULT(writeAtomically(file, text));
            const auto sequence = openDataset(root);
            VERIFY_RESULT(sequence);
            QVERIFY((sequence->world_T_cloud(3)->translation() - Eigen::Vector3d(3, 0, 0)).norm() < 1e-9);
            QVERIFY(sequence->world_T_cloud(3)->linear().isIdentity(1e-9));
            QCOMPARE(sequence->notes.size(), std::size_t{1});
        }
        fs::remove(root / "poses.txt");
        VERIFY_RESULT(writeAtomically(path(folder) / "poses/00.txt", camera));
        QCOMPARE(openDataset(root)->world_T_cloud(3)->translation().x(), 3.0);
    }

    void posesOfAnotherNameAreFoundWhenThereIsOne()
    {
        const QTemporaryDir folder;
        QVERIFY(put(path(folder) / "1.pcd"));
        QVERIFY(put(path(folder) / "3.pcd"));
        VERIFY_RESULT(writeAtomically(path(folder) / "poses_of_the_lidar.txt", "3 1 0 0 5 0 1 0 6 0 0 1 7\n1 " + identity));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->world_T_cloud(1)->translation().x(), 5.0);
        QCOMPARE(sequence->world_T_cloud(0)->translation().x(), 0.0);

        VERIFY_RESULT(writeAtomically(path(folder) / "poses_of_the_car.txt", identity));
        const auto torn = openDataset(path(folder));
        VERIFY_RESULT(torn);
        QVERIFY(!torn->world_T_cloud(0));
        QVERIFY2(torn->notes.front().text().find("poses_of_the_car.txt, poses_of_the_lidar.txt") != std::string::npos,
                 torn->notes.front().text().c_str());
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.txt", identity + identity));
        VERIFY_RESULT(openDataset(path(folder)));
    }

    /// Where clouds are missing, a cloud's number is the line of its pose.
    void missingCloudsShiftNoPose()
    {
        const QTemporaryDir folder;
        for (const char* name : {"000000.pcd", "000002.pcd"})
            QVERIFY(put(path(folder) / name));
        std::string poses;
        for (int i = 0; i < 4; ++i)
            poses += "1 0 0 " + std::to_string(i) + " 0 1 0 0 0 0 1 0\n";
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.txt", poses));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->world_T_cloud(0)->translation().x(), 0.0);
        QCOMPARE(sequence->world_T_cloud(1)->translation().x(), 2.0);
        QVERIFY(put(path(folder) / "000004.pcd"));
        QVERIFY(!openDataset(path(folder))->world_T_cloud(0));
    }

    void theFirstReadableFrameChoosesTheOrigin()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeAtomically(path(folder) / "0.pcd", "garbage"));
        QVERIFY(put(path(folder) / "1.pcd", CloudEncoding::pcdBinary, {637012.25, 4602888.75, 16}));
        QVERIFY(put(path(folder) / "2.pcd", CloudEncoding::pcdBinary, {637100.5, 4602900.5, 17}));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->origin_m, Eigen::Vector3d(637012, 4602889, 16));
        QVERIFY(!readFrameCloud(*sequence, 0));
        const auto last = readFrameCloud(*sequence, 2);
        VERIFY_RESULT(last);
        QCOMPARE(last->origin_m, sequence->origin_m);
        QCOMPARE(last->at(0), Eigen::Vector3d(637100.5, 4602900.5, 17));
    }

    void oneFileIsASequence()
    {
        const QTemporaryDir folder;
        QVERIFY(put(path(folder) / "a.pcd.bin", CloudEncoding::nuscenesBin));
        QVERIFY(put(path(folder) / "b.pcd"));
        const auto sequence = openDataset(path(folder) / "a.pcd.bin");
        VERIFY_RESULT(sequence);
        QCOMPARE(namesOf(*sequence), std::vector<std::string>{"a"});
        VERIFY_RESULT(readFrameCloud(*sequence, 0));
        VERIFY_RESULT(writeAtomically(path(folder) / "c.pcd", "garbage"));
        QVERIFY(!openDataset(path(folder) / "c.pcd"));
    }

    void nothingToOpenIsSaid()
    {
        const QTemporaryDir folder;
        QVERIFY(!openDataset(path(folder) / "missing"));
        const auto empty = openDataset(path(folder));
        QVERIFY(!empty);
        QVERIFY(empty.error().text().find("holds no point cloud") != std::string::npos);
        QVERIFY(put(path(folder) / "below" / "a.pcd"));
        const auto hinted = openDataset(path(folder));
        QVERIFY(!hinted);
        QVERIFY2(hinted.error().text().find("open one of its folders: below") != std::string::npos, hinted.error().text().c_str());
    }

    void aReadOnlyFolderStaysAsItIs()
    {
        const QTemporaryDir folder;
        const fs::path root = path(folder) / "split";
        makeKitti(root);
        const auto before = fs::last_write_time(root / "velodyne");
        fs::permissions(root, fs::perms(0555));
        const auto sequence = openDataset(root);
        fs::permissions(root, fs::perms(0755));
        VERIFY_RESULT(sequence);
        QVERIFY(fs::last_write_time(root / "velodyne") == before);
        QCOMPARE(std::distance(fs::recursive_directory_iterator(root), fs::recursive_directory_iterator()), std::ptrdiff_t{12});
    }

    void realDatasetsOpen_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("calibrated");
        QTest::newRow("kitti_object") << 3 << 3;
        QTest::newRow("kitti_tracking_0000/velodyne_pcd") << 5 << 5;
        QTest::newRow("kitti_tracking_0000") << 5 << 5;
        QTest::newRow("av2_7fab2350") << 2 << 0;
        QTest::newRow("formats/nuscenes_pcd_bin") << 1 << 0;
    }

    void realDatasetsOpen()
    {
        NEEDS_SHARED_DATA("kitti_object");
        QFETCH(int, frames);
        QFETCH(int, calibrated);
        const auto sequence = openDataset(sharedData(QTest::currentDataTag()));
        VERIFY_RESULT(sequence);
        QCOMPARE(static_cast<int>(sequence->frames.size()), frames);
        int found = 0;
        for (int i = 0; i < frames; ++i) {
            VERIFY_RESULT(readFrameCloud(*sequence, i));
            const auto camera = readCamera(*sequence, i, "camera_2");
            VERIFY_RESULT(camera);
            found += camera->has_value() ? 1 : 0;
        }
        QCOMPARE(found, calibrated);
    }
};

POINTLOOM_TEST(TestSequence, withoutApplication)
#include "tst_sequence.moc"
