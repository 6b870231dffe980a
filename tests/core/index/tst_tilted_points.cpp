// SPDX-License-Identifier: Apache-2.0
#include "core/index/BoxPoints.h"
#include "core/index/GroundUnder.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>
#include <set>

using namespace pointloom;
using namespace pointloom::test;

namespace {

PointCloud pointsAllOver(std::mt19937_64& random, int count)
{
    std::uniform_real_distribution<float> place(-12, 12);
    PointCloud cloud;
    for (int i = 0; i < count; ++i) {
        const float x = place(random);
        const float y = place(random);
        cloud.positions_m.emplace_back(x, y, place(random));
    }
    cloud.width = cloud.size();
    return cloud;
}

OrientedBox tiltedBox(std::mt19937_64& random)
{
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    OrientedBox box = randomBox(random);
    box.centre_m = {between(-6, 6), between(-6, 6), between(-6, 6)};
    box.size_m = box.size_m.cwiseMin(12);
    box.pitch_rad = between(-1.5, 1.5);
    box.roll_rad = between(-3, 3);
    return box;
}

/// Ground that rises along x by this much in a metre, as an index knows it.
std::shared_ptr<const CloudIndex> slope(double rise)
{
    return CloudIndex::build(FitScene().ground(40, rise).cloud());
}

}  // namespace

class TestTiltedPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Those that are inside by the box's own test, but for what lies on a face to the last digits of a float.
    void everyPointInATiltedBoxIsVisitedOnce()
    {
        std::mt19937_64 random(71);
        const PointCloud cloud = pointsAllOver(random, 20'000);
        const auto index = CloudIndex::build(cloud);
        for (int i = 0; i < 40; ++i) {
            const OrientedBox box = tiltedBox(random);
            for (const double margin : {0.0, 0.3}) {
                std::set<std::uint32_t> visited;
                forEachPointIn(*index, box, margin, [&](std::uint32_t k, const Eigen::Vector3f& local) {
                    QVERIFY(visited.insert(index->pointId()[k]).second);
                    const Eigen::Vector3d p(index->x()[k], index->y()[k], index->z()[k]);
                    QVERIFY((toBox(box, p) - local.cast<double>()).norm() < 1e-4);
                });
                for (std::uint32_t id = 0; id < cloud.size(); ++id) {
                    const Eigen::Vector3d p = cloud.positions_m[id].cast<double>();
                    if (contains(box, p, margin - 1e-4))
                        QVERIFY(visited.contains(id));
                    else if (!contains(box, p, margin + 1e-4))
                        QVERIFY(!visited.contains(id));
                }
            }
        }
    }

    void aBoxLeansAsTheGroundDoes_data()
    {
        QTest::addColumn<double>("rise");
        QTest::addColumn<double>("yaw_rad");
        for (const double rise : {-0.1, 0.0, 0.05, 0.1})
            for (const double yaw : {0.0, 0.7, 2.4, -1.6})
                QTest::addRow("rise %.2f, yaw %.1f", rise, yaw) << rise << yaw;
    }

    void aBoxLeansAsTheGroundDoes()
    {
        QFETCH(double, rise);
        QFETCH(double, yaw_rad);
        const auto index = slope(rise);
        const OrientedBox box{{9, 4, 2}, {4.4, 1.8, 1.6}, yaw_rad};
        const OrientedBox leaning = onSlope(index->ground(), box);
        QCOMPARE(leaning.centre_m, box.centre_m);
        QCOMPARE(leaning.size_m, box.size_m);
        QCOMPARE(leaning.yaw_rad, box.yaw_rad);
        const Eigen::Vector3d normal = Eigen::Vector3d(-rise, 0, 1).normalized();
        QVERIFY2(axisOf(leaning, 2).dot(normal) > std::cos(0.015), qPrintable(QString::number(axisOf(leaning, 2).dot(normal))));
        QVERIFY(cornerDistance_m(onSlope(index->ground(), leaning), leaning) < 1e-9);
    }

    /// Up the slope the front is high: by the convention a negative pitch.
    void theSignsFollowTheSlope()
    {
        const auto index = slope(0.1);
        QVERIFY(onSlope(index->ground(), {{9, 4, 2}, {4, 2, 1}, 0}).pitch_rad < -0.07);
        QVERIFY(onSlope(index->ground(), {{9, 4, 2}, {4, 2, 1}, std::numbers::pi}).pitch_rad > 0.07);
        QVERIFY(onSlope(index->ground(), {{9, 4, 2}, {4, 2, 1}, std::numbers::pi / 2}).roll_rad < -0.07);  // uphill is to the right
    }

    void withoutGroundABoxStays()
    {
        OrientedBox box = goldenBox();
        box.roll_rad = 0.2;
        QCOMPARE(onSlope(Ground(), box), box);
    }

    void aStandingBoxHasItsFootOnTheGround()
    {
        const auto index = slope(0.1);
        for (const double tilt : {0.0, 0.1, -0.3}) {
            OrientedBox box{{9, 4, 3}, {4.4, 1.8, 1.6}, 0.4};
            box.pitch_rad = tilt;
            const OrientedBox standing = standingOn(index->ground(), box);
            QVERIFY((standing.centre_m - box.centre_m).head<2>().norm() < 1e-12);
            QVERIFY(std::abs(clearance_m(index->ground(), standing)) < 1e-6);
            QVERIFY(clearance_m(index->ground(), box) > 0.5);
        }
    }

    /// Rays that end high at the raised end of a box end in it, though above what it would reach to if it were level.
    void raysKnowThatABoxLeans()
    {
        const Eigen::Vector3f sensor(0, 0, 1.8F);
        OrientedBox box{{20, 0, 1}, {8, 2, 1}, std::numbers::pi / 2};  // across the line of sight
        box.pitch_rad = -0.4;                                          // the end to the left is up
        PointCloud cloud;
        for (double along = -3.9; along <= 3.9; along += 0.05)
            for (double up = -0.45; up <= 0.45; up += 0.1)
                cloud.positions_m.push_back(fromBox(box, {along, 0.9, up}).cast<float>());
        const ScanRays rays(cloud.positions_m, sensor);
        const SightVerdict leaning = rays.through(box, 0.1F, 0.55F, 1.45F);
        const SightVerdict level = rays.through(levelled(box), 0.1F, 0.55F, 1.45F);
        QVERIFY2(leaning.stopped > 1.5F * level.stopped, qPrintable(QString("%1 %2").arg(leaning.stopped).arg(level.stopped)));
    }
};

POINTLOOM_TEST(TestTiltedPoints, withoutApplication)
#include "tst_tilted_points.moc"
