// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinReader.h"
#include "core/cloud/PcdReader.h"
#include "core/cloud/PlyReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> largestRequest = 0;  ///< bytes, of any one allocation since it was set to 0

void* request(std::size_t bytes)
{
    std::size_t before = largestRequest;
    while (bytes > before && !largestRequest.compare_exchange_weak(before, bytes)) {}
    if (void* memory = std::malloc(bytes == 0 ? 1 : bytes))
        return memory;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes)
{
    return request(bytes);
}
void* operator new[](std::size_t bytes)
{
    return request(bytes);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr int mutations = 4000;

Result<PointCloud> decode(const std::string& file, CloudEncoding encoding)
{
    switch (encoding) {
    case CloudEncoding::pcdAscii:
    case CloudEncoding::pcdBinary:
    case CloudEncoding::pcdBinaryCompressed:
        return readPcd(asBytes(file), {});
    case CloudEncoding::kittiBin:
        return readBin(asBytes(file), CloudFormat::kittiBin, {});
    case CloudEncoding::nuscenesBin:
        return readBin(asBytes(file), CloudFormat::nuscenesBin, {});
    default:
        return readPly(asBytes(file), {});
    }
}

/// Numbers that have broken readers before.
constexpr std::array<const char*, 10> hostileWords = {"0",
                                                      "-1",
                                                      "4294967295",
                                                      "4294967296",
                                                      "18446744073709551615",
                                                      "9223372036854775807",
                                                      "1e9",
                                                      "nan",
                                                      "2147483648",
                                                      "99999999999999999999999"};

/// Flips bytes, cuts, doubles, or puts a hostile number in a number's place.
std::string mutated(std::string file, std::mt19937_64& random)
{
    const auto somewhere = [&] { return file.empty() ? std::size_t{0} : random() % file.size(); };
    const std::size_t changes = 1 + random() % 4;
    for (std::size_t i = 0; i < changes && !file.empty(); ++i) {
        switch (random() % 6) {
        case 0:
            file[somewhere()] = static_cast<char>(random());
            break;
        case 1:
            file[somewhere() % std::min<std::size_t>(file.size(), 300)] ^= static_cast<char>(1U << random() % 8);
            break;
        case 2:
            file.resize(somewhere());
            break;
        case 3:
            file.insert(somewhere(), file.substr(somewhere(), random() % 64));
            break;
        case 4:
            file.erase(somewhere(), random() % 32);
            break;
        default: {
            const std::size_t at = file.find_first_of("0123456789", somewhere() % std::min<std::size_t>(file.size(), 300));
            if (at != std::string::npos) {
                const std::size_t end = std::min(file.find_first_not_of("0123456789", at), file.size());
                file.replace(at, end - at, hostileWords[random() % hostileWords.size()]);
            }
        }
        }
    }
    return file;
}

}  // namespace

/// Damaged files never crash a reader and never make it ask for more memory than their size explains.
class TestCloudFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedFilesAreReadOrRefused_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("pcd ascii") << static_cast<int>(CloudEncoding::pcdAscii);
        QTest::newRow("pcd binary") << static_cast<int>(CloudEncoding::pcdBinary);
        QTest::newRow("pcd compressed") << static_cast<int>(CloudEncoding::pcdBinaryCompressed);
        QTest::newRow("kitti") << static_cast<int>(CloudEncoding::kittiBin);
        QTest::newRow("nuscenes") << static_cast<int>(CloudEncoding::nuscenesBin);
        QTest::newRow("ply ascii") << static_cast<int>(CloudEncoding::plyAscii);
        QTest::newRow("ply little endian") << static_cast<int>(CloudEncoding::plyLittleEndian);
        QTest::newRow("ply big endian") << static_cast<int>(CloudEncoding::plyBigEndian);
    }

    void damagedFilesAreReadOrRefused()
    {
        QFETCH(int, encoding);
        std::mt19937_64 random(1234);
        const auto original = encodeCloud(sampleCloud(random, 60), static_cast<CloudEncoding>(encoding));
        VERIFY_RESULT(original);
        constexpr std::size_t workspace = 1 << 20;    // blocks of parsed rows and the like
        constexpr std::size_t perByte = 264 / 3 + 8;  // the most that LZF packs into three bytes
        for (int i = 0; i < mutations; ++i) {
            const std::string file = mutated(*original, random);
            largestRequest = 0;
            const auto cloud = decode(file, static_cast<CloudEncoding>(encoding));
            QVERIFY2(largestRequest < workspace + perByte * file.size(), qPrintable(QString("mutation %1").arg(i)));
            QVERIFY(cloud.has_value() || !cloud.error().what.pattern.empty());
        }
    }

    void listsAmongTheVerticesToo()
    {
        std::mt19937_64 random(4321);
        for (const char* format : {"ascii", "binary_little_endian", "binary_big_endian"}) {
            const std::string original = std::string("ply\nformat ") + format
                + " 1.0\nelement face 2\nproperty list uchar int i\nelement vertex 5\nproperty float x\n"
                  "property list uint uchar l\nproperty float y\nproperty double z\nend_header\n"
                + "1 2\n2 0 0\n1 1 0 2 3\n" + std::string(300, '\0') + "1 0 2 3\n";
            for (int i = 0; i < mutations; ++i) {
                const std::string file = mutated(original, random);
                largestRequest = 0;
                [[maybe_unused]] const auto cloud = readPly(asBytes(file), {});
                QVERIFY(largestRequest < (1 << 20) + 16 * file.size());
            }
        }
    }
};

POINTLOOM_TEST(TestCloudFuzz, withoutApplication)
#include "tst_cloud_fuzz.moc"
