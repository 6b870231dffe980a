// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/scene/CameraControl.h"
#include "ui/scene/LevelOfDetail.h"
#include "ui/scene/SideCamera.h"

using namespace pointloom;

namespace {

const Eigen::Vector2d size_px(800, 500);
const SceneExtent extent{{0, 0, 0}, 80};

CameraState cameraNumber(int seed)
{
    std::mt19937_64 random(static_cast<std::uint64_t>(seed));
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    CameraState camera;
    camera.focus_m = {between(-20, 20), between(-20, 20), between(-2, 2)};
    camera.position_m = camera.focus_m + Eigen::Vector3d(between(-30, 30), between(-30, 30), between(1, 30));
    camera.parallel = seed % 2 == 1;
    camera.parallelScale_m = between(2, 40);
    return camera;
}

Eigen::Vector2d pixelOf(const CameraState& camera, const Eigen::Vector3d& point_m)
{
    return viewTransform(camera, size_px, extent).toPixel(point_m).value_or(Eigen::Vector2d(-1e9, -1e9));
}

}  // namespace

class TestCameraControl : public QObject
{
    Q_OBJECT

    static void everyCamera()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 20; ++seed)
            QTest::addRow("camera %d", seed) << seed;
    }

private Q_SLOTS:
    void theFocusIsInTheMiddle_data() { everyCamera(); }
    void theFocusIsInTheMiddle()
    {
        QFETCH(int, seed);
        const CameraState camera = cameraNumber(seed);
        QVERIFY((pixelOf(camera, camera.focus_m) - size_px / 2).norm() < 1e-6);
        const Eigen::Vector3d above = camera.focus_m + axesOf(camera).up;
        QVERIFY(pixelOf(camera, above).y() < size_px.y() / 2);
    }

    void aZoomKeepsThePointUnderTheCursor_data() { everyCamera(); }
    void aZoomKeepsThePointUnderTheCursor()
    {
        QFETCH(int, seed);
        const CameraState camera = cameraNumber(seed);
        const ViewTransform view = viewTransform(camera, size_px, extent);
        for (const Eigen::Vector2d& pixel : {Eigen::Vector2d(100, 100), Eigen::Vector2d(400, 250), Eigen::Vector2d(750, 420)}) {
            const Eigen::Vector3d anchor_m = underCursor(camera, view, pixel, camera.focus_m);
            QVERIFY((pixelOf(camera, anchor_m) - pixel).norm() < 1e-6);
            for (const double factor : {0.6, 0.85, 1.2}) {
                const CameraState after = zoomed(camera, anchor_m, factor);
                QVERIFY((pixelOf(after, anchor_m) - pixel).norm() < 1e-6);
                QVERIFY((axesOf(after).forward - axesOf(camera).forward).norm() < 1e-9);
            }
        }
    }

    void zoomingNeverPassesThroughThePoint()
    {
        CameraState camera = cameraNumber(0);
        const Eigen::Vector3d anchor_m = camera.focus_m;
        for (int i = 0; i < 200; ++i)
            camera = zoomed(camera, anchor_m, 0.85);
        QVERIFY((camera.position_m - anchor_m).norm() > 0.1);
        for (int i = 0; i < 400; ++i)
            camera = zoomed(camera, anchor_m, 1.2);
        QVERIFY(camera.position_m.norm() < 10'000);
    }

    void anOrbitKeepsFocusDistanceAndHorizon_data() { everyCamera(); }
    void anOrbitKeepsFocusDistanceAndHorizon()
    {
        QFETCH(int, seed);
        CameraState camera = cameraNumber(seed);
        const double distance_m = (camera.position_m - camera.focus_m).norm();
        for (const Eigen::Vector2d& moved_px :
             {Eigen::Vector2d(30, 0), Eigen::Vector2d(-200, 80), Eigen::Vector2d(5, 2000), Eigen::Vector2d(0, -3000)}) {
            const Eigen::Vector3d focus = camera.focus_m;
            camera = orbited(camera, moved_px);
            QCOMPARE(camera.focus_m, focus);
            QVERIFY(std::abs((camera.position_m - camera.focus_m).norm() - distance_m) < 1e-9);
            QVERIFY(std::abs(axesOf(camera).right.z()) < 1e-9);
            QVERIFY(axesOf(camera).up.z() > 0);
        }
    }

    void anOrbitThereAndBackIsNothing_data() { everyCamera(); }
    void anOrbitThereAndBackIsNothing()
    {
        QFETCH(int, seed);
        const CameraState camera = cameraNumber(seed);
        const CameraState back = orbited(orbited(camera, {40, 5}), {-40, -5});
        QVERIFY((back.position_m - camera.position_m).norm() < 1e-6);
    }

    void theHeadingSurvivesLookingStraightDown()
    {
        CameraState camera = cameraNumber(2);
        const CameraState down = lookingFrom(camera, ViewKind::top);
        QVERIFY(axesOf(down).forward.z() < -0.999);
        QVERIFY(axesOf(down).up.x() > 0.999);
        const CameraState turned = orbited(down, {0, -100});
        const Eigen::Vector3d heading = axesOf(turned).forward;
        QVERIFY(heading.x() > 0 && std::abs(heading.y()) < 1e-6);
    }

    void framingShowsTheWholeBall_data() { everyCamera(); }
    void framingShowsTheWholeBall()
    {
        QFETCH(int, seed);
        const SceneExtent ball{{5, -3, 1}, 7};
        const CameraState camera = framing(cameraNumber(seed), ball, size_px);
        const CameraAxes axes = axesOf(camera);
        for (const Eigen::Vector3d& direction : {axes.right, Eigen::Vector3d(-axes.right), axes.up, Eigen::Vector3d(-axes.up)}) {
            const Eigen::Vector2d pixel = pixelOf(camera, ball.centre_m + direction * ball.radius_m);
            QVERIFY((pixel.array() >= -1e-6).all() && (pixel.array() <= size_px.array() + 1e-6).all());
        }
    }

    void lookingFromKeepsTheFocus()
    {
        const CameraState camera = cameraNumber(4);
        for (const ViewKind kind : {ViewKind::top, ViewKind::side, ViewKind::front})
            QCOMPARE(lookingFrom(camera, kind).focus_m, camera.focus_m);
        QVERIFY((axesOf(lookingFrom(camera, ViewKind::side)).right - Eigen::Vector3d::UnitX()).norm() < 1e-9);
        QVERIFY((axesOf(lookingFrom(camera, ViewKind::front)).forward + Eigen::Vector3d::UnitX()).norm() < 1e-9);
    }

    void aSideViewShowsTheWholeBoxAndFillsWithIt_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("kind");
        for (int seed = 0; seed < 10; ++seed)
            for (int kind = 1; kind <= 3; ++kind)
                QTest::addRow("box %d, view %d", seed, kind) << seed << kind;
    }

    void aSideViewShowsTheWholeBoxAndFillsWithIt()
    {
        QFETCH(int, seed);
        QFETCH(int, kind);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        const OrientedBox box = test::randomBox(random);
        const auto viewKind = static_cast<ViewKind>(kind);
        const CameraState camera = sideCamera(box, viewKind, size_px);
        const ViewTransform view = viewTransform(camera, size_px, extentOf(shownRegion(camera, box, viewKind, size_px)));
        Eigen::Vector2d min = size_px;
        Eigen::Vector2d max = Eigen::Vector2d::Zero();
        for (const Eigen::Vector3d& corner : corners(box)) {
            const auto pixel = view.toPixel(corner);
            QVERIFY(pixel.has_value());
            min = min.cwiseMin(*pixel);
            max = max.cwiseMax(*pixel);
        }
        QVERIFY((min.array() > 0).all() && (max.array() < size_px.array()).all());
        const Eigen::Vector2d share = (max - min).cwiseQuotient(size_px);
        QVERIFY(box.size_m.minCoeff() < 0.8 || share.maxCoeff() > 0.6);
        // A metre is as long across as up.
        const Eigen::Vector2d shown_m = shownSize(box, viewKind);
        QVERIFY(std::abs((max - min).x() / shown_m.x() - (max - min).y() / shown_m.y()) < 1e-6 * (max - min).x() / shown_m.x());
        if (viewKind != ViewKind::front)
            QVERIFY(view.toPixel(fromBox(box, {box.size_m.x(), 0, 0}))->x() > size_px.x() / 2);
    }

    void framingOfIsTheInverse_data() { aSideViewShowsTheWholeBoxAndFillsWithIt_data(); }
    void framingOfIsTheInverse()
    {
        QFETCH(int, seed);
        QFETCH(int, kind);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        const OrientedBox box = test::randomBox(random);
        const SideFraming framing{1.7, {0.3, -0.2}};
        const SideFraming back =
            framingOf(sideCamera(box, static_cast<ViewKind>(kind), size_px, framing), box, static_cast<ViewKind>(kind), size_px);
        QVERIFY(std::abs(back.zoom - framing.zoom) < 1e-9);
        QVERIFY((back.pan_m - framing.pan_m).norm() < 1e-6);
    }

    void theBulkIgnoresAFewFarPoints()
    {
        PointCloud cloud;
        for (int i = 0; i < 1000; ++i)
            cloud.positions_m.emplace_back(static_cast<float>(i % 10), static_cast<float>(i / 10 % 10), static_cast<float>(i / 100));
        cloud.positions_m.emplace_back(1e6F, 0.F, 0.F);
        cloud.positions_m.emplace_back(std::numeric_limits<float>::quiet_NaN(), 0.F, 0.F);
        QVERIFY(bulkExtent(cloud).radius_m < 20);
        QVERIFY(wholeExtent(cloud).radius_m > 1e5);
        QVERIFY(bulkExtent(PointCloud()).radius_m > 0);
    }

    void slowPicturesDrawLessWhileMoving()
    {
        LevelOfDetail detail;
        for (int i = 0; i < 20; ++i) {
            const std::size_t drawn = std::min<std::size_t>(1'000'000, detail.limit(true));
            detail.measured(drawn, static_cast<double>(drawn) * 1e-6);  // a microsecond a point
        }
        const auto limit = static_cast<double>(detail.limit(true));
        QVERIFY(std::abs(limit - 33'000) < 2'000);
        QCOMPARE(detail.limit(false), SIZE_MAX);
        for (int i = 0; i < 20; ++i)
            detail.measured(detail.limit(true), 1);
        QCOMPARE(detail.limit(true), LevelOfDetail::least);
        for (int i = 0; i < 20; ++i)
            detail.measured(detail.limit(true), 0.001);
        QVERIFY(detail.limit(true) > 1'000'000);
    }
};

POINTLOOM_TEST(TestCameraControl, withoutApplication)
#include "tst_camera_control.moc"
