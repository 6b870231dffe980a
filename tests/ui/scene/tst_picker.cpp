// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/scene/Scenes.h"
#include "ui/scene/CameraControl.h"
#include "ui/scene/Picker.h"
#include "ui/scene/PointsIn.h"

using namespace pointloom;

namespace {

const Eigen::Vector2d pickerSize_px(800, 500);

ViewTransform defaultView(bool parallel = false)
{
    CameraState camera;
    camera.parallel = parallel;
    return viewTransform(camera, pickerSize_px, {{0, 0, 0}, 60});
}

}  // namespace

class TestPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProjectedPointIsFound_data()
    {
        QTest::addColumn<bool>("parallel");
        QTest::addRow("perspective") << false;
        QTest::addRow("parallel") << true;
    }

    void aProjectedPointIsFound()
    {
        QFETCH(bool, parallel);
        const SceneCloud scene = test::sparse();
        const ColourColumn colours(scene.cloud->size(), 0);
        Palette palette;
        palette.fill({255, 255, 255, 255});
        const DrawnPoints points{scene.cloud->positions_m, colours, palette};
        const ViewTransform view = defaultView(parallel);
        for (std::size_t i = 0; i < scene.cloud->size(); ++i) {
            const auto pixel = view.toPixel(scene.cloud->positions_m[i].cast<double>());
            QVERIFY(pixel.has_value());
            for (const Eigen::Vector2d& off : {Eigen::Vector2d(0, 0), Eigen::Vector2d(3, -2), Eigen::Vector2d(-2, 3)}) {
                const auto found = pointUnder(points, view, *pixel + off, 5);
                QVERIFY(found.has_value());
                QCOMPARE(*found, i);
            }
            QVERIFY(!pointUnder(points, view, *pixel + Eigen::Vector2d(8, 8), 5).has_value());
        }
    }

    void ofTwoInLineTheNearerIsFound()
    {
        const ViewTransform view = defaultView();
        const Ray ray = rayThrough(view, {300, 200});
        std::vector<Eigen::Vector3f> positions_m;
        for (const double distance_m : {40.0, 12.0, 25.0})
            positions_m.push_back((ray.origin_m + ray.direction * distance_m).cast<float>());
        positions_m.push_back((ray.origin_m - ray.direction * 5).cast<float>());  // behind the eye
        const ColourColumn colours(positions_m.size(), 0);
        Palette palette;
        palette.fill({255, 255, 255, 255});
        QCOMPARE(pointUnder({positions_m, colours, palette}, view, {300, 200}, 4).value_or(99), std::size_t(1));
    }

    void whatIsHiddenOrNotFiniteIsNotFound()
    {
        const ViewTransform view = defaultView();
        const Ray ray = rayThrough(view, {300, 200});
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const std::vector<Eigen::Vector3f> positions_m{(ray.origin_m + ray.direction * 10).cast<float>(), Eigen::Vector3f(nan, nan, nan)};
        const ColourColumn colours{7, 0};
        Palette palette;
        palette.fill({255, 255, 255, 255});
        palette[7].a = 0;
        QVERIFY(!pointUnder({positions_m, colours, palette}, view, {300, 200}, 4).has_value());
    }

    void aRayEntersABoxWhereItsSurfaceIs()
    {
        std::mt19937_64 random(5);
        for (int i = 0; i < 200; ++i) {
            const OrientedBox box = test::randomBox(random);
            const Eigen::Vector3d inside = fromBox(box, Eigen::Vector3d::Random().cwiseProduct(box.size_m) * 0.45);
            const Eigen::Vector3d outside = box.centre_m + Eigen::Vector3d::Random().normalized() * 80;
            const Ray ray{outside, (inside - outside).normalized()};
            const auto entry = entryOf(ray, box);
            QVERIFY(entry.has_value());
            const Eigen::Vector3d local = toBox(box, ray.origin_m + ray.direction * entry->distance_m);
            const int axis = axisOf(entry->face);
            QVERIFY(std::abs(local[axis] - signOf(entry->face) * box.size_m[axis] / 2) < 1e-6);
            QVERIFY(contains(box, ray.origin_m + ray.direction * entry->distance_m, 1e-6));
            QVERIFY(!entryOf({outside, -ray.direction}, box).has_value());
            QCOMPARE(entryOf({inside, ray.direction}, box)->distance_m, 0.0);
        }
    }

    void anEdgeIsNearToItsOwnPixels()
    {
        const OrientedBox box = test::carBox();
        const ViewTransform view = defaultView();
        const auto corner = corners(box);
        const Eigen::Vector2d middle = (*view.toPixel(corner[0]) + *view.toPixel(corner[1])) / 2;
        QVERIFY(distanceToEdges_px(box, view, middle) < 1);
        QVERIFY(distanceToEdges_px(box, view, {5, 5}) > 50);
    }

    void pointsInABoxAreThoseItContains()
    {
        const SceneCloud scene = test::street();
        const auto index = CloudIndex::build(*scene.cloud);
        const OrientedBox box = test::carBox();
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < scene.cloud->size(); ++i)
            if (contains(box, scene.cloud->positions_m[i].cast<double>()))
                expected.push_back(i);
        QCOMPARE(expected.size(), std::size_t(900));
        QCOMPARE(pointsIn(scene, box), expected);
        std::vector<std::uint32_t> byIndex = pointsIn({scene.cloud, index}, box);
        std::ranges::sort(byIndex);
        QCOMPARE(byIndex, expected);
    }
};

POINTLOOM_TEST(TestPicker, withoutApplication)
#include "tst_picker.moc"
