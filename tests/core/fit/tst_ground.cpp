// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Ground.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include "core/base/File.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

PointCloud cloudOf(std::vector<Eigen::Vector3f> points)
{
    PointCloud cloud;
    cloud.width = points.size();
    cloud.positions_m = std::move(points);
    return cloud;
}

/// A KITTI scan, read without the reader under test elsewhere.
PointCloud kittiScan(const std::filesystem::path& path)
{
    PointCloud cloud;
    const auto file = MappedFile::open(path);
    if (!file)
        return cloud;
    for (std::size_t at = 0; at + 16 <= file->bytes().size(); at += 16) {
        Eigen::Vector3f p;
        std::memcpy(p.data(), file->bytes().data() + at, 12);
        cloud.positions_m.push_back(p);
    }
    return cloud;
}

/// Share of the points of a box, its foot aside, that are called ground.
double eaten(const PointCloud& cloud, const std::vector<std::uint8_t>& mask, const OrientedBox& box)
{
    constexpr double foot_m = 0.3;
    std::size_t points = 0;
    std::size_t ground = 0;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3d p = cloud.positions_m[i].cast<double>();
        if (!contains(box, p, 0.05) || p.z() < box.centre_m.z() - box.size_m.z() / 2 + foot_m)
            continue;
        ++points;
        ground += mask[i];
    }
    return points == 0 ? 0 : static_cast<double>(ground) / static_cast<double>(points);
}

}  // namespace

class TestGround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsASlope_data()
    {
        QTest::addColumn<double>("slope");
        QTest::addColumn<double>("height_m");
        QTest::newRow("level") << 0.0 << -1.7;
        QTest::newRow("3 degrees") << 0.0524 << 0.0;
        QTest::newRow("6 degrees down") << -0.105 << 12.0;
    }

    void findsASlope()
    {
        QFETCH(double, slope);
        QFETCH(double, height_m);
        const auto cloud = FitScene().ground(40, slope, height_m).cloud();
        const Ground ground = estimateGround(cloud);
        QVERIFY(ground.known());
        for (float x = -30; x <= 30; x += 5) {
            for (float y = -30; y <= 30; y += 5)
                QVERIFY(std::abs(ground.heightAt(x, y) - (height_m + slope * x)) < 0.05);
        }
        const auto mask = groundMask(cloud, ground);
        QVERIFY(std::ranges::count(mask, 1) > 0.99 * static_cast<double>(mask.size()));
    }

    void staysUnderCars()
    {
        FitScene scene;
        scene.ground();
        std::vector<OrientedBox> cars;
        for (int i = 0; i < 8; ++i) {  // bumper to bumper along both sides
            cars.push_back(standing(-16 + 4.8 * i, 5, {4.4, 1.8, 1.5}, 0));
            cars.push_back(standing(-16 + 4.8 * i, -5, {4.4, 1.8, 1.5}, 0));
        }
        for (const auto& car : cars)
            scene.object(car);
        const auto cloud = scene.cloud();
        const Ground ground = estimateGround(cloud);
        const auto mask = groundMask(cloud, ground);
        for (const auto& car : cars) {
            QVERIFY(eaten(cloud, mask, car) < 0.01);
            QVERIFY(std::abs(ground.heightAt(static_cast<float>(car.centre_m.x()), static_cast<float>(car.centre_m.y()))) < 0.08);
        }
    }

    void ignoresReflectionsFromBelow()
    {
        FitScene scene;
        scene.ground();
        for (int i = 0; i < 30; ++i)  // a clump three metres down, as wet asphalt gives
            scene.point({12 + 0.1 * (i % 6), 4 + 0.1 * (i / 6), -3 - 0.01 * i});
        scene.point({-8, 3, -5});
        const Ground ground = estimateGround(scene.cloud());
        for (const auto& [x, y] : {std::pair{12.0F, 4.0F}, {-8.0F, 3.0F}, {8.0F, 0.0F}, {0.0F, -10.0F}})
            QVERIFY2(std::abs(ground.heightAt(x, y)) < 0.1F, qPrintable(QString::number(ground.heightAt(x, y))));
    }

    /// What a camera's field of view leaves of a scan: hardly any ground near the sensor, and cars that stand right there.
    void survivesACroppedCloud()
    {
        FitScene scene;
        scene.ground();
        const std::vector<OrientedBox> cars{standing(5, 2.5, {4.2, 1.7, 1.5}, 0), standing(9, -2.5, {4.2, 1.7, 1.5}, 0.1),
                                            standing(14, 2.8, {4.2, 1.7, 1.5}, -0.1)};
        for (const auto& car : cars)
            scene.object(car, 0.07);
        PointCloud cloud = scene.cloud();
        std::erase_if(cloud.positions_m, [](const Eigen::Vector3f& p) {
            const float sight = p.z() - 1.7F;  // the camera stands 1.7 m up
            return p.x() < 1 || std::abs(p.y()) > 0.85F * p.x() || sight < -0.22F * p.x() || sight > 0.1F * p.x();
        });
        const auto mask = groundMask(cloud, estimateGround(cloud));
        for (const auto& car : cars)
            QVERIFY2(eaten(cloud, mask, car) < 0.05, qPrintable(QString::number(eaten(cloud, mask, car))));
    }

    void leavesObjectsOfARealCroppedCloud()
    {
        NEEDS_SHARED_DATA("kitti_object/velodyne/000008.bin");
        const PointCloud cloud = kittiScan(sharedData("kitti_object/velodyne/000008.bin"));
        QCOMPARE(cloud.size(), 17238U);
        const auto mask = groundMask(cloud, estimateGround(cloud));
        const std::vector<OrientedBox> cars{{{3.9619, 2.7083, -0.9452}, {3.23, 1.57, 1.60}, -0.2807},
                                            {{8.1412, 1.1781, -0.8427}, {3.68, 1.50, 1.57}, 2.8125},
                                            {{6.4333, -3.8010, -0.9932}, {3.08, 1.44, 1.39}, -0.2607},
                                            {{14.7209, -1.0615, -0.7476}, {3.66, 1.60, 1.47}, -0.3207}};
        for (const auto& car : cars)
            QVERIFY2(eaten(cloud, mask, car) < 0.02, qPrintable(QString::number(eaten(cloud, mask, car))));
    }

    void doesNotDependOnTheOrigin()
    {
        FitScene scene;
        scene.ground(30, 0.03).object(standing(8, 3, {4.4, 1.8, 1.5}, 0.4));
        const auto here = scene.cloud();
        const auto far = scene.cloud(0, {448000, 5411000, 120});
        QVERIFY(groundMask(here, estimateGround(here)) == groundMask(far, estimateGround(far)));
    }

    void answersEverywhere()
    {
        const Ground ground = estimateGround(FitScene().ground(20, 0, 3).cloud());
        for (const float far : {30.0F, -500.0F, 1e5F, -1e9F})
            QVERIFY(std::abs(ground.heightAt(far, -far) - 3) < 0.2F);
    }

    void holdsStillOnOddClouds_data()
    {
        QTest::addColumn<PointCloud>("cloud");
        QTest::newRow("empty") << PointCloud();
        QTest::newRow("all NaN") << cloudOf(std::vector<Eigen::Vector3f>(100, {notANumber, notANumber, notANumber}));
        QTest::newRow("one point") << cloudOf({{1, 2, 3}});
        QTest::newRow("all equal") << cloudOf(std::vector<Eigen::Vector3f>(1000, {5, 5, 5}));
        QTest::newRow("two far apart") << cloudOf({{-1e6F, 0, 0}, {1e6F, 1e6F, 5}});
        QTest::newRow("infinite") << cloudOf({{std::numeric_limits<float>::infinity(), 0, 0}, {0, 0, 0}, {0, notANumber, 0}});
        QTest::newRow("largest numbers") << cloudOf({{3e38F, -3e38F, 3e38F}, {0, 0, 0}, {-3e38F, 3e38F, 0}});
        auto wide = FitScene().ground(40).cloud();
        for (int i = 0; i < 200; ++i)
            wide.positions_m.emplace_back(1e6F * static_cast<float>(i % 3 - 1), 5e3F * static_cast<float>(i), 0.0F);
        QTest::newRow("a thousand kilometres wide") << wide;
    }

    void holdsStillOnOddClouds()
    {
        QFETCH(PointCloud, cloud);
        const Ground ground = estimateGround(cloud);
        const auto mask = groundMask(cloud, ground);
        QCOMPARE(mask.size(), cloud.size());
        QVERIFY(std::isfinite(ground.heightAt(0, 0)));
        for (std::size_t i = 0; i < cloud.size(); ++i)
            QVERIFY(mask[i] == 0 || (mask[i] == 1 && cloud.isFinite(i)));
    }

    void knowsNoGroundInAirOnly()
    {
        const Ground ground = estimateGround(cloudOf({{1, 2, 30}, {8, -3, 41}, {-6, 4, 35}}));
        QVERIFY(!ground.known());
        QCOMPARE(ground.heightAt(100, 100), 30.0F);
    }

    /// An aerial tile of two kilometres: the grid gets coarser instead of leaving most of it out.
    void coversAerialTiles()
    {
        std::vector<Eigen::Vector3f> points;
        for (float x = -1000; x <= 1000; x += 6) {
            for (float y = -1000; y <= 1000; y += 6)
                points.emplace_back(x, y, 0.02F * x);
        }
        const Ground ground = estimateGround(cloudOf(points));
        for (const float x : {-900.0F, 0.0F, 900.0F})
            QVERIFY2(std::abs(ground.heightAt(x, x) - 0.02F * x) < 0.5F, qPrintable(QString::number(ground.heightAt(x, x))));
    }
};

QTEST_APPLESS_MAIN(TestGround)
#include "tst_ground.moc"
