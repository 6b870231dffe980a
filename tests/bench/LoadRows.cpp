// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/cloud/CloudReader.h"
#include "core/cloud/CloudWriter.h"
#include "tests/bench/Measure.h"

#include <array>
#include <cmath>
#include <cstdio>

#include <unistd.h>

namespace pointloom::bench {
namespace {

/// A file that goes when the scope ends.
class TemporaryFile
{
public:
    explicit TemporaryFile(const std::string& ending)
        : m_path(std::filesystem::temp_directory_path() / ("pointloom-bench-" + std::to_string(::getpid()) + ending))
    {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// x, y, z and intensity, in the frame of the sensor: what every reader here can hold.
PointCloud plain(const PointCloud& cloud)
{
    PointCloud out;
    out.positions_m = cloud.positions_m;
    out.intensity = cloud.intensity.empty() ? std::vector<float>(cloud.size()) : cloud.intensity;
    out.width = cloud.size();
    return out;
}

/// The loop that most programs read .bin files with.
std::size_t readFloatByFloat(const std::filesystem::path& path)
{
    std::vector<std::array<float, 4>> points;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return 0;
    std::array<float, 4> point{};
    while (std::fread(point.data(), sizeof(float), 1, file) == 1 && std::fread(&point[1], sizeof(float), 1, file) == 1
           && std::fread(&point[2], sizeof(float), 1, file) == 1 && std::fread(&point[3], sizeof(float), 1, file) == 1)
        points.push_back(point);
    std::fclose(file);
    return points.size();
}

BenchRow readyRow(const FrameBench& bench, const std::filesystem::path& file, int threads)
{
    constexpr double target_ms = 12;  // for 100,000 points
    constexpr double perPoints = 100'000;
    const auto points = static_cast<double>(bench.input().cloud.size());
    BenchRow row{.key = "frame-ready",
                 .what = message(PL_TEXT("core", "Frame ready: read, ground, clusters, index")),
                 .items = bench.input().cloud.size(),
                 .threads = threads};
    if (threads > 1)
        row.targetMedian_ms = target_ms * points / perPoints;
    bench.compare(row, {.ours = 25, .theirs = 0}, [&] {
        withThreads(threads, [&] {
            if (const auto cloud = readCloud(file))
                (void)CloudIndex::build(*cloud);
        });
    });
    row.remarks.push_back(
        message(PL_TEXT("core", "%1 ms for 100,000 points"), std::round(row.ours.median_ms() * perPoints / points * 100) / 100));
    return row;
}

}  // namespace

Result<Rows> loadRows(const FrameBench& bench)
{
    const PointCloud cloud = plain(bench.input().cloud);
    const TemporaryFile pcd(".pcd");
    const TemporaryFile bin(".bin");
    if (auto written = writeCloud(pcd.path(), cloud, CloudEncoding::pcdBinary); !written)
        return std::unexpected(written.error());
    if (auto written = writeCloud(bin.path(), cloud, CloudEncoding::kittiBin); !written)
        return std::unexpected(written.error());

    constexpr Effort quick{.ours = 60, .theirs = 15, .budget_s = 2};
    BenchRow fromPcd{.key = "load-pcd",
                     .what = message(PL_TEXT("core", "Read a binary PCD")),
                     .items = cloud.size(),
                     .threads = availableThreads(),
                     .baseline = "pcl::PCDReader",
                     .targetRatio = 6};
    bench.compare(fromPcd, quick, [&] { (void)readCloud(pcd.path()); }, [&] { (void)bench.baselines().loadPcd(pcd.path()); });
    BenchRow fromBin{.key = "load-bin",
                     .what = message(PL_TEXT("core", "Read a .bin")),
                     .items = cloud.size(),
                     .threads = availableThreads(),
                     .baseline = "fread, a float at a time",
                     .targetRatio = 15};
    bench.compare(fromBin, quick, [&] { (void)readCloud(bin.path()); }, [&] { (void)readFloatByFloat(bin.path()); });
    Rows rows{fromPcd, fromBin, readyRow(bench, pcd.path(), 1)};
    if (availableThreads() > 1)
        rows.push_back(readyRow(bench, pcd.path(), 2));
    return rows;
}

}  // namespace pointloom::bench
