// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudReader.h"
#include "core/index/Ground.h"
#include "core/simulate/Simulate.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <random>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr float strayNan = std::numeric_limits<float>::quiet_NaN();

using Points = std::vector<Eigen::Vector3f>;

/// Strays all over a square around the sensor, at heights above the road.
struct Strewn
{
    const char* name;
    int count;
    float reach_m;
    float lowest_m;
    float highest_m;

    [[nodiscard]] Points around(float road_m) const
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<float> along(-reach_m, reach_m);
        std::uniform_real_distribution<float> above(lowest_m, highest_m);
        Points strays;
        for (int i = 0; i < count; ++i) {
            const float x = along(random);
            const float y = along(random);
            strays.emplace_back(x, y, road_m + above(random));
        }
        return strays;
    }
};

constexpr std::array strayKinds{
    Strewn{"5,000 below", 5'000, 70, -40, -3},          Strewn{"30,000 below", 30'000, 70, -40, -3},
    Strewn{"100,000 below", 100'000, 70, -40, -3},      Strewn{"5,000 close below", 5'000, 70, -6, -1},
    Strewn{"30,000 close below", 30'000, 70, -8, -1.5}, Strewn{"30,000 far below", 30'000, 70, -200, -40},
    Strewn{"5,000 under the car", 5'000, 20, -40, -3},  Strewn{"30,000 under the car", 30'000, 20, -40, -3},
    Strewn{"30,000 above", 30'000, 70, 3, 40},          Strewn{"100,000 above", 100'000, 70, 3, 40},
    Strewn{"30,000 low above", 30'000, 70, 1, 8},       Strewn{"30,000 over the car", 30'000, 20, 3, 15},
    Strewn{"30,000 both ways", 30'000, 70, -40, 40},    Strewn{"100,000 both ways", 100'000, 70, -40, 40},
};

/// A generated street: what of it lies in a sector ahead.
PointCloud streetAhead(const SimulateParams& params, double halfAngle_rad)
{
    const PointCloud street = simulateFrame(params, params.frames - 1).cloud;
    PointCloud ahead;
    std::ranges::copy_if(street.positions_m, std::back_inserter(ahead.positions_m), [&](const Eigen::Vector3f& p) {
        return std::abs(std::atan2(p.y(), p.x())) <= halfAngle_rad;  // false where there is no return
    });
    return ahead;
}

/// How many points of a cloud are called something else among strays, in parts of its ground.
double shareChanged(const PointCloud& cloud, const Points& strays)
{
    PointCloud among;
    among.positions_m = cloud.positions_m;
    among.positions_m.insert(among.positions_m.end(), strays.begin(), strays.end());
    const auto alone = groundMask(cloud, estimateGround(cloud));
    const auto mask = groundMask(among, estimateGround(among));
    std::size_t changed = 0;
    for (std::size_t i = 0; i < alone.size(); ++i)
        changed += alone[i] != mask[i] ? 1 : 0;
    return static_cast<double>(changed) / static_cast<double>(std::max<std::ptrdiff_t>(1, std::ranges::count(alone, 1)));
}

/// The middle height of a cloud's ground.
float roadOf(const PointCloud& cloud)
{
    const auto mask = groundMask(cloud, estimateGround(cloud));
    std::vector<float> heights;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] != 0)
            heights.push_back(cloud.positions_m[i].z());
    }
    if (heights.empty())
        return 0;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

}  // namespace

class TestGroundStrays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void leavesWhatLiesFarBelow()
    {
        FitScene scene;
        scene.ground();
        PointCloud cloud = scene.cloud();
        const std::size_t first = cloud.size();
        for (int i = 0; i < 256; ++i)  // a floor seen through a grating
            cloud.positions_m.emplace_back(5 + 0.1F * static_cast<float>(i % 16), 5 + 0.1F * static_cast<float>(i / 16), -3.0F);
        const auto mask = groundMask(cloud, estimateGround(cloud));
        const auto road = mask.begin() + static_cast<std::ptrdiff_t>(first);
        QCOMPARE(std::count(road, mask.end(), 1), 0);
        QVERIFY(std::count(mask.begin(), road, 1) > 0.99 * static_cast<double>(first));
    }

    /// No stray, wherever and however many, may change what is said of the other points by more than a few percent.
    void staysAsItIsAmongStrays_data()
    {
        QTest::addColumn<std::vector<Eigen::Vector3f>>("strays");
        QTest::addColumn<double>("mostChanged");
        std::mt19937 random(5);
        const auto between = [&](float low, float high) { return std::uniform_real_distribution<float>(low, high)(random); };
        QTest::newRow("one far below") << Points{{20, 3, -30}} << 0.001;
        QTest::newRow("one far away") << Points{{1e6F, -1e6F, 1e6F}} << 0.001;
        QTest::newRow("not finite") << Points{{strayNan, 0, -5}, {0, std::numeric_limits<float>::infinity(), -5}} << 0.0;
        Points lines;
        for (int line = 0; line < 6; ++line) {  // as a mirror shows a ring of the scan
            const Eigen::Vector3f first(between(-50, 50), between(-50, 50), between(-35, -6));
            for (int i = 0; i < 20; ++i)
                lines.push_back(first + Eigen::Vector3f(0.12F * static_cast<float>(i), 0.01F * static_cast<float>(i), 0));
        }
        QTest::newRow("lines below the road") << lines << 0.03;
        Points below;
        for (int i = 0; i < 400; ++i)
            below.emplace_back(between(-70, 70), between(-70, 70), between(-40, -4));
        QTest::newRow("many below") << below << 0.03;
        Points above;
        for (int i = 0; i < 2000; ++i)
            above.emplace_back(between(-70, 70), between(-70, 70), between(5, 500));
        QTest::newRow("many above") << above << 0.03;
        Points far;
        for (int i = 0; i < 5000; ++i)
            far.emplace_back(between(-1e6F, 1e6F), between(-1e6F, 1e6F), between(-1e6F, 1e6F));
        QTest::newRow("many far away") << far << 0.01;
    }

    void staysAsItIsAmongStrays()
    {
        QFETCH(std::vector<Eigen::Vector3f>, strays);
        QFETCH(double, mostChanged);
        const PointCloud street = streetAhead({.frames = 1, .seed = 11}, std::numbers::pi);
        QVERIFY2(shareChanged(street, strays) <= mostChanged, qPrintable(QString::number(shareChanged(street, strays))));
    }

    void findsTheGroundOfACrowdedStreetWithReflections()
    {
        NEEDS_SHARED_DATA("moto_street/000003.pcd");
        const auto cloud = readCloud(sharedData("moto_street/000003.pcd"));
        VERIFY_RESULT(cloud);
        const auto mask = groundMask(*cloud, estimateGround(*cloud));
        QVERIFY2(std::ranges::count(mask, 1) > 20'000, qPrintable(QString::number(std::ranges::count(mask, 1))));
    }

    void holdsAmongStrewnStrays_data()
    {
        QTest::addColumn<int>("rings");
        QTest::addColumn<int>("columns");
        QTest::addColumn<double>("halfAngle_rad");
        QTest::newRow("64 rings") << 64 << 2048 << std::numbers::pi;
        QTest::newRow("64 rings, a camera's view") << 64 << 2048 << 0.7;
        QTest::newRow("32 rings") << 32 << 1024 << std::numbers::pi;
        QTest::newRow("16 rings") << 16 << 1024 << std::numbers::pi;
    }

    /// However many: a tenth, as many as all real points, several times as many.
    void holdsAmongStrewnStrays()
    {
        QFETCH(int, rings);
        QFETCH(int, columns);
        QFETCH(double, halfAngle_rad);
        const PointCloud street = streetAhead({.frames = 31, .seed = 11, .rings = rings, .columns = columns}, halfAngle_rad);
        const float road_m = roadOf(street);
        for (const Strewn& strays : strayKinds) {
            const double changed = shareChanged(street, strays.around(road_m));
            QVERIFY2(changed <= 0.03, qPrintable(QString("%1: %2").arg(strays.name).arg(changed)));
        }
    }

    void holdsAmongStrewnStraysInRealFrames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("mostChanged");
        QTest::newRow("crowded street") << "moto_street/000003.pcd" << 0.06;
        QTest::newRow("forward sensor too") << "pandaset_002/00.pcd" << 0.09;
        QTest::newRow("64 beams, a camera's view") << "kitti_object/velodyne/000008.bin" << 0.05;
    }

    /// Thinly scanned ground far off goes with the strays.
    void holdsAmongStrewnStraysInRealFrames()
    {
        QFETCH(QString, file);
        QFETCH(double, mostChanged);
        const auto path = sharedData(file.toStdString());
        if (path.empty())
            QSKIP("the shared data is not beside this checkout");
        const auto cloud = readCloud(path);
        VERIFY_RESULT(cloud);
        const float road_m = roadOf(*cloud);
        for (const Strewn& strays : strayKinds) {
            const double changed = shareChanged(*cloud, strays.around(road_m));
            QVERIFY2(changed <= mostChanged, qPrintable(QString("%1: %2").arg(strays.name).arg(changed)));
        }
    }
};

POINTLOOM_TEST(TestGroundStrays, withoutApplication)
#include "tst_ground_strays.moc"
