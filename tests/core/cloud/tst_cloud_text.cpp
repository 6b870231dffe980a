// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

#include <algorithm>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const std::string pcdOfThree = "# .PCD v.7\nVERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 3\nHEIGHT 1\nPOINTS 3\n";
const std::string plyOfThree = "element vertex 3\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
const std::string rowsOfThree = "1 2 3\n4 5 6\n7 8 9\n";

std::string withReturns(std::string text)
{
    std::ranges::replace(text, '\n', '\r');
    return text;
}

std::string asUtf16(const std::string& text)
{
    std::string out = "\xFF\xFE";
    for (const char c : text)
        out += {c, '\0'};
    return out;
}

}  // namespace

/// Headers and rows as old Macs and Windows editors save them are the same clouds.
class TestCloudText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTheSameCloud_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("file");
        const auto add = [](const char* title, const char* name, const std::string& file) {
            QTest::newRow(title) << name << QByteArray::fromStdString(file);
        };
        std::string binary;
        appendBytes(binary, 1.F, 2.F, 3.F, 4.F, 5.F, 6.F, 7.F, 8.F, 9.F);
        const std::string pcd = pcdOfThree + "DATA ascii\n" + rowsOfThree;
        const std::string ply = "ply\nformat ascii 1.0\n" + plyOfThree + rowsOfThree;
        add("PCD", "a.pcd", pcd);
        add("PCD, carriage returns", "a.pcd", withReturns(pcd));
        add("PCD, carriage returns above binary", "a.pcd", withReturns(pcdOfThree + "DATA binary\n") + binary);
        add("PCD, UTF-16", "a.pcd", asUtf16(pcd));
        add("PLY, carriage returns", "a.ply", withReturns(ply));
        add("PLY, carriage returns above binary", "a.ply", withReturns("ply\nformat binary_little_endian 1.0\n" + plyOfThree) + binary);
        add("PLY, UTF-16", "a.ply", asUtf16(ply));
    }

    void everyTextIsTheSameCloud()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, file);
        const QTemporaryDir folder;
        const std::filesystem::path path = test::path(folder) / name.toStdString();
        VERIFY_RESULT(writeAtomically(path, file.toStdString()));
        const auto cloud = readCloud(path);
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), 3U);
        QVERIFY(cloud->remarks.empty());
        for (int i = 0; i < 9; ++i)
            QCOMPARE(cloud->positions_m[static_cast<std::size_t>(i / 3)][i % 3], static_cast<float>(i + 1));
        const auto facts = readCloudFacts(path);
        VERIFY_RESULT(facts);
        QCOMPARE(facts->points, 3U);
    }

    /// A PLY file is more than points.
    void otherElementsAreNamed()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = test::path(folder) / "a.ply";
        VERIFY_RESULT(writeAtomically(path,
                                      std::string("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\n"
                                                  "property float z\nelement face 2\nproperty list uchar int vertex_indices\n"
                                                  "end_header\n1 2 3\n3 0 0 0\n3 0 0 0\n")));
        const auto facts = readCloudFacts(path);
        VERIFY_RESULT(facts);
        QCOMPARE(facts->otherElements, std::vector<std::string>{"face (2)"});
    }
};

POINTLOOM_TEST(TestCloudText, withoutApplication)
#include "tst_cloud_text.moc"
