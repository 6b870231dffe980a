// SPDX-License-Identifier: Apache-2.0
// Nothing is written where frames lie, nor over what is read.
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/OutputCheck.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

bool writePoint(const fs::path& file)
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}};
    cloud.width = 1;
    return writeCloud(file, cloud, CloudEncoding::pcdBinary).has_value();
}

bool refused(const fs::path& target, OutputKind kind = OutputKind::file, const OutputInputs& inputs = {})
{
    return !checkOutput(target, kind, inputs).has_value();
}

}  // namespace

class TestOutputCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersOfFramesAreKnown_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<bool>("isDataset");
        QTest::newRow("numbered") << QStringList{"000000.pcd", "000001.pcd"} << true;
        QTest::newRow("times") << QStringList{"1668200710.500.pcd", "1668200711.000.pcd"} << true;
        QTest::newRow("numbered behind a name") << QStringList{"frame_0001.pcd", "frame_0002.pcd"} << true;
        QTest::newRow("with poses") << QStringList{"a.pcd", "poses.txt"} << true;
        QTest::newRow("one") << QStringList{"000000.pcd"} << false;
        QTest::newRow("single clouds") << QStringList{"house.pcd", "tree.pcd", "tree2.pcd"} << false;
        QTest::newRow("none") << QStringList{"poses.txt", "notes.txt"} << false;
        QTest::newRow("KITTI") << QStringList{"velodyne/a.pcd", "label_2/a.txt", "calib/a.txt"} << true;
        QTest::newRow("KITTI below") << QStringList{"training/velodyne/a.pcd"} << false;
        QTest::newRow("SUSTechPOINTS") << QStringList{"lidar/a.pcd", "label/a.json"} << true;
    }

    void foldersOfFramesAreKnown()
    {
        QFETCH(QStringList, files);
        QFETCH(bool, isDataset);
        const QTemporaryDir folder;
        for (const QString& name : files) {
            const fs::path file = path(folder) / name.toStdString();
            if (name.endsWith(".pcd"))
                QVERIFY(writePoint(file));
            else
                VERIFY_RESULT(writeAtomically(file, "1 0 0 0 0 1 0 0 0 0 1 0\n"));
        }
        QCOMPARE(isDatasetFolder(path(folder)), isDataset);
        QCOMPARE(refused(path(folder) / "boxes.csv"), isDataset);
        QCOMPARE(refused(path(folder) / "below/boxes.csv"), isDataset);
        QCOMPARE(refused(path(folder), OutputKind::folder), isDataset);
        QVERIFY(!refused(path(folder) / "../pointloom-boxes.csv"));
    }

    void linksIntoADatasetLeadThere()
    {
        const QTemporaryDir folder;
        QVERIFY(writePoint(path(folder) / "frames/000000.pcd"));
        QVERIFY(writePoint(path(folder) / "frames/000001.pcd"));
        fs::create_directory_symlink("frames", path(folder) / "way");
        fs::create_symlink("frames/boxes.csv", path(folder) / "boxes.csv");
        QVERIFY(refused(path(folder) / "way/boxes.csv"));
        QVERIFY(refused(path(folder) / "boxes.csv"));
        QVERIFY(refused(path(folder) / "way/../frames/./boxes.csv"));
    }

    void theDatasetThatIsReadIsRefusedAtAnyDepth()
    {
        const QTemporaryDir folder;
        const OutputInputs inputs{.datasets = {path(folder) / "any"}};
        fs::create_directory(path(folder) / "any");
        QVERIFY(refused(path(folder) / "any/a/b/c/d/e/out.csv", OutputKind::file, inputs));
        QVERIFY(!refused(path(folder) / "anything/out.csv", OutputKind::file, inputs));
    }

    void whatIsReadIsNotWrittenOver()
    {
        const QTemporaryDir folder;
        const fs::path table = path(folder) / "labels/a.csv";
        VERIFY_RESULT(writeAtomically(table, "text"));
        fs::create_hard_link(table, path(folder) / "second.csv");
        fs::create_symlink(table, path(folder) / "link.csv");
        const OutputInputs inputs{.files = {table, {}}};
        QVERIFY(refused(table, OutputKind::file, inputs));
        QVERIFY(refused(path(folder) / "second.csv", OutputKind::file, inputs));
        QVERIFY(refused(path(folder) / "link.csv", OutputKind::file, inputs));
        QVERIFY(refused(path(folder) / "labels", OutputKind::folder, inputs));
        QVERIFY(!refused(path(folder) / "labels/b.csv", OutputKind::file, inputs));
        const OutputInputs folderRead{.files = {path(folder) / "labels"}};
        QVERIFY(refused(table, OutputKind::file, folderRead));
        QVERIFY(!refused(path(folder) / "labels/b.csv", OutputKind::file, folderRead));
    }

    /// Converting clouds one after the other fills a folder that looks like a dataset in the end.
    void aNewCloudMayJoinCloudsThatAreNotRead()
    {
        const QTemporaryDir folder;
        for (const char* name : {"in/000000.pcd", "in/000001.pcd", "out/000000.pcd", "out/000001.pcd"})
            QVERIFY(writePoint(path(folder) / name));
        const OutputInputs inputs{.files = {path(folder) / "in/000000.pcd"}};
        QVERIFY(!refused(path(folder) / "out/000002.pcd", OutputKind::cloud, inputs));
        QVERIFY(refused(path(folder) / "out/000001.pcd", OutputKind::cloud, inputs));
        QVERIFY(refused(path(folder) / "in/000002.pcd", OutputKind::cloud, inputs));
        QVERIFY(refused(path(folder) / "out/000002.pcd", OutputKind::file, inputs));
        VERIFY_RESULT(writeAtomically(path(folder) / "out/poses.txt", ""));
        QVERIFY(refused(path(folder) / "out/000002.pcd", OutputKind::cloud, inputs));
    }

    void aWorkspaceThatIsThereStaysUsable()
    {
        const QTemporaryDir folder;
        QVERIFY(writePoint(path(folder) / "000000.pcd"));
        QVERIFY(writePoint(path(folder) / "000001.pcd"));
        QVERIFY(!checkNewWorkspace(path(folder) / "new.pointloom", {}));
        VERIFY_RESULT(writeAtomically(path(folder) / "old.pointloom", ""));
        QVERIFY(checkNewWorkspace(path(folder) / "old.pointloom", {}).has_value());
    }

    void workspacesAndWhatLiesBesideThemAreNotWrittenOver()
    {
        const QTemporaryDir folder;
        const std::string database = std::string("SQLite format 3") + '\0' + std::string(84, ' ');
        VERIFY_RESULT(writeAtomically(path(folder) / "a.pointloom", database));
        fs::create_symlink("a.pointloom", path(folder) / "link");
        for (const char* name : {"a.pointloom", "link", "a.pointloom-wal", "a.pointloom-journal", "a.pointloom-shm", "a.pointloom.answered",
                                 "a.pointloom.lock", "link-wal"}) {
            QVERIFY2(refused(path(folder) / name), name);
            QVERIFY2(refused(path(folder) / name, OutputKind::folder), name);
        }
        QVERIFY(!checkNewWorkspace(path(folder) / "a.pointloom-wal", {}));
        QVERIFY(!refused(path(folder) / "b.pointloom-wal"));
        QVERIFY(!refused(path(folder) / "a.pointloom.csv"));
    }

    void devicesLieNowhere() { QVERIFY(!refused("/dev/null", OutputKind::file, {.files = {"/dev/null"}})); }
};

POINTLOOM_TEST(TestOutputCheck, withoutApplication)
#include "tst_output_check.moc"
