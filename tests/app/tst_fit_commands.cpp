// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/cloud/CloudWriter.h"
#include "core/geometry/BoxOverlap.h"
#include "core/index/Clusters.h"
#include "core/index/Ground.h"
#include "tests/app/Program.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cstring>
#include <limits>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox car = standing(10, 3, {4.4, 1.8, 1.6}, 0.3);
const Eigen::Vector3d utm_m(448000, 5411000, 120);

PointCloud street(const Eigen::Vector3d& origin_m = Eigen::Vector3d::Zero())
{
    PointCloud cloud = FitScene().ground(30).object(car).wall({-15, -12}, {15, -12}, 4).cloud(0, origin_m);
    cloud.positions_m[5] = Eigen::Vector3f::Constant(std::numeric_limits<float>::quiet_NaN());
    return cloud;
}

std::string contentOf(const std::filesystem::path& path)
{
    return readText(path).value_or(std::string());
}

/// The rows of a CSV as numbers, without its header.
std::vector<std::vector<double>> rowsOf(const std::string& csv)
{
    std::vector<std::vector<double>> rows;
    for (const auto line : fields(csv, '\n')) {
        if (line.empty() || line.starts_with("ok"))
            continue;
        rows.emplace_back();
        for (const auto field : fields(line))
            rows.back().push_back(number<double>(field).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return rows;
}

OrientedBox boxOf(const std::vector<double>& row)
{
    return {{row[1], row[2], row[3]}, {row[4], row[5], row[6]}, row[7]};
}

}  // namespace

/// ground, cluster and fit, from outside.
class TestFitCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groundIsOneBytePerPoint()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "a.pcd";
        const PointCloud cloud = street();
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::pcdBinary));
        const ProgramRun run = runProgram({"ground", text(file), "--out", text(path(folder) / "mask.u8")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto mask = groundMask(cloud, estimateGround(cloud));
        QCOMPARE(contentOf(path(folder) / "mask.u8"), std::string(mask.begin(), mask.end()));
        QVERIFY(std::ranges::count(mask, 1) > 1000);
    }

    void clustersAreOneNumberPerPoint_data()
    {
        QTest::addColumn<bool>("keepGround");
        QTest::newRow("without ground") << false;
        QTest::newRow("with ground") << true;
    }

    void clustersAreOneNumberPerPoint()
    {
        QFETCH(bool, keepGround);
        const QTemporaryDir folder;
        const auto file = path(folder) / "a.bin";
        PointCloud cloud = street();
        cloud.positions_m.emplace_back(5, 5, 40);  // a lone one
        cloud.width = cloud.size();
        cloud.intensity.assign(cloud.size(), 0);
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::kittiBin));
        QStringList arguments{"cluster", text(file), "--radius", "0.5", "--out", text(path(folder) / "labels.i32")};
        if (keepGround)
            arguments << "--keep-ground";
        const ProgramRun run = runProgram(arguments);
        QVERIFY2(run.exitCode == 0, run.errors.constData());

        const auto bytes = FileBytes::open(path(folder) / "labels.i32");
        VERIFY_RESULT(bytes);
        std::vector<std::int32_t> labels(bytes->bytes().size() / 4);
        std::memcpy(labels.data(), bytes->bytes().data(), labels.size() * 4);
        QCOMPARE(labels.size(), cloud.size());
        const auto ground = groundMask(cloud, estimateGround(cloud));
        for (std::size_t i = 0; i < labels.size(); ++i)
            QCOMPARE(labels[i] == -1, !cloud.isFinite(i) || (!keepGround && ground[i] == 1));
        if (keepGround)
            QVERIFY(labels == euclideanClusters(cloud.positions_m, 0.5));
        QCOMPARE(std::ranges::count(labels, labels.back()), 1);
    }

    /// Something as long as it is wide: the boxes confirmed around it tell which way it looks, those of other frames do not.
    void boxesAroundTellTheHeading()
    {
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return path(folder) / name; };
        const OrientedBox square = standing(8, 2, {0.7, 0.7, 1.7}, 0);
        VERIFY_RESULT(writeCloud(at("one.pcd"), FitScene().ground(30).object(square, 0.05).cloud(), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(at("clicks.csv"), "x,y,z,class\n8,2,1,pedestrian\n"));
        VERIFY_RESULT(writeAtomically(at("boxes.csv"),
                                      "frame,cx,cy,cz,length,width,height,yaw_rad\n"
                                      "other,9,4,0.8,4.4,1.8,1.6,0\nother,9,-1,0.8,4.4,1.8,1.6,0\n"
                                      "one,9,6,0.8,4.4,1.8,1.6,-1.5707963\none,11,-3,0.8,4.4,1.8,1.6,-1.5707963\n"
                                      "one,5,6,0.8,4.4,1.8,1.6,-1.5707963\n"));
        const ProgramRun run = runProgram({"fit", text(at("one.pcd")), "--clicks", text(at("clicks.csv")), "--out", text(at("out.csv")),
                                           "--context", text(at("boxes.csv"))});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto rows = rowsOf(contentOf(at("out.csv")));
        QCOMPARE(rows.size(), 1U);
        QVERIFY2(std::abs(wrapAngle(boxOf(rows.front()).yaw_rad + std::numbers::pi / 2)) < 0.2,
                 qPrintable(QString::number(boxOf(rows.front()).yaw_rad)));
    }

    void refusesABadContext_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("column missing") << QByteArray("cx,cy\n1,2\n") << QByteArray("cz");
        QTest::newRow("negative size") << QByteArray("cx,cy,cz,length,width,height,yaw_rad\n1,2,3,4,-2,1,0\n") << QByteArray("line 2");
        QTest::newRow("no number") << QByteArray("cx,cy,cz,length,width,height,yaw_rad\n1,x,3,4,2,1,0\n") << QByteArray("\"x\"");
    }

    void refusesABadContext()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, said);
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return path(folder) / name; };
        VERIFY_RESULT(writeCloud(at("a.pcd"), street(), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(at("clicks.csv"), "x,y,z,class\n10,3,1,car\n"));
        VERIFY_RESULT(writeAtomically(at("bad.csv"), table.toStdString()));
        const ProgramRun run = runProgram(
            {"fit", text(at("a.pcd")), "--clicks", text(at("clicks.csv")), "--out", text(at("out.csv")), "--context", text(at("bad.csv"))});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("bad.csv") && run.errors.contains(said), run.errors.constData());
        QVERIFY(!std::filesystem::exists(at("out.csv")));
    }

    void clustersMayBeAskedToHaveManyPoints()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "a.pcd";
        PointCloud cloud;
        cloud.positions_m = {{0, 0, 0}, {9, 0, 0}, {9.1F, 0, 0}, {9.2F, 0, 0}, {20, 0, 0}, {30, 0, 0}, {30.2F, 0, 0}};
        cloud.width = cloud.size();
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::pcdBinary));
        const ProgramRun run = runProgram(
            {"cluster", text(file), "--radius", "0.5", "--keep-ground", "--min-points", "2", "--out", text(path(folder) / "labels.i32")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const std::string bytes = contentOf(path(folder) / "labels.i32");
        std::vector<std::int32_t> labels(bytes.size() / 4);
        std::memcpy(labels.data(), bytes.data(), bytes.size());
        QCOMPARE(labels, (std::vector<std::int32_t>{-1, 0, 0, 0, -1, 1, 1}));
    }

    void fitAnswersEachClickInOrder()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeCloud(path(folder) / "a.pcd", street(), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(path(folder) / "clicks.csv",
                                      "x,y,z,class\r\n9.5,2.2,0.8,Car\r\n\r\n-10,5,0,car\r\n0,-12,1,vehicle.car\r\n"
                                      "9.5,2.2,0.8,REGULAR_VEHICLE\r\n"));
        const ProgramRun run = runProgram({"fit", text(path(folder) / "a.pcd"), "--clicks", text(path(folder) / "clicks.csv"), "--out",
                                           text(path(folder) / "boxes.csv")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const std::string csv = contentOf(path(folder) / "boxes.csv");
        QVERIFY(csv.starts_with("ok,cx,cy,cz,length,width,height,yaw_rad,score,ms\n"));
        const auto rows = rowsOf(csv);
        QCOMPARE(rows.size(), 4U);
        for (const std::size_t hit : {0U, 3U}) {
            QCOMPARE(rows[hit].front(), 1.0);
            QVERIFY2(iou3d(boxOf(rows[hit]), car) > 0.8, csv.c_str());
            QVERIFY(rows[hit][8] > 0 && rows[hit][8] <= 1);
        }
        for (const std::size_t miss : {1U, 2U})
            QCOMPARE(rows[miss], std::vector<double>(10, 0));
    }

    void fitWorksInTheFilesOwnFrame()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeCloud(path(folder) / "far.pcd", street(utm_m), CloudEncoding::pcdAscii));
        const std::string click = fixed(utm_m.x() + 9.5, 3) + "," + fixed(utm_m.y() + 2.2, 3) + "," + fixed(utm_m.z() + 0.8, 3) + ",car\n";
        VERIFY_RESULT(writeAtomically(path(folder) / "clicks.csv", click));
        const ProgramRun run = runProgram({"fit", text(path(folder) / "far.pcd"), "--clicks", text(path(folder) / "clicks.csv"), "--out",
                                           text(path(folder) / "boxes.csv")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto rows = rowsOf(contentOf(path(folder) / "boxes.csv"));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0][0], 1.0);
        OrientedBox there = car;
        there.centre_m += utm_m;
        QVERIFY(iou3d(boxOf(rows[0]), there) > 0.7);
    }

    void wrongClicksNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("clicks");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("unknown class") << QByteArray("x,y,z,class\n1,2,3,car\n1,2,3,submarine\n") << QByteArray("line 3");
        QTest::newRow("no number") << QByteArray("1,2,3,car\n\n1,two,3,car\n") << QByteArray("line 3");
        QTest::newRow("too few columns") << QByteArray("1,2,car\n") << QByteArray("line 1");
        QTest::newRow("not finite") << QByteArray("nan,2,3,car\n") << QByteArray("line 1");
    }

    void wrongClicksNameTheLine()
    {
        QFETCH(QByteArray, clicks);
        QFETCH(QByteArray, place);
        const QTemporaryDir folder;
        VERIFY_RESULT(writeCloud(path(folder) / "a.pcd", street(), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(path(folder) / "clicks.csv", clicks.toStdString()));
        const ProgramRun run = runProgram({"fit", text(path(folder) / "a.pcd"), "--clicks", text(path(folder) / "clicks.csv"), "--out",
                                           text(path(folder) / "boxes.csv")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(place), run.errors.constData());
        QVERIFY(!std::filesystem::exists(path(folder) / "boxes.csv"));
    }

    void missingFilesAreErrors()
    {
        const QTemporaryDir folder;
        const QString none = text(path(folder) / "none.pcd");
        const QString out = text(path(folder) / "out");
        QCOMPARE(runProgram({"ground", none, "--out", out}).exitCode, 1);
        QCOMPARE(runProgram({"cluster", none, "--radius", "0.5", "--out", out}).exitCode, 1);
        QCOMPARE(runProgram({"fit", none, "--clicks", none, "--out", out}).exitCode, 1);
    }

    void wrongUsageExitsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("ground without --out") << QStringList{"ground", "a.pcd"};
        QTest::newRow("cluster without radius") << QStringList{"cluster", "a.pcd", "--out", "x"};
        QTest::newRow("radius 0") << QStringList{"cluster", "a.pcd", "--radius", "0", "--out", "x"};
        QTest::newRow("radius nan") << QStringList{"cluster", "a.pcd", "--radius", "nan", "--out", "x"};
        QTest::newRow("radius a word") << QStringList{"cluster", "a.pcd", "--radius", "wide", "--out", "x"};
        QTest::newRow("fit without clicks") << QStringList{"fit", "a.pcd", "--out", "x"};
        QTest::newRow("prelabel without workspace") << QStringList{"prelabel", "folder"};
    }

    void wrongUsageExitsWithTwo()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(runProgram(arguments).exitCode, 2);
    }
};

POINTLOOM_TEST(TestFitCommands, withoutApplication)
#include "tst_fit_commands.moc"
