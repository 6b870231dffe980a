// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/formats/LabelFormat.h"
#include "core/schema/SchemaJson.h"
#include "core/store/Workspace.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <fstream>

using namespace pointloom;
namespace fs = std::filesystem;

/// The command on a workspace with one task of two frames and one car in each.
class TestExportCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path m_root = test::path(m_folder);
    QString m_workspace = m_folder.filePath("test.pointloom");

    [[nodiscard]] test::ProgramRun runExport(QStringList arguments) const
    {
        return test::runProgram(QStringList{"export", "--workspace", m_workspace} + arguments);
    }

    void label(Workspace& workspace, const TaskInfo& task) const
    {
        auto history = workspace.history(task.id, frameListOf(openDataset(m_root / "frames").value()));
        VERIFY_RESULT(history);
        Document& document = history->document;
        Edit edit{.name = "Make boxes", .tracks = {}, .cuboids = {}};
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {{"parked", true}}, .externalId = {}};
        edit.tracks.push_back(added(track));
        for (int frame = 0; frame < 2; ++frame)
            edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                                .track = track.id,
                                                .frame = document.labels().keyOf(frame),
                                                .box = test::goldenBox(),
                                                .attributes = {{"occlusion", "visible"}}}));
        workspace.append(task.id, EditKind::edit, edit, [](const Result<void>& result) { QVERIFY(result.has_value()); });
        VERIFY_RESULT(workspace.flush());
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"frames/1.bin", "frames/2.bin"}) {
            fs::create_directories(m_root / "frames");
            std::ofstream(m_root / name, std::ios::binary) << std::string(64, '\0');
        }
        auto workspace = Workspace::open(m_workspace.toStdString(), OpenMode::readWrite);
        VERIFY_RESULT(workspace);
        const auto scheme = readText(test::projectFile("resources/schemes/driving.json"));
        VERIFY_RESULT(scheme);
        const auto task = (*workspace)->taskFor(m_root / "frames", "frames", *scheme);
        VERIFY_RESULT(task);
        label(**workspace, *task);
    }

    void everyFormatIsExportedAndReadsBack_data()
    {
        QTest::addColumn<QString>("format");
        for (const auto& format : labelFormats())
            QTest::newRow(format->key().c_str()) << QString::fromStdString(format->key());
    }

    void everyFormatIsExportedAndReadsBack()
    {
        QFETCH(QString, format);
        const QString target = m_folder.filePath("out-" + format);
        const auto run = runExport({"--format", format, "--out", target, "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonObject report = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(report["target"].toString(), target);
        QCOMPARE(report["frames"].toInt(), 2);
        QCOMPARE(report["boxes"].toInt(), 2);
        QVERIFY(report["largest_corner_error_m"].toDouble(1) < 1e-6);
        const auto read = findLabelFormat(format.toStdString())->open(target.toStdString(), {}, {});
        VERIFY_RESULT(read);
        QCOMPARE((*read)->frameCount(), 2U);
        QVERIFY(cornerDistance_m((*read)->frame(1)->boxes.at(0).box, test::goldenBox()) < 1e-6);
    }

    void thePlainAnswerHasOneFactALine()
    {
        const auto run = runExport({"--format", "kitti", "--out", m_folder.filePath("plain"), "--task", "1"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(run.output.trimmed().split('\n').size(), 5);
        QVERIFY(run.output.contains("boxes                 2"));
        QVERIFY2(run.errors.contains("lost: these attributes are not in the format: parked"), run.errors.constData());
        QVERIFY2(run.errors.contains("note: 2 frames have no calibration"), run.errors.constData());
        QVERIFY(fs::exists(m_root / "plain/label_2/1.txt") && fs::exists(m_root / "plain/calib/2.txt"));
    }

    void boxesNoCameraSeesAreLeftOutOnDemand()
    {
        const auto run = runExport({"--format", "kitti", "--out", m_folder.filePath("camera"), "--camera-only", "--json"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(run.output).object()["boxes"].toInt(), 0);
        QVERIFY(run.output.contains("2 boxes outside the camera's view are left out"));
    }

    /// A frame that goes from the folder takes no other frame's boxes along: its own are told of, and exported on demand.
    void boxesOfFramesThatAreGoneAreExportedOnDemand()
    {
        const fs::path hidden = m_root / "taken-away.bin";
        fs::rename(m_root / "frames/1.bin", hidden);
        const auto bringBack = qScopeGuard([&] { fs::rename(hidden, m_root / "frames/1.bin"); });
        const auto without = runExport({"--format", "csv", "--out", m_folder.filePath("without.csv"), "--json"});
        QVERIFY2(without.exitCode == 0, without.errors.constData());
        const QJsonObject report = QJsonDocument::fromJson(without.output).object();
        QCOMPARE(report["frames"].toInt(), 1);
        QCOMPARE(report["boxes"].toInt(), 1);
        QVERIFY2(without.output.contains("no longer in the folder are left out: 1, frames: 1 (1)"), without.output.constData());
        const auto left = findLabelFormat("csv")->open(m_folder.filePath("without.csv").toStdString(), {}, {});
        VERIFY_RESULT(left);
        QCOMPARE((*left)->info().frames.at(0), std::string("2"));

        const auto with = runExport({"--format", "csv", "--out", m_folder.filePath("with.csv"), "--json", "--gone-frames"});
        QVERIFY2(with.exitCode == 0, with.errors.constData());
        QCOMPARE(QJsonDocument::fromJson(with.output).object()["boxes"].toInt(), 2);
        const auto all = findLabelFormat("csv")->open(m_folder.filePath("with.csv").toStdString(), {}, {});
        VERIFY_RESULT(all);
        QCOMPARE((*all)->frameCount(), 2U);
        for (std::size_t frame = 0; frame < 2; ++frame)
            QCOMPARE((*all)->frame(frame)->boxes.size(), 1U);

        const auto byNumber = runExport({"--format", "kitti-tracking", "--out", m_folder.filePath("tracking"), "--gone-frames"});
        QCOMPARE(byNumber.exitCode, 1);
        QVERIFY2(byNumber.errors.contains("by number alone"), byNumber.errors.constData());
    }

    /// One of its clouds stands for the folder, as it does where labels are imported.
    void aCloudFindsTheTaskOfItsFolder()
    {
        const auto run = runExport(
            {"--format", "csv", "--out", m_folder.filePath("of-cloud.csv"), "--json", "--dataset", m_folder.filePath("frames/2.bin")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(QJsonDocument::fromJson(run.output).object()["boxes"].toInt(), 2);
    }

    /// Labels outlive their clouds: where all of these are gone, they are still got out.
    void boxesAreExportedWhereAllCloudsAreGone()
    {
        const auto bringBack = qScopeGuard([&] {
            std::error_code ignored;
            fs::remove_all(m_root / "frames", ignored);
            fs::rename(m_root / "away", m_root / "frames");
        });
        fs::rename(m_root / "frames", m_root / "away");
        for (const bool folderIsThere : {false, true}) {
            if (folderIsThere)
                fs::create_directories(m_root / "frames");
            const QString out = m_folder.filePath(folderIsThere ? "emptied.csv" : "removed.csv");
            const auto refused = runExport({"--format", "csv", "--out", out});
            QCOMPARE(refused.exitCode, 1);
            const auto run = runExport({"--format", "csv", "--out", out, "--json", "--gone-frames"});
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            QVERIFY2(run.errors.contains("The clouds cannot be opened"), run.errors.constData());
            QCOMPARE(QJsonDocument::fromJson(run.output).object()["boxes"].toInt(), 2);
            QCOMPARE(QJsonDocument::fromJson(run.output).object()["frames"].toInt(), 2);
        }
    }

    /// Other clouds of the same names: the task that may be meant is named, and how to say that it is.
    void aTaskOfTheSameNamesIsNamed()
    {
        fs::create_directories(m_root / "other");
        for (const char* name : {"other/1.bin", "other/2.bin"})
            std::ofstream(m_root / name, std::ios::binary) << std::string(96, '\0');
        const auto run = runExport({"--format", "csv", "--out", m_folder.filePath("never.csv"), "--dataset", m_folder.filePath("other")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("workspace relink"), run.errors.constData());
    }

    void whatTheDataDoesNotAllowExitsWithOne_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        const QString out = m_folder.filePath("never");
        QTest::newRow("no such task") << QStringList{"--format", "csv", "--out", out, "--task", "77"} << QByteArray("there is no task 77");
        QTest::newRow("no such dataset") << QStringList{"--format", "csv", "--out", out, "--dataset", "/nowhere"}
                                         << QByteArray("/nowhere: there is no such file or folder");
        QTest::newRow("into the dataset") << QStringList{"--format", "csv", "--out", m_folder.filePath("frames/labels.csv")}
                                          << QByteArray("never written to");
        QTest::newRow("in the way") << QStringList{"--format", "csv", "--out", m_folder.path()} << QByteArray("is a folder");
        QTest::newRow("no workspace") << QStringList{"--format", "csv", "--out", out, "--workspace", "/nowhere/x.pointloom"}
                                      << QByteArray("nowhere");
    }

    void whatTheDataDoesNotAllowExitsWithOne()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        const auto run = arguments.contains("--workspace") ? test::runProgram(QStringList{"export"} + arguments) : runExport(arguments);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(reason), run.errors.constData());
        QCOMPARE(run.errors.trimmed().count('\n'), 0);
        QVERIFY(run.output.isEmpty());
        QVERIFY(!fs::exists(m_root / "never"));
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(runExport({"--format", "coco", "--out", "x"}).exitCode, 2);
        QCOMPARE(runExport({"--format", "csv"}).exitCode, 2);
        QCOMPARE(runExport({"--format", "csv", "--out", "x", "--task", "0"}).exitCode, 2);
        QCOMPARE(runExport({"--format", "csv", "--out", "x", "--task", "1", "--dataset", "y"}).exitCode, 2);
    }

    void theHelpListsEveryFormat()
    {
        const auto run = runExport({"--help"});
        QCOMPARE(run.exitCode, 0);
        for (const auto& format : labelFormats())
            QVERIFY2(run.output.contains((format->key() + ": " + format->title()).c_str()), run.output.constData());
        QVERIFY(run.output.contains("label_2/NAME.txt"));
    }

    /// A window that labels at the same time is in nobody's way.
    void aHeldWorkspaceIsExported()
    {
        const auto held = Workspace::open(m_workspace.toStdString(), OpenMode::readWrite);
        VERIFY_RESULT(held);
        const auto run = runExport({"--format", "csv", "--out", m_folder.filePath("held.csv"), "--dataset",
                                    QString::fromStdString((m_root / "frames/").string())});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
    }
};

POINTLOOM_TEST(TestExportCommand, withCoreApplication)
#include "tst_export_command.moc"
