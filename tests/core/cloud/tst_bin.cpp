// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/BinReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <array>

using namespace pointloom;
using namespace pointloom::test;

class TestBin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheGoldenBytes()
    {
        const auto kitti = readBin(asBytes(fromHex("00002041 00000040 333333BF 0000003F")), CloudFormat::kittiBin, {});
        VERIFY_RESULT(kitti);
        QCOMPARE(kitti->positions_m.front(), Eigen::Vector3f(10, 2, -0.7F));
        QCOMPARE(kitti->intensity, std::vector<float>{0.5F});
        QVERIFY(kitti->ring.empty());

        const auto nuscenes = readBin(asBytes(fromHex("00002041 00000040 333333BF 00004041 0000F841")), CloudFormat::nuscenesBin, {});
        VERIFY_RESULT(nuscenes);
        QCOMPARE(nuscenes->positions_m.front(), Eigen::Vector3f(10, 2, -0.7F));
        QCOMPARE(nuscenes->intensity, std::vector<float>{12});
        QCOMPARE(nuscenes->ring, std::vector<std::uint16_t>{31});
    }

    void aSizeThatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("nuscenes");
        QTest::addColumn<QString>("because");
        QTest::newRow("empty") << 0 << false << "is empty";
        QTest::newRow("half a point") << 24 << false << "24 bytes";
        QTest::newRow("five floats read as four") << 20 << false << "points of 5 floats would fit";
        QTest::newRow("four floats read as five") << 16 << true << "points of 4 floats would fit";
    }

    void aSizeThatDoesNotFitIsRefused()
    {
        QFETCH(int, bytes);
        QFETCH(bool, nuscenes);
        QFETCH(QString, because);
        const std::string file(static_cast<std::size_t>(bytes), '\0');
        const auto format = nuscenes ? CloudFormat::nuscenesBin : CloudFormat::kittiBin;
        const auto cloud = readBin(asBytes(file), format, {});
        QVERIFY(!cloud);
        QVERIFY2(QString::fromStdString(cloud.error().text()).contains(because), cloud.error().text().c_str());
        QVERIFY(!binFacts(asBytes(file), format));
    }

    void randomBytesAreNoCloud()
    {
        std::mt19937_64 random(7);
        std::string file(16 * 4000, '\0');
        for (char& byte : file)
            byte = static_cast<char>(random());
        QVERIFY(!readBin(asBytes(file), CloudFormat::kittiBin, {}));
    }

    void aCloudOfNaNIsACloud()
    {
        std::string file;
        for (int i = 0; i < 100; ++i)
            appendBytes(file, std::nanf(""), std::nanf(""), std::nanf(""), 0.5F);
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), std::size_t{100});
        QCOMPARE(cloud->origin_m, Eigen::Vector3d(0, 0, 0));
    }

    void manyPointsAreReadAsOne()
    {
        std::string file;
        const std::size_t points = 200'001;  // several pieces on several threads
        for (std::size_t i = 0; i < points; ++i) {
            const auto value = static_cast<float>(i) / 64;
            appendBytes(file, value, -value, 1.0F, static_cast<float>(i % 251));
        }
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), points);
        for (std::size_t i = 0; i < points; ++i) {
            const auto value = static_cast<float>(i) / 64;
            QCOMPARE(cloud->positions_m[i], Eigen::Vector3f(value, -value, 1));
            QCOMPARE(cloud->intensity[i], static_cast<float>(i % 251));
        }
    }

    void theNameDecidesUnlessTheContentSaysOtherwise()
    {
        const QTemporaryDir folder;
        const std::string kitti = fromHex("00002041 00000040 333333BF 0000003F");
        const std::string nuscenes = fromHex("00002041 00000040 333333BF 00004041 0000F841");
        const std::string ply =
            "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 3\n";
        const auto countIn = [&](const char* name, const std::string& content) -> std::size_t {
            const auto file = path(folder) / name;
            const auto written = writeAtomically(file, content);
            const auto cloud = readCloud(file);
            return written && cloud ? cloud->size() : 0;
        };
        QCOMPARE(countIn("a.bin", kitti), std::size_t{1});
        QCOMPARE(countIn("A.BIN", kitti), std::size_t{1});
        QCOMPARE(countIn("a.pcd.bin", nuscenes), std::size_t{1});
        QCOMPARE(countIn("a.pcd", ply), std::size_t{1});
        QCOMPARE(countIn("nothing", ply), std::size_t{1});
        QCOMPARE(countIn("a.las", kitti), std::size_t{0});
        QCOMPARE(countIn("b.bin", ""), std::size_t{0});
    }

    void errorsNameTheFile()
    {
        const QTemporaryDir folder;
        const auto missing = readCloud(path(folder) / "none.bin");
        QVERIFY(!missing);
        QVERIFY(missing.error().where.ends_with("none.bin"));
        QVERIFY(!readCloud(path(folder)));
    }
};

POINTLOOM_TEST(TestBin, withoutApplication)
#include "tst_bin.moc"
