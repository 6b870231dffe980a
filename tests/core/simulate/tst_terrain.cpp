// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Arithmetic.h"
#include "core/simulate/Random.h"
#include "core/simulate/Terrain.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::simulation;

namespace {

/// Down, by rising steps too small to miss a kerb: slow, and nothing to get wrong.
double marched(const Terrain& terrain, const Ray& ray, double within_m)
{
    for (double range = 0; range < within_m; range += 0.002) {
        const Eigen::Vector3d p = ray.origin_m + range * ray.direction;
        if (p.z() < terrain.height_m(p.x(), p.y()))
            return range;
    }
    return within_m;
}

}  // namespace

class TestTerrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownSineAgreesWithTheLibrary()
    {
        for (double angle = -500; angle < 5000; angle += 0.37) {
            const SinCos own = sinCos(angle);
            QVERIFY(std::abs(own.sin - std::sin(angle)) < 1e-11);
            QVERIFY(std::abs(own.cos - std::cos(angle)) < 1e-11);
        }
    }

    void ownArctangentAgreesWithTheLibrary()
    {
        for (double slope = -0.5; slope <= 0.5; slope += 0.01)
            QVERIFY(std::abs(angleOfSlope(slope) - std::atan(slope)) < 1e-12);
    }

    void normalNumbersAreBellShapedAndBounded()
    {
        Random random(9);
        double sum = 0;
        double squares = 0;
        constexpr int count = 100000;
        for (int i = 0; i < count; ++i) {
            const double value = random.normal();
            QVERIFY(std::abs(value) <= Random::largestNormal);
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / count) < 0.02);
        QVERIFY(std::abs(squares / count - 1) < 0.02);
    }

    void raysMeetTheGroundWhereMarchingDoes_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }

    void raysMeetTheGroundWhereMarchingDoes()
    {
        QFETCH(quint64, seed);
        const Terrain terrain(seed);
        const Eigen::Vector3d from = terrain.at(40, -1.7) + Eigen::Vector3d(0, 0, 1.73);
        constexpr double within = 60;
        for (double azimuth = -180; azimuth < 180; azimuth += 17)
            for (const double elevation : {-24.0, -15.0, -8.0, -4.0, -2.0, -1.0, 0.5, 2.0}) {
                const SinCos a = sinCos(azimuth * M_PI / 180);
                const SinCos e = sinCos(elevation * M_PI / 180);
                const Ray ray{from, {a.cos * e.cos, a.sin * e.cos, e.sin}};
                const double expected = marched(terrain, ray, within);
                const auto hit = terrain.firstHit(ray, within);
                const double found = hit ? hit->range_m : within;
                // Half a millimetre of height is more along a ray that grazes.
                const double allowed = 0.004 + 0.002 / std::max(0.004, std::abs(e.sin));
                QVERIFY2(std::abs(found - expected) < allowed,
                         qPrintable(QString("%1 instead of %2 at %3, %4 degrees").arg(found).arg(expected).arg(azimuth).arg(elevation)));
            }
    }

    void kerbsStandUp()
    {
        const Terrain terrain(1);
        for (double station = 0; station < 500; station += 12.5) {
            const double road = terrain.at(station, Terrain::kerbOffset_m - 0.2).z();
            const double pavement = terrain.at(station, Terrain::kerbOffset_m + 0.2).z();
            QVERIFY(std::abs(pavement - road - Terrain::kerbHeight_m) < 0.02);
        }
    }
};

POINTLOOM_TEST(TestTerrain, withoutApplication)
#include "tst_terrain.moc"
