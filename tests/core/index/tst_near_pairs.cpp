// SPDX-License-Identifier: Apache-2.0
#include "core/index/NearPairs.h"
#include "tests/support/Support.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using Points = std::vector<Eigen::Vector3f>;

struct TwoSets
{
    Points a;
    Points b;
};

double between(std::mt19937_64& random, double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(random);
}

/// Pair by pair, as the class says it.
bool anyNearer(const TwoSets& sets, float squaredRadius)
{
    return std::ranges::any_of(sets.a, [&](const Eigen::Vector3f& p) {
        return std::ranges::any_of(sets.b, [&](const Eigen::Vector3f& q) {
            const float dx = p.x() - q.x();
            const float dy = p.y() - q.y();
            const float dz = p.z() - q.z();
            return dx * dx + dy * dy + dz * dz < squaredRadius;
        });
    });
}

/// Sets at about the distance 1 of each other whose boxes, or boxes of halves, come nearer than their points.
TwoSets awkwardSets(int kind, std::size_t count, double gap, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const Eigen::Vector3d across = Eigen::Vector3d(1, 1.1, 0.9).normalized();
    const Eigen::Vector3d u = across.unitOrthogonal();
    const Eigen::Vector3d v = across.cross(u);
    TwoSets sets;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = between(random, 0, 2 * std::numbers::pi);
        switch (kind) {
        case 0: {  // oblique discs, one above the other
            const double radius = 0.01 * std::sqrt(between(random, 0, 1));
            sets.a.push_back((radius * (std::cos(angle) * u + std::sin(angle) * v)).cast<float>());
            sets.b.push_back(((1 + gap) * across + radius * (std::cos(2 * angle) * u - std::sin(2 * angle) * v)).cast<float>());
            break;
        }
        case 1:  // an arc around a line
            sets.a.push_back((between(random, -0.01, 0.01) * across).cast<float>());
            sets.b.push_back(((1 + gap) * (std::cos(angle / 12) * u + std::sin(angle / 12) * v)).cast<float>());
            break;
        case 2:  // a piece of a sphere around a spot
            sets.a.push_back(Eigen::Vector3f::Constant(1e-6F * static_cast<float>(i % 3)));
            sets.b.push_back(((1 + gap) * (across + between(random, 0, 0.3) * u + between(random, 0, 0.3) * v).normalized()).cast<float>());
            break;
        case 3:  // one place each
            sets.a.emplace_back(3, 4, 5);
            sets.b.emplace_back(static_cast<float>(4 + gap), 4, 5);
            break;
        case 4:  // a spot before two corners of a wall
            sets.a.emplace_back(1e-3F * static_cast<float>(between(random, 0, 1)), 0.28F, 0);
            sets.b.emplace_back(static_cast<float>(std::sqrt(1 - 0.28 * 0.28) + gap + 0.002), i % 2 == 0 ? 1e-3F : 0.569F, 0);
            break;
        case 5: {  // a ball before a piece of a sphere
            const Eigen::Vector3d beside = Eigen::Vector3d(between(random, -1, 1), between(random, -1, 1), between(random, -1, 1));
            sets.a.push_back((1e-3 * beside.normalized()).cast<float>());
            const Eigen::Vector3d towards = across + between(random, -0.15, 0.15) * u + between(random, -0.15, 0.15) * v;
            sets.b.push_back(((1 + 1e-3 + gap) * towards.normalized()).cast<float>());
            break;
        }
        default:  // along two lines that cross at a distance
            sets.a.push_back((between(random, -0.2, 0.2) * u).cast<float>());
            sets.b.push_back(((1 + gap) * across + between(random, -0.2, 0.2) * v).cast<float>());
        }
    }
    return sets;
}

constexpr int kinds = 7;

}  // namespace

class TestNearPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Around the radius, where rounding decides.
    void answersAsAllPairsDo()
    {
        for (int kind = 0; kind < kinds; ++kind) {
            for (std::uint64_t seed = 1; seed <= 12; ++seed) {
                for (const double gap : {-1e-3, -1e-6, -1e-7, 0.0, 1e-7, 3e-7, 1e-6, 1e-4, 0.1}) {
                    TwoSets sets = awkwardSets(kind, 60 + 20 * seed, gap, seed);
                    QCOMPARE(NearPairs(1).touch(sets.a, sets.b), anyNearer(sets, 1));
                    QCOMPARE(NearPairs(1).touch(sets.b, sets.a), anyNearer(sets, 1));
                    sets.a.resize(sets.a.size() / 8);  // few before many
                    QCOMPARE(NearPairs(1).touch(sets.a, sets.b), anyNearer(sets, 1));
                    QCOMPARE(NearPairs(1).touch(sets.b, sets.a), anyNearer(sets, 1));
                }
            }
        }
    }

    void answersAsAllPairsDoForRandomSets()
    {
        std::mt19937_64 random(3);
        int touching = 0;
        for (int i = 0; i < 2000; ++i) {
            TwoSets sets;
            const double thickness = between(random, 0, 0.4);
            const double distance = between(random, 0.6, 1.6);
            for (int k = 0; k < 80; ++k) {
                sets.a.emplace_back(between(random, 0, 0.3), between(random, 0, thickness), between(random, 0, 0.5));
                sets.b.emplace_back(distance + between(random, 0, 0.3), between(random, 0, 0.5), between(random, 0, thickness));
            }
            const bool expected = anyNearer(sets, 1);
            touching += expected ? 1 : 0;
            QCOMPARE(NearPairs(1).touch(sets.a, sets.b), expected);
        }
        QVERIFY(touching > 400 && touching < 1600);
    }

    void exactlyTheRadiusIsApart()
    {
        Points a;
        Points b;
        for (int i = 0; i < 400; ++i) {  // a lattice
            a.emplace_back(0, static_cast<float>(i % 20), static_cast<float>(i / 20));
            b.emplace_back(1, static_cast<float>(i % 20), static_cast<float>(i / 20));
        }
        QVERIFY(!NearPairs(1).touch(a, b));
        QVERIFY(NearPairs(std::nextafter(1.0F, 2.0F)).touch(a, b));
        QVERIFY(!NearPairs(0).touch(a, a));
        QVERIFY(NearPairs(1e-40F).touch(a, a));
    }

    void workGrowsAlmostWithThePoints_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < kinds; ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }

    /// 30,000 against 30,000 are 900 million pairs.
    void workGrowsAlmostWithThePoints()
    {
        QFETCH(int, kind);
        constexpr std::size_t count = 30'000;
        constexpr std::size_t looksPerPoint = 400;
        for (const double gap : {1e-5, 1e-4, 1e-2}) {
            const TwoSets sets = awkwardSets(kind, count, gap, 7);
            NearPairs pairs(1);
            QVERIFY(!pairs.touch(sets.a, sets.b));
            QVERIFY2(pairs.looks() < 2 * count * looksPerPoint, qPrintable(QString::number(pairs.looks())));
            NearPairs theOtherWay(1);
            QVERIFY(!theOtherWay.touch(sets.b, sets.a));
            QVERIFY2(theOtherWay.looks() < 2 * count * looksPerPoint, qPrintable(QString::number(theOtherWay.looks())));
        }
    }
};

POINTLOOM_TEST(TestNearPairs, withoutApplication)
#include "tst_near_pairs.moc"
