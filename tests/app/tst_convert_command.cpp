// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/formats/LabelFormat.h"
#include "core/schema/SchemaJson.h"
#include "tests/app/Program.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// A frame of one car and its calibration, as KITTI files: the golden box.
void writeKitti(const std::filesystem::path& split)
{
    VERIFY_RESULT(writeAtomically(split / "label_2" / "000000.txt",
                                  "Car 0.00 0 -1.8969995425 365.50 171.05 582.29 314.31 1.60 1.80 4.00 -2.00 1.50 10.00 -2.0943951024\n"
                                  "DontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10\n"));
    VERIFY_RESULT(
        writeAtomically(split / "calib" / "000000.txt",
                        "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nR0_rect: 1 0 0 0 1 0 0 0 1\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 0 1 0 0 0\n"));
    std::mt19937_64 random(1);
    VERIFY_RESULT(writeCloud(split / "velodyne" / "000000.bin", sampleCloud(random, 100), CloudEncoding::kittiBin));
}

}  // namespace

class TestConvertCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cloudsComeBackThroughEveryFormat_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        for (const char* key : {"pcd", "pcd-ascii", "pcd-binary", "pcd-compressed"})
            QTest::newRow(key) << key << "cloud.pcd";
        for (const char* key : {"ply", "ply-ascii", "ply-binary", "ply-big-endian"})
            QTest::newRow(key) << key << "cloud.ply";
        for (const char* key : {"kitti-bin", "bin"})
            QTest::newRow(key) << key << "cloud.bin";
        QTest::newRow("nuscenes-bin") << "nuscenes-bin" << "cloud.pcd.bin";
    }

    void cloudsComeBackThroughEveryFormat()
    {
        QFETCH(QString, key);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        std::mt19937_64 random(2);
        const bool bin = name.endsWith(".bin");
        const bool ring = key == "nuscenes-bin" || !bin;
        const PointCloud cloud = sampleCloud(random, 500, Eigen::Vector3d::Zero(), {true, ring, !bin, !bin, !bin});
        const auto first = path(folder) / "first.pcd";
        const auto between = path(folder) / name.toStdString();
        const auto last = path(folder) / "last.pcd";
        VERIFY_RESULT(writeCloud(first, cloud, CloudEncoding::pcdBinary));
        const ProgramRun there = runProgram({"convert", text(first), text(between), "--to", key});
        QVERIFY2(there.exitCode == 0, there.errors.constData());
        QVERIFY(there.output.isEmpty());
        const ProgramRun back = runProgram({"convert", text(between), text(last), "--from", key});
        QVERIFY2(back.exitCode == 0, back.errors.constData());
        const auto read = readCloud(last);
        VERIFY_RESULT(read);
        QVERIFY(identical(*read, cloud));
    }

    void whatIsLostIsSaid()
    {
        const QTemporaryDir folder;
        std::mt19937_64 random(3);
        const auto in = path(folder) / "in.pcd";
        VERIFY_RESULT(writeCloud(in, sampleCloud(random, 5), CloudEncoding::pcdBinary));
        const ProgramRun run = runProgram({"convert", text(in), text(path(folder) / "out.bin")});
        QCOMPARE(run.exitCode, 0);
        for (const char* lost : {"ring", "time", "colour", "label"})
            QVERIFY2(run.errors.contains(lost), run.errors.constData());

        VERIFY_RESULT(writeAtomically(path(folder) / "normals.ply",
                                      "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
                                      "property float nx\nend_header\n1 2 3 4\n"));
        const ProgramRun normals = runProgram({"convert", text(path(folder) / "normals.ply"), text(path(folder) / "normals.pcd")});
        QVERIFY2(normals.errors.contains("nx"), normals.errors.constData());
    }

    void roundingCoordinatesIsRefused()
    {
        const QTemporaryDir folder;
        std::mt19937_64 random(4);
        const auto in = path(folder) / "in.pcd";
        VERIFY_RESULT(writeCloud(in, sampleCloud(random, 50, {637012, 4602889, 16}), CloudEncoding::pcdBinary));
        const ProgramRun run = runProgram({"convert", text(in), text(path(folder) / "out.bin")});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(!std::filesystem::exists(path(folder) / "out.bin"));
    }

    void labelsComeBackThroughEveryFormat_data()
    {
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("format");
        for (const auto& format : labelFormats())
            QTest::newRow(format->key().c_str()) << QString::fromStdString(format->isFolder() ? "out" : "out" + format->extension())
                                                 << QString::fromStdString(format->key());
    }

    void labelsComeBackThroughEveryFormat()
    {
        QFETCH(QString, out);
        QFETCH(QString, format);
        const QTemporaryDir folder;
        const auto split = path(folder) / "training";
        writeKitti(split);
        const auto between = path(folder) / out.toStdString();
        const auto last = path(folder) / "last";
        const ProgramRun there =
            runProgram({"convert", text(split), text(between), "--from", "kitti", "--to", format, "--dataset", text(split)});
        QVERIFY2(there.exitCode == 0, there.errors.constData());
        const ProgramRun back = runProgram({"convert", text(between), text(last), "--to", "kitti", "--dataset", text(split)});
        QVERIFY2(back.exitCode == 0, back.errors.constData());

        const auto schema = readSchema(projectFile("resources/schemes/driving.json"));
        VERIFY_RESULT(schema);
        const auto source = findLabelFormat("kitti")->open(last, {}, {.switches = {}, .schema = &*schema});
        VERIFY_RESULT(source);
        const auto read = readAll(**source);
        VERIFY_RESULT(read);
        QCOMPARE(read->frames.size(), std::size_t{1});
        QCOMPARE(read->frames[0].boxes.size(), std::size_t{1});
        QVERIFY(cornerDistance_m(read->frames[0].boxes[0].box, goldenBox()) < 1e-3);
        QCOMPARE(read->frames[0].boxes[0].classKey, std::string("car"));
    }

    void wrongUsageExitsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no output") << QStringList{"convert", "a.pcd"};
        QTest::newRow("a name that says nothing") << QStringList{"convert", "a.pcd", "b.xyz"};
        QTest::newRow("no such format") << QStringList{"convert", "a.pcd", "b.pcd", "--to", "las"};
        QTest::newRow("points to labels") << QStringList{"convert", "a.pcd", "b.json"};
        QTest::newRow("labels to points") << QStringList{"convert", "a.csv", "b.ply"};
    }

    void wrongUsageExitsWithTwo()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.errors.isEmpty());
    }

    void helpNamesTheFormats()
    {
        const ProgramRun run = runProgram({"convert", "--help"});
        QCOMPARE(run.exitCode, 0);
        for (const char* name : {"pcd-compressed", "nuscenes-bin", "openlabel", "--dataset"})
            QVERIFY2(run.output.contains(name), run.output.constData());
    }

    void missingInputIsAnError()
    {
        const QTemporaryDir folder;
        const ProgramRun run = runProgram({"convert", text(path(folder) / "none.pcd"), text(path(folder) / "out.ply")});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
    }
};

POINTLOOM_TEST(TestConvertCommand, withCoreApplication)
#include "tst_convert_command.moc"
