// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinReader.h"
#include "core/cloud/PcdReader.h"
#include "core/cloud/PlyReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

struct Way
{
    const char* name;
    CloudEncoding encoding;
    CloudFormat format;
    bool isBin = false;
};

constexpr std::array<Way, 8> ways = {{{"pcd ascii", CloudEncoding::pcdAscii, CloudFormat::pcd},
                                      {"pcd binary", CloudEncoding::pcdBinary, CloudFormat::pcd},
                                      {"pcd compressed", CloudEncoding::pcdBinaryCompressed, CloudFormat::pcd},
                                      {"kitti", CloudEncoding::kittiBin, CloudFormat::kittiBin, true},
                                      {"nuscenes", CloudEncoding::nuscenesBin, CloudFormat::nuscenesBin, true},
                                      {"ply ascii", CloudEncoding::plyAscii, CloudFormat::ply},
                                      {"ply little endian", CloudEncoding::plyLittleEndian, CloudFormat::ply},
                                      {"ply big endian", CloudEncoding::plyBigEndian, CloudFormat::ply}}};

void addWays()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < ways.size(); ++i)
        QTest::newRow(ways[i].name) << static_cast<int>(i);
}

/// The columns of a file without a header are told: the numbers here are random, and show none.
Result<PointCloud> decode(const std::string& file, CloudFormat format, ReadOptions options)
{
    switch (format) {
    case CloudFormat::pcd:
        return readPcd(asBytes(file), options);
    case CloudFormat::ply:
        return readPly(asBytes(file), options);
    default:
        options.columns = usualBinColumns(format);
        return readBin(asBytes(file), format, options);
    }
}

Result<PointCloud> thereAndBack(const PointCloud& cloud, const Way& way, const ReadOptions& options = {})
{
    const auto file = encodeCloud(cloud, way.encoding);
    if (!file)
        return std::unexpected(file.error());
    return decode(*file, way.format, options);
}

/// What a .bin file leaves of a cloud.
PointCloud floatsOf(PointCloud cloud, bool withRing)
{
    cloud.time_s.clear();
    cloud.rgb.clear();
    cloud.label.clear();
    cloud.intensity.resize(cloud.size());
    withRing ? cloud.ring.resize(cloud.size()) : cloud.ring.clear();
    return cloud;
}

}  // namespace

class TestCloudWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnComesBackToTheBit_data() { addWays(); }

    void everyColumnComesBackToTheBit()
    {
        QFETCH(int, index);
        const Way& way = ways.at(static_cast<std::size_t>(index));
        std::mt19937_64 random(3);
        for (int columns = 0; columns < 32; ++columns) {
            const PointCloud cloud =
                sampleCloud(random, 1 + random() % 300, Eigen::Vector3d::Zero(),
                            {(columns & 1) != 0, (columns & 2) != 0, (columns & 4) != 0, (columns & 8) != 0, (columns & 16) != 0});
            const auto back = thereAndBack(cloud, way);
            VERIFY_RESULT(back);
            QVERIFY(identical(*back, way.isBin ? floatsOf(cloud, way.encoding == CloudEncoding::nuscenesBin) : cloud));
        }
    }

    void manyPointsComeBackToTheBit_data() { addWays(); }

    void manyPointsComeBackToTheBit()
    {
        QFETCH(int, index);
        const Way& way = ways.at(static_cast<std::size_t>(index));
        std::mt19937_64 random(4);
        const PointCloud cloud = sampleCloud(random, 100'000);
        const auto back = thereAndBack(cloud, way);
        VERIFY_RESULT(back);
        QVERIFY(identical(*back, way.isBin ? floatsOf(cloud, way.encoding == CloudEncoding::nuscenesBin) : cloud));
    }

    void farCoordinatesComeBackExactly_data() { addWays(); }

    void farCoordinatesComeBackExactly()
    {
        QFETCH(int, index);
        const Way& way = ways.at(static_cast<std::size_t>(index));
        std::mt19937_64 random(5);
        const PointCloud cloud = sampleCloud(random, 5000, {637012, 4602889, 16});
        const auto back = thereAndBack(cloud, way, {.format = {}, .origin_m = cloud.origin_m});
        QCOMPARE(back.has_value(), !way.isBin);  // float32 would round
        if (!back)
            return;
        QCOMPARE(back->origin_m, cloud.origin_m);
        for (std::size_t i = 0; i < cloud.size(); ++i)
            QVERIFY(cloud.isFinite(i) ? back->at(i) == cloud.at(i) : !back->isFinite(i));
        const auto own = thereAndBack(cloud, way);  // an origin of its own choice: the same places
        VERIFY_RESULT(own);
        for (std::size_t i = 0; i < cloud.size(); ++i)
            QVERIFY(!cloud.isFinite(i) || (own->at(i) - cloud.at(i)).norm() < 1e-4);
    }

    void farFloatsMayBecomeBin()
    {
        PointCloud cloud;
        cloud.origin_m = {289814, 4320979, 171};
        cloud.positions_m = {{0.15625F, -0.5F, -0.25F}};  // what was float32 in a file stays float32
        cloud.width = 1;
        const auto file = encodeCloud(cloud, CloudEncoding::kittiBin);
        VERIFY_RESULT(file);
        const auto back = readBin(asBytes(*file), CloudFormat::kittiBin, {});
        VERIFY_RESULT(back);
        QCOMPARE(back->at(0), cloud.at(0));
    }

    void organisedCloudsKeepTheirShapeInPcd()
    {
        std::mt19937_64 random(6);
        const PointCloud flat = sampleCloud(random, 12);
        PointCloud cloud = flat;
        cloud.width = 4;
        cloud.height = 3;
        for (const Way& way : ways) {
            const auto back = thereAndBack(cloud, way);
            VERIFY_RESULT(back);
            const bool kept = back->height == 3;
            QCOMPARE(kept, way.format == CloudFormat::pcd);
            QCOMPARE(notCarried(cloud, way.encoding).size() - notCarried(flat, way.encoding).size(),
                     kept ? std::size_t{0} : std::size_t{1});
        }
    }

    void emptyCloudsComeBack_data() { addWays(); }

    void emptyCloudsComeBack()
    {
        QFETCH(int, index);
        const Way& way = ways.at(static_cast<std::size_t>(index));
        const auto back = thereAndBack(PointCloud(), way);
        QCOMPARE(back.has_value(), !way.isBin);  // a .bin without bytes is no cloud
        QVERIFY(!back || back->empty());
    }

    void whatIsLostIsSaid()
    {
        std::mt19937_64 random(8);
        const PointCloud all = sampleCloud(random, 10);
        QCOMPARE(notCarried(all, CloudEncoding::kittiBin).size(), std::size_t{5});     // ring, time, colour, label; and some are NaN
        QCOMPARE(notCarried(all, CloudEncoding::nuscenesBin).size(), std::size_t{4});  // time, colour, label; and some are NaN
        QVERIFY(notCarried(all, CloudEncoding::plyAscii).empty());
        const PointCloud bare = sampleCloud(random, 10, Eigen::Vector3d::Zero(), {false, false, false, false, false});
        QCOMPARE(notCarried(bare, CloudEncoding::nuscenesBin).size(), std::size_t{3});  // intensity, ring; and some are NaN
    }

    void theFileIsThatOfTheBytes()
    {
        const QTemporaryDir folder;
        std::mt19937_64 random(9);
        const PointCloud cloud = sampleCloud(random, 100);
        const auto file = path(folder) / "below" / "cloud.pcd";
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::pcdBinaryCompressed));
        const auto back = readCloud(file);
        VERIFY_RESULT(back);
        QVERIFY(identical(*back, cloud));
        QVERIFY(!writeCloud(path(folder) / "below", cloud, CloudEncoding::pcdBinary));  // a folder is in the way
    }
};

POINTLOOM_TEST(TestCloudWriter, withoutApplication)
#include "tst_cloud_writer.moc"
