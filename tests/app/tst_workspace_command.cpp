// SPDX-License-Identifier: Apache-2.0
#include "tests/app/Program.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <fstream>

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

/// Workspaces that were damaged, and folders that were moved, from outside.
class TestWorkspaceCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path at(const char* name) const { return path(*m_folder) / name; }
    [[nodiscard]] QString named(const char* name) const { return m_folder->filePath(name); }
    [[nodiscard]] ProgramRun import(const char* frames) const
    {
        return runProgram({"import", named(frames), "--labels", named("labels.csv"), "--workspace", named("w.pointloom")});
    }
    [[nodiscard]] ProgramRun exportTable(const QStringList& more = {}) const
    {
        return runProgram(QStringList{"export", "--workspace", named("w.pointloom"), "--format", "csv", "--out", named("out.csv")} + more);
    }
    [[nodiscard]] QByteArray table() const
    {
        QFile file(named("out.csv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directories(at("frames"));
        for (int i = 0; i < 4; ++i) {
            std::ofstream cloud(at("frames") / ("00000" + std::to_string(i) + ".bin"), std::ios::binary);
            for (int point = 0; point < 400; ++point) {
                const float angle = 0.015F * float(point);
                const std::array<float, 4> numbers{10 * std::cos(angle) + float(i), 10 * std::sin(angle), -1.5F, 0.5F};
                cloud.write(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
            }
        }
        std::ofstream labels(at("labels.csv"));
        labels << "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n";
        for (int i = 0; i < 3; ++i)
            labels << "00000" << i << ",1,car," << 10 + i << ",0,-0.9,4.2,1.8,1.5,0\n";
        labels.close();
        const auto run = import("frames");
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(exportTable().exitCode, 0);
    }

    void aDamagedTableIsNeverExported()
    {
        const QByteArray before = table();
        sqlRows(at("w.pointloom"), "DELETE FROM cuboid WHERE id = 2");
        const auto check = runProgram({"workspace", "check", "--workspace", named("w.pointloom")});
        QCOMPARE(check.exitCode, 1);
        QVERIFY2(check.output.contains("not what the edits come to"), check.output);
        const auto exported = exportTable();
        QVERIFY2(exported.exitCode == 0, exported.errors);
        QVERIFY2(exported.errors.contains("note: The workspace is damaged"), exported.errors);
        QCOMPARE(table(), before);
        const auto repair = runProgram({"workspace", "repair", named("w.pointloom")});
        QVERIFY2(repair.exitCode == 0, repair.errors);
        QVERIFY(fs::exists(at("w.pointloom.damaged")));
        QCOMPARE(runProgram({"workspace", "check", named("w.pointloom")}).exitCode, 0);
        QCOMPARE(exportTable().errors.count("damaged"), 0);
        QCOMPARE(table(), before);
    }

    void aDamagedJournalIsRefusedAndRescued()
    {
        const QByteArray before = table();
        sqlRows(at("w.pointloom"), "UPDATE edit SET author = author || 'x'");
        const auto exported = exportTable();
        QCOMPARE(exported.exitCode, 1);
        QVERIFY2(exported.errors.contains("pointloom workspace repair"), exported.errors);
        const auto repair = runProgram({"workspace", "repair", "--workspace", named("w.pointloom")});
        QCOMPARE(repair.exitCode, 1);  // an edit is lost; the labels are not
        QVERIFY2(repair.output.contains("the labels themselves are whole"), repair.output);
        QCOMPARE(exportTable().exitCode, 0);
        QCOMPARE(table(), before);
    }

    void aMovedFolderIsFoundByItsFrames()
    {
        const QByteArray before = table();
        fs::rename(at("frames"), at("moved"));
        const auto lost = exportTable();
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.errors.contains("frames") && lost.errors.contains("--dataset"), lost.errors);
        const auto found = exportTable({"--dataset", named("moved")});
        QVERIFY2(found.exitCode == 0, found.errors);
        QVERIFY2(found.errors.contains("which lay in"), found.errors);
        QCOMPARE(table(), before);

        const auto again = import("moved");  // goes on with the task, which holds boxes already
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.errors.contains("already"), again.errors);
        const auto now = exportTable();
        QVERIFY2(now.exitCode == 0, now.errors);
        QVERIFY(!now.errors.contains("which lay in"));
        QCOMPARE(table(), before);
    }

    void aFolderCanBeLinkedByHand()
    {
        fs::rename(at("frames"), at("moved"));
        fs::create_directories(at("other"));
        std::ofstream(at("other") / "x.bin", std::ios::binary) << std::string(64, '\0');
        const auto relink = [&](const char* from, const char* to) {
            return runProgram({"workspace", "relink", named(from), named(to), "--workspace", named("w.pointloom")});
        };
        QCOMPARE(relink("frames", "other").exitCode, 1);
        QCOMPARE(relink("nowhere", "moved").exitCode, 1);
        const auto done = relink("frames", "moved");
        QVERIFY2(done.exitCode == 0, done.errors);
        QCOMPARE(exportTable().exitCode, 0);
    }

    /// Every way to the labels finds them under the new names, and files are written under these.
    void renamedFramesKeepTheirLabels()
    {
        for (int i = 0; i < 4; ++i)
            fs::rename(at("frames") / ("00000" + std::to_string(i) + ".bin"), at("frames") / ("scan_" + std::to_string(i) + ".bin"));
        const auto exported = exportTable();
        QVERIFY2(exported.exitCode == 0, exported.errors);
        QVERIFY2(exported.errors.contains("renamed since they were labelled (frames: 3"), exported.errors);
        QCOMPARE(table().count("scan_"), 3);
        fs::rename(at("frames"), at("moved"));
        const auto moved = exportTable({"--dataset", named("moved")});
        QVERIFY2(moved.exitCode == 0, moved.errors);
        QCOMPARE(table().count("scan_"), 3);
        const auto relinked = runProgram({"workspace", "relink", named("frames"), named("moved"), "--workspace", named("w.pointloom")});
        QVERIFY2(relinked.exitCode == 0, relinked.errors);
        QCOMPARE(exportTable().exitCode, 0);
        QCOMPARE(table().count("scan_"), 3);
    }

    /// What was told once about the clouds of a task need not be told again, and it is said what was taken.
    void whatWasToldOfATaskIsKept()
    {
        const auto told = runProgram({"import", named("frames"), "--labels", named("labels.csv"), "--workspace", named("w.pointloom"),
                                      "--add", "--columns", "x,y,z,_", "--period", "0.25"});
        QVERIFY2(told.exitCode == 0, told.errors);
        const auto exported = exportTable();
        QVERIFY2(exported.exitCode == 0, exported.errors);
        QVERIFY2(exported.errors.contains("x,y,z,_") && exported.errors.contains("0.25 s"), exported.errors);
        const auto other = exportTable({"--columns", "x,y,z,intensity", "--rate", "10"});
        QVERIFY2(other.exitCode == 0, other.errors);
        QVERIFY2(!other.errors.contains("told when this task was opened before"), other.errors);
        const auto wrong = exportTable({"--columns", "x:f99"});
        QCOMPARE(wrong.exitCode, 2);
    }

    /// Two tasks began by names for the same clouds: which of them lies there is for a person to say, and nothing is lost.
    void tasksChangePlaces()
    {
        fs::create_directories(at("other"));
        for (int i = 0; i < 4; ++i)
            fs::copy_file(at("frames") / ("00000" + std::to_string(i) + ".bin"), at("other") / ("00000" + std::to_string(i) + ".bin"));
        const auto begun = import("other");
        QVERIFY2(begun.exitCode == 0, begun.errors);
        const QStringList relink{"workspace", "relink", named("frames"), named("other"), "--workspace", named("w.pointloom")};
        const auto refused = runProgram(relink);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("relink --swap"), refused.errors);
        const auto swapped = runProgram(relink + QStringList{"--swap"});
        QVERIFY2(swapped.exitCode == 0, swapped.errors);
        QCOMPARE(exportTable({"--dataset", named("frames")}).exitCode, 0);
        QCOMPARE(exportTable({"--dataset", named("other")}).exitCode, 0);
    }

    void anotherCloudUnderAKnownNameIsTold()
    {
        fs::copy_file(at("frames/000003.bin"), at("frames/000001.bin"), fs::copy_options::overwrite_existing);
        const auto exported = exportTable();
        QCOMPARE(exported.exitCode, 0);
        QVERIFY2(exported.errors.contains("not those that were labelled (frames: 1; 000001)"), exported.errors);
    }

    void aWorkspaceIsOneThingUnderALink()
    {
        const QByteArray before = table();
        fs::create_symlink(at("w.pointloom"), at("link.pointloom"));
        const auto run = runProgram({"export", "--workspace", named("link.pointloom"), "--format", "csv", "--out", named("out.csv")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(table(), before);
        fs::create_hard_link(at("w.pointloom"), at("hard.pointloom"));
        QCOMPARE(exportTable().exitCode, 1);
    }

    void usage()
    {
        QCOMPARE(runProgram({"workspace"}).exitCode, 2);
        QCOMPARE(runProgram({"workspace", "relink", "one"}).exitCode, 2);
        QVERIFY(runProgram({"workspace", "--help"}).output.contains("relink"));
        QCOMPARE(runProgram({"workspace", "check", named("none.pointloom")}).exitCode, 1);
    }
};

POINTLOOM_TEST(TestWorkspaceCommand, withCoreApplication)
#include "tst_workspace_command.moc"
