// SPDX-License-Identifier: Apache-2.0
#include "core/tools/BoxHandles.h"
#include "tests/support/Support.h"

#include <Eigen/Geometry>

#include <cmath>
#include <numbers>

using namespace pointloom;

namespace {

using std::numbers::pi;
constexpr int alignedViews = 3;  // the first of viewsOf()

Eigen::Matrix4d looking(const Eigen::Vector3d& from, const Eigen::Vector3d& at, const Eigen::Vector3d& up)
{
    const Eigen::Vector3d forward = (at - from).normalized();
    const Eigen::Vector3d right = forward.cross(up).normalized();
    Eigen::Matrix4d view = Eigen::Matrix4d::Identity();
    view.row(0).head<3>() = right;
    view.row(1).head<3>() = right.cross(forward);
    view.row(2).head<3>() = -forward;
    view.topRightCorner<3, 1>() = -view.topLeftCorner<3, 3>() * from;
    return view;
}

Eigen::Matrix4d perspective(double aspect)
{
    constexpr double near = 0.1;
    constexpr double far = 500;
    const double f = 1 / std::tan(0.35);
    Eigen::Matrix4d p = Eigen::Matrix4d::Zero();
    p(0, 0) = f / aspect;
    p(1, 1) = f;
    p(2, 2) = -(far + near) / (far - near);
    p(2, 3) = -2 * far * near / (far - near);
    p(3, 2) = -1;
    return p;
}

Eigen::Matrix4d orthographic(double aspect, double halfHeight_m)
{
    Eigen::Matrix4d p = Eigen::Matrix4d::Identity();
    p(0, 0) = 1 / (halfHeight_m * aspect);
    p(1, 1) = 1 / halfHeight_m;
    p(2, 2) = -1 / 200.0;
    return p;
}

/// Views of a box: three along its axes, one tilted parallel one, two in perspective.
std::vector<std::pair<QByteArray, ViewTransform>> viewsOf(const OrientedBox& box)
{
    const Eigen::Vector2d size(600, 400);
    const double reach_m = box.size_m.norm();
    const auto from = [&](const Eigen::Vector3d& direction, const Eigen::Vector3d& up) {
        return looking(box.centre_m + direction.normalized() * 3 * reach_m, box.centre_m, up);
    };
    const Eigen::Vector3d x = axisOf(box, 0);
    const Eigen::Vector3d y = axisOf(box, 1);
    const Eigen::Vector3d z = Eigen::Vector3d::UnitZ();
    const Eigen::Matrix4d flat = orthographic(1.5, 0.7 * reach_m);
    const Eigen::Matrix4d deep = perspective(1.5);
    return {{"top", {flat * from(z, y), size}},
            {"side", {flat * from(-y, z), size}},
            {"front", {flat * from(x, z), size}},
            {"tilted", {flat * from(x + 2 * y + 1.5 * z, z), size}},
            {"perspective", {deep * from(-3 * x + 2 * y + 2 * z, z), size}},
            {"low perspective", {deep * from(2 * x - 3 * y + 0.4 * z, z), size}}};
}

int axisOfSight(const OrientedBox& box, const ViewTransform& view)
{
    const Ray ray = rayThrough(view, view.size_px / 2);
    for (int axis = 0; axis < 3; ++axis)
        if (std::abs(ray.direction.dot(axisOf(box, axis))) > 0.95)
            return axis;
    return -1;
}

}  // namespace

class TestBoxHandles : public QObject
{
    Q_OBJECT

    void everyView(int views = 6)
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("view");
        for (int seed = 0; seed < 12; ++seed)
            for (int view = 0; view < views; ++view)
                QTest::addRow("box %d, %s", seed, viewsOf(boxOf(seed))[static_cast<std::size_t>(view)].first.constData()) << seed << view;
    }

    [[nodiscard]] static OrientedBox boxOf(int seed)
    {
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        return seed == 0 ? test::goldenBox() : test::randomBox(random);
    }

private Q_SLOTS:
    void aRayThroughAProjectedPointPassesThroughIt_data() { everyView(); }
    void aRayThroughAProjectedPointPassesThroughIt()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        for (const Eigen::Vector3d& corner : corners(box)) {
            const auto pixel = transform.toPixel(corner);
            QVERIFY(pixel.has_value());
            const Ray ray = rayThrough(transform, *pixel);
            QVERIFY(std::abs(ray.direction.norm() - 1) < 1e-12);
            QVERIFY(ray.direction.cross(corner - ray.origin_m).norm() < 1e-6);
        }
    }

    void nothingBehindTheEyeHasAPixel()
    {
        const OrientedBox box = test::goldenBox();
        const ViewTransform view{perspective(1.5) * looking({0, 0, 0}, {10, 0, 0}, {0, 0, 1}), {600, 400}};
        QVERIFY(view.toPixel(box.centre_m).has_value());
        QVERIFY(!view.toPixel(-box.centre_m).has_value());
    }

    void everyHandleLiesUnderItsOwnPixel_data() { everyView(); }
    void everyHandleLiesUnderItsOwnPixel()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        const auto handles = handlesIn(box, transform);
        QVERIFY(!handles.empty());
        for (const Handle& handle : handles) {
            const Eigen::Vector2d pixel = *transform.toPixel(positionOf(box, handle));
            const auto found = handleAt(box, transform, pixel, 1e-3);
            QVERIFY(found.has_value());
            // Two handles may share a pixel; then the one that wins must lie there too.
            const Eigen::Vector2d winner = *transform.toPixel(positionOf(box, *found));
            QVERIFY(*found == handle || (winner - pixel).norm() <= 1e-3);
        }
    }

    void alignedViewsOfferTheirRectangle_data() { everyView(alignedViews); }
    void alignedViewsOfferTheirRectangle()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        const int along = axisOfSight(box, transform);
        QVERIFY(along >= 0);
        int sides = 0;
        int corners = 0;
        for (const Handle& handle : handlesIn(box, transform)) {
            if (handle.kind != Handle::Kind::faces)
                continue;
            QCOMPARE(handle.signs[static_cast<std::size_t>(along)], 0);
            const auto held = std::ranges::count_if(handle.signs, [](int sign) { return sign != 0; });
            ++(held == 1 ? sides : corners);
        }
        QCOMPARE(sides, 4);
        QCOMPARE(corners, 4);
    }

    void theWholeEdgeOfAnEdgeOnFaceIsItsHandle()
    {
        const OrientedBox box = test::goldenBox();
        const ViewTransform top = viewsOf(box)[0].second;
        for (const double share : {-0.3, -0.15, 0.2, 0.3}) {
            const auto pixel = *top.toPixel(fromBox(box, {share * box.size_m.x(), box.size_m.y() / 2, 0}));
            const auto found = handleAt(box, top, pixel);
            QVERIFY(found.has_value());
            QCOMPARE(found->signs, (std::array{0, 1, 0}));
        }
    }

    void aDragThereAndBackIsNothing_data() { everyView(); }
    void aDragThereAndBackIsNothing()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        for (const Handle& handle : handlesIn(box, transform)) {
            const Eigen::Vector2d pixel = *transform.toPixel(positionOf(box, handle));
            const Ray from = rayThrough(transform, pixel + Eigen::Vector2d(2, -1));
            const Ray to = rayThrough(transform, pixel + Eigen::Vector2d(9, 6));
            const DragParams unbounded{.minimumSize_m = -1000};  // where the minimum stops a face, the way back is longer
            const OrientedBox there = dragged(box, handle, from, to, unbounded);
            const OrientedBox back = dragged(there, handle, to, from, unbounded);
            QVERIFY(cornerDistance_m(back, box) < 1e-6 * std::max(1.0, box.size_m.norm()));
        }
    }

    void onlyTheHeldFacesMove_data() { everyView(); }
    void onlyTheHeldFacesMove()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        for (const Handle& handle : handlesIn(box, transform)) {
            if (handle.kind != Handle::Kind::faces)
                continue;
            const Eigen::Vector2d pixel = *transform.toPixel(positionOf(box, handle));
            const OrientedBox after =
                dragged(box, handle, rayThrough(transform, pixel), rayThrough(transform, pixel + Eigen::Vector2d(7, -5)));
            for (std::size_t axis = 0; axis < 3; ++axis) {
                Handle opposite{Handle::Kind::faces, {}};
                opposite.signs[axis] = handle.signs[axis] == 0 ? 1 : -handle.signs[axis];
                const Eigen::Vector3d normal = axisOf(box, static_cast<int>(axis));
                QVERIFY(std::abs(normal.dot(positionOf(after, opposite) - positionOf(box, opposite))) < 1e-9);
                if (handle.signs[axis] == 0)
                    QVERIFY(std::abs(after.size_m[static_cast<int>(axis)] - box.size_m[static_cast<int>(axis)]) < 1e-12);
            }
            QCOMPARE(after.yaw_rad, box.yaw_rad);
        }
    }

    void theHeldPointStaysUnderTheCursorInAlignedViews_data() { everyView(alignedViews); }
    void theHeldPointStaysUnderTheCursorInAlignedViews()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        for (const Handle& handle : handlesIn(box, transform)) {
            const bool corner = handle.kind == Handle::Kind::faces && std::ranges::count(handle.signs, 0) == 1;
            if (!corner && handle.kind != Handle::Kind::move)
                continue;
            const Eigen::Vector2d pixel = *transform.toPixel(positionOf(box, handle));
            // Outwards, so that no minimum size comes between.
            const Eigen::Vector2d outwards =
                (pixel - transform.size_px / 2).normalized() * (corner ? 11 : 0) + Eigen::Vector2d(3, 2) * (corner ? 0 : 1);
            const OrientedBox after = dragged(box, handle, rayThrough(transform, pixel), rayThrough(transform, pixel + outwards));
            QVERIFY((*transform.toPixel(positionOf(after, handle)) - (pixel + outwards)).norm() < 1e-6);
        }
    }

    void noSideGetsShorterThanTheMinimum()
    {
        const OrientedBox box = test::goldenBox();
        const ViewTransform top = viewsOf(box)[0].second;
        const Handle front{Handle::Kind::faces, {1, 0, 0}};
        const Eigen::Vector2d pixel = *top.toPixel(positionOf(box, front));
        const OrientedBox after =
            dragged(box, front, rayThrough(top, pixel), rayThrough(top, pixel - Eigen::Vector2d(500, 0)), {.minimumSize_m = 0.3});
        QCOMPARE(after.size_m.x(), 0.3);
        const Handle back{Handle::Kind::faces, {-1, 0, 0}};
        QVERIFY((positionOf(after, back) - positionOf(box, back)).norm() < 1e-9);
    }

    void aSymmetricDragKeepsTheMiddle()
    {
        const OrientedBox box = test::goldenBox();
        const ViewTransform top = viewsOf(box)[0].second;
        const Handle left{Handle::Kind::faces, {0, 1, 0}};
        const Ray from = rayThrough(top, *top.toPixel(positionOf(box, left)));
        const Ray to{from.origin_m + axisOf(box, 1) * 0.25, from.direction};
        const OrientedBox after = dragged(box, left, from, to, {.symmetric = true});
        QVERIFY((after.centre_m - box.centre_m).norm() < 1e-12);
        QVERIFY(std::abs(after.size_m.y() - box.size_m.y() - 0.5) < 1e-9);
    }

    void turningPointsTheHeadingAtTheCursor_data()
    {
        QTest::addColumn<double>("to_rad");
        for (int degrees = -180; degrees < 180; degrees += 30)
            QTest::addRow("%d degrees", degrees) << degrees * pi / 180;
    }

    void turningPointsTheHeadingAtTheCursor()
    {
        QFETCH(double, to_rad);
        const OrientedBox box = test::goldenBox();
        const Handle turn{Handle::Kind::turn, {}};
        for (const std::size_t view : {std::size_t(0), std::size_t(4)}) {
            const ViewTransform transform = viewsOf(box)[view].second;
            const Eigen::Vector3d target = box.centre_m + Eigen::Vector3d(std::cos(to_rad), std::sin(to_rad), 0) * 2;
            const OrientedBox after = dragged(box, turn, rayThrough(transform, *transform.toPixel(positionOf(box, turn))),
                                              rayThrough(transform, *transform.toPixel(target)));
            QVERIFY(std::abs(wrapAngle(after.yaw_rad - to_rad)) < 1e-6);
            QCOMPARE(after.centre_m, box.centre_m);
            QCOMPARE(after.size_m, box.size_m);
        }
    }

    void aTurnInStepsEndsOnAStep()
    {
        const OrientedBox box = test::goldenBox();
        const ViewTransform top = viewsOf(box)[0].second;
        const Handle turn{Handle::Kind::turn, {}};
        const Eigen::Vector2d pixel = *top.toPixel(positionOf(box, turn));
        const double step_rad = pi / 12;
        for (int dy = -120; dy <= 120; dy += 17) {
            const auto after =
                dragged(box, turn, rayThrough(top, pixel), rayThrough(top, pixel + Eigen::Vector2d(0, dy)), {.angleStep_rad = step_rad});
            QVERIFY(std::abs(std::remainder(after.yaw_rad, step_rad)) < 1e-9);
        }
    }

    void aMoveFromAboveKeepsTheHeight_data() { everyView(); }
    void aMoveFromAboveKeepsTheHeight()
    {
        QFETCH(int, seed);
        QFETCH(int, view);
        const OrientedBox box = boxOf(seed);
        const ViewTransform transform = viewsOf(box)[static_cast<std::size_t>(view)].second;
        const Eigen::Vector2d pixel = *transform.toPixel(box.centre_m);
        const Ray from = rayThrough(transform, pixel);
        const OrientedBox after = dragged(box, {Handle::Kind::move, {}}, from, rayThrough(transform, pixel + Eigen::Vector2d(10, -4)));
        QVERIFY((after.centre_m - box.centre_m).norm() > 0);
        QCOMPARE(after.size_m, box.size_m);
        if (std::abs(from.direction.z()) > 0.3)
            QVERIFY(std::abs(after.centre_m.z() - box.centre_m.z()) < 1e-6);
    }

    void aRayAlongTheAxisSaysNothing()
    {
        const OrientedBox box = test::goldenBox();
        const Ray along{box.centre_m - axisOf(box, 0) * 50, axisOf(box, 0)};
        const Ray beside{along.origin_m + axisOf(box, 1), along.direction};
        QVERIFY(dragged(box, {Handle::Kind::faces, {1, 0, 0}}, along, beside) == box);
    }
};

POINTLOOM_TEST(TestBoxHandles, withoutApplication)
#include "tst_box_handles.moc"
