// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/BinColumns.h"
#include "core/cloud/BinReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

struct ScanPoint
{
    float x = 0;
    float y = 0;
    float z = 0;
    float reflectance = 0;
};

/// What a turning scanner sees of a wide road between two walls, ring after ring.
std::vector<ScanPoint> scannedRoad(std::size_t count)
{
    constexpr float wall_m = 14;
    std::vector<ScanPoint> points;
    for (std::size_t i = 0; i < count; ++i) {
        const float angle = 0.0173F * static_cast<float>(i);
        const float range_m = 7.31F + 5.57F * static_cast<float>(i * 9 / count);
        const float y = range_m * std::sin(angle);
        const float beyond = std::max(0.0F, std::abs(y) - wall_m);
        points.push_back({range_m * std::cos(angle), std::clamp(y, -wall_m, wall_m) + 0.0031F * static_cast<float>(i % 5),
                          -1.713F + 0.0117F * static_cast<float>(i % 7) + 0.131F * beyond, static_cast<float>(i * 37 % 101) / 101});
    }
    return points;
}

template <class Append> std::string scanFile(std::size_t count, Append append)
{
    std::string file;
    std::size_t i = 0;
    for (const ScanPoint& p : scannedRoad(count))
        append(file, p, i++);
    return file;
}

std::string usualFile(std::size_t count)
{
    return scanFile(count, [](std::string& file, const ScanPoint& p, std::size_t) { appendBytes(file, p.x, p.y, p.z, p.reflectance); });
}

/// What is said when the file is not read; empty when it is.
std::string refusal(const std::string& file)
{
    const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
    return cloud ? std::string() : cloud.error().text();
}

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class TestBinDoubt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualLayoutIsReadWithoutAWord()
    {
        for (const std::size_t points : {1, 2, 3, 5, 8, 12, 20, 40, 60, 120, 600, 6000}) {
            const auto cloud = readBin(asBytes(usualFile(points)), CloudFormat::kittiBin, {});
            VERIFY_RESULT(cloud);
            QCOMPARE(cloud->size(), points);
            QVERIFY2(cloud->remarks.empty(), std::to_string(points).c_str());
        }
    }

    /// Points of 14 bytes: two of them fill seven floats.
    void pointsWithBytesBehindAreAskedAbout()
    {
        const std::string bytes = scanFile(2000, [](std::string& file, const ScanPoint& p, std::size_t i) {
            appendBytes(file, p.x, p.y, p.z, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i / 200));
        });
        QVERIFY2(says(refusal(bytes), "x,y,z,intensity:u8,ring:u8"), refusal(bytes).c_str());
        const std::string words = scanFile(2000, [](std::string& file, const ScanPoint& p, std::size_t i) {
            appendBytes(file, p.x, p.y, p.z, static_cast<std::uint16_t>(i % 4000));
        });
        QVERIFY2(says(refusal(words), "x,y,z,intensity:u16"), refusal(words).c_str());
        const std::string one = scanFile(2000, [](std::string& file, const ScanPoint& p, std::size_t i) {
            appendBytes(file, p.x, p.y, p.z, static_cast<std::uint8_t>(i));
        });
        QVERIFY2(says(refusal(one), "x,y,z,intensity:u8"), refusal(one).c_str());
    }

    /// Doubles whose lower words are zeros look like floats with zeros between them.
    void doublesThatCameFromFloatsAreDoubles()
    {
        const std::string file = scanFile(3000, [](std::string& into, const ScanPoint& p, std::size_t i) {
            const auto coarse = [](float value) { return static_cast<double>(std::round(value * 64) / 64); };
            appendBytes(into, coarse(p.x), coarse(p.y), coarse(p.z), coarse(p.reflectance), static_cast<double>(i % 32));
        });
        const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), std::size_t{3000});
        QCOMPARE(cloud->remarks.size(), std::size_t{1});
    }

    void otherOrdersAreAskedAbout_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("proposal");
        QTest::newRow("reflectance first") << 0 << "intensity,x,y,z";
        QTest::newRow("heights first") << 1 << "z,y,x,intensity";
        QTest::newRow("heights second") << 2 << "x,z,y,intensity";
        QTest::newRow("shifted") << 3 << "y,z,intensity,x";
        QTest::newRow("time first") << 4 << "_,x,y,z";
        QTest::newRow("ring first") << 5 << "_,x,y,z";
    }

    void otherOrdersAreAskedAbout()
    {
        QFETCH(int, order);
        QFETCH(QString, proposal);
        const std::string file = scanFile(3000, [order](std::string& into, const ScanPoint& p, std::size_t i) {
            switch (order) {
            case 0:
                return appendBytes(into, p.reflectance, p.x, p.y, p.z);
            case 1:
                return appendBytes(into, p.z, p.y, p.x, p.reflectance);
            case 2:
                return appendBytes(into, p.x, p.z, p.y, p.reflectance);
            case 3:
                return appendBytes(into, p.y, p.z, p.reflectance, p.x);
            case 4:
                return appendBytes(into, static_cast<float>(i) / 30000, p.x, p.y, p.z, p.reflectance);
            default:
                return appendBytes(into, static_cast<float>(i / 94), p.x, p.y, p.z, p.reflectance);
            }
        });
        QVERIFY2(says(refusal(file), proposal.toStdString()), refusal(file).c_str());
        QVERIFY2(says(refusal(file), "--columns"), refusal(file).c_str());
    }

    void columnsOneAfterTheOtherAreNoPoints()
    {
        const auto points = scannedRoad(3000);
        std::string file;
        for (const auto member : {&ScanPoint::x, &ScanPoint::y, &ScanPoint::z}) {
            for (const ScanPoint& p : points)
                appendBytes(file, p.*member);
        }
        QVERIFY(!refusal(file).empty());
    }

    void headersAndFootersAreNoPoints()
    {
        const std::string points = usualFile(3000);
        std::string counts;
        appendBytes(counts, 3000U, 4U, 1U, 0U);
        std::string text = "POINTCLOUD v1.0";
        text.resize(64);
        for (const std::string& header : {counts, text, std::string("x,y,z,intensity\n")})
            QVERIFY2(says(refusal(header + points), "begins with"), refusal(header + points).c_str());
        QVERIFY(says(refusal(points + std::string(16, '\xFF')), "ends with"));
        const auto columns = binColumnsFrom("x,y,z,intensity");
        VERIFY_RESULT(columns);
        VERIFY_RESULT(readBin(asBytes(counts + points), CloudFormat::kittiBin, {.format = {}, .columns = *columns}));
    }

    void otherFilesAreCalledByTheirNames()
    {
        const std::string points = usualFile(600);
        std::string numpy = "\x93NUMPY";
        numpy.resize(128, ' ');
        QVERIFY(says(refusal(numpy + points), "NumPy"));
        QVERIFY(says(refusal(std::string("\x1F\x8B\x08\x00", 4) + points), "gzip"));
        QVERIFY(says(refusal("PK\x03\x04" + points), "zip"));
        std::string las = "LASF";
        las.resize(24);
        QVERIFY(says(refusal(las + "\x01\x02" + points), "LAS"));
        QVERIFY(says(refusal("1.5 2.5 -1.7 0.3\n4.5 2.5 -1.6 0.4\n"), "text"));
    }

    /// Millimetres are asked about, centimetres are shown with a word: no scan is so wide.
    void otherUnitsAreNotSilent()
    {
        const auto scaled = [](float by) {
            return scanFile(3000, [by](std::string& file, const ScanPoint& p, std::size_t) {
                appendBytes(file, p.x * by, p.y * by, p.z * by, p.reflectance);
            });
        };
        QVERIFY2(says(refusal(scaled(1000)), "x:f32*0.001"), refusal(scaled(1000)).c_str());
        const auto cloud = readBin(asBytes(scaled(100)), CloudFormat::kittiBin, {});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->remarks.size(), std::size_t{1});
    }

    /// Few points of another layout are asked about, or read as what they are; never as something else.
    void fewPointsAreNotTakenForOthers()
    {
        for (const std::size_t points : {4, 8, 12, 16, 20, 24, 32, 40, 60, 80, 120}) {
            const auto layouts = {
                scanFile(points, [](std::string& file, const ScanPoint& p, std::size_t) { appendBytes(file, p.x, p.y, p.z); }),
                scanFile(points, [](std::string& file, const ScanPoint& p, std::size_t i) {
                    appendBytes(file, p.x, p.y, p.z, p.reflectance, static_cast<float>(i % 32));
                })};
            for (const std::string& file : layouts) {
                const auto cloud = readBin(asBytes(file), CloudFormat::kittiBin, {});
                QVERIFY2(!cloud || cloud->size() == points, std::to_string(points).c_str());
                QVERIFY(cloud || says(cloud.error().text(), "--columns"));
            }
        }
    }

    void foreignNumbersAreCalledByTheirNames()
    {
        std::string file = usualFile(3000);
        for (std::size_t i = 0; i < file.size(); i += 4)
            std::reverse(file.begin() + static_cast<std::ptrdiff_t>(i), file.begin() + static_cast<std::ptrdiff_t>(i + 4));
        QVERIFY2(says(refusal(file), "big endian"), refusal(file).c_str());
    }

    /// Columns that were told for a folder, and one file of it that is plainly another.
    void toldColumnsThatDoNotFitAreRemarkedOn()
    {
        const auto columns = binColumnsFrom("x,y,z,intensity,ring");
        VERIFY_RESULT(columns);
        const auto cloud = readBin(asBytes(usualFile(5000)), CloudFormat::kittiBin, {.format = {}, .columns = *columns});
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->remarks.size(), std::size_t{1});
    }

    /// Each file that is not sure has something to choose from.
    void whatIsAskedCanBeChosen()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "a.bin";
        VERIFY_RESULT(writeAtomically(file, scanFile(2000, [](std::string& into, const ScanPoint& p, std::size_t i) {
                                          appendBytes(into, p.x, p.y, p.z, static_cast<std::uint8_t>(i));
                                      })));
        const auto cloud = headerlessCloud(file);
        QVERIFY(cloud && cloud->isUnclear());
        QCOMPARE(bytesPerRecord(cloud->candidates.front()), std::size_t{13});
    }
};

POINTLOOM_TEST(TestBinDoubt, withoutApplication)
#include "tst_bin_doubt.moc"
