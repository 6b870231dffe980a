// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxHandles.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace pointloom;

namespace {

using std::numbers::pi;

/// A parallel view along an axis of the box, as the views beside the main one have: side along the width, front along the length.
ViewTransform along(const OrientedBox& box, int axis)
{
    const Eigen::Matrix3d frame_R_box = rotationOf(box);
    Eigen::Matrix3d rows;  // right, up, towards the viewer
    if (axis == 2)
        rows << frame_R_box.col(0).transpose(), frame_R_box.col(1).transpose(), frame_R_box.col(2).transpose();
    else if (axis == 1)
        rows << frame_R_box.col(0).transpose(), frame_R_box.col(2).transpose(), -frame_R_box.col(1).transpose();
    else
        rows << frame_R_box.col(1).transpose(), frame_R_box.col(2).transpose(), frame_R_box.col(0).transpose();
    const double half_m = box.size_m.norm();
    ViewTransform view;
    view.size_px = {600, 400};
    view.clip_T_world.topLeftCorner<3, 3>() = Eigen::Vector3d(1 / (1.5 * half_m), 1 / half_m, -1 / 100.0).asDiagonal() * rows;
    view.clip_T_world.topRightCorner<3, 1>() = -view.clip_T_world.topLeftCorner<3, 3>() * box.centre_m;
    return view;
}

Handle turnAbout(int axis)
{
    return {Handle::Kind::turn, {}, axis};
}

/// The box after its turn handle went this far round the middle of the picture, counter-clockwise.
OrientedBox turnedInView(const OrientedBox& box, int axis, double angle_rad, const DragParams& params = {})
{
    const ViewTransform view = along(box, axis);
    const Eigen::Vector2d middle = view.size_px / 2;
    const Eigen::Vector2d at = *view.toPixel(positionOf(box, turnAbout(axis))) - middle;
    const Eigen::Vector2d to = Eigen::Rotation2Dd(-angle_rad) * at;  // pixels count down
    return dragged(box, turnAbout(axis), rayThrough(view, middle + at), rayThrough(view, middle + to), params);
}

OrientedBox tiltedBox(std::mt19937_64& random)
{
    OrientedBox box = test::randomBox(random);
    box.pitch_rad = std::uniform_real_distribution<double>(-1, 1)(random);
    box.roll_rad = std::uniform_real_distribution<double>(-1, 1)(random);
    return box;
}

}  // namespace

class TestTiltHandles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachViewOffersItsOwnTurn()
    {
        std::mt19937_64 random(81);
        for (int i = 0; i < 50; ++i) {
            for (const OrientedBox& box : {test::randomBox(random), tiltedBox(random)}) {
                for (int axis = 0; axis < 3; ++axis) {
                    const auto handles = handlesIn(box, along(box, axis));
                    QCOMPARE(std::ranges::count(handles, Handle::Kind::turn, &Handle::kind), 1);
                    QCOMPARE(std::ranges::count(handles, turnAbout(axis)), 1);
                    const ViewTransform view = along(box, axis);
                    const auto found = handleAt(box, view, *view.toPixel(positionOf(box, turnAbout(axis))), 1e-3);
                    QVERIFY(found == turnAbout(axis));
                }
            }
        }
    }

    /// From the side, with the heading to the right, counter-clockwise lifts the front: a negative pitch.
    void fromTheSideABoxIsPitched()
    {
        for (const double angle : {-1.2, -0.3, 0.05, 0.8}) {
            const OrientedBox box = test::goldenBox();
            const OrientedBox after = turnedInView(box, 1, angle);
            QVERIFY(std::abs(after.pitch_rad + angle) < 1e-6);
            QCOMPARE(after.roll_rad, 0.0);
            QCOMPARE(after.yaw_rad, box.yaw_rad);
            QCOMPARE(after.centre_m, box.centre_m);
            QCOMPARE(after.size_m, box.size_m);
        }
    }

    /// From the front, with the box's left to the right in the picture, counter-clockwise lifts its left side: a positive roll.
    void fromTheFrontABoxIsRolled()
    {
        for (const double angle : {-2.0, -0.3, 0.05, 0.8}) {
            const OrientedBox box = test::goldenBox();
            const OrientedBox after = turnedInView(box, 0, angle);
            QVERIFY(std::abs(after.roll_rad - angle) < 1e-6);
            QCOMPARE(after.pitch_rad, 0.0);
            QCOMPARE(after.yaw_rad, box.yaw_rad);
        }
    }

    /// Whatever the box leans to already: it turns about its own axis by what the cursor goes round.
    void aTiltedBoxTurnsAboutItsOwnAxis()
    {
        std::mt19937_64 random(82);
        for (int i = 0; i < 100; ++i) {
            const OrientedBox box = tiltedBox(random);
            for (const int axis : {0, 1}) {
                const OrientedBox after = turnedInView(box, axis, 0.4);
                const double sense = axis == 0 ? 1 : -1;
                const Eigen::Matrix3d expected = Eigen::AngleAxisd(sense * 0.4, axisOf(box, axis)).toRotationMatrix() * rotationOf(box);
                QVERIFY((rotationOf(after) - expected).norm() < 1e-6);
            }
        }
    }

    void inStepsABoxComesBackUpright()
    {
        OrientedBox box = test::goldenBox();
        box.pitch_rad = 0.07;
        QVERIFY(isUpright(turnedInView(box, 1, 0.06, {.angleStep_rad = pi / 36})));
        box.pitch_rad = 0;
        box.roll_rad = -0.05;
        QVERIFY(isUpright(turnedInView(box, 0, 0.06, {.angleStep_rad = pi / 36})));
        QVERIFY(std::abs(turnedInView(box, 0, 0.2, {.angleStep_rad = pi / 36}).roll_rad - 2 * pi / 36) < 1e-9);
    }

    /// Faces and corners follow the cursor in the plane of the picture, however the box leans.
    void facesOfATiltedBoxFollowTheCursor()
    {
        std::mt19937_64 random(83);
        for (int i = 0; i < 50; ++i) {
            const OrientedBox box = tiltedBox(random);
            for (int axis = 0; axis < 3; ++axis) {
                const ViewTransform view = along(box, axis);
                for (const Handle& handle : handlesIn(box, view)) {
                    if (handle.kind == Handle::Kind::turn || (handle.kind == Handle::Kind::move && axis == 2))
                        continue;  // seen from above a box is moved over the ground
                    const Eigen::Vector2d pixel = *view.toPixel(positionOf(box, handle));
                    const bool moves = handle.kind == Handle::Kind::move;
                    const Eigen::Vector2d by =
                        moves ? Eigen::Vector2d(5, -3) : Eigen::Vector2d((pixel - view.size_px / 2).normalized() * 9);
                    const OrientedBox after = dragged(box, handle, rayThrough(view, pixel), rayThrough(view, pixel + by));
                    QVERIFY((*view.toPixel(positionOf(after, handle)) - pixel - by).norm() < 1e-5);
                    QCOMPARE(after.pitch_rad, box.pitch_rad);
                    QCOMPARE(after.roll_rad, box.roll_rad);
                }
            }
        }
    }

    void seenFromAboveATiltedBoxKeepsItsHeightAndTilt()
    {
        std::mt19937_64 random(84);
        for (int i = 0; i < 50; ++i) {
            const OrientedBox box = tiltedBox(random);
            const ViewTransform view = along(box, 2);
            const OrientedBox moved =
                dragged(box, {Handle::Kind::move, {}}, rayThrough(view, view.size_px / 2), rayThrough(view, {310, 190}));
            QVERIFY(std::abs(moved.centre_m.z() - box.centre_m.z()) < 1e-6);
            const OrientedBox turned = turnedInView(box, 2, 0.3);
            QCOMPARE(turned.pitch_rad, box.pitch_rad);
            QCOMPARE(turned.roll_rad, box.roll_rad);
            QVERIFY(turned.yaw_rad != box.yaw_rad);
        }
    }
};

POINTLOOM_TEST(TestTiltHandles, withoutApplication)
#include "tst_tilt_handles.moc"
