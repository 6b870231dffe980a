// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pointloom;
using namespace pointloom::test;

namespace {

PointCloud threePoints()
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}, {-1, 4, 0.5F}, Eigen::Vector3f::Constant(std::numeric_limits<float>::quiet_NaN())};
    cloud.intensity = {1, 2, 3};
    cloud.width = 3;
    return cloud;
}

QJsonArray array(double x, double y, double z)
{
    return {x, y, z};
}

}  // namespace

class TestInfoCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsDescribedAsJson()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "点云.pcd";
        VERIFY_RESULT(writeCloud(file, threePoints(), CloudEncoding::pcdBinaryCompressed));
        const ProgramRun run = runProgram({"info", text(file), "--json"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.errors.isEmpty(), run.errors.constData());
        const QJsonObject json = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(json["file"].toString(), text(file));
        QCOMPARE(json["format"].toString(), "pcd");
        QCOMPARE(json["encoding"].toString(), "binary_compressed");
        QCOMPARE(json["points"].toInt(), 3);
        QCOMPARE(json["finite_points"].toInt(), 2);
        QCOMPARE(json["fields"].toArray().size(), 4);
        QCOMPARE(json["fields"].toArray()[3].toObject(), (QJsonObject{{"name", "intensity"}, {"type", "f32"}}));
        QCOMPARE(json["bounds"].toObject(), (QJsonObject{{"min", array(-1, 2, 0.5)}, {"max", array(1, 4, 3)}}));
        QCOMPARE(json["origin"].toArray(), array(0, 0, 0));
        QVERIFY(json["ms"].toDouble() > 0);
    }

    void farCloudsAreDescribedInTheirOwnFrame()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "far.ply";
        PointCloud cloud = threePoints();
        cloud.origin_m = {637012, 4602889, 16};
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::plyAscii));
        const ProgramRun run = runProgram({"info", text(file), "--json"});
        const QJsonObject json = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(json["bounds"].toObject()["min"].toArray(), array(637011, 4602891, 16.5));
        QCOMPARE(json["origin"].toArray(), array(637013, 4602891, 19));
    }

    void aFileIsDescribedToPeople()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "a.bin";
        VERIFY_RESULT(writeCloud(file, threePoints(), CloudEncoding::kittiBin));
        const ProgramRun run = runProgram({"info", text(file), "--columns", "x,y,z,intensity"});
        QCOMPARE(run.exitCode, 0);
        for (const char* part : {"kitti-bin", "3 (3 x 1)", "intensity f32", "-1.000 2.000 0.500"})
            QVERIFY2(run.output.contains(part), run.output.constData());
    }

    void aFolderIsDescribedAsJson()
    {
        const QTemporaryDir folder;
        for (const char* name : {"frame9.pcd", "frame10.pcd"})
            VERIFY_RESULT(writeCloud(path(folder) / name, threePoints(), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.txt", "1 0 0 0 0 1 0 0 0 0 1 0\n1 0 0 1 0 1 0 0 0 0 1 0\n"));
        const ProgramRun run = runProgram({"info", text(path(folder)), "--json"});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(json["layout"].toString(), "plain-frames");
        QCOMPARE(json["frames"].toInt(), 2);
        QCOMPARE(json["first_frame"].toString(), "frame9");
        QCOMPARE(json["last_frame"].toString(), "frame10");
        QCOMPARE(json["poses"].toInt(), 2);
        QCOMPARE(json["labels"].toInt(), 0);
        QCOMPARE(json["calibrations"].toInt(), 0);
        QVERIFY(runProgram({"info", text(path(folder))}).output.contains("plain frames"));
    }

    void wrongDataIsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::newRow("garbage") << QByteArray("garbage") << "a.pcd";
        QTest::newRow("empty") << QByteArray() << "a.bin";
        QTest::newRow("cut short") << QByteArray(
            "ply\nformat ascii 1.0\nelement vertex 9\nproperty float x\nproperty float y\nproperty float z\n"
            "end_header\n1 2 3\n") << "a.ply";
        QTest::newRow("another kind of file") << QByteArray("text") << "a.txt";
    }

    void wrongDataIsOneSentence()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const auto file = path(folder) / name.toStdString();
        VERIFY_RESULT(writeAtomically(file, content.toStdString()));
        const ProgramRun run = runProgram({"info", text(file), "--json"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.output.isEmpty());
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY2(run.errors.startsWith(text(file).toUtf8()), run.errors.constData());
    }

    void missingThingsAreErrors()
    {
        const QTemporaryDir folder;
        QCOMPARE(runProgram({"info", text(path(folder))}).exitCode, 1);
        QCOMPARE(runProgram({"info", text(path(folder) / "none.pcd")}).exitCode, 1);
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(runProgram({"info"}).exitCode, 2);
        QCOMPARE(runProgram({"info", "a.pcd", "--xml"}).exitCode, 2);
        const ProgramRun help = runProgram({"info", "--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.output.contains("--json"));
    }

    void realFilesAreDescribed_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("kitti_object/velodyne/000008.bin") << 17238;
        QTest::newRow("formats/ply/argoverse1_sweep.ply") << 91083;
        QTest::newRow("malformed/pcd/utm17_comma.pcd") << 10;
    }

    void realFilesAreDescribed()
    {
        NEEDS_SHARED_DATA("formats");
        QFETCH(int, points);
        const ProgramRun run = runProgram({"info", text(sharedData(QTest::currentDataTag())), "--json"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(run.output).object()["points"].toInt(), points);
    }
};

POINTLOOM_TEST(TestInfoCommand, withCoreApplication)
#include "tst_info_command.moc"
