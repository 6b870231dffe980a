// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/BinReader.h"
#include "core/cloud/CloudBytes.h"
#include "core/cloud/PcdReader.h"
#include "core/cloud/PlyReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <filesystem>
#include <random>

using namespace pointloom;
using namespace pointloom::test;

/// Clouds that are read from the disk part by part are those that their bytes hold.
class TestCloudBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadAsItsBytes_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("centre_m");
        for (const int points : {1, 3000, 60'001}) {
            QTest::addRow("%d points", points) << points << 0.0;
            QTest::addRow("%d points far off", points) << points << 400'000.0;
        }
    }

    void aFileIsReadAsItsBytes()
    {
        QFETCH(int, points);
        QFETCH(double, centre_m);
        const QTemporaryDir folder;
        std::mt19937_64 random(static_cast<std::uint64_t>(points));
        const PointCloud sample = sampleCloud(random, static_cast<std::size_t>(points), Eigen::Vector3d(centre_m, 2 * centre_m, 0), {});
        for (const auto& [name, encoding] :
             {std::pair("a.pcd", CloudEncoding::pcdBinary), std::pair("b.pcd", CloudEncoding::pcdBinaryCompressed),
              std::pair("c.pcd", CloudEncoding::pcdAscii), std::pair("d.ply", CloudEncoding::plyLittleEndian)}) {
            const auto bytes = encodeCloud(sample, encoding);
            VERIFY_RESULT(bytes);
            const auto file = path(folder) / name;
            VERIFY_RESULT(writeAtomically(file, *bytes));
            const auto fromFile = readCloud(file);
            VERIFY_RESULT(fromFile);
            const auto fromMemory =
                encoding == CloudEncoding::plyLittleEndian ? readPly(asBytes(*bytes), {}) : readPcd(asBytes(*bytes), {});
            VERIFY_RESULT(fromMemory);
            QVERIFY2(identical(*fromFile, *fromMemory), name);
            const auto facts = readCloudFacts(file);
            VERIFY_RESULT(facts);
            QCOMPARE(facts->points, static_cast<std::size_t>(points));
            const auto origin_m = readOrigin(file);
            VERIFY_RESULT(origin_m);
            QCOMPARE(*origin_m, fromFile->origin_m);
        }
    }

    void aFileThatIsCutMeanwhileIsToldOf()
    {
        const QTemporaryDir folder;
        std::string bytes;
        for (int i = 0; i < 100'000; ++i)
            appendBytes(bytes, 0.01F * static_cast<float>(i % 4000), 1.0F, 2.0F, 0.5F);
        const auto path = test::path(folder) / "a.bin";
        VERIFY_RESULT(writeAtomically(path, bytes));
        const auto file = InputFile::open(path);
        VERIFY_RESULT(file);
        VERIFY_RESULT(readBin(CloudBytes(*file), CloudFormat::kittiBin, {.format = CloudFormat::kittiBin}));
        std::filesystem::resize_file(path, bytes.size() / 2);
        const auto cut = readBin(CloudBytes(*file), CloudFormat::kittiBin, {.format = CloudFormat::kittiBin});
        QVERIFY(!cut);
        QVERIFY2(cut.error().text().find("shorter") != std::string::npos, cut.error().text().c_str());
    }

    /// However much stands in it before the points.
    void aLongHeaderIsReadToItsEnd()
    {
        const QTemporaryDir folder;
        for (const std::size_t length : {100U, 5000U, 70'000U, 1'200'000U}) {
            const std::string comment(length, 'c');
            const std::string pcd = "# .PCD v0.7\n# " + comment
                + "\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 1\nHEIGHT 1\nPOINTS 1\nDATA ascii\n1 2 3\n";
            const std::string ply = "ply\nformat ascii 1.0\ncomment " + comment
                + "\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 3\n";
            for (const auto& [name, text] : {std::pair("a.pcd", pcd), std::pair("a.ply", ply)}) {
                const auto file = path(folder) / name;
                VERIFY_RESULT(writeAtomically(file, text));
                const auto facts = readCloudFacts(file);
                VERIFY_RESULT(facts);
                QCOMPARE(facts->points, std::size_t{1});
                const auto cloud = readCloud(file);
                VERIFY_RESULT(cloud);
                QCOMPARE(cloud->positions_m, std::vector<Eigen::Vector3f>{Eigen::Vector3f(1, 2, 3)});
            }
        }
    }

    void whatStandsBeforeTheVerticesIsLeftOut()
    {
        const QTemporaryDir folder;
        std::string bytes = "ply\nformat binary_little_endian 1.0\nelement camera 300\nproperty double focus\nproperty uchar kind\n"
                            "element vertex 2\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
        for (int i = 0; i < 300; ++i)
            appendBytes(bytes, 0.5 * i, static_cast<std::uint8_t>(i % 200));
        appendBytes(bytes, 1.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F);
        const auto file = path(folder) / "a.ply";
        VERIFY_RESULT(writeAtomically(file, bytes));
        const auto cloud = readCloud(file);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->positions_m, (std::vector<Eigen::Vector3f>{Eigen::Vector3f(1, 2, 3), Eigen::Vector3f(4, 5, 6)}));
        bytes.pop_back();
        VERIFY_RESULT(writeAtomically(file, bytes));
        QVERIFY(!readCloud(file));
    }

    /// A few strays, which a sample may see or not, are no reason for another origin.
    void theOriginIsThatOfTheWholeCloud()
    {
        const QTemporaryDir folder;
        for (const int farOneIn : {1, 2, 3, 50, 20'000}) {
            std::string bytes;
            for (int i = 0; i < 40'000; ++i) {
                const float offset = i % farOneIn == 0 ? 300'000.0F : 0.0F;
                appendBytes(bytes, offset + static_cast<float>(i % 97), static_cast<float>(i % 31), 1.5F, 0.5F);
            }
            const auto file = path(folder) / "a.bin";
            VERIFY_RESULT(writeAtomically(file, bytes));
            const std::vector<Column> columns = {{.name = "x"}, {.name = "y"}, {.name = "z"}, {.name = "intensity"}};
            const auto cloud = readCloud(file, {.format = {}, .columns = columns});
            VERIFY_RESULT(cloud);
            const auto origin_m = readOrigin(file, columns);
            VERIFY_RESULT(origin_m);
            QCOMPARE(*origin_m, cloud->origin_m);
        }
    }
};

POINTLOOM_TEST(TestCloudBytes, withoutApplication)
#include "tst_cloud_bytes.moc"
