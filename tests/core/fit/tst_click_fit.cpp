// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "core/geometry/BoxOverlap.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;

/// A click on the side of a box that the sensor sees, in its middle.
Eigen::Vector3f clickOn(const OrientedBox& box)
{
    const Eigen::Vector2d towards = -box.centre_m.head<2>().normalized();
    Eigen::Vector2d place = box.centre_m.head<2>();
    while (contains(box, {place.x(), place.y(), box.centre_m.z()}))
        place += 0.02 * towards;
    return {static_cast<float>(place.x()), static_cast<float>(place.y()), static_cast<float>(box.centre_m.z())};
}

OrientedBox carAt(double x_m, double y_m, double yaw_rad)
{
    return standing(x_m, y_m, {4.4, 1.8, 1.6}, yaw_rad);
}

OrientedBox turned(const OrientedBox& box, double turn_rad)
{
    return transformed(Pose(Eigen::AngleAxisd(turn_rad, Eigen::Vector3d::UnitZ())), box);
}

}  // namespace

class TestClickFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShownHeadingIsKept()
    {
        for (int degrees = 0; degrees < 360; degrees += 30) {
            const OrientedBox car = carAt(11, 5, degrees * pi / 180);
            const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
            for (const double off_rad : {-0.12, 0.0, 0.12}) {  // as well as a hand draws
                ClickParams params;
                params.heading_rad = car.yaw_rad + off_rad;
                const auto fits = fitClick(*index, clickOn(car), carClass(), params);
                QVERIFY(!fits.empty());
                QVERIFY(std::abs(wrapAngle(fits.front().box.yaw_rad - car.yaw_rad)) < 0.2);
            }
        }
    }

    void aRegionGivesTheClusterThatHasMostInIt()
    {
        const OrientedBox car = carAt(12, 3, 0.4);
        const OrientedBox other = carAt(12, -6, 1.2);
        const PointCloud cloud = FitScene().ground().object(car).object(other).cloud();
        const auto index = CloudIndex::build(cloud);
        std::vector<std::uint32_t> ids;
        for (std::uint32_t i = 0; i < cloud.size(); ++i) {
            const Eigen::Vector3d p = cloud.positions_m[i].cast<double>();
            if (contains(car, p, 0.3) || (contains(other, p, 0.1) && i % 8 == 0))
                ids.push_back(i);
        }
        const auto fits = fitRegion(*index, ids, carClass());
        QVERIFY(!fits.empty());
        QVERIFY(iouBirdsEye(fits.front().box, car) > 0.6);
        QVERIFY(fitRegion(*index, {}, carClass()).empty());
    }

    void aRegionLargerThanTheClassGetsItsOwnBox()
    {
        const OrientedBox lorry = standing(14, 2, {11, 2.6, 3.4}, 0.7);
        const PointCloud cloud = FitScene().ground().object(lorry).cloud();
        const auto index = CloudIndex::build(cloud);
        std::vector<std::uint32_t> ids;
        for (std::uint32_t i = 0; i < cloud.size(); ++i)
            if (contains(lorry, cloud.positions_m[i].cast<double>(), 0.2))
                ids.push_back(i);
        const auto fits = fitRegion(*index, ids, pedestrianClass());
        QVERIFY(!fits.empty());
        QVERIFY(fits.front().box.size_m.x() > 8);
    }

    void aDrawnFootprintStandsOnTheGroundAndReachesItsPoints()
    {
        const OrientedBox car = carAt(10, 4, 0.7);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        OrientedBox footprint = car;
        footprint.centre_m.z() = 5;
        footprint.size_m.z() = 1;
        const OrientedBox box = standingBox(*index, footprint, carClass());
        QVERIFY(std::abs(box.centre_m.z() - box.size_m.z() / 2) < 0.1);
        QVERIFY(std::abs(box.size_m.z() - car.size_m.z()) < 0.15);
        OrientedBox bare = footprint;
        bare.centre_m.head<2>() = Eigen::Vector2d(-15, -9);
        QCOMPARE(standingBox(*index, bare, carClass()).size_m.z(), carClass().size.typical_m.z());
    }

    void findsACar_data()
    {
        QTest::addColumn<double>("bearing_rad");
        QTest::addColumn<double>("range_m");
        QTest::addColumn<double>("yaw_rad");
        for (int bearing = 0; bearing < 360; bearing += 45) {
            for (int yaw = 15; yaw < 180; yaw += 40)
                QTest::addRow("at %d degrees, turned by %d", bearing, yaw) << bearing * pi / 180 << 12.0 << (bearing + yaw) * pi / 180;
        }
    }

    void findsACar()
    {
        QFETCH(double, bearing_rad);
        QFETCH(double, range_m);
        QFETCH(double, yaw_rad);
        const OrientedBox car = carAt(range_m * std::cos(bearing_rad), range_m * std::sin(bearing_rad), yaw_rad);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        const auto fits = fitClick(*index, clickOn(car), carClass());
        QVERIFY(!fits.empty());
        const OrientedBox& best = fits.front().box;
        QVERIFY2(iou3d(best, car) > 0.8, qPrintable(QString::number(iou3d(best, car))));
        QVERIFY(axisDifference_rad(best.yaw_rad, car.yaw_rad) < 3 * pi / 180);
        QVERIFY(std::abs(best.centre_m.z() - best.size_m.z() / 2) < 0.05);
        QVERIFY(fits.front().points > 50);
    }

    /// From behind only the tail is seen: the length is completed away from the sensor.
    void completesWhatIsHidden()
    {
        const OrientedBox car = carAt(15, 0, 0);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        const auto fits = fitClick(*index, clickOn(car), carClass());
        QVERIFY(!fits.empty());
        const OrientedBox& best = fits.front().box;
        QVERIFY(iouBirdsEye(best, car) > 0.8);
        const SeenFaces& seen = fits.front().seen;
        QVERIFY(seen[static_cast<std::size_t>(Face::back)] || seen[static_cast<std::size_t>(Face::front)]);
        QVERIFY(!(seen[static_cast<std::size_t>(Face::back)] && seen[static_cast<std::size_t>(Face::front)]));
    }

    void turnsWithTheScene_data()
    {
        QTest::addColumn<double>("turn_rad");
        for (const int degrees : {10, 33, 90, 145, 180, 271})
            QTest::addRow("%d degrees", degrees) << degrees * pi / 180;
    }

    void turnsWithTheScene()
    {
        QFETCH(double, turn_rad);
        const OrientedBox car = carAt(10, 4, 0.5);
        FitScene scene;
        scene.ground().object(car);
        ClickParams nothingExpected;
        nothingExpected.context.ego_rad = std::nullopt;
        const auto before = fitClick(*CloudIndex::build(scene.cloud()), clickOn(car), carClass(), nothingExpected);
        const auto after = fitClick(*CloudIndex::build(scene.cloud(turn_rad)), clickOn(turned(car, turn_rad)), carClass(), nothingExpected);
        QVERIFY(!before.empty() && !after.empty());
        const OrientedBox expected = turned(before.front().box, turn_rad);
        QVERIFY2(iou3d(after.front().box, expected) > 0.9, qPrintable(QString::number(iou3d(after.front().box, expected))));
    }

    /// Coordinates so large do not tell where the sensor was: the light is not asked, the box is there all the same.
    void fitsInLargeCoordinates()
    {
        const OrientedBox car = carAt(-9, 6, 2);
        FitScene scene;
        scene.ground().object(car);
        const auto here = fitClick(*CloudIndex::build(scene.cloud()), clickOn(car), carClass());
        const auto far = fitClick(*CloudIndex::build(scene.cloud(0, {448000, 5411000, 120})), clickOn(car), carClass());
        QVERIFY(!here.empty() && !far.empty());
        QVERIFY(iouBirdsEye(far.front().box, here.front().box) > 0.7);
    }

    void answersTheSameTwice()
    {
        const OrientedBox car = carAt(11, -5, 0.9);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        const auto once = fitClick(*index, clickOn(car), carClass());
        const auto twice = fitClick(*index, clickOn(car), carClass());
        QCOMPARE(once.size(), twice.size());
        for (std::size_t i = 0; i < once.size(); ++i)
            QVERIFY(once[i].box == twice[i].box && once[i].score == twice[i].score);
    }

    void ranksAlternatives()
    {
        const OrientedBox car = carAt(12, 3, 0.3);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        const auto fits = fitClick(*index, clickOn(car), carClass());
        QVERIFY(fits.size() >= 2);
        QVERIFY(std::ranges::is_sorted(fits, std::greater{}, &FittedBox::score));
        for (const auto& fit : fits)
            QVERIFY(fit.score >= 0 && fit.score <= 1);
        const auto turnedRound = [&](const FittedBox& fit) { return cornerDistance_m(fit.box, flipped(fits.front().box)) < 1e-6; };
        QVERIFY(std::ranges::any_of(fits, turnedRound));
    }

    void keepsNeighboursApart()
    {
        const OrientedBox car = carAt(10, 3, 0);
        const OrientedBox ahead = carAt(15, 3, 0);
        const OrientedBox beside = carAt(10, 5.6, 0);
        const auto index = CloudIndex::build(FitScene().ground().object(car).object(ahead).object(beside).cloud());
        for (const auto& one : {car, ahead}) {
            const auto fits = fitClick(*index, clickOn(one), carClass());
            QVERIFY(!fits.empty());
            QVERIFY2(iouBirdsEye(fits.front().box, one) > 0.7, qPrintable(QString::number(iouBirdsEye(fits.front().box, one))));
        }
    }

    void findsOtherClasses()
    {
        const OrientedBox person = standing(6, -3, {0.7, 0.6, 1.75}, 0.4);
        const OrientedBox truck = standing(-14, 6, {8.5, 2.5, 3.3}, 0.2);
        const auto index = CloudIndex::build(FitScene().ground().object(person, 0.06).object(truck, 0.15).cloud());
        const auto small = fitClick(*index, clickOn(person), pedestrianClass());
        QVERIFY(!small.empty());
        QVERIFY2(iouBirdsEye(small.front().box, person) > 0.5, qPrintable(QString::number(iouBirdsEye(small.front().box, person))));
        const auto large = fitClick(*index, clickOn(truck), truckClass());
        QVERIFY(!large.empty());
        QVERIFY2(iou3d(large.front().box, truck) > 0.75, qPrintable(QString::number(iou3d(large.front().box, truck))));
    }

    void offersEveryKindOfAlternativeOnce()
    {
        const OrientedBox car = carAt(15, 2, 0.1);
        const auto index = CloudIndex::build(FitScene().ground().object(car).cloud());
        const auto fits = fitClick(*index, clickOn(car), carClass());
        QVERIFY(!fits.empty());
        QCOMPARE(fits.front().kind, FitKind::best);
        QCOMPARE(std::ranges::count(fits, FitKind::best, &FittedBox::kind), 1);
        QCOMPARE(std::ranges::count(fits, FitKind::turnedRound, &FittedBox::kind), 1);
        for (std::size_t i = 1; i < fits.size(); ++i) {
            if (fits[i].kind == FitKind::bigger)
                QVERIFY(fits[i].box.size_m.head<2>().prod() > fits.front().box.size_m.head<2>().prod());
            if (fits[i].kind == FitKind::axesSwapped)
                QVERIFY(axisDifference_rad(fits[i].box.yaw_rad, fits.front().box.yaw_rad) > 1);
        }
    }

    /// Something as long as it is wide: only its neighbours tell which way it looks.
    void neighboursTellTheAxis()
    {
        const OrientedBox square = standing(8, 2, {0.7, 0.7, 1.7}, 0);
        const auto index = CloudIndex::build(FitScene().ground().object(square, 0.05).cloud());
        for (const double yaw : {0.0, pi / 2}) {
            ClickParams params;
            params.context = {.neighbours = {carAt(9, 8, yaw), carAt(12, -3, yaw)}, .ego_rad = std::nullopt};
            const auto fits = fitClick(*index, clickOn(square), pedestrianClass(), params);
            QVERIFY(!fits.empty());
            QVERIFY(axisDifference_rad(fits.front().box.yaw_rad, yaw) < 0.2);
            QVERIFY(std::cos(fits.front().box.yaw_rad - yaw) > 0);
        }
    }

    void answersNothingWithoutAnObject()
    {
        FitScene scene;
        scene.ground().object(carAt(12, 3, 0)).wall({-20, -8}, {20, -8}, 4).wall({-8, 12}, {-8, 25}, 1.2);
        const auto index = CloudIndex::build(scene.cloud());
        QVERIFY(fitClick(*index, {-10, 3, 0}, carClass()).empty());  // bare ground
        QVERIFY(fitClick(*index, {0, -8, 1}, carClass()).empty());   // a wall
        QVERIFY(fitClick(*index, {0, -8, 1}, pedestrianClass()).empty());
        QVERIFY(fitClick(*index, {-8, 18, 0.6F}, carClass()).empty());  // a low one
        QVERIFY(fitClick(*index, {500, 500, 0}, carClass()).empty());
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(fitClick(*index, {nan, 0, 0}, carClass()).empty());
        QVERIFY(fitClick(*CloudIndex::build({}), {0, 0, 0}, carClass()).empty());
    }

    void respectsTheClassLimits()
    {
        const OrientedBox truck = standing(12, 4, {9, 2.6, 3.2}, 0.3);
        const auto index = CloudIndex::build(FitScene().ground().object(truck).cloud());
        for (const auto& what : {carClass(), truckClass(), pedestrianClass()}) {
            for (const auto& fit : fitClick(*index, clickOn(truck), what)) {
                for (int axis = 0; axis < 3; ++axis)
                    QVERIFY(fit.box.size_m[axis] <= what.size.max_m[axis] + 1e-6 && fit.box.size_m[axis] > 0);
            }
        }
    }
};

POINTLOOM_TEST(TestClickFit, withoutApplication)
#include "tst_click_fit.moc"
