// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/simulate/Simulate.h"
#include "core/store/Workspace.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QImage>

using namespace pointloom;

/// The command on a workspace whose only task is a simulated street of three frames with all its boxes.
class TestSheetCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_workspace = m_folder.filePath("test.pointloom");
    int m_boxes = 0;

    [[nodiscard]] test::ProgramRun runSheet(const QString& out, const QStringList& more = {}) const
    {
        return test::runProgram(QStringList{"sheet", "--workspace", m_workspace, "--out", m_folder.filePath(out)} + more);
    }

    [[nodiscard]] static SimulateParams street()
    {
        SimulateParams params;
        params.frames = 3;
        params.rings = 16;
        params.columns = 256;
        return params;
    }

    [[nodiscard]] Edit allBoxes(Document& document)
    {
        Edit edit{.name = "Make boxes", .tracks = {}, .cuboids = {}};
        std::map<std::string, Id<Track>> tracks;
        for (int frame = 0; frame < street().frames; ++frame)
            for (const SimulatedBox& one : simulateFrame(street(), frame).boxes) {
                const auto [track, fresh] = tracks.try_emplace(one.track);
                if (fresh) {
                    track->second = document.newTrackId();
                    edit.tracks.push_back(
                        added(Track{.id = track->second, .classKey = one.classKey, .attributes = {}, .externalId = one.track}));
                }
                edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                                    .track = track->second,
                                                    .frame = document.labels().keyOf(frame),
                                                    .box = one.box,
                                                    .attributes = {}}));
                ++m_boxes;
            }
        return edit;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto dataset = test::path(m_folder) / "street";
        VERIFY_RESULT(simulateDataset(dataset, street()));
        auto workspace = Workspace::open(m_workspace.toStdString(), OpenMode::readWrite);
        VERIFY_RESULT(workspace);
        const auto scheme = readText(test::projectFile("resources/schemes/driving.json"));
        VERIFY_RESULT(scheme);
        const auto task = (*workspace)->taskFor(dataset, "street", *scheme);
        VERIFY_RESULT(task);
        auto history = (*workspace)->history(task->id, frameListOf(openDataset(dataset).value()));
        VERIFY_RESULT(history);
        (*workspace)->append(task->id, EditKind::edit, allBoxes(history->document), [](const Result<void>& result) {
            QVERIFY(result.has_value());
        });
        VERIFY_RESULT((*workspace)->flush());
    }

    void drawsAllBoxesOnAsManySheetsAsNeeded()
    {
        const auto run = runSheet("sheet.png");
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY(run.output.contains(QByteArray::number(m_boxes)));
        QVERIFY(m_boxes > 100 && m_boxes <= 200);
        const QImage first(m_folder.filePath("sheet.png"));
        const QImage second(m_folder.filePath("sheet-2.png"));
        QVERIFY(!first.isNull() && !second.isNull());
        QVERIFY(!QFile::exists(m_folder.filePath("sheet-3.png")));
        QVERIFY(first.height() > second.height());
        QCOMPARE(first.width(), second.width());
    }

    void framesCanBeChosen()
    {
        const auto run = runSheet("few.png", {"--frames", "2-2"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto expected = simulateFrame(street(), 1).boxes.size();
        QVERIFY(run.output.contains(QByteArray("Boxes: ") + QByteArray::number(static_cast<qulonglong>(expected))));
        QVERIFY(!QImage(m_folder.filePath("few.png")).isNull());
        QVERIFY(!QFile::exists(m_folder.filePath("few-2.png")));
    }

    void theTaskCanBeNamed()
    {
        QCOMPARE(runSheet("named.png", {"--dataset", m_folder.filePath("street"), "--frames", "1"}).exitCode, 0);
        QCOMPARE(runSheet("named.png", {"--task", "1", "--frames", "1"}).exitCode, 0);
        QCOMPARE(runSheet("other.png", {"--task", "77"}).exitCode, 1);
        QCOMPARE(runSheet("other.png", {"--dataset", m_folder.path()}).exitCode, 1);
        QVERIFY(!QFile::exists(m_folder.filePath("other.png")));
    }

    void saysWhenThereIsNoBox()
    {
        const auto run = runSheet("none.png", {"--frames", "4-9"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.errors.contains("there is no box in these frames"));
        QVERIFY(!QFile::exists(m_folder.filePath("none.png")));
    }

    void saysWhenThereIsNoWorkspace()
    {
        const auto run = test::runProgram({"sheet", "--workspace", m_folder.filePath("absent"), "--out", m_folder.filePath("none.png")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(!run.errors.isEmpty());
        QVERIFY(!QFile::exists(m_folder.filePath("absent")));
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("more");
        for (const char* frames : {"x", "0", "5-3", "1-2-3", "", "-1"})
            QTest::addRow("frames '%s'", frames) << QStringList{"--frames", frames};
        QTest::newRow("both") << QStringList{"--task", "1", "--dataset", "x"};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, more);
        QCOMPARE(runSheet("usage.png", more).exitCode, 2);
    }
};

POINTLOOM_TEST(TestSheetCommand, withCoreApplication)
#include "tst_sheet_command.moc"
