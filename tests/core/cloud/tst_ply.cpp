// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PlyReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <algorithm>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr const char* ascii = "ascii";
constexpr const char* little = "binary_little_endian";
constexpr const char* big = "binary_big_endian";

std::string header(const std::string& format, const std::string& elements)
{
    return "ply\nformat " + format + " 1.0\ncomment made for a test\n" + elements + "end_header\n";
}

/// Numbers in the byte order of a format.
template <class... Numbers> std::string record(const std::string& format, Numbers... numbers)
{
    std::string out;
    const auto add = [&](auto number) {
        std::string one;
        appendBytes(one, number);
        if (format == big)
            std::ranges::reverse(one);
        out += one;
    };
    (add(numbers), ...);
    return out;
}

Result<PointCloud> parsed(const std::string& file)
{
    return readPly(asBytes(file), {});
}

}  // namespace

class TestPly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothByteOrders_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow(little) << little;
        QTest::newRow(big) << big;
    }

    void readsBothByteOrders()
    {
        QFETCH(QString, format);
        const std::string order = format.toStdString();
        const std::string file = header(order,
                                        "element vertex 2\nproperty double x\nproperty float y\nproperty short z\n"
                                        "property uchar scalar_Intensity\nproperty uint16 laser_number\nproperty int64 timestamp\n"
                                        "property uint32 label\n")
            + record(order, 1.5, 2.5F, std::int16_t{-3}, std::uint8_t{200}, std::uint16_t{63}, std::int64_t{1} << 40, 77U)
            + record(order, -1.5, -2.5F, std::int16_t{3}, std::uint8_t{0}, std::uint16_t{0}, std::int64_t{-5}, ~0U);
        const auto cloud = parsed(file);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->positions_m, (std::vector<Eigen::Vector3f>{{1.5F, 2.5F, -3}, {-1.5F, -2.5F, 3}}));
        QCOMPARE(cloud->intensity, (std::vector<float>{200, 0}));
        QCOMPARE(cloud->ring, (std::vector<std::uint16_t>{63, 0}));
        QCOMPARE(cloud->time_s, (std::vector<double>{1099511627776.0, -5}));
        QCOMPARE(cloud->label, (std::vector<std::uint32_t>{77, 0xFFFFFFFF}));
    }

    /// Fixed elements, lists, and lists among the vertices' own properties.
    void otherElementsAreSkipped_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow(ascii) << ascii;
        QTest::newRow(little) << little;
        QTest::newRow(big) << big;
    }

    void otherElementsAreSkipped()
    {
        QFETCH(QString, format);
        const std::string order = format.toStdString();
        const std::string file = header(order,
                                        "element camera 1\nproperty float fov\nproperty uchar id\n"
                                        "element face 2\nproperty list uchar int vertex_indices\n"
                                        "element vertex 2\nproperty float x\nproperty list ushort double weights\nproperty float y\n"
                                        "property list uchar uchar none\nproperty float z\n"
                                        "element edge 1\nproperty int a\n");
        const std::string body = order == ascii
            ? "90 1\n3 0 1 2\n4 0 1 2 3\n1 2 7.5 8.5 2 0 3\n4 0 5 1 9 6\n12\n"
            : record(order, 90.0F, std::uint8_t{1}, std::uint8_t{3}, 0, 1, 2, std::uint8_t{4}, 0, 1, 2, 3)
                + record(order, 1.0F, std::uint16_t{2}, 7.5, 8.5, 2.0F, std::uint8_t{0}, 3.0F)
                + record(order, 4.0F, std::uint16_t{0}, 5.0F, std::uint8_t{1}, std::uint8_t{9}, 6.0F) + record(order, 12);
        const auto cloud = parsed(file + body);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->positions_m, (std::vector<Eigen::Vector3f>{{1, 2, 3}, {4, 5, 6}}));
    }

    void coloursComeInThreeScales_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("values");
        QTest::newRow("bytes") << "uchar" << "255 128 0";
        QTest::newRow("sixteen bits") << "ushort" << "65280 32768 0";
        QTest::newRow("bytes in sixteen bits") << "ushort" << "255 128 0";
        QTest::newRow("shares") << "float" << "1.0 0.502 0";
        QTest::newRow("bytes in floats") << "float" << "255 128 0";
    }

    void coloursComeInThreeScales()
    {
        QFETCH(QString, type);
        QFETCH(QString, values);
        std::string elements = "element vertex 1\nproperty float x\nproperty float y\nproperty float z\n";
        for (const char* name : {"red", "green", "blue"})
            elements += "property " + type.toStdString() + ' ' + name + '\n';
        const auto cloud = parsed(header(ascii, elements) + "1 2 3 " + values.toStdString() + '\n');
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->rgb, std::vector<std::uint32_t>{0xFF8000});
    }

    void crlfIsRead()
    {
        const auto cloud =
            parsed("ply\r\nformat ascii 1.0\r\nelement vertex 1\r\nproperty float x\r\nproperty float y\r\nproperty float z\r\n"
                   "end_header\r\n1 2 3\r\n");
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->positions_m.front(), Eigen::Vector3f(1, 2, 3));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("because");
        const auto add = [](const char* name, const std::string& file, const char* because) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << because;
        };
        const std::string xyz = "property float x\nproperty float y\nproperty float z\n";
        add("another file", "plywood\n", "does not begin with 'ply'");
        add("no end", "ply\nformat ascii 1.0\nelement vertex 1\n", "no end_header");
        add("no format", "ply\nelement vertex 1\n" + xyz + "end_header\n1 2 3\n", "no format line");
        add("no vertices", header(ascii, ""), "no element 'vertex'");
        add("two tables of vertices", header(ascii, "element vertex 1\n" + xyz + "element vertex 1\n" + xyz) + "1 2 3\n4 5 6\n",
            "several elements 'vertex'");
        add("decimal commas", header(ascii, "element vertex 1\n" + xyz) + "1,5 2,5 3,5\n", "'1,5' has a decimal comma");
        add("no z", header(ascii, "element vertex 1\nproperty float x\nproperty float y\n"), "no column z");
        add("an unknown type", header(ascii, "element vertex 1\nproperty quad x\n"), "line 5");
        add("a list as x", header(ascii, "element vertex 0\nproperty list uchar float x\nproperty float y\nproperty float z\n"),
            "no column x");
        add("lists of lengths that are no counts", header(ascii, "element vertex 0\nproperty list float int a\n"), "line 5");
        add("fewer lines", header(ascii, "element vertex 3\n" + xyz) + "1 2 3\n", "promises 3 points but holds only 1");
        add("fewer bytes", header(little, "element vertex 3000000000\n" + xyz) + "1 2 3\n", "promises 3000000000 points");
        add("absurd count", header(little, "element vertex 18446744073709551615\n" + xyz), "promises");
        add("absurd element in front", header(little, "element face 18446744073709551615\nproperty int a\nelement vertex 1\n" + xyz),
            "ends before");
        add("lists in front never end", header(ascii, "element face 99\nproperty list uchar int a\nelement vertex 1\n" + xyz),
            "ends before");
        add("a list longer than the file",
            header(little, "element vertex 1\n" + xyz + "property list uint double a\n") + std::string(12, 'a') + "\xFF\xFF\xFF\xFF",
            "ends before");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, because);
        const auto cloud = parsed(file.toStdString());
        QVERIFY(!cloud);
        QVERIFY2(QString::fromStdString(cloud.error().text()).contains(because), cloud.error().text().c_str());
    }
};

POINTLOOM_TEST(TestPly, withoutApplication)
#include "tst_ply.moc"
