// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/index/Ground.h"
#include "core/measure/GroundScore.h"
#include "core/simulate/Simulate.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include "core/base/File.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr float nan32 = std::numeric_limits<float>::quiet_NaN();

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
    const auto file = FileBytes::open(path);
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

/// The points of a plane rectangle, one each spacing: a floor, a wall, a roof.
void addSheet(PointCloud& cloud, const Eigen::Vector3f& corner_m, const Eigen::Vector3f& along_m, const Eigen::Vector3f& across_m,
              float spacing_m)
{
    for (float u = 0; u <= along_m.norm(); u += spacing_m) {
        for (float v = 0; v <= across_m.norm(); v += spacing_m)
            cloud.positions_m.push_back(corner_m + u * along_m.normalized() + v * across_m.normalized());
    }
}

double shareMarked(const std::vector<std::uint8_t>& mask, std::size_t first, std::size_t last)
{
    const auto marked = std::count(mask.begin() + static_cast<std::ptrdiff_t>(first), mask.begin() + static_cast<std::ptrdiff_t>(last), 1);
    return static_cast<double>(marked) / static_cast<double>(last - first);
}

/// A generated street, and what of it lies in a sector ahead.
SimulatedFrame streetAhead(const SimulateParams& params, int frame, double halfAngle_rad)
{
    SimulatedFrame street = simulateFrame(params, frame);
    SimulatedFrame ahead;
    ahead.boxes = street.boxes;
    for (std::size_t i = 0; i < street.cloud.size(); ++i) {
        const Eigen::Vector3f& p = street.cloud.positions_m[i];
        if (!(std::abs(std::atan2(p.y(), p.x())) <= halfAngle_rad))
            continue;
        ahead.cloud.positions_m.push_back(p);
        ahead.cloud.label.push_back(street.cloud.label[i]);
    }
    return ahead;
}

double f1(const PointCloud& cloud, const std::vector<std::uint8_t>& mask)
{
    std::vector<std::uint16_t> classes(cloud.label.begin(), cloud.label.end());
    return compareGround(mask, classes, {{static_cast<std::uint32_t>(PointClass::ground)}}).f1();
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

    void agreesWithTheTruthOfAStreet_data()
    {
        QTest::addColumn<int>("rings");
        QTest::addColumn<double>("halfAngle_rad");
        QTest::newRow("64 rings, full turn") << 64 << std::numbers::pi;
        QTest::newRow("32 rings, full turn") << 32 << std::numbers::pi;
        QTest::newRow("64 rings, a camera's view") << 64 << 0.7;
        QTest::newRow("32 rings, a camera's view") << 32 << 0.7;
    }

    void agreesWithTheTruthOfAStreet()
    {
        QFETCH(int, rings);
        QFETCH(double, halfAngle_rad);
        const SimulatedFrame street = streetAhead({.frames = 31, .seed = 7, .rings = rings, .columns = 1024}, 30, halfAngle_rad);
        const auto mask = groundMask(street.cloud, estimateGround(street.cloud));
        QVERIFY2(f1(street.cloud, mask) >= 0.94, qPrintable(QString::number(f1(street.cloud, mask))));
        std::vector<OrientedBox> boxes;
        for (const SimulatedBox& one : street.boxes)
            boxes.push_back(one.box);
        const GroundUnderBoxes objects = groundUnder(boxes, street.cloud, mask);
        QVERIFY2(50 * objects.bodyEaten < objects.body, qPrintable(QString("%1 of %2").arg(objects.bodyEaten).arg(objects.body)));
    }

    void doesNotDependOnTheHeightOfTheSensor()
    {
        const PointCloud here = streetAhead({.frames = 1, .seed = 3, .columns = 512}, 0, std::numbers::pi).cloud;
        const auto expected = groundMask(here, estimateGround(here));
        for (const float up_m : {-30.0F, 1.73F, 100.0F}) {
            PointCloud moved = here;
            for (auto& p : moved.positions_m)
                p.z() += up_m;
            const auto mask = groundMask(moved, estimateGround(moved));
            std::size_t differing = 0;
            for (std::size_t i = 0; i < mask.size(); ++i)
                differing += mask[i] != expected[i] ? 1 : 0;
            QVERIFY2(differing < mask.size() / 500, qPrintable(QString::number(differing)));  // rounding at the very edge
        }
    }

    void isTheSameOnAnyNumberOfThreads()
    {
        const PointCloud cloud = streetAhead({.frames = 1, .seed = 5}, 0, std::numbers::pi).cloud;
        std::vector<float> expected;
        withThreads(1, [&] { expected = heightsAboveGround(cloud, estimateGround(cloud)); });
        for (const int threads : {2, 3, 4}) {
            std::vector<float> above_m;
            withThreads(threads, [&] { above_m = heightsAboveGround(cloud, estimateGround(cloud)); });
            QCOMPARE(std::memcmp(above_m.data(), expected.data(), expected.size() * sizeof(float)), 0);
        }
    }

    /// Nothing but the floor of a room is ground: not its walls, not its ceiling, not what stands in it.
    void findsTheFloorOfARoom()
    {
        PointCloud cloud;
        addSheet(cloud, {0, 0, 0}, {6, 0, 0}, {0, 5, 0}, 0.05F);
        const std::size_t floorEnd = cloud.size();
        addSheet(cloud, {2, 2, 0.75F}, {1.6F, 0, 0}, {0, 0.8F, 0}, 0.03F);  // a table
        addSheet(cloud, {0, 0, 2.7F}, {6, 0, 0}, {0, 5, 0}, 0.05F);         // the ceiling
        addSheet(cloud, {0, 0, 0.2F}, {6, 0, 0}, {0, 0, 2.5F}, 0.05F);
        addSheet(cloud, {0, 0, 0.2F}, {0, 5, 0}, {0, 0, 2.5F}, 0.05F);
        const auto mask = groundMask(cloud, estimateGround(cloud));
        QVERIFY2(shareMarked(mask, 0, floorEnd) > 0.98, qPrintable(QString::number(shareMarked(mask, 0, floorEnd))));
        QVERIFY2(shareMarked(mask, floorEnd, cloud.size()) < 0.01, qPrintable(QString::number(shareMarked(mask, floorEnd, cloud.size()))));
    }

    /// Rolling country from the air, half of it below zero, with houses: the roofs stay.
    void leavesRoofsOfAerialClouds()
    {
        const auto country = [](float x, float y) { return 4 * std::sin(x / 40) + 3 * std::sin(y / 55); };
        const auto inHouse = [](float x, float y) { return std::abs(std::remainder(x, 45)) < 6 && std::abs(std::remainder(y, 45)) < 5; };
        PointCloud cloud;
        std::vector<bool> isRoof;
        for (float x = -150; x <= 150; x += 0.7F) {
            for (float y = -150; y <= 150; y += 0.7F) {
                cloud.positions_m.emplace_back(x, y, country(x, y) + (inHouse(x, y) ? 7.0F : 0.0F));
                isRoof.push_back(inHouse(x, y));
            }
        }
        const auto mask = groundMask(cloud, estimateGround(cloud));
        std::array<std::size_t, 2> points{};
        std::array<std::size_t, 2> marked{};
        for (std::size_t i = 0; i < mask.size(); ++i) {
            ++points[isRoof[i] ? 1 : 0];
            marked[isRoof[i] ? 1 : 0] += mask[i];
        }
        QCOMPARE(marked[1], 0U);
        QVERIFY2(10 * marked[0] > 9 * points[0], qPrintable(QString("%1 of %2").arg(marked[0]).arg(points[0])));
    }

    /// What lies a little beyond the grid lies in no cell of its margin.
    void holdsStillBeyondItsReach()
    {
        std::vector<Eigen::Vector3f> points;
        for (float range = 2; range < 160; range *= 1.01F) {
            for (int step = 0; step < 360; ++step)
                points.emplace_back(range * std::cos(0.01745F * static_cast<float>(step)),
                                    range * std::sin(0.01745F * static_cast<float>(step)), 0.3F * static_cast<float>(step % 2));
        }
        const Ground ground = estimateGround(cloudOf(points));
        QVERIFY(std::abs(ground.heightAt(0, 0)) < 0.2F);
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
        QTest::newRow("all NaN") << cloudOf(std::vector<Eigen::Vector3f>(100, {nan32, nan32, nan32}));
        QTest::newRow("one point") << cloudOf({{1, 2, 3}});
        QTest::newRow("all equal") << cloudOf(std::vector<Eigen::Vector3f>(1000, {5, 5, 5}));
        QTest::newRow("two far apart") << cloudOf({{-1e6F, 0, 0}, {1e6F, 1e6F, 5}});
        QTest::newRow("infinite") << cloudOf({{std::numeric_limits<float>::infinity(), 0, 0}, {0, 0, 0}, {0, nan32, 0}});
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

POINTLOOM_TEST(TestGround, withoutApplication)
#include "tst_ground.moc"
