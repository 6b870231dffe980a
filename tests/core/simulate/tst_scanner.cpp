// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Models.h"
#include "core/simulate/Random.h"
#include "core/simulate/Scanner.h"
#include "tests/support/Support.h"

#include <map>

using namespace pointloom;
using namespace pointloom::simulation;

namespace {

const Terrain& terrain()
{
    static const Terrain one(1);
    return one;
}

ScannerPlace scannerPlace()
{
    return {terrain().at(0, -1.7) + Eigen::Vector3d(0, 0, 1.73), terrain().heading_rad(0)};
}

Resident standing(Shape shape, double station_m, double offset_m, PointClass kind)
{
    return {
        .shape = std::move(shape), .foot_m = terrain().at(station_m, offset_m), .yaw_rad = terrain().heading_rad(station_m), .kind = kind};
}

Resident car(double station_m)
{
    Resident one = standing(carModel({4.5, 1.8, 1.5}, CarBody::saloon, Material::paint), station_m, -1.7, PointClass::object);
    one.number = 1;
    return one;
}

Scan scanned(const std::vector<Resident>& street)
{
    return scan(street, terrain(), scannerPlace(), {}, 7, 0);
}

std::ptrdiff_t pointsOn(const Scan& scan, std::int32_t resident)
{
    return std::ranges::count(scan.resident, resident);
}

}  // namespace

class TestScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wallsHideWhatIsBehindThem()
    {
        QVERIFY(pointsOn(scanned({car(20)}), 0) > 200);
        const Scan hidden = scanned({car(20), standing(wallModel({0.3, 12, 4}), 10, -1.7, PointClass::building)});
        QCOMPARE(pointsOn(hidden, 0), 0);
        QVERIFY(pointsOn(hidden, 1) > 200);
    }

    /// Straight ahead no point of anything is farther than the wall, nor nearer than what is nearest.
    void nothingIsSeenThroughAWall()
    {
        const Scan one = scanned({standing(wallModel({0.3, 40, 6}), 15, -1.7, PointClass::building), car(30), car(8)});
        for (std::size_t i = 0; i < one.cloud.size(); ++i) {
            const Eigen::Vector3f& p = one.cloud.positions_m[i];
            if (p.x() > 0 && std::abs(p.y()) < p.x())
                QVERIFY2(p.x() < 15.2F, qPrintable(QString("%1, %2").arg(p.x()).arg(p.y())));
        }
        QVERIFY(pointsOn(one, 2) > 200);
    }

    void fewerReturnsWithDistance()
    {
        std::ptrdiff_t before = std::numeric_limits<std::ptrdiff_t>::max();
        for (const double station : {8.0, 16.0, 32.0, 64.0}) {
            const std::ptrdiff_t points = pointsOn(scanned({car(station)}), 0);
            QVERIFY2(points < before / 2, qPrintable(QString::number(points)));
            before = points;
        }
    }

    void darkThingsReturnLess()
    {
        const auto painted = [](Material paint) {
            return pointsOn(scanned({standing(busModel({12, 2.5, 3.2}, paint), 60, -1.7, PointClass::object)}), 0);
        };
        QVERIFY(painted(Material::darkPaint) < 0.8 * painted(Material::paint));
    }

    /// Noise moves a point along its ray, never off it: each ring is a cone, and they lie in order from the top.
    void ringsAreCones()
    {
        const Scan one = scanned({});
        std::map<int, std::pair<double, double>> cone;
        for (std::size_t i = 0; i < one.cloud.size(); ++i) {
            const Eigen::Vector3d p = one.cloud.at(i);
            const double elevation = std::atan2(p.z(), p.head<2>().norm());
            const auto [found, fresh] = cone.try_emplace(one.cloud.ring[i], elevation, elevation);
            found->second.first = std::min(found->second.first, elevation);
            found->second.second = std::max(found->second.second, elevation);
        }
        QVERIFY(cone.size() > 50);
        double above = 1;
        for (const auto& [ring, range] : cone) {
            QVERIFY(range.second - range.first < 1e-5);
            QVERIFY(range.second < above);
            above = range.first;
        }
        QVERIFY(std::abs(cone.rbegin()->second.first * 180 / M_PI + 24.8) < 0.01);
    }

    /// On the ground the range noise is what was asked for.
    void noiseIsAsWide()
    {
        ScannerParams exact;
        exact.rangeNoise_m = 0;
        const ScannerParams noisy;
        const Scan clean = scan({}, terrain(), scannerPlace(), exact, 7, 0);
        const Scan dirty = scan({}, terrain(), scannerPlace(), noisy, 7, 0);
        QCOMPARE(dirty.cloud.size(), clean.cloud.size());
        double squares = 0;
        for (std::size_t i = 0; i < clean.cloud.size(); ++i) {
            const double off = dirty.cloud.at(i).norm() - clean.cloud.at(i).norm();
            QVERIFY(std::abs(off) < noisy.rangeNoise_m * Random::largestNormal + 1e-4);
            squares += off * off;
        }
        const double deviation = std::sqrt(squares / static_cast<double>(clean.cloud.size()));
        QVERIFY2(std::abs(deviation - noisy.rangeNoise_m) < 0.001, qPrintable(QString::number(deviation)));
    }

    void pointsComeInTheOrderOfFiring()
    {
        const Scan one = scan({car(12)}, terrain(), scannerPlace(), {}, 7, 3.5);
        QVERIFY(std::ranges::is_sorted(one.cloud.time_s));
        QVERIFY(one.cloud.time_s.front() >= 3.5 && one.cloud.time_s.back() < 3.6);
        for (std::size_t i = 1; i < one.cloud.size(); ++i)
            if (one.cloud.time_s[i] == one.cloud.time_s[i - 1])
                QVERIFY(one.cloud.ring[i] > one.cloud.ring[i - 1]);
        QVERIFY(std::ranges::all_of(one.cloud.intensity, [](float v) { return v >= 0 && v <= 1; }));
    }

    void worksWithFewRings_data()
    {
        QTest::addColumn<int>("rings");
        for (const int rings : {1, 2, 3, 16, 128})
            QTest::addRow("%d", rings) << rings;
    }

    void worksWithFewRings()
    {
        QFETCH(int, rings);
        ScannerParams params;
        params.rings = rings;
        const Scan one = scan({car(10)}, terrain(), scannerPlace(), params, 7, 0);
        QVERIFY(std::ranges::all_of(one.cloud.ring, [&](auto ring) { return ring < rings; }));
        QCOMPARE(one.resident.size(), one.cloud.size());
    }
};

POINTLOOM_TEST(TestScanner, withoutApplication)
#include "tst_scanner.moc"
