// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/BoxOverlap.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;
constexpr int pairCases = 300;

double between(std::mt19937_64& random, double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(random);
}

OrientedBox tilted(OrientedBox box, std::mt19937_64& random)
{
    box.pitch_rad = between(random, -1.5, 1.5);
    box.roll_rad = between(random, -pi, pi);
    return box;
}

/// Two tilted boxes that as a rule overlap in part.
std::pair<OrientedBox, OrientedBox> tiltedNeighbours(std::mt19937_64& random)
{
    OrientedBox a = tilted(randomBox(random), random);
    OrientedBox b = tilted(randomBox(random), random);
    a.size_m = a.size_m.cwiseMin(6).cwiseMax(1);
    b.size_m = b.size_m.cwiseMin(6).cwiseMax(1);
    const double x = between(random, -2, 2);
    const double y = between(random, -2, 2);
    b.centre_m = a.centre_m + Eigen::Vector3d(x, y, between(random, -2, 2));
    return {a, b};
}

/// The share of points thrown into a that fall into b.
double shareByThrowing(const OrientedBox& a, const OrientedBox& b, int throws, std::mt19937_64& random)
{
    int hits = 0;
    for (int i = 0; i < throws; ++i) {
        const double x = between(random, -0.5, 0.5);
        const double y = between(random, -0.5, 0.5);
        const Eigen::Vector3d local(x, y, between(random, -0.5, 0.5));
        hits += contains(b, fromBox(a, local.cwiseProduct(a.size_m))) ? 1 : 0;
    }
    return static_cast<double>(hits) / throws;
}

}  // namespace

class TestTiltedOverlap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Five standard deviations of the count: exceeded by chance once in 1.7 million.
    void agreesWithACountOfRandomPoints()
    {
        constexpr int throws = 20'000;
        constexpr int pairs = 200;
        std::mt19937_64 random(61);
        int overlapping = 0;
        double squares = 0;
        for (int i = 0; i < pairs; ++i) {
            const auto [a, b] = tiltedNeighbours(random);
            const double share = overlap_m3(a, b) / a.size_m.prod();
            const double counted = shareByThrowing(a, b, throws, random);
            const double deviation = std::sqrt(std::max(share * (1 - share), 1.0 / throws) / throws);
            QVERIFY2(std::abs(share - counted) < 5 * deviation, qPrintable(QString("%1: %2 counted %3").arg(i).arg(share).arg(counted)));
            const double shared_m3 = overlap_m3(a, b);
            QVERIFY(std::abs(iou3d(a, b) - shared_m3 / (a.size_m.prod() + b.size_m.prod() - shared_m3)) < 1e-12);
            overlapping += share > 0 ? 1 : 0;
            squares += std::pow((share - counted) / deviation, 2) / pairs;
        }
        QVERIFY(overlapping > pairs / 2);
        QVERIFY(squares < 1.5);  // mean square of the deviations: about 1 when only the count errs
    }

    void isSymmetricAndBetweenZeroAndOne()
    {
        std::mt19937_64 random(62);
        for (int i = 0; i < pairCases; ++i) {
            const auto [a, b] = tiltedNeighbours(random);
            QVERIFY(std::abs(iou3d(a, b) - iou3d(b, a)) < 1e-9);
            QVERIFY(iou3d(a, b) >= 0 && iou3d(a, b) <= 1 + 1e-12);
            QVERIFY(std::abs(iou3d(a, a) - 1) < 1e-9);
            QVERIFY(std::abs(iou3d(a, flipped(a)) - 1) < 1e-9);
            QVERIFY(std::abs(iou3d(a, axesSwapped(a)) - 1) < 1e-9);
        }
    }

    void aCommonMotionChangesNothing()
    {
        std::mt19937_64 random(63);
        for (int i = 0; i < pairCases; ++i) {
            const auto [a, b] = tiltedNeighbours(random);
            const Pose pose = poseOf(tilted(randomBox(random), random));
            QVERIFY(std::abs(iou3d(transformed(pose, a), transformed(pose, b)) - iou3d(a, b)) < 1e-9);
        }
    }

    /// Upright boxes turned together: what the formula for upright boxes says is what the clipping of bodies says.
    void agreesWithTheFormulaForUprightBoxes()
    {
        std::mt19937_64 random(64);
        for (int i = 0; i < pairCases; ++i) {
            auto [a, b] = tiltedNeighbours(random);
            a = levelled(a);
            b = levelled(b);
            const Pose pose = poseOf(tilted(randomBox(random), random));
            QVERIFY(std::abs(iou3d(transformedRigidly(pose, a), transformedRigidly(pose, b)) - iou3d(a, b)) < 1e-9);
        }
    }

    void alongOneAxisItIsTheSharedLength()
    {
        std::mt19937_64 random(65);
        for (int i = 0; i < pairCases; ++i) {
            const OrientedBox a = tilted(randomBox(random), random);
            for (int axis = 0; axis < 3; ++axis) {
                const double moved = between(random, 0, 1.5);
                OrientedBox b = a;
                b.centre_m += axisOf(a, axis) * (moved * a.size_m[axis]);
                const double both = std::max(0.0, 1 - moved);
                QVERIFY(std::abs(iou3d(a, b) - both / (2 - both)) < 1e-9);
            }
        }
    }

    /// Half a cube stands out of each side of a tilted plane through its middle.
    void aPlaneThroughTheMiddleHalvesACube()
    {
        std::mt19937_64 random(66);
        const OrientedBox cube{{3, 4, 5}, {1, 1, 1}, 0.3};
        for (int i = 0; i < pairCases; ++i) {
            OrientedBox half = tilted({cube.centre_m, {10, 10, 10}, between(random, -pi, pi)}, random);
            half.centre_m += axisOf(half, 0) * 5;
            QVERIFY(std::abs(overlap_m3(cube, half) - 0.5) < 1e-9);
            QVERIFY(std::abs(overlap_m3(half, cube) - 0.5) < 1e-9);
        }
    }

    void aTouchIsNoOverlapAndEmptyBoxesHaveNone()
    {
        std::mt19937_64 random(67);
        for (int i = 0; i < pairCases; ++i) {
            const OrientedBox a = tilted(randomBox(random), random);
            for (int axis = 0; axis < 3; ++axis) {
                OrientedBox beside = a;
                beside.centre_m += axisOf(a, axis) * a.size_m[axis];
                QVERIFY(iou3d(a, beside) < 1e-9);
                OrientedBox flat = a;
                flat.size_m[axis] = 0;
                QVERIFY(std::isfinite(iou3d(a, flat)) && iou3d(a, flat) < 1e-9);
            }
            OrientedBox empty = a;
            empty.size_m.setZero();
            QCOMPARE(iou3d(empty, empty), 0.0);
        }
    }

    /// The bird's eye score reads a box as the field does: levelled.
    void theFootprintIsThatOfTheLevelledBox()
    {
        std::mt19937_64 random(68);
        for (int i = 0; i < pairCases; ++i) {
            const auto [a, b] = tiltedNeighbours(random);
            QCOMPARE(footprintOverlap_m2(a, b), footprintOverlap_m2(levelled(a), levelled(b)));
        }
    }
};

POINTLOOM_TEST(TestTiltedOverlap, withoutApplication)
#include "tst_tilted_overlap.moc"
