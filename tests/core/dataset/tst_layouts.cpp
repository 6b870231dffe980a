// SPDX-License-Identifier: Apache-2.0
// The list of layouts, and the one of SUSTechPOINTS, which has cameras of any name.
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/DatasetLayout.h"
#include "tests/support/Support.h"

#include <set>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

bool putPcd(const fs::path& file)
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}};
    cloud.width = 1;
    return writeCloud(file, cloud, CloudEncoding::pcdBinary).has_value();
}

/// The bytes of an empty PNG image of this size, as far as its header goes.
std::string pngHeader(unsigned char width, unsigned char height)
{
    std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0", 24);
    bytes[19] = static_cast<char>(width);
    bytes[23] = static_cast<char>(height);
    return bytes;
}

std::string calibrationJson(double focal_px, double shift_m)
{
    return "{\"extrinsic\": [0,-1,0," + shown(shift_m) + ", 0,0,-1,0, 1,0,0,0, 0,0,0,1], \"intrinsic\": [" + shown(focal_px) + ",0,60, 0,"
        + shown(focal_px) + ",40, 0,0,1]}";
}

/// Two frames; two cameras, of which one has a picture of the first frame only, and a calibration of its own for the second.
void makeScene(const fs::path& scene)
{
    for (const char* name : {"000010.pcd", "000009.pcd"})
        QVERIFY(putPcd(scene / "lidar" / name));
    VERIFY_RESULT(writeAtomically(scene / "camera/front/000009.png", pngHeader(120, 80)));
    VERIFY_RESULT(writeAtomically(scene / "camera/front/000010.jpg", ""));
    VERIFY_RESULT(writeAtomically(scene / "camera/left/000009.png", pngHeader(64, 48)));
    VERIFY_RESULT(writeAtomically(scene / "calib/camera/front.json", calibrationJson(100, 0)));
    VERIFY_RESULT(writeAtomically(scene / "calib/camera/left.json", calibrationJson(200, 0.5)));
    VERIFY_RESULT(writeAtomically(scene / "calib/camera/left/000010.json", calibrationJson(300, 0.5)));
    VERIFY_RESULT(writeAtomically(scene / "label/000009.json", "[]"));
}

}  // namespace

class TestLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAndTitlesAreTheirOwn()
    {
        std::set<std::string_view> keys;
        std::set<std::string> titles;
        for (const auto& layout : datasetLayouts()) {
            QVERIFY(keys.insert(layout->key()).second);
            QVERIFY(titles.insert(layout->title().text()).second);
            QVERIFY(findDatasetLayout(layout->key()) == layout.get());
        }
        QVERIFY(findDatasetLayout("nobody's") == nullptr);
    }

    /// Every path that exists is somebody's, and no score leaves 0 to 1.
    void everythingIsRecognisedByOneAtLeast()
    {
        const QTemporaryDir folder;
        QVERIFY(putPcd(path(folder) / "a.pcd"));
        makeScene(path(folder) / "scene");
        for (const fs::path& place : {path(folder), path(folder) / "a.pcd", path(folder) / "scene", path(folder) / "scene/lidar"}) {
            double best = 0;
            for (const auto& layout : datasetLayouts()) {
                const double score = layout->recognise(place);
                QVERIFY(score >= 0 && score <= 1);
                best = std::max(best, score);
            }
            QVERIFY(best > 0);
        }
    }

    void aSustechSceneIsFound_data()
    {
        QTest::addColumn<QString>("opened");
        QTest::newRow("the scene") << "scene";
        QTest::newRow("its clouds") << "scene/lidar";
    }

    void aSustechSceneIsFound()
    {
        QFETCH(QString, opened);
        const QTemporaryDir folder;
        makeScene(path(folder) / "scene");
        const auto sequence = openDataset(path(folder) / opened.toStdString());
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("sustech-points"));
        QCOMPARE(sequence->name, std::string("scene"));
        QVERIFY(sequence->root == path(folder) / "scene");
        QVERIFY(sequence->labelFormat.empty());
        QCOMPARE(sequence->frames.size(), 2U);
        QCOMPARE(sequence->frames[0].name, std::string("000009"));
        QCOMPARE(sequence->sensors.size(), 3U);
        QVERIFY(sequence->sensor("front")->kind == SensorKind::camera && sequence->sensor("left") != nullptr);
        QVERIFY(sequence->frames[0].image("front") && sequence->frames[0].image("left") && sequence->frames[1].image("front"));
        QVERIFY(sequence->frames[1].image("left") == nullptr);
        QVERIFY(!sequence->frames[0].calibration.empty());
        VERIFY_RESULT(readFrameCloud(*sequence, 1));

        const auto front = readCamera(*sequence, 0, "front");
        VERIFY_RESULT(front);
        QCOMPARE((*front)->size_px, std::optional(Eigen::Vector2i(120, 80)));
        QVERIFY((*projectToImage(**front, {10, 1, 2}) - Eigen::Vector2d(50, 20)).norm() < 1e-9);
        const auto left = readCamera(*sequence, 0, "left");
        VERIFY_RESULT(left);
        QCOMPARE((*left)->fx_px, 200.0);
        QCOMPARE((*left)->camera_T_ego.translation().x(), 0.5);
        const auto own = readCamera(*sequence, 1, "left");
        VERIFY_RESULT(own);
        QCOMPARE((*own)->fx_px, 300.0);
        QVERIFY(!(*own)->size_px);
        const auto none = readCamera(*sequence, 1, "right");
        VERIFY_RESULT(none);
        QVERIFY(!none->has_value());
    }

    void aBrokenCalibrationIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("because");
        QTest::newRow("no JSON") << QByteArray("{") << "is no JSON object";
        QTest::newRow("a list") << QByteArray("[1]") << "is no JSON object";
        QTest::newRow("no extrinsic") << QByteArray("{}") << "needs \"extrinsic\", a list of 16 numbers";
        QTest::newRow("words") << QByteArray(R"({"extrinsic": ["a",0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]})") << "needs \"extrinsic\"";
        QTest::newRow("no rotation") << QByteArray(R"({"extrinsic": [2,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1], "intrinsic": [9,0,1,0,9,1,0,0,1]})")
                                     << "holds no rotation";
        QTest::newRow("no focal length") << QByteArray(
            R"({"extrinsic": [1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1], "intrinsic": [0,0,1,0,9,1,0,0,1]})")
                                         << "holds no focal length";
    }

    void aBrokenCalibrationIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, because);
        const QTemporaryDir folder;
        makeScene(path(folder));
        VERIFY_RESULT(writeAtomically(path(folder) / "calib/camera/front.json", text.toStdString()));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        const auto camera = readCamera(*sequence, 0, "front");
        QVERIFY(!camera);
        QVERIFY2(QString::fromStdString(camera.error().text()).contains(because), camera.error().text().c_str());
        QVERIFY(camera.error().where.ends_with("front.json"));
    }

    void aFolderCalledLidarIsNotEnough()
    {
        const QTemporaryDir folder;
        QVERIFY(putPcd(path(folder) / "lidar/1.pcd"));
        const auto sequence = openDataset(path(folder));
        QVERIFY(!sequence);
        QVERIFY(sequence.error().text().find("open one of its folders: lidar") != std::string::npos);
    }

    /// A point of the cloud is seen at one pixel, whichever way it is said: through the lidar's place and the vehicle's way, or at once.
    void aCameraIsSeenFromTheCloud()
    {
        std::mt19937_64 random(9);
        std::uniform_real_distribution<double> any(-1, 1);
        const auto randomPose = [&] {
            Pose pose(Eigen::AngleAxisd(any(random), Eigen::Vector3d(any(random), any(random), any(random)).normalized()));
            return Pose(pose.pretranslate(Eigen::Vector3d(any(random), any(random), any(random))));
        };
        for (int i = 0; i < 50; ++i) {
            FrameSource frame;
            frame.name = "0";
            frame.clouds = {{"top", "0.pcd"}};
            frame.world_T_ego = randomPose();
            FrameImage image{.camera = "front", .file = "0.png"};
            if (i % 2 == 0)
                image.world_T_ego = randomPose();
            Sequence sequence{.name = {}, .root = {}, .layout = {}};
            sequence.sensors = {{.key = "top", .kind = SensorKind::lidar, .ego_T_sensor = randomPose()}};
            sequence.frames = {frame};
            CameraModel camera{.fx_px = 500, .fy_px = 500, .cx_px = 300, .cy_px = 200, .camera_T_ego = randomPose()};
            const Eigen::Vector3d cloud_m(any(random), any(random), any(random));
            const Eigen::Vector3d world_m = *sequence.world_T_cloud(0) * cloud_m;
            const Eigen::Vector3d thereEgo_m = image.world_T_ego.value_or(*frame.world_T_ego).inverse() * world_m;
            const Eigen::Vector3d camera_m = camera.camera_T_ego * thereEgo_m;
            const CameraModel seen = seenFromCloud(camera, sequence, 0, image);
            QVERIFY((seen.camera_T_ego * cloud_m - camera_m).norm() < 1e-12);
            QVERIFY((sequence.ego_T_cloud(0) * cloud_m - frame.world_T_ego->inverse() * world_m).norm() < 1e-12);
        }
    }
};

POINTLOOM_TEST(TestLayouts, withoutApplication)
#include "tst_layouts.moc"
