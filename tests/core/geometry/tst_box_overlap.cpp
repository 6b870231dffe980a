// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/BoxOverlap.h"
#include "tests/support/Support.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;
constexpr int overlapCases = 500;

OrientedBox shiftedCopy(const OrientedBox& box, const Eigen::Vector3d& by_m)
{
    return {box.centre_m + by_m, box.size_m, box.yaw_rad};
}

/// Two boxes that as a rule overlap in part.
std::pair<OrientedBox, OrientedBox> neighbours(std::mt19937_64& random)
{
    std::uniform_real_distribution<double> near(-2, 2);
    OrientedBox a = randomBox(random);
    OrientedBox b = randomBox(random);
    a.size_m = a.size_m.cwiseMin(6).cwiseMax(1);
    b.size_m = b.size_m.cwiseMin(6).cwiseMax(1);
    const double x = near(random);
    const double y = near(random);
    b.centre_m = a.centre_m + Eigen::Vector3d(x, y, near(random));
    return {a, b};
}

/// OpenCV's intersection of convex polygons, around a's middle: it computes in float.
double overlapByOpenCv(const OrientedBox& a, const OrientedBox& b)
{
    const auto polygon = [&](const OrientedBox& box) {
        const auto all = corners(box);
        std::vector<cv::Point2f> out;
        for (const std::size_t corner : {0U, 1U, 3U, 2U}) {
            const Eigen::Vector3d p = all[corner] - a.centre_m;
            out.emplace_back(static_cast<float>(p.x()), static_cast<float>(p.y()));
        }
        return out;
    };
    std::vector<cv::Point2f> overlap;
    return cv::intersectConvexConvex(polygon(a), polygon(b), overlap);
}

/// Share of a fine grid over a's footprint that b covers, times a's area.
double overlapBySampling(const OrientedBox& a, const OrientedBox& b)
{
    constexpr int steps = 400;
    int inside = 0;
    for (int i = 0; i < steps; ++i) {
        for (int j = 0; j < steps; ++j) {
            const Eigen::Vector3d local((i + 0.5) / steps - 0.5, (j + 0.5) / steps - 0.5, 0);
            const Eigen::Vector3d point = fromBox(a, local.cwiseProduct(a.size_m));
            inside += contains(b, {point.x(), point.y(), b.centre_m.z()}) ? 1 : 0;
        }
    }
    return a.size_m.x() * a.size_m.y() * inside / (steps * steps);
}

}  // namespace

class TestBoxOverlap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownOverlaps_data()
    {
        QTest::addColumn<double>("yaw_rad");
        QTest::addColumn<double>("shift_m");
        QTest::addColumn<double>("overlap_m2");
        QTest::newRow("the same") << 0.0 << 0.0 << 4.0;
        QTest::newRow("turned by a right angle") << pi / 2 << 0.0 << 4.0;
        QTest::newRow("turned by 45 degrees: an octagon") << pi / 4 << 0.0 << 8 * (std::numbers::sqrt2 - 1);
        QTest::newRow("half beside") << 0.0 << 1.0 << 2.0;
        QTest::newRow("side by side") << 0.0 << 2.0 << 0.0;
        QTest::newRow("apart") << 0.3 << 5.0 << 0.0;
    }

    /// Squares of 2 m, also far from the origin.
    void knownOverlaps()
    {
        QFETCH(double, yaw_rad);
        QFETCH(double, shift_m);
        QFETCH(double, overlap_m2);
        for (const double far : {0.0, 500'000.0}) {
            const OrientedBox a{{far, far, 0}, {2, 2, 1}, 0};
            const OrientedBox b{{far + shift_m, far, 0}, {2, 2, 1}, yaw_rad};
            QVERIFY(std::abs(footprintOverlap_m2(a, b) - overlap_m2) < 1e-9);
            QVERIFY(std::abs(iouBirdsEye(a, b) - overlap_m2 / (8 - overlap_m2)) < 1e-9);
        }
    }

    void agreesWithOpenCv()
    {
        std::mt19937_64 random(31);
        for (int i = 0; i < overlapCases; ++i) {
            const auto [a, b] = neighbours(random);
            QVERIFY2(std::abs(footprintOverlap_m2(a, b) - overlapByOpenCv(a, b)) < 1e-3, qPrintable(QString::number(i)));
        }
    }

    void agreesWithSampling()
    {
        std::mt19937_64 random(32);
        for (int i = 0; i < 20; ++i) {
            const auto [a, b] = neighbours(random);
            QVERIFY(std::abs(footprintOverlap_m2(a, b) - overlapBySampling(a, b)) < 0.01 * a.size_m.x() * a.size_m.y());
        }
    }

    void isSymmetricAndBetweenZeroAndOne()
    {
        std::mt19937_64 random(33);
        for (int i = 0; i < overlapCases; ++i) {
            const auto [a, b] = neighbours(random);
            QVERIFY(std::abs(iouBirdsEye(a, b) - iouBirdsEye(b, a)) < 1e-9);
            QVERIFY(std::abs(iou3d(a, b) - iou3d(b, a)) < 1e-9);
            QVERIFY(iou3d(a, b) >= 0 && iou3d(a, b) <= 1 + 1e-12);
            QVERIFY(iouBirdsEye(a, b) >= 0 && iouBirdsEye(a, b) <= 1 + 1e-12);
            QVERIFY(std::abs(iou3d(a, a) - 1) < 1e-9);
        }
    }

    void doesNotDependOnTheFrame()
    {
        std::mt19937_64 random(34);
        for (int i = 0; i < overlapCases; ++i) {
            const auto [a, b] = neighbours(random);
            Pose pose = Pose::Identity();
            pose.translate(randomBox(random).centre_m).rotate(Eigen::AngleAxisd(randomBox(random).yaw_rad, Eigen::Vector3d::UnitZ()));
            QVERIFY(std::abs(iou3d(transformed(pose, a), transformed(pose, b)) - iou3d(a, b)) < 1e-9);
        }
    }

    void alongOneAxisItIsTheSharedLength()
    {
        std::mt19937_64 random(35);
        std::uniform_real_distribution<double> share(0, 1.5);
        for (int i = 0; i < overlapCases; ++i) {
            const OrientedBox a = randomBox(random);
            for (int axis = 0; axis < 3; ++axis) {
                const double moved = share(random);
                const OrientedBox b = shiftedCopy(a, axisOf(a, axis) * (moved * a.size_m[axis]));
                const double both = std::max(0.0, 1 - moved);
                QVERIFY(std::abs(iou3d(a, b) - both / (2 - both)) < 1e-9);
            }
        }
    }

    void emptyBoxesOverlapNothing()
    {
        const OrientedBox empty{{0, 0, 0}, {0, 0, 0}, 0};
        QCOMPARE(iou3d(empty, empty), 0.0);
        QCOMPARE(iouBirdsEye(empty, goldenBox()), 0.0);
    }
};

POINTLOOM_TEST(TestBoxOverlap, withoutApplication)
#include "tst_box_overlap.moc"
