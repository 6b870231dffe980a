// SPDX-License-Identifier: Apache-2.0
#include "core/measure/BoxScore.h"
#include "core/measure/GroundScore.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;
const OrientedBox car = standing(12, 4, {4.4, 1.8, 1.6}, 0.4);

OrientedBox turned(OrientedBox box, double by_rad)
{
    box.yaw_rad = wrapAngle(box.yaw_rad + by_rad);
    return box;
}

OrientedBox sized(OrientedBox box, const Eigen::Vector3d& factor)
{
    box.size_m = box.size_m.cwiseProduct(factor);
    return box;
}

OrientedBox pushed(OrientedBox box, double along_m)
{
    box.centre_m += along_m * axisOf(box, 0);
    return box;
}

}  // namespace

class TestBoxScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxIsPerfectAgainstItself()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 100; ++i) {
            const OrientedBox box = randomBox(random);
            const BoxScore score = scoreBox(box, box);
            QVERIFY(std::abs(score.birdsEye - 1) < 1e-9 && std::abs(score.volume - 1) < 1e-9);
            QCOMPARE(score.axisOff_rad, 0.0);
            QCOMPARE(score.headingOff_rad, 0.0);
        }
    }

    void turningRoundIsAHeadingErrorAlone()
    {
        const BoxScore score = scoreBox(flipped(car), car);
        QVERIFY(std::abs(score.volume - 1) < 1e-9);
        QVERIFY(score.axisOff_rad < 1e-9 && std::abs(score.headingOff_rad - pi) < 1e-9);
    }

    void yawErrorsAreWrapped()
    {
        for (double by = -pi; by <= pi; by += 0.1) {
            const BoxScore score = scoreBox(turned(car, by), car);
            QVERIFY(std::abs(score.headingOff_rad - std::abs(by)) < 1e-9);
            QVERIFY(std::abs(score.axisOff_rad - std::min(std::abs(by), pi - std::abs(by))) < 1e-9);
        }
    }

    void saysWhyABoxFails_data()
    {
        QTest::addColumn<OrientedBox>("found");
        QTest::addColumn<Failure>("why");
        QTest::newRow("itself") << car << Failure::none;
        QTest::newRow("turned by a quarter") << turned(car, pi / 2) << Failure::axesSwapped;
        QTest::newRow("turned by 25 degrees") << turned(car, 0.44) << Failure::turned;
        QTest::newRow("too long") << sized(car, {1.6, 1, 1}) << Failure::wrongLength;
        QTest::newRow("too wide") << sized(car, {1, 1.6, 1}) << Failure::wrongWidth;
        QTest::newRow("too high") << sized(car, {1, 1, 1.8}) << Failure::wrongHeight;
        QTest::newRow("too far") << pushed(car, 1.0) << Failure::misplaced;
        QTest::newRow("a piece of it") << sized(car, {0.3, 0.3, 0.5}) << Failure::split;
        QTest::newRow("with the wall behind") << sized(car, {1, 12, 2}) << Failure::merged;
    }

    void saysWhyABoxFails()
    {
        QFETCH(OrientedBox, found);
        QFETCH(Failure, why);
        // Points in the middle of the car alone: what a box around it holds does not change with its sides.
        FitScene scene;
        scene.ground(30);
        for (double u = -0.6; u <= 0.6; u += 0.1) {
            for (double v = -0.6; v <= 0.6; v += 0.1)
                scene.point(fromBox(car, {u, v, 0.1}));
        }
        scene.wall({4, 12}, {22, 12}, 4);
        const PointCloud cloud = scene.cloud();
        const auto index = CloudIndex::build(cloud);
        QCOMPARE(failureOf(*index, found, car), why);
        QCOMPARE(failureOf(*index, std::nullopt, car), Failure::notFound);
    }

    void countsGround()
    {
        const std::vector<std::uint8_t> mask{1, 1, 0, 0, 1};
        const std::vector<std::uint16_t> classes{40, 50, 40, 50, 0};
        const GroundAgreement agreement = compareGround(mask, classes, groundClassesFrom("semantickitti").value_or(GroundClasses{}));
        QCOMPARE(agreement.hit, 1U);
        QCOMPARE(agreement.wrong, 1U);
        QCOMPARE(agreement.missed, 1U);
        QCOMPARE(agreement.f1(), 0.5);
        QVERIFY(!groundClassesFrom("grass"));
        QCOMPARE(groundClassesFrom("7, 9")->ids, (std::set<std::uint32_t>{7, 9}));
    }
};

POINTLOOM_TEST(TestBoxScore, withoutApplication)
#include "tst_box_score.moc"
