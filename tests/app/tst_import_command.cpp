// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/Sequence.h"
#include "core/formats/Export.h"
#include "core/formats/LabelImport.h"
#include "core/schema/SchemaJson.h"
#include "core/store/Workspace.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QtMath>

#include <fstream>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

/// Two tracks over three frames, of which one sleeps in the middle; states included.
LabelSet twoTracks(const Sequence& sequence)
{
    LabelSet out{.name = "frames", .frames = {}, .dataset = {}};
    for (std::size_t i = 0; i < sequence.frames.size(); ++i) {
        LabelledFrame& frame = out.frames.emplace_back();
        frame.name = sequence.frames[i].name;
        frame.boxes.push_back({.track = "7", .classKey = "car", .box = goldenBox(), .attributes = {}, .score = 1});
        if (i == 1)
            frame.boxes.back().state = BoxState::interpolated;
        else
            frame.boxes.push_back({.track = "9", .classKey = "pedestrian", .box = goldenBox(), .attributes = {}, .score = 1});
    }
    return out;
}

/// A table of boxes with its angles turned to degrees.
std::string inDegrees(const std::string& table)
{
    const QStringList lines = QString::fromStdString(table).trimmed().split('\n');
    const auto column = lines.front().split(',').indexOf("yaw_rad");
    QStringList out{lines.front()};
    for (const QString& line : lines.mid(1)) {
        QStringList cells = line.split(',');
        cells[column] = QString::number(qRadiansToDegrees(cells.at(column).toDouble()));
        out << cells.join(',');
    }
    return out.join('\n').toStdString() + '\n';
}

}  // namespace

class TestImportCommand : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = readSchema(projectFile("resources/schemes/driving.json")).value();
    QTemporaryDir m_folder;
    fs::path m_frames = path(m_folder) / "frames";

    [[nodiscard]] ProgramRun runImport(const fs::path& labels, const fs::path& workspace, const QStringList& more = {}) const
    {
        return runProgram(QStringList{"import", text(m_frames), "--labels", text(labels), "--workspace", text(workspace)} + more);
    }

    [[nodiscard]] static Labels labelsIn(const fs::path& file)
    {
        const auto workspace = Workspace::open(file, OpenMode::readOnly);
        const TaskInfo task = (*workspace)->tasks()->front();
        return (*workspace)->history(task.id, frameListOf(openDataset(task.dataset).value()))->document.labels();
    }

private Q_SLOTS:
    void initTestCase()
    {
        fs::create_directories(m_frames);
        for (const char* name : {"000000.bin", "000001.bin", "000002.bin"})
            std::ofstream(m_frames / name) << std::string(32, '\0');
    }

    void tracksOfEveryFormatAreTakenOver_data()
    {
        QTest::addColumn<QString>("format");
        for (const auto& format : labelFormats())
            QTest::newRow(format->key().c_str()) << QString::fromStdString(format->key());
    }

    /// KITTI's files of objects know no tracks; all others give back two.
    void tracksOfEveryFormatAreTakenOver()
    {
        QFETCH(QString, format);
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        const auto sequence = openDataset(m_frames);
        VERIFY_RESULT(sequence);
        const fs::path labels = path(m_folder) / ("out-" + tested.key() + (tested.isFolder() ? "" : tested.extension()));
        const LabelSet tracks = twoTracks(*sequence);
        LabelsInMemory source(tracks);
        VERIFY_RESULT(exportLabels(source, tested, labels, {.schema = &m_schema}));
        const fs::path workspace = path(m_folder) / (tested.key() + ".pointloom");
        const ProgramRun run = runImport(labels, workspace);
        QVERIFY2(run.exitCode == 0, run.errors.constData());

        const std::size_t trackCount = tested.key() == "kitti" ? 5 : 2;
        QCOMPARE(run.output.trimmed(), QByteArray("5 boxes of " + QByteArray::number(qulonglong(trackCount)) + " tracks taken over"));
        const Labels found = labelsIn(workspace);
        QCOMPARE(found.tracks().size(), trackCount);
        QCOMPARE(found.cuboidCount(), 5U);
        if (tested.key() == "openlabel") {
            const auto& [id, car] = *found.tracks().begin();
            QCOMPARE(car.externalId, std::string("7"));
            QVERIFY(found.boxOf(id, 1)->state == BoxState::interpolated && found.boxOf(id, 2)->state == BoxState::keyframe);
        }

        const ProgramRun again = runImport(labels, workspace);
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.errors.contains("holds 5 boxes already"), again.errors.constData());
        QCOMPARE(runImport(labels, workspace, {"--add"}).exitCode, 0);
        QCOMPARE(labelsIn(workspace).cuboidCount(), 10U);
    }

    void whatIsLeftOutIsSaid()
    {
        const fs::path table = path(m_folder) / "boxes.csv";
        VERIFY_RESULT(writeAtomically(table,
                                      std::string("frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n"
                                                  "000000,1,Van,1,2,3,4,2,2,0\n000001,1,Car,1,2,3,4,2,2,0\n"
                                                  "000002,1,Car,1,2,3,4,2,2,0\n000002,2,Ufo,1,2,3,4,2,2,0\n")));
        const ProgramRun run = runImport(table, path(m_folder) / "left.pointloom");
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(run.output.trimmed(), QByteArray("3 boxes of 1 tracks taken over"));
        QVERIFY2(run.errors.contains("1 boxes of the class Ufo are left out"), run.errors.constData());
        QVERIFY2(run.errors.contains("1 tracks change their class: 1 (van 1, car 2)"), run.errors.constData());
    }

    /// One broken label file of several costs itself alone; it is named, and the exit code is that of a failure.
    void aBrokenLabelFileCostsItselfAlone()
    {
        const fs::path labels = path(m_folder) / "one-broken";
        const std::string line = "Car 0 0 0 1 2 3 4 1.5 1.6 4 1 1 8 0\n";
        VERIFY_RESULT(writeAtomically(labels / "000000.txt", line));
        VERIFY_RESULT(writeAtomically(labels / "000001.txt", std::string("rubbish")));
        VERIFY_RESULT(writeAtomically(labels / "000002.txt", line));
        const ProgramRun run = runImport(labels, path(m_folder) / "broken.pointloom", {"--from", "kitti", "--accept-geometry"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.output.startsWith("2 boxes"), run.errors.constData());
        QVERIFY2(run.errors.contains("000001.txt, line 1: there are 1 columns"), run.errors.constData());
    }

    void wrongUsageAndWrongFilesAreToldApart()
    {
        const fs::path workspace = path(m_folder) / "never.pointloom";
        std::ofstream(path(m_folder) / "labels.xyz") << "1 2 3";
        QCOMPARE(runImport(path(m_folder) / "labels.xyz", workspace).exitCode, 2);
        QCOMPARE(runImport(path(m_folder) / "labels.json", workspace, {"--from", "coco"}).exitCode, 2);
        QCOMPARE(runProgram({"import", text(m_frames), "--labels", "", "--workspace", text(workspace)}).exitCode, 2);
        const ProgramRun missing = runImport(path(m_folder) / "labels.json", workspace);
        QCOMPARE(missing.exitCode, 1);
        QCOMPARE(missing.errors.count('\n'), 1);
        std::ofstream(path(m_folder) / "broken.json") << "{bad";
        const ProgramRun broken = runImport(path(m_folder) / "broken.json", workspace);
        QCOMPARE(broken.exitCode, 1);
        QCOMPARE(broken.errors.count('\n'), 1);
        QVERIFY(!fs::exists(workspace));  // nothing is left behind
    }

    /// Boxes that look wrong are refused: no workspace is made for them, nor a task in one that is there.
    void whatIsRefusedLeavesNothing()
    {
        const fs::path street = path(m_folder) / "street";
        QCOMPARE(runProgram({"simulate", "--out", text(street), "--frames", "2", "--rings", "16", "--columns", "256"}).exitCode, 0);
        const auto right = readText(street / "boxes.csv");
        VERIFY_RESULT(right);
        const fs::path wrong = path(m_folder) / "wrong.csv";
        VERIFY_RESULT(writeAtomically(wrong, inDegrees(*right)));
        const fs::path workspace = path(m_folder) / "refused.pointloom";
        const auto refused = [&] {
            const ProgramRun run = runProgram({"import", text(street), "--labels", text(wrong), "--workspace", text(workspace)});
            return run.exitCode == 1 && run.errors.contains("these boxes look wrong");
        };
        QVERIFY(refused());
        QVERIFY(!fs::exists(workspace));

        const fs::path table = path(m_folder) / "one.csv";
        VERIFY_RESULT(writeAtomically(table,
                                      std::string("frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n"
                                                  "000000,1,Car,1,2,3,4,2,2,0\n")));
        QCOMPARE(runImport(table, workspace, {"--accept-geometry"}).exitCode, 0);
        QVERIFY(refused());
        const auto opened = Workspace::open(workspace, OpenMode::readOnly);
        VERIFY_RESULT(opened);
        QCOMPARE((*opened)->tasks()->size(), std::size_t(1));
        const ProgramRun taken =
            runProgram({"import", text(street), "--labels", text(street / "boxes.csv"), "--workspace", text(workspace)});
        QVERIFY2(taken.exitCode == 0, taken.errors.constData());
        QCOMPARE((*opened)->tasks()->size(), std::size_t(2));
    }

    /// One label file of a folder tells where the others lie; one that is not there tells nothing, whatever lies beside it.
    void aMissingLabelFileIsNoFolderOfLabels()
    {
        const fs::path folder = path(m_folder) / "neighbours";
        fs::create_directories(folder);
        std::ofstream(folder / "000000.txt") << "Car 0 0 0 0 0 0 0 1.5 1.6 4 2 1 10 0\n";
        for (const char* missing : {"neighbours/000001.txt", "neighbours/label_2", "neighbours/000000.txt/label_2"}) {
            const ProgramRun run =
                runImport(path(m_folder) / missing, path(m_folder) / "never.pointloom", {"--from", "kitti", "--accept-geometry"});
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(run.errors.contains("there is no such file or folder"), run.errors.constData());
            QVERIFY(!fs::exists(path(m_folder) / "never.pointloom"));
        }
        QCOMPARE(runImport(folder / "000000.txt", path(m_folder) / "beside.pointloom", {"--from", "kitti", "--accept-geometry"}).exitCode,
                 0);
    }
};

POINTLOOM_TEST(TestImportCommand, withCoreApplication)
#include "tst_import_command.moc"
