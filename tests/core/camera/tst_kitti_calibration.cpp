// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/camera/KittiCalibration.h"
#include "tests/support/Support.h"

#include <array>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const std::string P2 = "P2: 700 0 600 0 0 700 180 0 0 0 1 0\n";
const std::string rectification = "R0_rect: 1 0 0 0 1 0 0 0 1\n";
const std::string transform = "Tr_velo_to_cam: 0 -1 0 0 0 0 -1 0 1 0 0 0\n";

CameraModel leftOf(const KittiCalibration& calibration)
{
    return cameraFromProjection(calibration.P2, calibration.camera_T_lidar).value().value();
}

/// As the numbers of a real calibration file say it, step by step.
struct RealNumbers
{
    Eigen::Matrix3d rectify;
    Eigen::Matrix<double, 3, 4> transform;
};

RealNumbers numbersOf000001()
{
    RealNumbers out;
    out.rectify << 9.999239e-01, 9.837760e-03, -7.445048e-03, -9.869795e-03, 9.999421e-01, -4.278459e-03, 7.402527e-03, 4.351614e-03,
        9.999631e-01;
    out.transform << 7.533745e-03, -9.999714e-01, -6.166020e-04, -4.069766e-03, 1.480249e-02, 7.280733e-04, -9.998902e-01, -7.631618e-02,
        9.998621e-01, 7.523790e-03, 1.480755e-02, -2.717806e-01;
    return out;
}

}  // namespace

class TestKittiCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void projectsTheGoldenPoint()
    {
        const auto calibration = kittiCalibrationFromText(P2 + rectification + transform);
        VERIFY_RESULT(calibration);
        QVERIFY((calibration->camera_T_lidar * goldenBox().centre_m - Eigen::Vector3d(-2, 0.7, 10)).norm() < 1e-12);
        const CameraModel camera = leftOf(*calibration);
        const auto pixel = projectToImage(camera, goldenBox().centre_m);
        QVERIFY(pixel.has_value());
        QVERIFY((*pixel - Eigen::Vector2d(460, 229)).norm() < 1e-9);
        QVERIFY(!projectToImage(camera, {-10, 0, 0}));
        QVERIFY(!projectToImage(camera, {0.05, 0, 0}));
    }

    void everyDialectSaysTheSame_data()
    {
        QTest::addColumn<QString>("text");
        const auto add = [](const char* name, const std::string& text) { QTest::newRow(name) << QString::fromStdString(text); };
        add("object", P2 + rectification + transform);
        add("tracking", P2 + "R_rect 1 0 0 0 1 0 0 0 1\nTr_velo_cam 0 -1 0 0 0 0 -1 0 1 0 0 0\n");
        add("odometry", P2 + "Tr: 0 -1 0 0 0 0 -1 0 1 0 0 0\n");
        add("no rectification", P2 + transform);
        add("CRLF, blanks and empty lines", "\r\n" + QString::fromStdString(P2 + transform).replace("\n", "  \r\n\r\n").toStdString());
        add("strangers", "calib_time: 09-Jan-2012 13:57:47\n# comment\n" + P2 + "Tr_imu_to_velo: 1 2 3\n" + transform);
    }

    void everyDialectSaysTheSame()
    {
        QFETCH(QString, text);
        const auto calibration = kittiCalibrationFromText(text.toStdString());
        VERIFY_RESULT(calibration);
        const auto object = kittiCalibrationFromText(P2 + rectification + transform);
        VERIFY_RESULT(object);
        QVERIFY(calibration->P2 == object->P2);
        QVERIFY(calibration->camera_T_lidar.matrix().isApprox(object->camera_T_lidar.matrix(), 1e-15));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("because");
        const auto add = [](const char* name, const std::string& text, const char* because) {
            QTest::newRow(name) << QString::fromStdString(text) << because;
        };
        add("nothing", "", "no P2");
        add("no transform", P2 + rectification, "no Tr_velo_to_cam");
        add("too few numbers", P2 + "Tr: 1 2 3\n", "3 numbers where 12");
        add("a word among the numbers", "P2: 700 0 x 0 0 700 180 0 0 0 1 0\n" + transform, "2 numbers where 12");
        add("a mirror", P2 + "Tr: 0 1 0 0 0 0 -1 0 1 0 0 0\n", "is no rotation");
        add("not of unit length", P2 + "Tr: 0 -2 0 0 0 0 -2 0 2 0 0 0\n", "is no rotation");
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, because);
        const auto calibration = kittiCalibrationFromText(text.toStdString());
        QVERIFY(!calibration);
        QVERIFY2(QString::fromStdString(calibration.error().text()).contains(because), calibration.error().text().c_str());
    }

    /// A matrix of a pinhole with a baseline, or looking elsewhere, draws every point where its camera does, and comes back from it.
    void aProjectionIsACameraAndBack()
    {
        std::mt19937_64 random(11);
        std::uniform_real_distribution<double> focal_px(200, 2000), centre_px(100, 900), shift(-60, 60), angle_rad(-0.6, 0.6),
            place_m(-10, 10);
        for (int i = 0; i < 200; ++i) {
            Eigen::Matrix3d K;
            K << focal_px(random), 0, centre_px(random), 0, focal_px(random), centre_px(random), 0, 0, 1;
            ProjectionMatrix projection;
            projection.leftCols<3>() = K;
            if (i % 2 == 1)
                projection.leftCols<3>() *=
                    (Eigen::AngleAxisd(angle_rad(random), Eigen::Vector3d(1, 2, 3).normalized())).toRotationMatrix();
            projection.col(3) << shift(random), shift(random), 0.01 * shift(random) / 60;
            if (i % 4 >= 2)
                projection *= 2.5;
            Pose camera0_T_lidar(Eigen::AngleAxisd(2 + angle_rad(random), Eigen::Vector3d(0.5, -0.5, 0.5).normalized()));
            camera0_T_lidar.pretranslate(Eigen::Vector3d(0.1, -0.2, 0.3));
            const auto camera = cameraFromProjection(projection, camera0_T_lidar);
            VERIFY_RESULT(camera);
            QVERIFY(camera->has_value());
            for (int k = 0; k < 20; ++k) {
                const Eigen::Vector3d lidar_m(place_m(random), place_m(random), place_m(random));
                const Eigen::Vector3d expected = projection * (camera0_T_lidar * lidar_m).homogeneous();
                if (const auto pixel = projectToImage(**camera, lidar_m); pixel && expected.z() > 0.1)
                    QVERIFY((*pixel - expected.hnormalized()).norm() < 1e-7 * std::max(1.0, pixel->norm()));
            }
            const ProjectionMatrix back = projectionOf(**camera, camera0_T_lidar);
            QVERIFY((back * (i % 4 >= 2 ? 2.5 : 1.0) - projection).cwiseAbs().maxCoeff() < 1e-8);
        }
    }

    /// Intrinsics come back bit for bit, and a camera that never was KITTI's is its own camera 0.
    void camerasAreGivenBackToTheBit()
    {
        CameraModel camera{.fx_px = 721.5377, .fy_px = 720.25, .cx_px = 609.5593, .cy_px = 172.854};
        camera.camera_T_ego = Pose(Eigen::AngleAxisd(0.3, Eigen::Vector3d(0.2, 0.9, 0.1).normalized()));
        camera.camera_T_ego.translation() << 1, 2, 3;
        const auto calibration = kittiCalibrationOf(camera);
        QVERIFY(calibration.has_value());
        QVERIFY(leftOf(*calibration) == camera);
        QCOMPARE(calibration->P2(0, 0), 721.5377);
        camera.lens = Lens::fisheye(std::array{0.1, 0.0, 0.0, 0.0}).value();
        QVERIFY(!kittiCalibrationOf(camera));
    }

    void whatIsNoPinholeIsRefused()
    {
        ProjectionMatrix skewed;
        skewed << 700, 3, 600, 0, 0, 700, 180, 0, 0, 0, 1, 0;
        QVERIFY(!cameraFromProjection(skewed, Pose::Identity()));
        QVERIFY(!cameraFromProjection(ProjectionMatrix::Zero(), Pose::Identity()));
        ProjectionMatrix mirrored;
        mirrored << -700, 0, 600, 0, 0, 700, 180, 0, 0, 0, 1, 0;
        QVERIFY(!cameraFromProjection(mirrored, Pose::Identity()));
        const auto none = cameraFromProjection(ProjectionMatrix::Identity(), Pose::Identity());  // clouds without a camera are written so
        VERIFY_RESULT(none);
        QVERIFY(!none->has_value());
    }

    void theRealOneIsWhatItsNumbersSay()
    {
        NEEDS_SHARED_DATA("kitti_object");
        const auto calibration = kittiCalibrationFromText(readText(sharedData("kitti_object/calib/000001.txt")).value());
        VERIFY_RESULT(calibration);
        const RealNumbers numbers = numbersOf000001();
        const Pose& pose = calibration->camera_T_lidar;
        QVERIFY((pose.linear().transpose() * pose.linear() - Eigen::Matrix3d::Identity()).norm() < 1e-12);
        for (const auto& point : {Eigen::Vector3d(80, 0, 0), Eigen::Vector3d(10, -40, 1), Eigen::Vector3d(0, 0, 0)}) {
            const Eigen::Vector3d expected = numbers.rectify * (numbers.transform * point.homogeneous());
            QVERIFY((pose * point - expected).norm() < 1e-4);
        }
        QCOMPARE(calibration->P2(0, 3), 44.85728);  // the baseline is kept
        const CameraModel camera = leftOf(*calibration);
        QCOMPARE(camera.fx_px, 721.5377);
        QVERIFY((projectionOf(camera, pose) - calibration->P2).cwiseAbs().maxCoeff() < 1e-9);
        QVERIFY(calibration->P3 && (*calibration->P3)(0, 3) < 0);  // to the right of camera 0
    }
};

POINTLOOM_TEST(TestKittiCalibration, withoutApplication)
#include "tst_kitti_calibration.moc"
