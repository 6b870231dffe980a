// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/index/Clusters.h"
#include "tests/bench/Measure.h"

namespace pointloom::bench {
namespace {

constexpr double rowRadius_m = 0.5;
constexpr double target = 20;
constexpr double fullTurnTarget = 60;
constexpr std::size_t fullTurnPoints = 110'000;  // a full turn of 64 beams gives more
constexpr std::size_t fewestPoints = 30'000;     // smaller frames have no target

/// Whether two numberings part the points in the same way.
bool samePartition(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b)
{
    std::vector<std::int32_t> bOfA(a.size(), -1);
    std::vector<std::int32_t> aOfB(b.size(), -1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto& inB = bOfA[static_cast<std::size_t>(a[i])];
        auto& inA = aOfB[static_cast<std::size_t>(b[i])];
        inB = inB < 0 ? b[i] : inB;
        inA = inA < 0 ? a[i] : inA;
        if (inB != b[i] || inA != a[i])
            return false;
    }
    return true;
}

BenchRow groundRow(const FrameBench& bench)
{
    PointCloud cloud;
    cloud.positions_m = bench.points_m();
    BenchRow row{.key = "ground",
                 .what = message(PL_TEXT("core", "Ground")),
                 .items = cloud.size(),
                 .baseline = "pcl::SACSegmentation, RANSAC plane"};
    bench.compare(
        row, {.ours = 20, .theirs = 8, .budget_s = 3}, [&] { withThreads(1, [&] { (void)estimateGround(cloud); }); },
        [&] { (void)bench.baselines().plane(bench.pclPoints()); });
    row.remarks.push_back(message(PL_TEXT("core", "Patchwork++ is said to take 15 ms at F1 .84 to .87; not measured here")));
    return row;
}

}  // namespace

Result<Rows> segmentRows(const FrameBench& bench)
{
    if (bench.raised_m().empty())
        return Rows{groundRow(bench)};
    Rows rows{groundRow(bench)};
    std::vector<std::int32_t> ours;
    std::vector<std::int32_t> theirs;
    for (int threads = 1; threads <= availableThreads(); threads += std::max(1, availableThreads() - 1)) {
        BenchRow row{.key = threads == 1 ? "clusters" : "clusters-threads",
                     .what = message(PL_TEXT("core", "Clusters of the points above ground")),
                     .items = bench.raised_m().size(),
                     .threads = threads,
                     .baseline = "pcl::EuclideanClusterExtraction",
                     .targetRatio = bench.points_m().size() >= fullTurnPoints ? fullTurnTarget
                         : bench.points_m().size() >= fewestPoints            ? target
                                                                              : 0};
        bench.compare(
            row, {.ours = 40, .theirs = 5, .budget_s = 4},
            [&] { withThreads(threads, [&] { ours = euclideanClusters(bench.raised_m(), rowRadius_m); }); },
            [&] { theirs = bench.baselines().clusters(bench.pclRaised(), rowRadius_m); });
        row.equal = samePartition(ours, theirs);
        rows.push_back(std::move(row));
        if (bench.stopped())
            break;
    }
    return rows;
}

}  // namespace pointloom::bench
