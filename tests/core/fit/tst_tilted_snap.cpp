// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "core/fit/FaceEvidence.h"
#include "core/fit/FaceSnap.h"
#include "core/index/BoxPoints.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr double rise = -0.1;  // of the ground along x, in a metre: the sensor looks down on the car

/// A car that stands on the slope.
OrientedBox carOnSlope()
{
    OrientedBox car = standing(9, 6.5, {4.4, 1.8, 1.6}, 0.4);
    const double ahead = rise * std::cos(car.yaw_rad);
    const double left = -rise * std::sin(car.yaw_rad);
    car.pitch_rad = std::atan(-ahead);
    car.roll_rad = std::atan2(left, std::hypot(ahead, 1));
    car.centre_m = Eigen::Vector3d(9, 6.5, 9 * rise) + axisOf(car, 2) * (car.size_m.z() / 2);
    return car;
}

std::shared_ptr<const CloudIndex> hill()
{
    return CloudIndex::build(FitScene().ground(40, rise).object(carOnSlope(), 0.06).cloud());
}

double faceOffset_m(const OrientedBox& box, Face face)
{
    const OrientedBox truth = carOnSlope();
    return signOf(face) * axisOf(truth, axisOf(face)).dot(faceMiddle(box, face) - faceMiddle(truth, face));
}

}  // namespace

class TestTiltedSnap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facesOfATiltedBoxAreBroughtToTheirPoints_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<double>("moved_m");
        for (const Face face : {Face::back, Face::right, Face::top, Face::bottom})
            for (const double moved : {-0.2, 0.0, 0.2})
                QTest::addRow("face %d by %.1f m", static_cast<int>(face), moved) << static_cast<int>(face) << moved;
    }

    void facesOfATiltedBoxAreBroughtToTheirPoints()
    {
        QFETCH(int, face);
        QFETCH(double, moved_m);
        const auto index = hill();
        const Face moved = static_cast<Face>(face);
        const OrientedBox guess = withFaceMoved(carOnSlope(), moved, moved_m);
        for (const OrientedBox& snapped : {snapFaces(*index, guess), snapFace(*index, guess, moved)}) {
            QVERIFY2(std::abs(faceOffset_m(snapped, moved)) < 0.06, qPrintable(QString::number(faceOffset_m(snapped, moved))));
            QCOMPARE(snapped.yaw_rad, guess.yaw_rad);
            QCOMPARE(snapped.pitch_rad, guess.pitch_rad);
            QCOMPARE(snapped.roll_rad, guess.roll_rad);
        }
    }

    void theFacesThatAreSeenAreKnown()
    {
        const auto index = hill();
        const FaceEvidence evidence = faceEvidence(*index, carOnSlope());
        for (const Face face : {Face::back, Face::right, Face::top, Face::bottom})
            QVERIFY2(evidence[static_cast<std::size_t>(face)] > 0.7F, qPrintable(QString::number(static_cast<int>(face))));
        for (const Face face : {Face::front, Face::left})
            QVERIFY(evidence[static_cast<std::size_t>(face)] < 0.1F);
    }

    /// The same car read as an upright box would be.
    void tiltIsWorthSomething()
    {
        const auto index = hill();
        const FaceEvidence tilted = faceEvidence(*index, carOnSlope());
        const FaceEvidence upright = faceEvidence(*index, levelled(carOnSlope()));
        const auto top = static_cast<std::size_t>(Face::top);
        QVERIFY(tilted[top] > upright[top]);
        QVERIFY(pointsInside(*index, carOnSlope()) > 0);
    }
};

POINTLOOM_TEST(TestTiltedSnap, withoutApplication)
#include "tst_tilted_snap.moc"
