// SPDX-License-Identifier: Apache-2.0
#include "core/index/PointLoops.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace pointloom;

namespace {

std::vector<float> randomFloats(std::size_t count)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<float> between(-100, 100);
    std::vector<float> values(count);
    std::ranges::generate(values, [&] { return between(random); });
    return values;
}

}  // namespace

class TestPointLoops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extentIsThatOfTheNumbers()
    {
        for (std::size_t points = 0; points < 40; ++points) {  // around the eight that go at once
            auto xyz = randomFloats(3 * points);
            for (std::size_t i = 0; i < xyz.size(); i += 7)
                xyz[i] = std::numeric_limits<float>::quiet_NaN();
            const Extent3 extent = extentOf(xyz.data(), points);
            for (std::size_t axis = 0; axis < 3; ++axis) {
                float low = std::numeric_limits<float>::max();
                float high = -low;
                for (std::size_t i = axis; i < xyz.size(); i += 3) {
                    low = std::fmin(low, xyz[i]);
                    high = std::fmax(high, xyz[i]);
                }
                QCOMPARE(extent.low[axis], low);
                QCOMPARE(extent.high[axis], high);
            }
        }
    }

    void distancesAreAddedInOrder()
    {
        const auto values = randomFloats(3 * 1001);
        const PointColumns points{values.data(), values.data() + 1001, values.data() + 2002, 1001};
        std::vector<float> squared(points.count);
        squaredDistances(points, 1.5F, -2.25F, 0.1F, squared.data());
        for (std::size_t i = 0; i < points.count; ++i) {
            const float dx = points.x[i] - 1.5F;
            const float dy = points.y[i] + 2.25F;
            const float dz = points.z[i] - 0.1F;
            QVERIFY(squared[i] == dx * dx + dy * dy + dz * dz);  // to the last bit
        }
    }
};

POINTLOOM_TEST(TestPointLoops, withoutApplication)
#include "tst_point_loops.moc"
