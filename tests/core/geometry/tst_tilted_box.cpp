// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/OrientedBox.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;
constexpr int tiltedCases = 500;
constexpr std::array<Face, 6> everyFace = {Face::back, Face::front, Face::right, Face::left, Face::bottom, Face::top};

bool isNear(const Eigen::Vector3d& a, const Eigen::Vector3d& b, double tolerance = 1e-9)
{
    return (a - b).norm() < tolerance;
}

OrientedBox randomTilted(std::mt19937_64& random)
{
    OrientedBox box = randomBox(random);
    box.pitch_rad = std::uniform_real_distribution<double>(-1.5, 1.5)(random);
    box.roll_rad = std::uniform_real_distribution<double>(-pi, pi)(random);
    return box;
}

Pose randomPose(std::mt19937_64& random)
{
    return poseOf(randomTilted(random));
}

}  // namespace

class TestTiltedBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSignsAreAsTheHeaderSays()
    {
        const OrientedBox level{{0, 0, 0}, {4, 2, 1}, 0.7};
        OrientedBox pitched = level;
        pitched.pitch_rad = 0.2;
        QVERIFY(faceMiddle(pitched, Face::front).z() < faceMiddle(level, Face::front).z() - 0.3);
        QVERIFY(std::abs(faceMiddle(pitched, Face::left).z()) < 1e-12);
        OrientedBox rolled = level;
        rolled.roll_rad = 0.2;
        QVERIFY(faceMiddle(rolled, Face::right).z() < faceMiddle(level, Face::right).z() - 0.15);
        QVERIFY(std::abs(faceMiddle(rolled, Face::front).z()) < 1e-12);
    }

    void theRotationIsYawPitchRoll()
    {
        std::mt19937_64 random(51);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            const Eigen::Matrix3d expected =
                (Eigen::AngleAxisd(box.yaw_rad, Eigen::Vector3d::UnitZ()) * Eigen::AngleAxisd(box.pitch_rad, Eigen::Vector3d::UnitY())
                 * Eigen::AngleAxisd(box.roll_rad, Eigen::Vector3d::UnitX()))
                    .toRotationMatrix();
            QVERIFY((rotationOf(box) - expected).norm() < 1e-12);
            for (int axis = 0; axis < 3; ++axis)
                QVERIFY(isNear(axisOf(box, axis), expected.col(axis)));
        }
    }

    /// Matrix and quaternion, there and back.
    void rotationsAreTakenBack()
    {
        std::mt19937_64 random(52);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            const OrientedBox bare = levelled(box);
            const OrientedBox fromMatrix = withRotation(bare, rotationOf(box));
            QVERIFY(std::abs(wrapAngle(fromMatrix.yaw_rad - box.yaw_rad)) < 1e-9);
            QVERIFY(std::abs(fromMatrix.pitch_rad - box.pitch_rad) < 1e-9);
            QVERIFY(std::abs(wrapAngle(fromMatrix.roll_rad - box.roll_rad)) < 1e-9);
            const Eigen::Quaterniond quaternion(rotationOf(box));
            QVERIFY(cornerDistance_m(withRotation(bare, quaternion.toRotationMatrix()), box) < 1e-9);
        }
    }

    void upToTheGimbalNothingIsLost()
    {
        for (const double sign : {-1.0, 1.0}) {
            for (const double short_rad : {1e-2, 1e-5, 1e-8, 0.0}) {
                OrientedBox box = goldenBox();
                box.pitch_rad = sign * (pi / 2 - short_rad);
                box.roll_rad = 0.4;
                const OrientedBox back = withRotation(box, rotationOf(box));
                QVERIFY(std::abs(back.pitch_rad) <= pi / 2);
                QVERIFY(cornerDistance_m(back, box) < 1e-6);
            }
        }
    }

    void anUprightBoxStaysUpright()
    {
        std::mt19937_64 random(53);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomBox(random);
            QVERIFY(isUpright(box));
            QVERIFY(isUpright(withRotation(box, rotationOf(box))));
            QVERIFY(isUpright(flipped(box)));
            QVERIFY(isUpright(axesSwapped(box)));
            QVERIFY(isUpright(transformed(randomPose(random), box)));
            QVERIFY(isUpright(levelled(randomTilted(random))));
        }
    }

    void toBoxUndoesFromBoxAndAgreesWithThePose()
    {
        std::mt19937_64 random(54);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            const Eigen::Vector3d point = randomBox(random).centre_m;
            QVERIFY(isNear(fromBox(box, toBox(box, point)), point));
            QVERIFY(isNear(poseOf(box) * toBox(box, point), point));
            const auto found = corners(box);
            for (int corner = 0; corner < 8; ++corner) {
                const Eigen::Vector3d sign((corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1);
                QVERIFY(isNear(toBox(box, found[static_cast<std::size_t>(corner)]), sign.cwiseProduct(box.size_m) / 2));
            }
        }
    }

    void containsEndsAtTheFaces()
    {
        std::mt19937_64 random(55);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            for (const Face face : everyFace) {
                const Eigen::Vector3d outwards = axisOf(box, axisOf(face)) * signOf(face);
                QVERIFY(contains(box, faceMiddle(box, face) - outwards * 1e-6));
                QVERIFY(!contains(box, faceMiddle(box, face) + outwards * 1e-6));
                QVERIFY(contains(box, faceMiddle(box, face) + outwards * 0.1, 0.1 + 1e-6));
            }
        }
    }

    void aMovedFaceMovesAlone()
    {
        std::mt19937_64 random(56);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            for (const Face face : everyFace) {
                const OrientedBox moved = withFaceMoved(box, face, 0.7);
                const auto opposite = static_cast<Face>(static_cast<int>(face) ^ 1);
                QVERIFY(isNear(faceMiddle(moved, face), faceMiddle(box, face) + axisOf(box, axisOf(face)) * (signOf(face) * 0.7)));
                QVERIFY(isNear(faceMiddle(moved, opposite), faceMiddle(box, opposite)));
                QVERIFY(cornerDistance_m(withFaceMoved(moved, face, -0.7), box) < 1e-9);
            }
        }
    }

    /// The same eight corners under other names.
    void flippingAndSwappingKeepTheVolume()
    {
        std::mt19937_64 random(57);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            const auto at = corners(box);
            const auto turned = corners(flipped(box));
            const auto swapped = corners(axesSwapped(box));
            for (std::size_t corner = 0; corner < 8; ++corner) {
                QVERIFY(isNear(turned[corner], at[corner ^ 3U]));
                // The new front is the old left, the new left the old back.
                const std::size_t front = corner & 1U;
                const std::size_t left = (corner >> 1U) & 1U;
                QVERIFY(isNear(swapped[corner], at[(1U - left) | (front << 1U) | (corner & 4U)]));
            }
            QVERIFY(cornerDistance_m(flipped(flipped(box)), box) < 1e-9);
            QVERIFY(cornerDistance_m(axesSwapped(axesSwapped(axesSwapped(axesSwapped(box)))), box) < 1e-9);
        }
    }

    void aTransformMovesTheCornersOfATiltedBox()
    {
        std::mt19937_64 random(58);
        for (int i = 0; i < tiltedCases; ++i) {
            const OrientedBox box = randomTilted(random);
            const Pose pose = randomPose(random);
            const auto before = corners(box);
            const auto after = corners(transformed(pose, box));
            for (std::size_t corner = 0; corner < 8; ++corner)
                QVERIFY(isNear(after[corner], pose * before[corner]));
            QVERIFY(cornerDistance_m(transformedRigidly(pose.inverse(), transformedRigidly(pose, levelled(box))), levelled(box)) < 1e-9);
        }
    }

    void theReachFromAboveHoldsTheCorners()
    {
        std::mt19937_64 random(59);
        for (int i = 0; i < tiltedCases; ++i) {
            for (const OrientedBox& box : {randomTilted(random), randomBox(random)}) {
                double furthest = 0;
                for (const Eigen::Vector3d& corner : corners(box))
                    furthest = std::max(furthest, (corner - box.centre_m).head<2>().norm());
                QVERIFY(std::abs(reachFromAbove_m(box) - furthest) < 1e-9);
            }
        }
    }
};

POINTLOOM_TEST(TestTiltedBox, withoutApplication)
#include "tst_tilted_box.moc"
