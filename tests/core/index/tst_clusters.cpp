// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/cloud/CloudReader.h"
#include "core/index/Clusters.h"
#include "core/index/Ground.h"
#include "core/simulate/Simulate.h"
#include "tests/core/index/PclClusters.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <limits>
#include <map>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using Points = std::vector<Eigen::Vector3f>;

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

/// Whether two numberings part the points in the same way.
bool samePartition(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b)
{
    std::map<std::int32_t, std::int32_t> aToB;
    std::map<std::int32_t, std::int32_t> bToA;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (aToB.try_emplace(a[i], b[i]).first->second != b[i] || bToA.try_emplace(b[i], a[i]).first->second != a[i])
            return false;
    }
    return a.size() == b.size();
}

Points randomPoints(std::size_t count, float extent_m, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> between(-extent_m, extent_m);
    Points points(count);
    for (auto& p : points)
        p = {between(random), between(random), between(random)};
    return points;
}

Points withoutGround(const PointCloud& cloud)
{
    const auto mask = groundMask(cloud, estimateGround(cloud));
    Points points;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (mask[i] == 0)
            points.push_back(cloud.positions_m[i]);
    }
    return points;
}

/// Every frame of a LiDAR in the shared data: what there is under the folders of the datasets, whatever its format.
std::vector<std::filesystem::path> lidarFrames()
{
    constexpr std::uintmax_t smallestFrame = 200'000;  // bytes; what is smaller is a sample of a format
    std::vector<std::filesystem::path> frames;
    for (const char* dataset : {"kitti_object", "kitti_tracking_0000", "av2_7fab2350", "semantic_rellis3d"}) {
        const auto folder = sharedData(dataset);
        if (folder.empty())
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file() && cloudFormatOf(entry.path()) && entry.file_size() > smallestFrame)
                frames.push_back(entry.path());
        }
    }
    std::ranges::sort(frames);
    return frames;
}

/// Some sensors put tens of thousands of no-returns into one place, in which PCL searches for minutes.
Points withoutNoReturns(const Points& points)
{
    Points kept;
    std::ranges::copy_if(points, std::back_inserter(kept), [](const auto& p) { return p.squaredNorm() > 0.01F; });
    return kept;
}

void compareAboveGround(const PointCloud& cloud)
{
    const Points points = withoutNoReturns(withoutGround(cloud));
    QVERIFY(points.size() > 2000);
    QVERIFY(samePartition(euclideanClusters(points, 0.5), pclClusters(points, 0.5)));
}

}  // namespace

class TestClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsPcl_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<double>("radius_m");
        QTest::newRow("sparse") << randomPoints(3000, 5, 1) << 0.3;
        QTest::newRow("about to percolate") << randomPoints(20000, 5, 2) << 0.32;
        QTest::newRow("dense") << randomPoints(5000, 1, 3) << 0.5;
        QTest::newRow("all in one cell") << randomPoints(500, 0.01F, 4) << 1.0;
        QTest::newRow("small radius") << randomPoints(3000, 0.5F, 5) << 0.02;

        Points lattice;  // neighbours at exactly the radius
        for (int i = 0; i < 1000; ++i)
            lattice.emplace_back(0.5F * static_cast<float>(i % 10), 0.5F * static_cast<float>(i / 10 % 10),
                                 0.5F * static_cast<float>(i / 100));
        QTest::newRow("lattice at the radius") << lattice << 0.5;
        QTest::newRow("lattice just under the radius") << lattice << 0.5001;

        Points twice = randomPoints(500, 2, 6);
        twice.insert(twice.end(), twice.begin(), twice.end());
        QTest::newRow("duplicates") << Points(twice.begin(), twice.end()) << 0.2;

        Points gaps = randomPoints(1000, 3, 7);
        for (std::size_t i = 0; i < gaps.size(); i += 3)
            gaps[i].y() = notANumber;
        QTest::newRow("with NaN") << gaps << 0.5;

        Points far = randomPoints(2000, 4, 8);  // the cells along the axes are beyond any table
        for (std::size_t i = 0; i < far.size(); ++i)
            far[i] += Eigen::Vector3f(1e6F * static_cast<float>(i % 3), -1e6F * static_cast<float>(i % 2), 0);
        QTest::newRow("a thousand kilometres") << far << 0.5;
        QTest::newRow("a thousand kilometres in millimetres") << far << 0.001;
    }

    void equalsPcl()
    {
        QFETCH(Points, points);
        QFETCH(double, radius_m);
        QVERIFY(samePartition(euclideanClusters(points, radius_m), pclClusters(points, radius_m)));
    }

    void equalsPclOnRealFrames_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto& file : lidarFrames())
            QTest::newRow(file.parent_path().filename().c_str() + QByteArray("/") + file.filename().c_str()) << QString(file.c_str());
        if (lidarFrames().empty())
            QTest::newRow("none") << QString();
    }

    void equalsPclOnRealFrames()
    {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the shared data is not beside this checkout");
        const auto cloud = readCloud(file.toStdString());
        VERIFY_RESULT(cloud);
        compareAboveGround(*cloud);
    }

    void equalsPclOnGeneratedFrames_data()
    {
        QTest::addColumn<int>("rings");
        QTest::addColumn<int>("seed");
        QTest::newRow("64 beams") << 64 << 1;
        QTest::newRow("32 beams") << 32 << 2;
        QTest::newRow("16 beams") << 16 << 3;
    }

    void equalsPclOnGeneratedFrames()
    {
        QFETCH(int, rings);
        QFETCH(int, seed);
        compareAboveGround(simulateFrame({.seed = static_cast<std::uint64_t>(seed), .rings = rings}, 0).cloud);
    }

    void numbersInOrderOfFirstPoints()
    {
        const auto clusters = euclideanClusters(randomPoints(4000, 5, 9), 0.3);
        std::int32_t next = 0;
        for (const std::int32_t number : clusters) {
            QVERIFY(number >= 0 && number <= next);
            next = std::max(next, number + 1);
        }
    }

    void doesNotDependOnThreads()
    {
        const Points points = randomPoints(60000, 8, 10);
        const auto clustered = [&](int threads) {
            std::vector<std::int32_t> numbers;
            withThreads(threads, [&] { numbers = euclideanClusters(points, 0.3); });
            return numbers;
        };
        const auto one = clustered(1);
        for (const int threads : {2, 3, 8, 8, 8})
            QVERIFY(clustered(threads) == one);
    }

    void answersForOddClouds()
    {
        QVERIFY(euclideanClusters({}, 0.5).empty());
        QCOMPARE(euclideanClusters(Points{{notANumber, 0, 0}}, 0.5), std::vector<std::int32_t>{-1});
        QCOMPARE(euclideanClusters(Points{{1, 2, 3}}, 0.5), std::vector<std::int32_t>{0});
        QCOMPARE(euclideanClusters(Points(100, {7, 7, 7}), 0.5), std::vector<std::int32_t>(100, 0));
        QCOMPARE(euclideanClusters(Points{{-3e38F, 0, 0}, {3e38F, 3e38F, 0}, {-3e38F, 0, 0}}, 0.5), (std::vector<std::int32_t>{0, 1, 0}));
    }
};

POINTLOOM_TEST(TestClusters, withoutApplication)
#include "tst_clusters.moc"
