// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinColumns.h"
#include "core/dataset/FrameKeys.h"
#include "core/store/Checkup.h"
#include "core/store/FrameClouds.h"
#include "core/store/TaskSequence.h"
#include "core/store/ToldOpening.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <array>

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

void writeClouds(const fs::path& folder)
{
    fs::create_directories(folder);
    for (const std::string name : {"a.bin", "b.bin"}) {
        QByteArray bytes;
        for (int point = 0; point < 300; ++point) {
            const std::array<float, 4> numbers{float(point % 20), float(point / 20), name == "a.bin" ? -1.5F : -1.75F, 0.5F};
            bytes.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
        }
        write(folder / name, bytes);
    }
}

Sequence openedAsTold(const fs::path& folder, const OpenOptions& options = {})
{
    auto sequence = openDataset(folder, options);
    if (!sequence)
        qFatal("%s", sequence.error().text().c_str());
    return std::move(*sequence);
}

std::unique_ptr<Workspace> workspaceIn(const fs::path& file, OpenMode mode)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        qFatal("%s", workspace.error().text().c_str());
    return std::move(*workspace);
}

}  // namespace

/// What a person told about the clouds of a task holds until something else is told.
class TestToldOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasToldHoldsForTheNextOpening()
    {
        const QTemporaryDir folder;
        const fs::path clouds = path(folder) / "clouds";
        const fs::path file = path(folder) / "w.pointloom";
        writeClouds(clouds);
        const OpenOptions told{.poses = {}, .period_s = 0.25, .columns = *binColumnsFrom("x,y,z,_")};
        std::int64_t task = 0;
        {
            const auto workspace = workspaceIn(file, OpenMode::readWrite);
            const auto made = workspace->taskFor(clouds, "clouds", "{}");
            VERIFY_RESULT(made);
            task = made->id;
            Sequence plain = openedAsTold(clouds);
            const auto nothing = reopenAsTold(*workspace, task, plain, {});
            VERIFY_RESULT(nothing);
            QVERIFY(!*nothing && plain.columns.empty());

            Sequence sequence = openedAsTold(clouds, told);
            const auto first = reopenAsTold(*workspace, task, sequence, told);
            VERIFY_RESULT(first);
            QVERIFY(!*first);
        }
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            const auto workspace = workspaceIn(file, mode);
            Sequence sequence = openedAsTold(clouds);
            const auto again = reopenAsTold(*workspace, task, sequence, {});
            VERIFY_RESULT(again);
            QVERIFY(*again);
            QVERIFY2((*again)->text().contains("x,y,z,_") && (*again)->text().contains("0.25"), (*again)->text().c_str());
            QCOMPARE(binColumnsText(sequence.columns), std::string("x,y,z,_"));
            QCOMPARE(sequence.clock.period_s(), 0.25);
            for (const fs::path& from : {clouds, clouds / "a.bin"})
                QCOMPARE(withKept(workspace.get(), from, {}).period_s, std::optional(0.25));
            QVERIFY(withKept(workspace.get(), path(folder), {}).columns.empty());
        }
        const auto workspace = workspaceIn(file, OpenMode::readWrite);
        const OpenOptions anew{.poses = {}, .period_s = 0.5, .columns = {}};
        Sequence sequence = openedAsTold(clouds, anew);
        const auto partly = reopenAsTold(*workspace, task, sequence, anew);
        VERIFY_RESULT(partly);
        QVERIFY(*partly && !(*partly)->text().contains("0.5 s"));
        QCOMPARE(sequence.clock.period_s(), 0.5);
        QCOMPARE(binColumnsText(sequence.columns), std::string("x,y,z,_"));
        const auto kept = workspace->kept(task);
        VERIFY_RESULT(kept);
        QCOMPARE(kept->period_s, std::optional(0.5));
    }

    /// Each by itself: the other one stays.
    void whatWasToldCanBeTakenBack()
    {
        const QTemporaryDir folder;
        const fs::path clouds = path(folder) / "clouds";
        writeClouds(clouds);
        const auto workspace = workspaceIn(path(folder) / "w.pointloom", OpenMode::readWrite);
        const auto made = workspace->taskFor(clouds, "clouds", "{}");
        VERIFY_RESULT(made);
        const auto tell = [&](const OpenOptions& told) {
            Sequence sequence = openedAsTold(clouds, withKept(workspace.get(), clouds, told));
            const auto remark = reopenAsTold(*workspace, made->id, sequence, told);
            if (!remark)
                qFatal("%s", remark.error().text().c_str());
            return sequence;
        };
        tell({.poses = {}, .period_s = 0.25, .columns = *binColumnsFrom("x,y,z,_")});
        const OpenOptions withoutColumns{.poses = {}, .period_s = {}, .columns = {}, .columnsAnew = true};
        QVERIFY(withKept(workspace.get(), clouds, withoutColumns).columns.empty());
        QCOMPARE(withKept(workspace.get(), clouds, withoutColumns).period_s, std::optional(0.25));
        Sequence sequence = tell(withoutColumns);
        QVERIFY(sequence.columns.empty());
        QCOMPARE(sequence.clock.period_s(), 0.25);
        QVERIFY(workspace->kept(made->id)->columns.empty());
        QVERIFY(withKept(workspace.get(), clouds, {}).columns.empty());

        tell({.poses = {}, .period_s = {}, .columns = *binColumnsFrom("x,y,z"), .columnsAnew = true});
        sequence = tell({.poses = {}, .period_s = 0, .columns = {}});
        QVERIFY(sequence.timeSource != TimeSource::told);
        QCOMPARE(binColumnsText(sequence.columns), std::string("x,y,z"));
    }

    /// It is no edit, and goes from the damaged file into the new one all the same.
    void aRepairKeepsWhatWasTold_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<double>("period_s");
        QTest::newRow("both") << "x,y,z,_" << 0.25;
        QTest::newRow("the columns") << "x,y,z,intensity" << 0.0;
        QTest::newRow("the period") << "" << 0.5;
        QTest::newRow("nothing") << "" << 0.0;
    }

    void aRepairKeepsWhatWasTold()
    {
        QFETCH(QString, columns);
        QFETCH(double, period_s);
        const KeptOpening told{.columns = columns.toStdString(), .period_s = period_s > 0 ? std::optional(period_s) : std::nullopt};
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "w.pointloom";
        std::vector<std::int64_t> tasks;
        {
            const auto workspace = workspaceIn(file, OpenMode::readWrite);
            for (const char* dataset : {"/data/other", "/data/told"}) {
                const auto task = workspace->taskFor(dataset, "street", "{}");
                VERIFY_RESULT(task);
                tasks.push_back(task->id);
            }
            if (told != KeptOpening())
                VERIFY_RESULT(workspace->keep(tasks.back(), told));
        }
        sqlRows(file, "UPDATE head SET content = x'00'");
        const auto repair = repairWorkspace(file);
        VERIFY_RESULT(repair);
        QVERIFY(!repair->setAside.empty());
        const auto workspace = workspaceIn(file, OpenMode::readOnly);
        const auto kept = workspace->kept(tasks.back());
        VERIFY_RESULT(kept);
        QVERIFY(*kept == told);
        const auto other = workspace->kept(tasks.front());
        VERIFY_RESULT(other);
        QVERIFY(*other == KeptOpening());
    }

    /// Opening once more gives new frames: those that were renamed are recognised among these.
    void aTaskKnowsItsSequenceByBoth()
    {
        const QTemporaryDir folder;
        const fs::path clouds = path(folder) / "clouds";
        writeClouds(clouds);
        const auto workspace = workspaceIn(path(folder) / "w.pointloom", OpenMode::readWrite);
        const auto task = workspace->taskFor(clouds, "clouds", "{}");
        VERIFY_RESULT(task);
        const OpenOptions told{.poses = {}, .period_s = {}, .columns = *binColumnsFrom("x,y,z,_")};
        Sequence first = openedAsTold(clouds, told);
        const auto nothing = fitToTask(*workspace, task->id, first, told);
        VERIFY_RESULT(nothing);
        QVERIFY(nothing->all().empty());
        const auto keys = frameListOf(first);
        VERIFY_RESULT(workspace->history(task->id, keys));
        VERIFY_RESULT(workspace->noteClouds(task->id, cloudsOf(first, *keys, std::array{0, 1})));

        fs::rename(clouds / "a.bin", clouds / "z.bin");
        Sequence sequence = openedAsTold(clouds);
        const auto known = fitToTask(*workspace, task->id, sequence, {});
        VERIFY_RESULT(known);
        QVERIFY(known->told && known->renamed);
        QCOMPARE(known->all(), (std::vector<Message>{*known->told, *known->renamed}));
        QCOMPARE(binColumnsText(sequence.columns), std::string("x,y,z,_"));
        QCOMPARE(sequence.frames.back().name, std::string("z"));
        QCOMPARE(sequence.frames.back().key, std::string("a"));
    }
};

POINTLOOM_TEST(TestToldOpening, withCoreApplication)
#include "tst_told_opening.moc"
