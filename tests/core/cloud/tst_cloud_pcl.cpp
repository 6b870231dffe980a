// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <pcl/io/pcd_io.h>
#include <pcl/io/ply_io.h>
#include <pcl/point_types.h>

using namespace pointloom;
using namespace pointloom::test;

namespace {

pcl::PointCloud<pcl::PointXYZI> pclSample(std::size_t width, std::size_t height)
{
    std::mt19937_64 random(21);
    std::uniform_real_distribution<float> around(-100, 100);
    pcl::PointCloud<pcl::PointXYZI> cloud(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height));
    for (auto& p : cloud) {
        p.x = around(random);
        p.y = around(random);
        p.z = random() % 11 == 0 ? std::nanf("") : around(random);
        p.intensity = around(random);
    }
    cloud.is_dense = false;
    return cloud;
}

bool same(float a, float b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

template <class Point> bool samePositions(const PointCloud& ours, const pcl::PointCloud<Point>& theirs)
{
    bool equal = ours.size() == theirs.size();
    for (std::size_t i = 0; equal && i < ours.size(); ++i) {
        const Eigen::Vector3f& p = ours.positions_m[i];
        equal = same(p.x(), theirs[i].x) && same(p.y(), theirs[i].y) && same(p.z(), theirs[i].z);
    }
    return equal;
}

bool sameIntensities(const PointCloud& ours, const pcl::PointCloud<pcl::PointXYZI>& theirs)
{
    bool equal = ours.intensity.size() == theirs.size();
    for (std::size_t i = 0; equal && i < ours.size(); ++i)
        equal = ours.intensity[i] == theirs[i].intensity;
    return equal;
}

}  // namespace

/// PCL is the oracle wherever it reads and writes right: float32 x y z and intensity.
class TestCloudPcl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPclWrites_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"ascii", "binary", "compressed", "ply", "ply binary"})
            QTest::newRow(how) << how;
    }

    void readsWhatPclWrites()
    {
        QFETCH(QString, how);
        const QTemporaryDir folder;
        const std::string file = (path(folder) / (how.startsWith("ply") ? "cloud.ply" : "cloud.pcd")).string();
        const auto cloud = pclSample(40, 25);
        constexpr int digits = 9;  // enough to name every float32
        if (how == "ascii")
            pcl::PCDWriter().writeASCII(file, cloud, digits);
        else if (how == "binary")
            pcl::PCDWriter().writeBinary(file, cloud);
        else if (how == "compressed")
            pcl::PCDWriter().writeBinaryCompressed(file, cloud);
        else
            pcl::PLYWriter().write(file, cloud, how == "ply binary", false);

        const auto ours = readCloud(file);
        VERIFY_RESULT(ours);
        if (how == "ply") {  // PCL writes text PLY with eight digits
            QCOMPARE(ours->size(), cloud.size());
            QVERIFY(std::abs(ours->positions_m[1].x() - cloud[1].x) < 1e-5F);
            return;
        }
        QVERIFY(samePositions(*ours, cloud));
        QVERIFY(sameIntensities(*ours, cloud));
        QCOMPARE(ours->height, how.startsWith("ply") ? std::size_t{1} : std::size_t{25});
    }

    void pclReadsWhatIsWritten_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("ascii") << static_cast<int>(CloudEncoding::pcdAscii);
        QTest::newRow("binary") << static_cast<int>(CloudEncoding::pcdBinary);
        QTest::newRow("compressed") << static_cast<int>(CloudEncoding::pcdBinaryCompressed);
        QTest::newRow("ply") << static_cast<int>(CloudEncoding::plyLittleEndian);
    }

    void pclReadsWhatIsWritten()
    {
        QFETCH(int, encoding);
        const QTemporaryDir folder;
        const bool ply = encoding == static_cast<int>(CloudEncoding::plyLittleEndian);
        const std::string file = (path(folder) / (ply ? "cloud.ply" : "cloud.pcd")).string();
        std::mt19937_64 random(22);
        const PointCloud cloud = sampleCloud(random, 2000);
        VERIFY_RESULT(writeCloud(file, cloud, static_cast<CloudEncoding>(encoding)));

        pcl::PointCloud<pcl::PointXYZI> intensities;
        QCOMPARE(ply ? pcl::io::loadPLYFile(file, intensities) : pcl::io::loadPCDFile(file, intensities), 0);
        QVERIFY(samePositions(cloud, intensities));
        QVERIFY(sameIntensities(cloud, intensities));
        pcl::PointCloud<pcl::PointXYZRGB> colours;
        QCOMPARE(ply ? pcl::io::loadPLYFile(file, colours) : pcl::io::loadPCDFile(file, colours), 0);
        for (std::size_t i = 0; i < cloud.size(); ++i)
            QCOMPARE(static_cast<std::uint32_t>(colours[i].r) << 16 | static_cast<std::uint32_t>(colours[i].g) << 8 | colours[i].b,
                     cloud.rgb[i]);
    }

    void readsRealFilesLikePcl_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file :
             {"kitti_tracking_0000/velodyne_pcd/000000.pcd", "formats/pcd_ascii/simpleHighway.pcd", "formats/pcd_ascii/lamppost.pcd",
              "formats/pcd_ascii/object_template_0_padding_field.pcd", "formats/pcd_binary/labelCloud_icon_rgb.pcd"})
            QTest::newRow(file) << file;
    }

    void readsRealFilesLikePcl()
    {
        NEEDS_SHARED_DATA("formats");
        QFETCH(QString, file);
        const auto shared = sharedData(file.toStdString());
        QVERIFY(!shared.empty());
        pcl::PointCloud<pcl::PointXYZ> theirs;
        QCOMPARE(pcl::io::loadPCDFile(shared.string(), theirs), 0);
        const auto ours = readCloud(shared);
        VERIFY_RESULT(ours);
        QVERIFY(samePositions(*ours, theirs));
    }

    void readsFarFloatsLikePcl()
    {
        NEEDS_SHARED_DATA("formats");
        const auto shared = sharedData("formats/pcd_binary_compressed/FSite8_red2-utm.pcd");
        pcl::PointCloud<pcl::PointXYZ> theirs;
        QCOMPARE(pcl::io::loadPCDFile(shared.string(), theirs), 0);
        const auto ours = readCloud(shared);
        VERIFY_RESULT(ours);
        QCOMPARE(ours->size(), theirs.size());
        QVERIFY(!ours->origin_m.isZero());
        for (std::size_t i = 0; i < theirs.size(); ++i)
            QCOMPARE(Eigen::Vector3f(ours->at(i).cast<float>()), Eigen::Vector3f(theirs[i].getVector3fMap()));
    }
};

POINTLOOM_TEST(TestCloudPcl, withoutApplication)
#include "tst_cloud_pcl.moc"
