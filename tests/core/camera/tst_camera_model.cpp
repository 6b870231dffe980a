// SPDX-License-Identifier: Apache-2.0
// OpenCV is the oracle: the same pixels for the same coefficients.
#include "core/camera/CameraModel.h"
#include "tests/support/Support.h"

#include <opencv2/calib3d.hpp>

#include <array>

using namespace pointloom;
using namespace pointloom::test;

namespace {

struct RandomCamera
{
    CameraModel model;
    std::vector<double> coefficients;
};

/// As calibrations of real lenses are: the higher the power, the smaller.
RandomCamera randomCamera(std::size_t count, bool fisheye, std::mt19937_64& random)
{
    std::uniform_real_distribution<double> one(-1, 1), focal_px(300, 2000), centre_px(200, 900);
    constexpr std::array usual{0.35, 0.15, 0.004, 0.004, 0.05, 0.2, 0.05, 0.01, 0.005, 0.002, 0.005, 0.002};
    constexpr std::array usualOfFisheye{0.1, 0.05, 0.02, 0.01};
    RandomCamera out;
    for (std::size_t i = 0; i < count; ++i)
        out.coefficients.push_back((fisheye ? usualOfFisheye.at(i) : usual.at(i)) * one(random));
    out.model = {.fx_px = focal_px(random), .fy_px = focal_px(random), .cx_px = centre_px(random), .cy_px = centre_px(random)};
    if (count > 0)
        out.model.lens = (fisheye ? Lens::fisheye(out.coefficients) : Lens::radialTangential(out.coefficients)).value();
    Eigen::Vector3d axis(one(random), one(random), one(random));
    out.model.camera_T_ego = Pose(Eigen::AngleAxisd(3 * one(random), axis.normalized()));
    out.model.camera_T_ego.pretranslate(Eigen::Vector3d(one(random), one(random), one(random)));
    return out;
}

std::vector<cv::Point2d> pixelsOfOpenCv(const RandomCamera& camera, const std::vector<Eigen::Vector3d>& ego_m, bool fisheye)
{
    std::vector<cv::Point3d> places;
    for (const Eigen::Vector3d& place : ego_m)
        places.emplace_back(place.x(), place.y(), place.z());
    const CameraModel& m = camera.model;
    const cv::Matx33d K(m.fx_px, 0, m.cx_px, 0, m.fy_px, m.cy_px, 0, 0, 1);
    const Eigen::AngleAxisd turn(m.camera_T_ego.linear());
    const Eigen::Vector3d r = turn.angle() * turn.axis();
    const Eigen::Vector3d t = m.camera_T_ego.translation();
    const cv::Vec3d rotation(r.x(), r.y(), r.z());
    const cv::Vec3d translation(t.x(), t.y(), t.z());
    std::vector<cv::Point2d> pixels;
    if (fisheye)
        cv::fisheye::projectPoints(places, pixels, rotation, translation, K, camera.coefficients);
    else
        cv::projectPoints(places, rotation, translation, K, camera.coefficients, pixels);
    return pixels;
}

}  // namespace

class TestCameraModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void projectsAsOpenCvDoes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("fisheye");
        for (const int count : {0, 4, 5, 8, 12})
            QTest::addRow("radial-tangential %d", count) << count << false;
        QTest::newRow("fisheye") << 4 << true;
    }

    void projectsAsOpenCvDoes()
    {
        QFETCH(int, count);
        QFETCH(bool, fisheye);
        std::mt19937_64 random(static_cast<std::uint64_t>(count) + 17);
        std::uniform_real_distribution<double> beside(-1.2, 1.2), ahead_m(0.2, 60);
        std::size_t compared = 0;
        for (int i = 0; i < 100; ++i) {
            const RandomCamera camera = randomCamera(static_cast<std::size_t>(count), fisheye, random);
            std::vector<Eigen::Vector3d> ego_m;
            for (int k = 0; k < 100; ++k) {
                const double z_m = ahead_m(random);
                ego_m.push_back(camera.model.camera_T_ego.inverse() * Eigen::Vector3d(beside(random) * z_m, beside(random) * z_m, z_m));
            }
            const auto expected = pixelsOfOpenCv(camera, ego_m, fisheye);
            for (std::size_t k = 0; k < ego_m.size(); ++k) {
                const auto pixel = projectToImage(camera.model, ego_m[k]);
                if (!pixel)
                    continue;  // too far off the axis for this lens
                ++compared;
                const double error_px = (*pixel - Eigen::Vector2d(expected[k].x, expected[k].y)).norm();
                QVERIFY2(error_px < 1e-6 * std::max(1.0, pixel->norm() / 1e4), qPrintable(QString::number(error_px)));
            }
        }
        QVERIFY2(compared > 3000, qPrintable(QString::number(compared)));
    }

    /// Up to its widest radius a lens draws what lies further out further out, but for what its tangential part shifts; beyond it, nothing.
    void aLensIsOneToOneUpToItsWidestRadius()
    {
        std::mt19937_64 random(3);
        int limited = 0;
        for (int i = 0; i < 300; ++i) {
            const bool fisheye = i % 5 == 4;
            RandomCamera camera = randomCamera(fisheye ? 4 : 8, fisheye, random);
            if (!fisheye)
                camera.coefficients[2] = camera.coefficients[3] = 0;
            const Lens lens = (fisheye ? Lens::fisheye(camera.coefficients) : Lens::radialTangential(camera.coefficients)).value();
            const bool isLimited = std::isfinite(lens.widestRadius());
            limited += isLimited ? 1 : 0;
            const double last = isLimited ? lens.widestRadius() * (1 - 1e-12) : 50.0;
            double before = 0;
            for (int step = 1; step <= 500; ++step) {
                const auto at = lens.distorted({last * step / 500, 0});
                QVERIFY2(at && at->x() >= before - 1e-9 * std::max(1.0, before),
                         qPrintable(QString("%1: %2 of %3").arg(i).arg(step).arg(last)));
                before = at->x();
            }
            if (isLimited)
                QVERIFY(!lens.distorted({0, last * (1 + 1e-9)}));
        }
        QVERIFY2(limited > 50 && limited < 290, qPrintable(QString::number(limited)));
    }

    void whatIsBehindIsNotSeen()
    {
        const CameraModel camera{.fx_px = 500, .fy_px = 500, .cx_px = 320, .cy_px = 240};
        QVERIFY(!projectToImage(camera, {0, 0, -5}));
        QVERIFY(!projectToImage(camera, {0, 0, 0.05}));
        QVERIFY(!projectToImage(camera, {0, 0, std::numeric_limits<double>::quiet_NaN()}));
        QCOMPARE(*projectToImage(camera, {0, 0, 0.05}, 0.01), Eigen::Vector2d(320, 240));
    }

    void otherNumbersOfCoefficientsAreRefused()
    {
        for (const std::size_t count : {0U, 1U, 3U, 6U, 7U, 9U, 13U, 14U})
            QVERIFY(!Lens::radialTangential(std::vector<double>(count, 0.0)));
        QVERIFY(!Lens::fisheye(std::vector<double>(5, 0.0)));
        QVERIFY(!Lens::fisheye(std::array{0.0, 0.0, 0.0, std::numeric_limits<double>::infinity()}));
    }
};

POINTLOOM_TEST(TestCameraModel, withoutApplication)
#include "tst_camera_model.moc"
