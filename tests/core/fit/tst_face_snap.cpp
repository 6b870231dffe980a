// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "core/index/BoxPoints.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox snapTruth = standing(9, 5, {4.4, 1.8, 1.6}, 0.4);  // seen: back, right, top

std::shared_ptr<const CloudIndex> snapStreet()
{
    return CloudIndex::build(FitScene().ground().object(snapTruth, 0.06).cloud());
}

/// A point of the street given in the axes of the truth, from its middle.
Eigen::Vector3d beside(double along, double across, double up)
{
    return fromBox(snapTruth, {along, across, up});
}

/// The car with something that a person would not box.
FitScene carWith(const std::vector<Eigen::Vector3d>& points)
{
    FitScene scene;
    scene.ground().object(snapTruth, 0.06);
    for (const Eigen::Vector3d& point : points)
        scene.point(point);
    return scene;
}

/// A mirror on its stalk at the right side, which the sensor sees: 20 cm out, 20 cm long.
std::vector<Eigen::Vector3d> mirror()
{
    std::vector<Eigen::Vector3d> points;
    for (double out = 0.02; out <= 0.2; out += 0.03)
        for (double along = 0.9; along < 1.1; along += 0.05)
            for (double up = 0.15; up < 0.35; up += 0.05)
                points.push_back(beside(along, -snapTruth.size_m.y() / 2 - out, up));
    return points;
}

/// How far a face of a box lies outside the same face of the truth.
double offset(const OrientedBox& box, Face face)
{
    const int axis = axisOf(face);
    const Eigen::Vector3d moved = box.centre_m - snapTruth.centre_m;
    return signOf(face) * axisOf(snapTruth, axis).dot(moved) + (box.size_m[axis] - snapTruth.size_m[axis]) / 2;
}

}  // namespace

class TestFaceSnap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsNoPointsWhereThereIsNothing() { QCOMPARE(pointsInside(*snapStreet(), standing(-9, -5, {4, 2, 1.5}, 0)), 0U); }

    void countsThePointsAboveGround()
    {
        const auto index = snapStreet();
        OrientedBox grown = snapTruth;
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
        const OrientedBox snapped = snapFaces(*snapStreet(), withFaceMoved(snapTruth, moved, moved_m));
        QVERIFY2(std::abs(offset(snapped, moved)) < 0.05, qPrintable(QString::number(offset(snapped, moved))));
    }

    void leavesUnseenFaces()
    {
        const OrientedBox guess = withFaceMoved(withFaceMoved(snapTruth, Face::front, 0.2), Face::left, -0.15);
        const OrientedBox snapped = snapFaces(*snapStreet(), guess);
        QVERIFY(std::abs(offset(snapped, Face::front) - 0.2) < 1e-6);
        QVERIFY(std::abs(offset(snapped, Face::left) + 0.15) < 1e-6);
        QCOMPARE(snapped.yaw_rad, guess.yaw_rad);
    }

    void isDoneAfterOneSnap()
    {
        const auto index = snapStreet();
        for (const Face face : {Face::back, Face::right, Face::top}) {
            for (const double moved : {-0.2, 0.2}) {
                const OrientedBox once = snapFaces(*index, withFaceMoved(snapTruth, face, moved));
                QVERIFY(cornerDistance_m(snapFaces(*index, once), once) < 0.02);
            }
        }
    }

    void leavesMirrorsOutside()
    {
        const auto index = CloudIndex::build(carWith(mirror()).cloud());
        for (const double moved : {-0.2, 0.0, 0.2}) {
            const OrientedBox snapped = snapFaces(*index, withFaceMoved(snapTruth, Face::right, moved));
            QVERIFY2(std::abs(offset(snapped, Face::right)) < 0.05, qPrintable(QString::number(offset(snapped, Face::right))));
        }
    }

    void leavesStrayPointsOutside()
    {
        const auto index =
            CloudIndex::build(carWith({beside(-snapTruth.size_m.x() / 2 - 0.3, 0.2, 0.1), beside(0.3, -snapTruth.size_m.y() / 2 - 0.25, 0),
                                       beside(-1, 0.1, snapTruth.size_m.z() / 2 + 0.3), beside(0, 0, snapTruth.size_m.z() / 2 + 0.2)})
                                  .cloud());
        const OrientedBox snapped = snapFaces(*index, snapTruth);
        for (const Face face : {Face::back, Face::right, Face::top})
            QVERIFY2(std::abs(offset(snapped, face)) < 0.05, qPrintable(QString::number(static_cast<int>(face))));
    }

    void leavesTheGroundAndAKerbOutside()
    {
        std::vector<Eigen::Vector3d> kerb;
        for (double along = -3; along < 3; along += 0.05)
            for (const double up : {0.06, 0.12})
                kerb.push_back(beside(along, -snapTruth.size_m.y() / 2 - 0.25, up - snapTruth.size_m.z() / 2));
        const auto index = CloudIndex::build(carWith(kerb).cloud());
        const OrientedBox snapped = snapFaces(*index, snapTruth);
        QVERIFY2(std::abs(offset(snapped, Face::right)) < 0.05, qPrintable(QString::number(offset(snapped, Face::right))));
        QVERIFY(std::abs(offset(snapped, Face::bottom)) < 0.05);
    }

    /// A head or a foot is all that an upright person shows of top and front.
    void keepsTheHeadOfAPerson()
    {
        FitScene scene;
        scene.ground().object(standing(6, 2, {0.5, 0.5, 1.45}, 0), 0.05).object(standing(6, 2, {0.18, 0.18, 1.75}, 0), 0.05);
        const OrientedBox person = standing(6, 2, {0.5, 0.5, 1.75}, 0);
        const OrientedBox snapped = snapFaces(*CloudIndex::build(scene.cloud()), withFaceMoved(person, Face::top, -0.15));
        QVERIFY(std::abs(snapped.size_m.z() - person.size_m.z()) < 0.06);
    }

    void turnsWithTheScene()
    {
        const double turn = 0.8;
        const auto index = CloudIndex::build(FitScene().ground().object(snapTruth, 0.06).cloud(turn));
        Pose pose = Pose::Identity();
        pose.rotate(Eigen::AngleAxisd(turn, Eigen::Vector3d::UnitZ()));
        const OrientedBox snapped = snapFaces(*index, transformed(pose, withFaceMoved(snapTruth, Face::back, 0.2)));
        QVERIFY(cornerDistance_m(transformed(pose.inverse(), snapped), snapFaces(*snapStreet(), withFaceMoved(snapTruth, Face::back, 0.2)))
                < 0.05);
    }
};

POINTLOOM_TEST(TestFaceSnap, withoutApplication)
#include "tst_face_snap.moc"
