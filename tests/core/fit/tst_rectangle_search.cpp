// SPDX-License-Identifier: Apache-2.0
#include "core/fit/RectangleSearch.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace pointloom;

namespace {

using std::numbers::pi;

/// Two sides of a 4.4 m x 1.8 m rectangle, one point each 5 cm, turned by yaw and shifted by where: what a sensor sees of a car.
std::vector<Eigen::Vector2f> twoSides(double yaw_rad, const Eigen::Vector2d& where)
{
    std::vector<Eigen::Vector2f> points;
    const auto add = [&](double u, double v) {
        points.emplace_back(where.x() + std::cos(yaw_rad) * u - std::sin(yaw_rad) * v,
                            where.y() + std::sin(yaw_rad) * u + std::cos(yaw_rad) * v);
    };
    for (double u = -2.2; u <= 2.2; u += 0.05)
        add(u, -0.9);
    for (double v = -0.9; v <= 0.9; v += 0.05)
        add(-2.2, v);
    return points;
}

}  // namespace

class TestRectangleSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheYawOfTwoSides_data()
    {
        QTest::addColumn<double>("yaw_rad");
        for (int degrees = 0; degrees < 90; degrees += 7)
            QTest::addRow("%d degrees", degrees) << degrees * pi / 180;
    }

    void findsTheYawOfTwoSides()
    {
        QFETCH(double, yaw_rad);
        const auto found = searchRectangles(twoSides(yaw_rad, {1200, -7}));  // far off: the sums are taken from the middle
        QVERIFY(!found.empty());
        const auto& best = found.front().extent;
        const double error = std::remainder(best.yaw_rad - yaw_rad, pi / 2);
        QVERIFY2(std::abs(error) < 0.5 * pi / 180, qPrintable(QString::number(error)));
        const double shorter = std::min(best.length_m(), best.width_m());
        const double longer = std::max(best.length_m(), best.width_m());
        QVERIFY(std::abs(longer - 4.4) < 0.06 && std::abs(shorter - 1.8) < 0.06);
        QVERIFY(std::ranges::is_sorted(found, std::greater{}, &RankedRectangle::closeness));
    }

    void doesNotDependOnTheOrder()
    {
        auto points = twoSides(0.3, {5, 5});
        const auto before = searchRectangles(points);
        std::ranges::reverse(points);
        const auto after = searchRectangles(points);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY(std::abs(after[i].extent.yaw_rad - before[i].extent.yaw_rad) < 0.005);
    }

    void answersNothingForTooFewPoints()
    {
        QVERIFY(searchRectangles({}).empty());
        const std::vector<Eigen::Vector2f> same(50, {3, 4});
        QVERIFY(searchRectangles(same).empty());
        const std::vector<Eigen::Vector2f> two{{0, 0}, {1, 1}};
        QVERIFY(searchRectangles(two).empty());
    }

    void extentHoldsItsPoints()
    {
        const auto points = twoSides(0.7, {-3, 2});
        for (double yaw = -4; yaw < 4; yaw += 0.3) {
            const auto extent = extentAt(points, yaw);
            for (const auto& p : points) {
                const double u = std::cos(yaw) * p.x() + std::sin(yaw) * p.y();
                const double v = std::cos(yaw) * p.y() - std::sin(yaw) * p.x();
                QVERIFY(u >= extent.u0_m - 1e-4 && u <= extent.u1_m + 1e-4 && v >= extent.v0_m - 1e-4 && v <= extent.v1_m + 1e-4);
            }
        }
    }
};

POINTLOOM_TEST(TestRectangleSearch, withoutApplication)
#include "tst_rectangle_search.moc"
