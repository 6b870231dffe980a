// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "tests/bench/Measure.h"

#include <random>

namespace pointloom::bench {
namespace {

constexpr float radius_m = 0.5F;
constexpr std::size_t questions = 2000;

/// Places to ask at: points of the cloud.
std::vector<Eigen::Vector3f> placesIn(const std::vector<Eigen::Vector3f>& points_m)
{
    std::mt19937 random(1);
    std::vector<Eigen::Vector3f> places(questions);
    for (auto& place : places)
        place = points_m[random() % points_m.size()];
    return places;
}

/// Asks both at each place in turns, and compares how many they find.
BenchRow askRow(const FrameBench& bench, const char* key, const char* baseline, const RadiusSearch& theirs, const ColumnGrid& grid,
                double target)
{
    BenchRow row{.key = key,
                 .what = message(PL_TEXT("core", "Points within %1 m of a place, a question"), radius_m),
                 .items = questions,
                 .baseline = baseline,
                 .equal = true,
                 .targetRatio = target};
    std::vector<std::uint32_t> found;
    for (const Eigen::Vector3f& place : placesIn(bench.points_m())) {
        std::size_t theirCount = 0;
        row.ours.ms.push_back(timed_ms([&] { grid.within(place, radius_m, found); }));
        row.theirs.ms.push_back(timed_ms([&] { theirCount = theirs.within(place, radius_m); }));
        row.equal = *row.equal && theirCount == found.size();
    }
    return row;
}

}  // namespace

Result<Rows> searchRows(const FrameBench& bench)
{
    const auto& points_m = bench.points_m();
    if (points_m.empty())
        return Rows{};
    constexpr Effort effort{.ours = 40, .theirs = 10, .budget_s = 3};
    Rows rows;
    std::unique_ptr<RadiusSearch> kdTree;
    std::unique_ptr<RadiusSearch> octree;
    const auto buildRow = [&](const char* key, const char* baseline, int threads, double target, const std::function<void()>& theirs) {
        BenchRow row{.key = key,
                     .what = message(PL_TEXT("core", "Build the index of columns")),
                     .items = points_m.size(),
                     .threads = threads,
                     .baseline = baseline,
                     .targetRatio = target};
        bench.compare(row, effort, [&] { withThreads(threads, [&] { (void)ColumnGrid(points_m); }); }, theirs);
        rows.push_back(std::move(row));
    };
    const auto buildTree = [&] { kdTree = bench.baselines().kdTree(bench.pclPoints()); };
    buildRow("index-kdtree", "pcl::KdTreeFLANN", 1, 15, buildTree);
    if (availableThreads() > 1)
        buildRow("index-kdtree-threads", "pcl::KdTreeFLANN", availableThreads(), 15, buildTree);
    buildRow("index-octree", "pcl::octree::OctreePointCloudSearch", 1, 0, [&] { octree = bench.baselines().octree(bench.pclPoints()); });

    const ColumnGrid grid(points_m);
    rows.push_back(askRow(bench, "radius-kdtree", "pcl::KdTreeFLANN", *kdTree, grid, 5));
    rows.push_back(askRow(bench, "radius-octree", "pcl::octree::OctreePointCloudSearch", *octree, grid, 0));
    return rows;
}

}  // namespace pointloom::bench
