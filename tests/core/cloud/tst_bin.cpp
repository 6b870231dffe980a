// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/BinColumns.h"
#include "core/cloud/BinReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// A road between two walls, turn after turn of a scanner or in no order.
std::vector<Eigen::Vector3f> streetPoints(std::size_t count, bool inOrder)
{
    std::vector<Eigen::Vector3f> points;
    for (std::size_t i = 0; i < count; ++i) {
        const float angle = 0.0131F * static_cast<float>(i);
        const float range = 6 + 2 * static_cast<float>(i / 480 % 9);
        const float y = std::clamp(range * std::sin(angle), -9.0F, 9.0F);
        const float wall = std::abs(y) >= 9 ? 0.11F * static_cast<float>(i % 31) : 0.0F;
        points.emplace_back(range * std::cos(angle), y, -1.71F + 0.013F * static_cast<float>(i % 7) + wall);
    }
    std::mt19937 random(3);
    if (!inOrder)
        std::ranges::shuffle(points, random);
    return points;
}

std::string written(const std::vector<Eigen::Vector3f>& points, const std::vector<Column>& columns)
{
    std::string file;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const double value = column < 3 ? static_cast<double>(points[i][static_cast<int>(column)])
                : column == 3               ? static_cast<double>(i * 37 % 101) / 101
                : column == 4               ? static_cast<double>(i % 32)
                                            : 0.001 * static_cast<double>(i % 100) + 0.5;
            if (columns[column].type == NumberType::f64)
                appendBytes(file, value);
            else
                appendBytes(file, static_cast<float>(value));
        }
    }
    return file;
}

}  // namespace

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

    /// A street of walls and road, in scan order or in none, written with these columns, is read as it was written whatever its name says.
    void theColumnsAreFoundOut_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<bool>("inOrder");
        for (const char* columns : {"x,y,z", "x,y,z,intensity", "x,y,z,intensity,ring", "x,y,z,intensity,ring,_", "x:f64,y:f64,z:f64",
                                    "x:f64,y:f64,z:f64,intensity:f64"}) {
            QTest::addRow("%s in order", columns) << QString(columns) << true;
            QTest::addRow("%s in no order", columns) << QString(columns) << false;
        }
    }

    void theColumnsAreFoundOut()
    {
        QFETCH(QString, columns);
        QFETCH(bool, inOrder);
        const auto layout = binColumnsFrom(columns.toStdString());
        VERIFY_RESULT(layout);
        for (const std::size_t points : {std::size_t{480}, std::size_t{6000}}) {
            const auto street = streetPoints(points, inOrder);
            const std::string file = written(street, *layout);
            for (const CloudFormat format : {CloudFormat::kittiBin, CloudFormat::nuscenesBin}) {
                const auto cloud = readBin(asBytes(file), format, {});
                VERIFY_RESULT(cloud);
                QCOMPARE(cloud->size(), points);
                QCOMPARE(cloud->positions_m[7], street[7]);
                const bool isUsual = binColumnsText(*layout) == binColumnsText(usualBinColumns(format));
                QCOMPARE(cloud->remarks.empty(), isUsual);
                const auto facts = binFacts(asBytes(file), format);
                VERIFY_RESULT(facts);
                QCOMPARE(facts->points, points);
            }
        }
    }

    /// What a person is shown who is to say the columns, or to change them.
    void aFileWithoutAHeaderSaysWhatItMayBe()
    {
        const QTemporaryDir folder;
        const auto put = [&](const char* name, const std::string& bytes) {
            const auto file = path(folder) / name;
            std::ofstream(file, std::ios::binary) << bytes;
            return file;
        };
        const auto layout = binColumnsFrom("x,y,z,intensity,ring");
        VERIFY_RESULT(layout);
        const std::string street = written(streetPoints(480, true), *layout);
        const auto clear = headerlessCloud(put("street.bin", street));
        QVERIFY(clear && clear->sure && !clear->isUnclear());
        QCOMPARE(binColumnsText(clear->candidates.front()), binColumnsText(*layout));
        QCOMPARE(clear->bytes, std::uint64_t{street.size()});

        std::mt19937 random(4);
        std::uniform_real_distribution<float> anywhere(-20, 20);
        std::string noise;
        for (int i = 0; i < 800; ++i)
            appendBytes(noise, anywhere(random), anywhere(random), anywhere(random));
        const auto unclear = headerlessCloud(put("noise.bin", noise));
        QVERIFY(unclear && unclear->isUnclear() && unclear->candidates.size() > 1);

        const std::string pcd = "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 1\nHEIGHT 1\nPOINTS 1\nDATA ascii\n1 2 3\n";
        QVERIFY(!headerlessCloud(put("header.bin", pcd)));
        QVERIFY(!headerlessCloud(put("empty.bin", "")));
        QVERIFY(!headerlessCloud(path(folder) / "nowhere.bin"));
    }

    void saidColumnsCount()
    {
        std::string file;
        for (std::int16_t i = 0; i < 50; ++i)
            appendBytes(file, static_cast<std::int16_t>(100 * i), std::int16_t{-250}, std::int16_t{12}, static_cast<std::uint16_t>(i));
        const auto columns = binColumnsFrom("x:i16*0.01,y:i16*0.01,z:i16*0.01,ring:u16");
        VERIFY_RESULT(columns);
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {.format = {}, .columns = *columns});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), std::size_t{50});
        QCOMPARE(cloud->positions_m[3], Eigen::Vector3f(3, -2.5F, 0.12F));
        QCOMPARE(cloud->ring[3], std::uint16_t{3});
        QVERIFY(!readBin(asBytes(file).subspan(2), CloudFormat::kittiBin, {.format = {}, .columns = *columns}));
    }

    void oddColumnsAreRefused()
    {
        for (const char* columns : {"", "x,y", "x,y,z:f33", "x,y,z:i16*0", "x,y,z:i16*metres", "x,,y,z"})
            QVERIFY2(!binColumnsFrom(columns), columns);
        const auto columns = binColumnsFrom(" X, y ,z:double,_:uint8,ring:u16");
        VERIFY_RESULT(columns);
        QCOMPARE(binColumnsText(*columns), std::string("x,y,z:f64,_:u8,ring:u16"));
    }

    /// Whole numbers have a unit that no number tells.
    void wholeNumbersAreNotGuessed()
    {
        std::string file;
        for (const Eigen::Vector3f& p : streetPoints(2000, true)) {
            for (int axis = 0; axis < 3; ++axis)
                appendBytes(file, static_cast<std::int16_t>(p[axis] * 100));
        }
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
        QVERIFY(!cloud);
        QVERIFY2(cloud.error().text().find("x:i16*0.01") != std::string::npos, cloud.error().text().c_str());
    }

    void aFewStraysDoNotMoveTheOrigin()
    {
        std::string file;
        const auto street = streetPoints(2000, true);
        for (std::size_t i = 0; i < street.size(); ++i) {
            const Eigen::Vector3f p = i % 20 == 0 ? Eigen::Vector3f(1e6F, -1e6F, 9e5F) : street[i];
            appendBytes(file, p.x(), p.y(), p.z(), 0.5F);
        }
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->origin_m, Eigen::Vector3d(0, 0, 0));
    }

    void coordinatesThatCannotBeAreRefused()
    {
        std::string file;
        for (const Eigen::Vector3f& p : streetPoints(500, true))
            appendBytes(file, 1e9F * p.x(), 1e9F * p.y(), 1e9F * p.z(), 0.5F);
        QVERIFY(!readBin(asBytes(file), CloudFormat::kittiBin, {}));
        const auto columns = binColumnsFrom("x,y,z,intensity");
        VERIFY_RESULT(columns);
        QVERIFY(!readBin(asBytes(file), CloudFormat::kittiBin, {.format = {}, .columns = *columns}));
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
