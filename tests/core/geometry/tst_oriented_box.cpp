// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/BoxOverlap.h"
#include "core/geometry/OrientedBox.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;
constexpr int boxCases = 500;
constexpr std::array<Face, 6> faces = {Face::back, Face::front, Face::right, Face::left, Face::bottom, Face::top};

bool near(const Eigen::Vector3d& a, const Eigen::Vector3d& b, double tolerance = 1e-9)
{
    return (a - b).norm() < tolerance;
}

Eigen::Vector3d randomPoint(std::mt19937_64& random, double range_m = 50)
{
    std::uniform_real_distribution<double> any(-range_m, range_m);
    const double x = any(random);
    const double y = any(random);
    return {x, y, any(random)};
}

Pose randomUprightPose(std::mt19937_64& random)
{
    Pose pose = Pose::Identity();
    pose.translate(randomPoint(random)).rotate(Eigen::AngleAxisd(randomPoint(random).x(), Eigen::Vector3d::UnitZ()));
    return pose;
}

Eigen::Vector3d faceCentre(const OrientedBox& box, Face face)
{
    return box.centre_m + axisOf(box, axisOf(face)) * (signOf(face) * box.size_m[axisOf(face)] / 2);
}

}  // namespace

class TestOrientedBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Worked out by hand in the conventions: bottom corners of the golden box.
    void theGoldenBoxHasItsCorners()
    {
        const auto found = corners(goldenBox());
        QVERIFY(near(found[3], {11.2821, 3.7794, -1.5}, 1e-4));       // front left bottom
        QVERIFY(near(found[1], {12.1821, 2.2206, -1.5}, 1e-4));       // front right bottom
        QVERIFY(near(found[0], {7.8179 + 0.9, 0.2206, -1.5}, 1e-4));  // back right bottom
        QVERIFY(near(found[2], {7.8179, 1.7794, -1.5}, 1e-4));        // back left bottom
        QVERIFY(near(found[7], {11.2821, 3.7794, 0.1}, 1e-4));        // front left top
    }

    void anglesAreWrappedOnce()
    {
        QCOMPARE(wrapAngle(pi), pi);
        QCOMPARE(wrapAngle(-pi), pi);
        QCOMPARE(wrapAngle(0), 0.0);
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> any(-100, 100);
        for (int i = 0; i < boxCases; ++i) {
            const double angle = any(random);
            const double wrapped = wrapAngle(angle);
            QVERIFY(wrapped > -pi && wrapped <= pi);
            QVERIFY(std::abs(std::sin(wrapped - angle)) < 1e-12 && std::cos(wrapped - angle) > 0);
            QVERIFY(std::abs(wrapAngle(wrapped) - wrapped) < 1e-15);
        }
    }

    void toBoxUndoesFromBox()
    {
        std::mt19937_64 random(2);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            const Eigen::Vector3d point = randomPoint(random, 300);
            QVERIFY(near(fromBox(box, toBox(box, point)), point));
            QVERIFY(near(poseOf(box) * toBox(box, point), point));
            QVERIFY(near(poseOf(box).inverse() * point, toBox(box, point)));
        }
    }

    void cornersLieInTheirDirections()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            const auto found = corners(box);
            for (int corner = 0; corner < 8; ++corner) {
                const Eigen::Vector3d sign((corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1);
                const Eigen::Vector3d local = toBox(box, found[static_cast<std::size_t>(corner)]);
                QVERIFY(near(local, sign.cwiseProduct(box.size_m) / 2));
            }
        }
    }

    void axesAreRightHandedAndAlongTheHeading()
    {
        std::mt19937_64 random(4);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            QVERIFY(near(axisOf(box, 0), {std::cos(box.yaw_rad), std::sin(box.yaw_rad), 0}));
            QVERIFY(near(axisOf(box, 0).cross(axisOf(box, 1)), axisOf(box, 2)));
        }
    }

    void containsEndsAtTheFaces()
    {
        std::mt19937_64 random(5);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            for (const Face face : faces) {
                const Eigen::Vector3d outwards = axisOf(box, axisOf(face)) * signOf(face);
                QVERIFY(contains(box, faceCentre(box, face) - outwards * 1e-6));
                QVERIFY(!contains(box, faceCentre(box, face) + outwards * 1e-6));
                QVERIFY(contains(box, faceCentre(box, face) + outwards * 0.1, 0.1 + 1e-6));
                QVERIFY(!contains(box, faceCentre(box, face) + outwards * 0.1, 0.1 - 1e-6));
            }
        }
    }

    void aMovedFaceMovesAlone()
    {
        std::mt19937_64 random(6);
        std::uniform_real_distribution<double> any(-0.1, 5);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            const double outwards = any(random);
            for (const Face face : faces) {
                const OrientedBox moved = withFaceMoved(box, face, outwards);
                const Eigen::Vector3d direction = axisOf(box, axisOf(face)) * signOf(face);
                for (const Face other : faces) {
                    const bool opposite = axisOf(other) == axisOf(face) && other != face;
                    if (other == face)
                        QVERIFY(near(faceCentre(moved, other), faceCentre(box, other) + direction * outwards));
                    else if (opposite)
                        QVERIFY(near(faceCentre(moved, other), faceCentre(box, other)));
                }
                QCOMPARE(moved.yaw_rad, box.yaw_rad);
                QVERIFY(cornerDistance_m(withFaceMoved(moved, face, -outwards), box) < 1e-9);
            }
        }
    }

    void noSideGetsShorterThanTheMinimum()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            for (const Face face : faces) {
                const int axis = axisOf(face);
                QVERIFY(std::abs(withFaceMoved(box, face, -1000, 0.05).size_m[axis] - 0.05) < 1e-12);
                OrientedBox thin = box;
                thin.size_m[axis] = 0.01;  // was thinner before: it is not made thicker
                QCOMPARE(withFaceMoved(thin, face, -1000, 0.05).size_m[axis], 0.01);
            }
        }
    }

    void flippingTwiceAndSwappingFourTimesChangeNothing()
    {
        std::mt19937_64 random(8);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            QVERIFY(cornerDistance_m(flipped(flipped(box)), box) < 1e-9);
            QVERIFY(cornerDistance_m(axesSwapped(axesSwapped(axesSwapped(axesSwapped(box)))), box) < 1e-9);
            QVERIFY(near(faceCentre(flipped(box), Face::front), faceCentre(box, Face::back)));
            QVERIFY(near(faceCentre(axesSwapped(box), Face::front), faceCentre(box, Face::left)));
            QVERIFY(std::abs(iou3d(flipped(box), box) - 1) < 1e-9);
            QVERIFY(std::abs(iou3d(axesSwapped(box), box) - 1) < 1e-9);
        }
    }

    void aTransformMovesTheCorners()
    {
        std::mt19937_64 random(9);
        for (int i = 0; i < boxCases; ++i) {
            const OrientedBox box = randomBox(random);
            const Pose pose = randomUprightPose(random);
            const auto before = corners(box);
            const auto after = corners(transformed(pose, box));
            for (std::size_t corner = 0; corner < 8; ++corner)
                QVERIFY(near(after[corner], pose * before[corner]));
            QVERIFY(cornerDistance_m(transformed(pose.inverse(), transformed(pose, box)), box) < 1e-9);
        }
    }

    void aTiltedTransformKeepsTheBoxUpright()
    {
        Pose tilted = Pose::Identity();
        tilted.rotate(Eigen::AngleAxisd(0.1, Eigen::Vector3d::UnitY())).rotate(Eigen::AngleAxisd(0.5, Eigen::Vector3d::UnitZ()));
        const OrientedBox box = transformed(tilted, goldenBox());
        QVERIFY(near(box.centre_m, tilted * goldenBox().centre_m));
        QCOMPARE(box.size_m, goldenBox().size_m);
        const Eigen::Vector3d heading = tilted.linear() * axisOf(goldenBox(), 0);
        QVERIFY(std::abs(box.yaw_rad - std::atan2(heading.y(), heading.x())) < 1e-12);
    }
};

POINTLOOM_TEST(TestOrientedBox, withoutApplication)
#include "tst_oriented_box.moc"
