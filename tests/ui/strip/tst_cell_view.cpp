// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/strip/CellPainter.h"
#include "ui/strip/CellView.h"

using namespace pointloom;

namespace {

CellView viewOf(const OrientedBox& box, CellSide side)
{
    return {.anchor = box, .side = side, .area = QRectF(40, 30, 120, 160), .pixelsPerMetre = 20};
}

OrientedBox leaningBox()
{
    OrientedBox box = test::goldenBox();
    box.pitch_rad = -0.2;
    box.roll_rad = 0.15;
    return box;
}

}  // namespace

class TestCellView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMiddleOfTheBoxIsTheMiddleOfTheCell()
    {
        for (const CellSide side : cellSides) {
            const CellView view = viewOf(test::goldenBox(), side);
            const auto at = view.transform().toPixel(view.anchor.centre_m);
            QVERIFY(at && (*at - Eigen::Vector2d(60, 80)).norm() < 1e-9);
        }
    }

    /// A box that leans is shown along its own axes: its faces are the lines of the cell.
    void aTiltedBoxIsSeenAlongItsOwnAxes()
    {
        const OrientedBox box = leaningBox();
        for (const CellSide side : cellSides) {
            const CellView view = viewOf(box, side);
            const Ray sight = rayThrough(view.transform(), {60, 80});
            const int depth = side == CellSide::top ? 2 : side == CellSide::side ? 1 : 0;
            QVERIFY(std::abs(std::abs(sight.direction.dot(axisOf(box, depth))) - 1) < 1e-9);
            int turns = 0;
            for (const Handle& handle : handlesIn(box, view.transform()))
                turns += handle.kind == Handle::Kind::turn && handle.axis == depth ? 1 : 0;
            QCOMPARE(turns, 1);
        }
    }

    void axesAreARightHandedFrame_data()
    {
        QTest::addColumn<bool>("leans");
        QTest::newRow("upright") << false;
        QTest::newRow("tilted") << true;
    }

    void axesAreARightHandedFrame()
    {
        QFETCH(bool, leans);
        for (const CellSide side : cellSides) {
            const Eigen::Matrix3d axes = viewOf(leans ? leaningBox() : test::goldenBox(), side).axes();
            QVERIFY((axes * axes.transpose()).isIdentity(1e-12));
            QVERIFY(std::abs(axes.determinant() - 1) < 1e-12);
        }
    }

    void aMetreHasAsManyPixelsAsItShould()
    {
        const OrientedBox box = test::goldenBox();
        const CellView view = viewOf(box, CellSide::top);
        const auto front = view.transform().toPixel(fromBox(box, {1, 0, 0}));
        const auto left = view.transform().toPixel(fromBox(box, {0, 1, 0}));
        QVERIFY((*front - Eigen::Vector2d(60, 60)).norm() < 1e-9);  // ahead is up
        QVERIFY((*left - Eigen::Vector2d(40, 80)).norm() < 1e-9);
    }

    void draggingAFaceBackAndForthIsNothing()
    {
        const OrientedBox box = test::goldenBox();
        const CellView view = viewOf(box, CellSide::side);
        const Handle front{Handle::Kind::faces, {1, 0, 0}};
        const Eigen::Vector2d grip = *view.transform().toPixel(positionOf(box, front));
        const Eigen::Vector2d further = grip + Eigen::Vector2d(10, 4);
        const Ray a = rayThrough(view.transform(), grip);
        const Ray b = rayThrough(view.transform(), further);
        const OrientedBox longer = dragged(box, front, a, b);
        QVERIFY(std::abs(longer.size_m.x() - box.size_m.x() - 0.5) < 1e-9);
        QVERIFY((longer.size_m.tail<2>() - box.size_m.tail<2>()).norm() < 1e-12);
        const OrientedBox back = dragged(longer, front, b, a);
        QVERIFY(cornerDistance_m(back, box) < 1e-9);
    }

    void pointsAreDrawnWhereTheyAre()
    {
        const OrientedBox box = test::goldenBox();
        StripCrop crop{.middle_m = box.centre_m + Eigen::Vector3d(0.3, -0.2, 0.1),
                       .reach_m = 10,
                       .raised_m = {},
                       .ground_m = {},
                       .mover = {},
                       .ghosts_m = {}};
        const Eigen::Vector3d inside = fromBox(box, {1, 0.5, 0});
        const Eigen::Vector3d outside = fromBox(box, {0, box.size_m.y(), 0});
        crop.raised_m = {(inside - crop.middle_m).cast<float>(), (outside - crop.middle_m).cast<float>()};
        const CellView view = viewOf(box, CellSide::top);
        const QImage image = pointsImage(view, crop, box, Qt::red, 1);
        const auto colourAt = [&](const Eigen::Vector3d& place) {
            const auto at = *view.transform().toPixel(place);
            return image.pixelColor(int(std::lround(at.x())), int(std::lround(at.y())));
        };
        QVERIFY(colourAt(inside).red() > colourAt(inside).blue() + 100);
        QVERIFY(colourAt(outside).blue() > 50);
        QCOMPARE(countAt(crop, box).inside, 1);
    }
};

POINTLOOM_TEST(TestCellView, withoutApplication)
#include "tst_cell_view.moc"
