// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Models.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::simulation;

namespace {

struct Named
{
    const char* name;
    Shape shape;
};

std::vector<Named> objects()
{
    return {{"saloon", carModel({4.6, 1.8, 1.45}, CarBody::saloon, Material::paint)},
            {"short hatchback", carModel({3.8, 1.68, 1.55}, CarBody::hatchback, Material::paint)},
            {"off-roader", carModel({4.85, 1.95, 1.75}, CarBody::offRoader, Material::darkPaint)},
            {"bus", busModel({12.2, 2.55, 3.25}, Material::paint)},
            {"short truck", truckModel({6.2, 2.3, 2.9}, false, Material::paint)},
            {"long truck", truckModel({9.6, 2.5, 3.6}, false, Material::paint)},
            {"short flatbed", truckModel({6.2, 2.3, 2.6}, true, Material::paint)},
            {"long flatbed", truckModel({9.6, 2.5, 2.9}, true, Material::paint)},
            {"walking", pedestrianModel({0.95, 0.66, 1.9})},
            {"standing", pedestrianModel({0.42, 0.52, 1.52})},
            {"cyclist", cyclistModel({1.82, 0.66, 1.82}, Material::paint)},
            {"small cyclist", cyclistModel({1.7, 0.56, 1.66}, Material::paint)}};
}

/// How far behind a face of the bounds the shape begins: rays against the face from outside, 1 cm apart.
double depthBehind(const Shape& shape, int axis, int sign)
{
    constexpr double step_m = 0.01;
    constexpr double away_m = 5;
    const int u = (axis + 1) % 3;
    const int v = (axis + 2) % 3;
    double nearest = std::numeric_limits<double>::infinity();
    Ray ray{Eigen::Vector3d::Zero(), -sign * Eigen::Vector3d::Unit(axis)};
    ray.origin_m[axis] = (sign > 0 ? shape.high_m[axis] : shape.low_m[axis]) + sign * away_m;
    for (ray.origin_m[u] = shape.low_m[u] + step_m / 2; ray.origin_m[u] < shape.high_m[u]; ray.origin_m[u] += step_m)
        for (ray.origin_m[v] = shape.low_m[v] + step_m / 2; ray.origin_m[v] < shape.high_m[v]; ray.origin_m[v] += step_m)
            if (const auto hit = firstHit(shape, ray, 100))
                nearest = std::min(nearest, hit->range_m - away_m);
    return nearest;
}

Ray randomRay(std::mt19937_64& random, double far_m)
{
    std::normal_distribution<double> normal;
    const Eigen::Vector3d from = Eigen::Vector3d(normal(random), normal(random), normal(random)).normalized() * far_m;
    const Eigen::Vector3d to(normal(random), normal(random), normal(random));
    return {from, (to - from).normalized()};
}

}  // namespace

class TestShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsTouchEveryFaceOfTheirBox_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("axis");
        QTest::addColumn<int>("sign");
        for (const Named& one : objects())
            for (int axis = 0; axis < 3; ++axis)
                for (const int sign : {-1, 1})
                    QTest::addRow("%s, %s of axis %d", one.name, sign < 0 ? "low end" : "high end", axis) << one.shape << axis << sign;
    }

    void modelsTouchEveryFaceOfTheirBox()
    {
        QFETCH(Shape, shape);
        QFETCH(int, axis);
        QFETCH(int, sign);
        const double depth = depthBehind(shape, axis, sign);
        QVERIFY2(depth >= -1e-9 && depth < 0.002, qPrintable(QString::number(depth)));
    }

    void nothingSticksOutOfTheBox()
    {
        std::mt19937_64 random(3);
        for (const Named& one : objects())
            for (int i = 0; i < 2000; ++i) {
                const Ray ray = randomRay(random, 20);
                const auto hit = firstHit(one.shape, ray, 100);
                if (!hit)
                    continue;
                const Eigen::Vector3d p = ray.origin_m + hit->range_m * ray.direction;
                QVERIFY((p.array() >= one.shape.low_m.array() - 1e-9).all() && (p.array() <= one.shape.high_m.array() + 1e-9).all());
                QVERIFY(std::abs(hit->normal.norm() - 1) < 1e-9);
                QVERIFY2(hit->normal.dot(ray.direction) <= 1e-9, one.name);
            }
    }

    /// Seen from behind, a car is no plain block: its cabin is narrower than its body and its windscreen leans.
    void carsAreNoBlocks()
    {
        const Shape car = carModel({4.5, 1.8, 1.5}, CarBody::saloon, Material::paint);
        const auto reach = [&](const Eigen::Vector3d& from, const Eigen::Vector3d& direction) {
            const auto hit = firstHit(car, {from, direction}, 100);
            return hit ? hit->range_m : -1;
        };
        const double body = reach({0, 10, 0.6}, -Eigen::Vector3d::UnitY());
        const double cabin = reach({0, 10, 1.35}, -Eigen::Vector3d::UnitY());
        QVERIFY(body > 0 && cabin > body + 0.1);
        const double lowGlass = reach({10, 0, 1.05}, -Eigen::Vector3d::UnitX());
        const double highGlass = reach({10, 0, 1.35}, -Eigen::Vector3d::UnitX());
        QVERIFY(lowGlass > 0 && highGlass > lowGlass + 0.3);
    }

    /// Against the closed formula for a ball.
    void roundingsAreExact()
    {
        std::mt19937_64 random(5);
        constexpr double radius = 1.3;
        Shape ball;
        ball.low_m.setConstant(-2);
        ball.high_m.setConstant(2);
        ball.add(ellipsoid(Eigen::Vector3d::Zero(), Eigen::Vector3d::Constant(radius), Material::paint));
        int met = 0;
        for (int i = 0; i < 2000; ++i) {
            const Ray ray = randomRay(random, 6);
            const double along = -ray.origin_m.dot(ray.direction);
            const double aside = (ray.origin_m + along * ray.direction).norm();
            const auto hit = firstHit(ball, ray, 100);
            QCOMPARE(hit.has_value(), aside < radius);
            if (!hit)
                continue;
            ++met;
            QVERIFY(std::abs(hit->range_m - (along - std::sqrt(radius * radius - aside * aside))) < 1e-9);
        }
        QVERIFY(met > 100 && met < 1900);
    }

    void hitsBeyondTheLimitDoNotCount()
    {
        Shape wall = wallModel({1, 4, 2});
        const Ray ray{{-10, 0, 1}, Eigen::Vector3d::UnitX()};
        QVERIFY(firstHit(wall, ray, 9.6).has_value());
        QVERIFY(!firstHit(wall, ray, 9.4).has_value());
    }

    /// A crown stops some rays and lets others through, and the same ones each time.
    void crownsAreLoose()
    {
        const Shape tree = treeModel(3, 1.5, 11);
        int met = 0;
        int through = 0;
        for (double y = -1; y <= 1; y += 0.05)
            for (double z = 3.2; z <= 5; z += 0.05) {
                const Ray ray{{-10, y, z}, Eigen::Vector3d::UnitX()};
                const auto hit = firstHit(tree, ray, 100);
                QCOMPARE(hit.has_value(), firstHit(tree, ray, 100).has_value());
                (hit ? met : through) += 1;
            }
        QVERIFY2(met > 500 && through > 50, qPrintable(QString("%1 met, %2 through").arg(met).arg(through)));
    }
};

POINTLOOM_TEST(TestShapes, withoutApplication)
#include "tst_shapes.moc"
