// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox truth = standing(9, 5, {4.4, 1.8, 1.6}, 0.4);  // seen: back, right, top

std::shared_ptr<const CloudIndex> street()
{
    return CloudIndex::build(FitScene().ground().object(truth, 0.06).cloud());
}

bool isSeen(const SeenFaces& seen, Face face)
{
    return seen[static_cast<std::size_t>(face)];
}

/// How far a face of a box lies outside the same face of the truth.
double offset(const OrientedBox& box, Face face)
{
    const int axis = axisOf(face);
    const Eigen::Vector3d moved = box.centre_m - truth.centre_m;
    return signOf(face) * axisOf(truth, axis).dot(moved) + (box.size_m[axis] - truth.size_m[axis]) / 2;
}

}  // namespace

class TestFaceSnap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesTheFacesTowardsTheSensor()
    {
        const SeenFaces seen = seenFaces(*street(), truth);
        QVERIFY(isSeen(seen, Face::back) && isSeen(seen, Face::right) && isSeen(seen, Face::top));
        QVERIFY(!isSeen(seen, Face::front) && !isSeen(seen, Face::left));
    }

    void seesNothingOfAnEmptyBox()
    {
        const auto index = street();
        QVERIFY(seenFaces(*index, standing(-9, -5, {4, 2, 1.5}, 0))[static_cast<std::size_t>(Face::top)] == false);
        QCOMPARE(pointsInside(*index, standing(-9, -5, {4, 2, 1.5}, 0)), 0U);
    }

    void countsThePointsAboveGround()
    {
        const auto index = street();
        OrientedBox grown = truth;
        grown.size_m += Eigen::Vector3d::Constant(0.2);
        std::uint32_t expected = 0;
        for (std::size_t k = 0; k < index->size(); ++k)
            expected += index->aboveGround()[k] >= 0.15F && contains(grown, {index->x()[k], index->y()[k], index->z()[k]}) ? 1 : 0;
        QVERIFY(expected > 500);
        QVERIFY(std::abs(static_cast<int>(pointsInside(*index, grown)) - static_cast<int>(expected))
                <= 2);  // float against double at the sides
    }

    void bringsSeenFacesToTheirPoints_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<double>("moved_m");
        for (const Face face : {Face::back, Face::right, Face::top, Face::bottom}) {
            for (const double moved : {-0.25, -0.1, 0.0, 0.1, 0.25})
                QTest::addRow("face %d by %.2f m", static_cast<int>(face), moved) << static_cast<int>(face) << moved;
        }
    }

    void bringsSeenFacesToTheirPoints()
    {
        QFETCH(int, face);
        QFETCH(double, moved_m);
        const Face moved = static_cast<Face>(face);
        const OrientedBox snapped = snapFaces(*street(), withFaceMoved(truth, moved, moved_m));
        QVERIFY2(std::abs(offset(snapped, moved)) < 0.05, qPrintable(QString::number(offset(snapped, moved))));
    }

    void leavesUnseenFaces()
    {
        const OrientedBox guess = withFaceMoved(withFaceMoved(truth, Face::front, 0.2), Face::left, -0.15);
        const OrientedBox snapped = snapFaces(*street(), guess);
        QVERIFY(std::abs(offset(snapped, Face::front) - 0.2) < 1e-6);
        QVERIFY(std::abs(offset(snapped, Face::left) + 0.15) < 1e-6);
        QCOMPARE(snapped.yaw_rad, guess.yaw_rad);
    }

    void isDoneAfterOneSnap()
    {
        const auto index = street();
        const OrientedBox once = snapFaces(*index, withFaceMoved(truth, Face::back, 0.2));
        QVERIFY(cornerDistance_m(snapFaces(*index, once), once) < 0.05);
    }
};

QTEST_APPLESS_MAIN(TestFaceSnap)
#include "tst_face_snap.moc"
