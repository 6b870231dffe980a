// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/index/CloudIndex.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace pointloom;
using namespace pointloom::test;

namespace {

PointCloud street()
{
    FitScene scene;
    scene.ground(30)
        .object(standing(8, 3, {4.4, 1.8, 1.5}, 0.4))
        .object(standing(-6, 7, {0.6, 0.6, 1.7}, 0))
        .wall({10, -20}, {-10, -20}, 3);
    PointCloud cloud = scene.cloud();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 0; i < cloud.size(); i += 97)
        cloud.positions_m[i] = {nan, 0, nan};
    for (int i = 0; i < 20; ++i)  // far outside the grid
        cloud.positions_m.emplace_back(3000.0F * static_cast<float>(i - 10), 500.0F, 2.0F);
    for (int i = 0; i < 500; ++i)  // all along the edge of it
        cloud.positions_m.emplace_back(90.0F + 0.05F * static_cast<float>(i), 90.0F + 0.05F * static_cast<float>(i), 0.0F);
    return cloud;
}

/// Bit by bit: also NaN is itself.
template <class T> bool sameBytes(std::span<const T> a, std::span<const T> b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

}  // namespace

class TestCloudIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsEveryFinitePointOnce()
    {
        const PointCloud cloud = street();
        const auto index = CloudIndex::build(cloud);
        std::set<std::uint32_t> seen;
        for (std::size_t k = 0; k < index->size(); ++k) {
            const std::uint32_t id = index->pointId()[k];
            QVERIFY(seen.insert(id).second);
            QCOMPARE(Eigen::Vector3f(index->x()[k], index->y()[k], index->z()[k]), cloud.positions_m[id]);
            QCOMPARE(index->aboveGround()[k], index->aboveGroundByPoint()[id]);
        }
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            QCOMPARE(seen.contains(static_cast<std::uint32_t>(i)), cloud.isFinite(i));
            QCOMPARE(std::isnan(index->aboveGroundByPoint()[i]), !cloud.isFinite(i));
        }
    }

    void runsHoldAllPointsOfASquare()
    {
        const auto index = CloudIndex::build(street());
        for (const auto& [x, y, reach] :
             {std::tuple{8.0F, 3.0F, 2.0F}, {0.0F, 0.0F, 50.0F}, {-30.0F, 30.0F, 0.3F}, {9000.0F, 500.0F, 10.0F}}) {
            std::vector<int> visits(index->size());
            index->forEachRun(x, y, reach, [&](std::uint32_t first, std::uint32_t last) {
                for (std::uint32_t k = first; k < last; ++k)
                    ++visits[k];
            });
            for (std::size_t k = 0; k < index->size(); ++k) {
                const bool inside = std::abs(index->x()[k] - x) <= reach && std::abs(index->y()[k] - y) <= reach;
                QVERIFY(visits[k] <= 1);
                QVERIFY(!inside || visits[k] == 1);
            }
        }
    }

    void clustersStandOnTheGround()
    {
        const IndexParams params;
        const auto index = CloudIndex::build(street(), params);
        std::vector<std::uint32_t> points(index->clusters().size());
        for (std::size_t k = 0; k < index->size(); ++k) {
            const std::int32_t number = index->cluster()[k];
            QCOMPARE(number >= 0, index->aboveGround()[k] >= params.objectFloor_m);
            if (number < 0)
                continue;
            const auto& bounds = index->clusters()[static_cast<std::size_t>(number)];
            const Eigen::Array3f p(index->x()[k], index->y()[k], index->z()[k]);
            QVERIFY((p >= bounds.min_m.array()).all() && (p <= bounds.max_m.array()).all());
            ++points[static_cast<std::size_t>(number)];
        }
        for (std::size_t number = 0; number < points.size(); ++number)
            QCOMPARE(points[number], index->clusters()[number].points);
    }

    void isTheSameOnAnyNumberOfThreads()
    {
        const PointCloud cloud = street();
        const auto built = [&](int threads) {
            std::shared_ptr<const CloudIndex> index;
            withThreads(threads, [&] { index = CloudIndex::build(cloud); });
            return index;
        };
        const auto one = built(1);
        for (const int threads : {2, 3, 8, 8, 8}) {
            const auto many = built(threads);
            QVERIFY(sameBytes(many->x(), one->x()) && sameBytes(many->y(), one->y()) && sameBytes(many->z(), one->z()));
            QVERIFY(sameBytes(many->pointId(), one->pointId()));
            QVERIFY(sameBytes(many->aboveGround(), one->aboveGround()));
            QVERIFY(sameBytes(many->aboveGroundByPoint(), one->aboveGroundByPoint()));
            QVERIFY(sameBytes(many->cluster(), one->cluster()));
            QVERIFY(sameBytes(many->clusters(), one->clusters()));
        }
    }

    void stopsWithoutClusters()
    {
        std::stop_source stop;
        stop.request_stop();
        const PointCloud cloud = street();
        const auto index = CloudIndex::build(cloud, {}, stop.get_token());
        QVERIFY(index->clusters().empty());
        QCOMPARE(index->aboveGroundByPoint().size(), cloud.size());
    }

    void isEmptyForAnEmptyCloud()
    {
        const auto index = CloudIndex::build({});
        QCOMPARE(index->size(), 0U);
        index->forEachRun(0, 0, 10, [](std::uint32_t, std::uint32_t) { QFAIL("there is nothing to visit"); });
    }
};

POINTLOOM_TEST(TestCloudIndex, withoutApplication)
#include "tst_cloud_index.moc"
