// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/PcdReader.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <cmath>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

std::string header(const std::string& fields, const std::string& size, const std::string& type, const std::string& count, int points,
                   const std::string& data)
{
    return "VERSION 0.7\nFIELDS " + fields + "\nSIZE " + size + "\nTYPE " + type + "\nCOUNT " + count + "\nWIDTH " + std::to_string(points)
        + "\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS " + std::to_string(points) + "\nDATA " + data + "\n";
}

Result<PointCloud> read(const std::string& file, const ReadOptions& options = {})
{
    return readPcd(asBytes(file), options);
}

}  // namespace

class TestPcd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheCompressedBytesThatPclWrote()
    {
        const std::string file = header("x y z intensity", "4 4 4 4", "F F F F", "1 1 1 1", 3, "binary_compressed")
            + fromHex("25000000 30000000 0F 00002041 0000C07F 0000803F 00000040 20 03 60 00 03 333333BF 60 08 80 00 40 1B 20 00 01 00 00");
        const auto cloud = read(file);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), std::size_t{3});
        QCOMPARE(cloud->positions_m[0], Eigen::Vector3f(10, 2, -0.7F));
        QVERIFY(std::isnan(cloud->positions_m[1].x()));
        QCOMPARE(cloud->positions_m[2], Eigen::Vector3f(1, 0, 0));
        QCOMPARE(cloud->intensity, (std::vector<float>{0.5F, 0, 0}));
    }

    void harmlessSpellingsAreRead()
    {
        const std::string usual = header("x y z", "4 4 4", "F F F", "1 1 1", 2, "ascii") + "1 2 3\n4 nan 6\n";
        const auto expected = read(usual);
        VERIFY_RESULT(expected);
        std::string odd = "# made by hand\r\nversion .7\r\nSENSOR\tan old one, 32 rings\r\nfields x y z\r\nsize 4 4 4\r\ntype f f f\r\n"
                          "width 2\r\nheight 1\r\npoints 2\r\ndata ASCII\r\n# x y z\r\n1\t2\t3\r\n4 -1.#IND 6\r\n";
        odd.push_back('\0');
        const auto cloud = read(odd);
        VERIFY_RESULT(cloud);
        QVERIFY(identical(*cloud, *expected));
        QVERIFY(cloud->remarks.empty());
        for (const char* nan : {"NaN", "1.#QNAN", "-1.#QNAN0", "1.#SNAN", "nan(ind)", "-nan(ind)", "-nan"}) {
            const auto spelled = read(header("x y z", "4 4 8", "F F f", "1 1 1", 1, "ascii") + "1 " + nan + " " + nan + "\n");
            VERIFY_RESULT(spelled);
            QVERIFY2(std::isnan(spelled->positions_m[0].y()) && std::isnan(spelled->positions_m[0].z()), nan);
        }
        const auto infinite = read(header("x y z", "4 4 4", "F F F", "1 1 1", 1, "ascii") + "1 1.#INF -1.#INF\n");
        VERIFY_RESULT(infinite);
        QVERIFY(std::isinf(infinite->positions_m[0].y()) && infinite->positions_m[0].z() < 0);
    }

    void rowsThatAreLeftOutAreTold()
    {
        const std::string few = header("x y z", "4 4 4", "F F F", "1 1 1", 2, "ascii");
        const auto exact = read(few + "1 2 3\n4 5 6\n\n");
        VERIFY_RESULT(exact);
        QVERIFY(exact->remarks.empty());
        const auto more = read(few + "1 2 3\n4 5 6\n7 8 9\n1 1 1\n1 1 2\n");
        VERIFY_RESULT(more);
        QCOMPARE(more->size(), std::size_t{2});
        QCOMPARE(more->remarks.size(), std::size_t{1});
        QCOMPARE(more->remarks.front().args.front(), std::string("3"));
        std::string contradicting = few + "1 2 3\n4 5 6\n";
        contradicting.replace(contradicting.find("WIDTH 2"), 7, "WIDTH 9");
        const auto contradiction = read(contradicting);
        VERIFY_RESULT(contradiction);
        QCOMPARE(contradiction->size(), std::size_t{2});
        QCOMPARE(contradiction->remarks.size(), std::size_t{1});
    }

    void readsEveryNumberType_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("size");
        for (const char* type : {"I", "U"}) {
            for (const int size : {1, 2, 4, 8})
                QTest::addRow("%s%d", type, size) << type << size;
        }
        QTest::addRow("F4") << "F" << 4;
        QTest::addRow("F8") << "F" << 8;
    }

    /// All of x y z intensity ring label time in that type, binary and as text: both say 1 to 7.
    void readsEveryNumberType()
    {
        QFETCH(QString, type);
        QFETCH(int, size);
        std::string sizes, types;
        std::string record;
        for (int i = 1; i <= 7; ++i) {
            sizes += std::to_string(size) + ' ';
            types += type.toStdString() + ' ';
            if (type == "F")
                size == 4 ? appendBytes(record, static_cast<float>(i)) : appendBytes(record, static_cast<double>(i));
            else
                record.append(reinterpret_cast<const char*>(&i), 4)
                    .append(4, '\0')
                    .resize(record.size() - 8 + static_cast<std::size_t>(size));
        }
        const std::string fields = "x y z intensity ring label time";
        const auto binary = read(header(fields, sizes, types, "1 1 1 1 1 1 1", 1, "binary") + record);
        const auto text = read(header(fields, sizes, types, "1 1 1 1 1 1 1", 1, "ascii") + "1 2 3 4 5 6 7\n");
        VERIFY_RESULT(binary);
        VERIFY_RESULT(text);
        QCOMPARE(binary->positions_m.front(), Eigen::Vector3f(1, 2, 3));
        QCOMPARE(binary->intensity, std::vector<float>{4});
        QCOMPARE(binary->ring, std::vector<std::uint16_t>{5});
        QCOMPARE(binary->label, std::vector<std::uint32_t>{6});
        QCOMPARE(binary->time_s, std::vector<double>{7});
        QVERIFY(identical(*binary, *text));
    }

    void columnsComeInAnyOrderAndCase_data()
    {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("line");
        QTest::newRow("usual") << "x y z intensity ring" << "1 2 3 4 5";
        QTest::newRow("upper case") << "X Y Z Intensity RING" << "1 2 3 4 5";
        QTest::newRow("turned round") << "ring intensity z y x" << "5 4 3 2 1";
        QTest::newRow("other names") << "x reflectivity y laser_number z" << "1 4 2 5 3";
        QTest::newRow("the usual name wins") << "x y z remission intensity channel" << "1 2 3 99 4 5";
        QTest::newRow("strangers between") << "x foo y bar z i ring" << "1 99 2 99 3 4 5";
        QTest::newRow("tabs and blanks") << "x y z intensity ring" << " 1\t2  3\t\t4 5 ";
        QTest::newRow("commas") << "x y z intensity ring" << "1,2, 3,4,5";
    }

    void columnsComeInAnyOrderAndCase()
    {
        QFETCH(QString, fields);
        QFETCH(QString, line);
        QString sizes, types, counts;
        for (qsizetype i = 0; i <= fields.count(' '); ++i) {
            sizes += "4 ";
            types += "F ";
            counts += "1 ";
        }
        for (const char* ending : {"\n", "\r\n"}) {
            std::string file = header(fields.toStdString(), sizes.toStdString(), types.toStdString(), counts.toStdString(), 1, "ascii");
            file = QString::fromStdString(file + line.toStdString() + '\n').replace("\n", ending).toStdString();
            const auto cloud = read(file);
            VERIFY_RESULT(cloud);
            QCOMPARE(cloud->positions_m.front(), Eigen::Vector3f(1, 2, 3));
            QCOMPARE(cloud->intensity, std::vector<float>{4});
            QCOMPARE(cloud->ring, std::vector<std::uint16_t>{5});
        }
    }

    void countsMoveTheColumnsBehind()
    {
        std::string record;
        appendBytes(record, 1.0F, 2.0F, 3.0F, std::uint32_t{0}, 4.0F, std::uint16_t{5});
        const std::string fields = "x y z _ none intensity ring";
        const auto binary = read(header(fields, "4 4 4 1 4 4 2", "F F F U F F U", "1 1 1 4 0 1 1", 1, "binary") + record);
        VERIFY_RESULT(binary);
        QCOMPARE(binary->positions_m.front(), Eigen::Vector3f(1, 2, 3));
        QCOMPARE(binary->intensity.front(), 4.0F);
        QCOMPARE(int(binary->ring.front()), 5);
        const auto text = read(header(fields, "4 4 4 1 4 4 2", "F F F U F F U", "1 1 1 4 0 1 1", 1, "ascii") + "1 2 3 9 9 9 9 4 5\n");
        VERIFY_RESULT(text);
        QVERIFY(identical(*binary, *text));
    }

    void packedColoursAreBitPatterns()
    {
        const std::uint32_t colour = 0xFF204060;  // opaque: its bits are those of a NaN's neighbour, and the alpha is dropped
        std::string record;
        appendBytes(record, 1.0F, 2.0F, 3.0F, colour);
        for (const char* type : {"F", "U"}) {
            const auto cloud = read(header("x y z rgb", "4 4 4 4", std::string("F F F ") + type, "1 1 1 1", 1, "binary") + record);
            VERIFY_RESULT(cloud);
            QCOMPARE(cloud->rgb, std::vector<std::uint32_t>{0x204060});
        }
        const auto text = read(header("x y z rgb", "4 4 4 4", "F F F F", "1 1 1 1", 1, "ascii") + "1 2 3 5.8774718e-39\n");
        VERIFY_RESULT(text);
        QCOMPARE(text->rgb, std::vector<std::uint32_t>{0x400000});
    }

    void largeCoordinatesKeepTheirMillimetres_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("text") << "ascii";
        QTest::newRow("binary") << "binary";
    }

    void largeCoordinatesKeepTheirMillimetres()
    {
        QFETCH(QString, data);
        const std::vector<Eigen::Vector3d> points = {
            {std::nan(""), 0, 0}, {637012.244, 4602888.902, 16.003}, {637013.111, 4602890.333, -2.5}, {637112.999, 4602988.001, 99.75}};
        std::string body;
        for (const auto& p : points) {
            if (data == "binary")
                appendBytes(body, p.x(), p.y(), p.z());
            else
                body += QString("%1 %2 %3\n").arg(p.x(), 0, 'f', 3).arg(p.y(), 0, 'f', 3).arg(p.z(), 0, 'f', 3).toStdString();
        }
        const auto cloud = read(header("x y z", "8 8 8", "F F F", "1 1 1", 4, data.toStdString()) + body);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->origin_m, Eigen::Vector3d(637012, 4602889, 16));
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY((cloud->at(i) - points[i]).cwiseAbs().maxCoeff() < 1e-5);

        const Eigen::Vector3d told(637000, 4602800, 0);
        const auto relative =
            read(header("x y z", "8 8 8", "F F F", "1 1 1", 4, data.toStdString()) + body, {.format = {}, .origin_m = told});
        VERIFY_RESULT(relative);
        QCOMPARE(relative->origin_m, told);
        QVERIFY((relative->at(3) - points[3]).cwiseAbs().maxCoeff() < 1e-5);
    }

    void ordinaryCoordinatesKeepAZeroOrigin()
    {
        const auto cloud = read(header("x y z", "4 4 4", "F F F", "1 1 1", 3, "ascii") + "4096 0 0\n-4096 0 nan\ninf 0 0\n");
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->origin_m, Eigen::Vector3d(0, 0, 0));
    }

    void organisedCloudsKeepTheirShape()
    {
        std::string file =
            header("x y z", "4 4 4", "F F F", "1 1 1", 6, "ascii") + "1 2 3\nnan nan nan\n1 2 3\n1 2 3\nNaN NaN NaN\n1 2 3\n";
        file.replace(file.find("WIDTH 6\nHEIGHT 1"), 16, "WIDTH 3\nHEIGHT 2");
        const auto cloud = read(file);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->width, std::size_t{3});
        QCOMPARE(cloud->height, std::size_t{2});
        QVERIFY(!cloud->isFinite(1));
        QVERIFY(!cloud->isFinite(4));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("because");
        const auto add = [](const char* name, const std::string& file, const char* because) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << because;
        };
        const std::string xyz = header("x y z", "4 4 4", "F F F", "1 1 1", 3, "ascii");
        const std::string lie = header("x y z", "4 4 4", "F F F", "1 1 1", 2000000000, "binary") + "abc";
        add("nothing at all", "", "no DATA line");
        add("no header", "1 2 3\n4 5 6\n", "line 1 is not part of a PCD header");
        add("cut in the header", xyz.substr(0, xyz.find("DATA")), "no DATA line");
        add("fewer lines", xyz + "1 2 3\n4 5 6\n", "promises 3 points but holds only 2");
        add("fewer values", xyz + "1 2 3\n4 5\n6 7 8\n", "line 12");
        add("more values", xyz + "1 2 3\n4 5 6 7\n6 7 8\n", "more values");
        add("a word", xyz + "1 2 3\n4 five 6\n6 7 8\n", "'five' is not a number");
        add("decimal commas", xyz + "1,5 2,5 3,5\n1 2 3\n1 2 3\n", "line 11: '1,5' has a decimal comma");
        add("fewer bytes", lie, "only 3 bytes follow");
        add("absurd points", QString::fromStdString(lie).replace("POINTS 2000000000", "POINTS 18446744073709551615").toStdString(),
            "promises");
        add("points that are no number", QString::fromStdString(lie).replace("POINTS 2000000000", "POINTS -4").toStdString(), "'-4'");
        add("absurd count", header("x y z a", "4 4 4 8", "F F F F", "1 1 1 9223372036854775807", 1, "binary"), "more than any point");
        add("no z", header("x y a", "4 4 4", "F F F", "1 1 1", 0, "binary"), "no column z");
        add("different lengths", header("x y z", "4 4", "F F F", "1 1 1", 0, "binary"), "different lengths");
        add("unknown type", header("x y z", "4 4 2", "F F F", "1 1 1", 0, "binary"), "TYPE F and SIZE 2");
        add("unknown encoding", header("x y z", "4 4 4", "F F F", "1 1 1", 0, "base64"), "'base64'");
        const std::string packed = header("x y z", "4 4 4", "F F F", "1 1 1", 1000000, "binary_compressed");
        add("bomb", packed + fromHex("0A000000 001BB700 E0FF00 E0FF00 E0FF00 00"), "damaged");
        add("compressed part short", packed + fromHex("FF000000 001BB700 00"), "promises 255 compressed bytes");
        add("compressed sizes disagree", packed + fromHex("01000000 0C000000 00"), "says it holds 12");
        const std::string large = header("x y z", "4 4 4", "F F F", "1 1 1", 5000000, "binary_compressed");
        add("compressed too well", large + fromHex("00000F00 00879303") + std::string(0xF0000, '\0'), "more than is safe to read");
        add("compressed too little", packed + fromHex("02000000 001BB700 0000"), "2 compressed bytes cannot hold the 12000000");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, because);
        const auto cloud = read(file.toStdString());
        QVERIFY(!cloud);
        QVERIFY2(QString::fromStdString(cloud.error().text()).contains(because), cloud.error().text().c_str());
    }

    void factsAreThoseOfTheHeader()
    {
        const std::string file = header("x y z normal", "8 4 4 4", "F F F F", "1 1 1 3", 7, "binary");
        const auto facts = pcdFacts(asBytes(file));
        VERIFY_RESULT(facts);
        QCOMPARE(facts->points, std::size_t{7});
        QCOMPARE(facts->encoding, std::string("binary"));
        QCOMPARE(facts->columns, (std::vector<std::string>{"x f64", "y f32", "z f32", "normal f32[3]"}));
    }
};

POINTLOOM_TEST(TestPcd, withoutApplication)
#include "tst_pcd.moc"
