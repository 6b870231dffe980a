// SPDX-License-Identifier: Apache-2.0
#include "core/index/ColumnGrid.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace pointloom;

namespace {

using Points = std::vector<Eigen::Vector3f>;

/// A dense middle, a thin rest, strays far out and points that are none.
Points strewn(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> near(0, 8);
    Points points(count);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = {near(random), near(random), near(random) / 8};
        if (i % 100 == 0)
            points[i] *= 200;
        if (i % 130 == 0)
            points[i].y() = std::numeric_limits<float>::quiet_NaN();
    }
    return points;
}

}  // namespace

class TestColumnGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAllPointsWithin()
    {
        const Points points = strewn(20000, 3);
        const ColumnGrid grid(points);
        std::vector<std::uint32_t> found;
        for (const float radius : {0.05F, 0.5F, 3.0F, 500.0F}) {
            for (std::size_t i = 0; i < points.size(); i += 997) {
                if (!points[i].allFinite())
                    continue;
                grid.within(points[i], radius, found);
                QVERIFY(std::ranges::is_sorted(found));
                std::vector<std::uint32_t> ids;
                for (const std::uint32_t k : found)
                    ids.push_back(grid.pointId()[k]);
                std::ranges::sort(ids);
                std::vector<std::uint32_t> expected;
                for (std::uint32_t j = 0; j < points.size(); ++j) {
                    const Eigen::Vector3f d = points[j] - points[i];
                    if (d.x() * d.x() + d.y() * d.y() + d.z() * d.z() < radius * radius)
                        expected.push_back(j);
                }
                QVERIFY(ids == expected);
            }
        }
    }

    void isEmptyWithoutPoints()
    {
        for (const Points& points : {Points{}, Points(3, Eigen::Vector3f::Constant(std::numeric_limits<float>::infinity()))}) {
            const ColumnGrid grid(points);
            std::vector<std::uint32_t> found{1};
            grid.within({0, 0, 0}, 5, found);
            QVERIFY(found.empty());
            QCOMPARE(grid.size(), 0U);
        }
    }
};

POINTLOOM_TEST(TestColumnGrid, withoutApplication)
#include "tst_column_grid.moc"
