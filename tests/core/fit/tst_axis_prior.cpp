// SPDX-License-Identifier: Apache-2.0
#include "core/fit/AxisPrior.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using std::numbers::pi;

OrientedBox neighbour(double x_m, double yaw_rad)
{
    return standing(x_m, 3, {4.4, 1.8, 1.6}, yaw_rad);
}

}  // namespace

class TestAxisPrior : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingWithoutContext()
    {
        const AxisPrior prior({.ego_rad = std::nullopt}, {10, 0});
        for (const double yaw : {0.0, 0.7, 2.0})
            QCOMPARE(prior.cost(yaw), 0.0);
        QVERIFY(prior.axes().empty());
    }

    void expectsTheWayOfTheVehicle()
    {
        const AxisPrior prior({.ego_rad = 0.5}, {10, 0});
        QVERIFY(prior.cost(0.5) < 1e-12);
        QVERIFY(prior.cost(0.5 + pi / 2) > prior.cost(0.9));
        QCOMPARE(prior.axes().size(), 1U);
        QVERIFY(axisDifference_rad(prior.axes().front(), 0.5) < 1e-9);
    }

    void aBoxTurnedRoundCostsTheSame()
    {
        const AxisPrior prior({.neighbours = {neighbour(12, 1.1), neighbour(18, 1.2)}}, {10, 0});
        for (double yaw = -3; yaw < 3; yaw += 0.5)
            QVERIFY(std::abs(prior.cost(yaw) - prior.cost(yaw + pi)) < 1e-12);
    }

    void nearNeighboursCountMore()
    {
        const FitContext context{.neighbours = {neighbour(11, 1.0), neighbour(60, -0.5)}, .ego_rad = std::nullopt};
        const AxisPrior prior(context, {10, 3});
        QVERIFY(prior.cost(1.0) < prior.cost(-0.5));
        QVERIFY(std::abs(wrapAngle(prior.facing(1.0 + pi) - 1.0)) < 1e-9);
    }

    void motionCountsMoreThanAll()
    {
        const FitContext context{.neighbours = {neighbour(11, 0), neighbour(9, 0)}, .motion_rad = 2.0};
        const AxisPrior prior(context, {10, 3});
        QVERIFY(prior.cost(2.0) < 1e-12);
        QVERIFY(std::abs(wrapAngle(prior.facing(2.0 - pi) - 2.0)) < 1e-9);
    }

    void moreNeighboursAreSurer()
    {
        const double one = AxisPrior({.neighbours = {neighbour(11, 0)}, .ego_rad = std::nullopt}, {10, 3}).cost(pi / 2);
        const double two = AxisPrior({.neighbours = {neighbour(11, 0), neighbour(9, 0)}, .ego_rad = std::nullopt}, {10, 3}).cost(pi / 2);
        QVERIFY(0 < one && one < two && two < 1);
    }
};

POINTLOOM_TEST(TestAxisPrior, withoutApplication)
#include "tst_axis_prior.moc"
