// SPDX-License-Identifier: Apache-2.0
#include "core/labels/EditJson.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <thread>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// Hands the next gestures of the task over.
void append(const Opened& opened, RandomTask& task, int gestures, Answers& answers)
{
    for (int i = 0; i < gestures; ++i) {
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, answers.collect());
    }
}

}  // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reopeningGivesEverythingBack_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }

    void reopeningGivesEverythingBack()
    {
        QFETCH(quint64, seed);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask task(seed);
        Answers answers;
        int gestures = 0;
        for (const int more : {0, 1, 3, 120, 40, 1}) {
            const Opened opened = openTask(file);
            QCOMPARE(opened.task.edits, quint64(gestures));
            const auto history = opened.workspace->history(opened.task.id, randomFrames());
            VERIFY_RESULT(history);
            QVERIFY(same(*history, task.now()));
            append(opened, task, more, answers);
            gestures += more;
            if (seed % 2 == 0)  // closing alone writes as well
                VERIFY_RESULT(opened.workspace->flush());
        }
        QCOMPARE(answers.good(), std::size_t(gestures));
        const Opened opened = openTask(file);
        auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
        Document document = task.now().document;
        QCOMPARE(history->document.newCuboidId(), document.newCuboidId());
        QCOMPARE(history->document.newTrackId(), document.newTrackId());
    }

    /// What is stored of the objects is what the edits come to, and the edits are those that were made.
    void objectsAreTheFoldOfTheEdits()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        std::vector<Gesture> made;
        {
            const Opened opened = openTask(file);
            RandomTask task(11);
            for (int i = 0; i < 300; ++i) {
                made.push_back(task.step());
                opened.workspace->append(opened.task.id, made.back().kind, made.back().edit, {});
            }
        }
        const auto rows = sqlRows(file, "SELECT payload, kind FROM edit ORDER BY seq");
        QCOMPARE(std::size_t(rows.size()), made.size());
        Document folded(randomFrames());
        for (std::size_t i = 0; i < made.size(); ++i) {
            const auto edit = editFromJson(rows.at(qsizetype(i)).at(0).toString().toStdString());
            VERIFY_RESULT(edit);
            QCOMPARE(*edit, made[i].edit);
            QCOMPARE(rows.at(qsizetype(i)).at(1).toString(), QStringList({"edit", "undo", "redo"}).at(int(made[i].kind)));
            VERIFY_RESULT(folded.apply(*edit));
        }
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(history->document.labels(), folded.labels()));
    }

    void onlySomeStepsStayUndoable()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto track = [](int i) { return Track{.id = {1}, .classKey = std::to_string(i), .attributes = {}, .externalId = {}}; };
        constexpr int edits = 2500;
        constexpr int undone = 1200;
        {
            const Opened opened = openTask(file);
            std::vector<Edit> done;
            for (int i = 0; i < edits; ++i) {
                done.push_back({.name = {}, .tracks = {i == 0 ? added(track(0)) : modified(track(i - 1), track(i))}, .cuboids = {}});
                opened.workspace->append(opened.task.id, EditKind::edit, done.back(), {});
            }
            for (int i = edits - 1; i >= edits - undone; --i)
                opened.workspace->append(opened.task.id, EditKind::undo, inverse(done[std::size_t(i)]), {});
        }
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QCOMPARE(history->done.size(), std::size_t(1000));
        QCOMPARE(history->done.back().tracks.front().after, std::optional(track(edits - undone - 1)));
        QCOMPARE(history->undone.size(), std::size_t(1000));
        QCOMPARE(history->undone.back().tracks.front().after, std::optional(track(edits - undone)));
    }

    void answersComeInOrderOnOneOtherThread()
    {
        const QTemporaryDir folder;
        RandomTask task(2);
        std::vector<int> order;
        std::vector<std::thread::id> threads;
        const Opened opened = openTask(path(folder) / "w.pointloom");
        for (int i = 0; i < 200; ++i) {
            const Gesture gesture = task.step();
            opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, [&, i](const Result<void>& result) {
                order.push_back(result ? i : -1);
                threads.push_back(std::this_thread::get_id());
            });
        }
        VERIFY_RESULT(opened.workspace->flush());
        QCOMPARE(order.size(), std::size_t(200));
        QVERIFY(std::ranges::is_sorted(order));
        QCOMPARE(order.front(), 0);
        QVERIFY(std::ranges::all_of(threads, [&](auto id) { return id == threads.front() && id != std::this_thread::get_id(); }));
    }

    void anyThreadMayAsk()
    {
        const QTemporaryDir folder;
        Answers answers;  // outlives the workspace, which answers until it is closed
        const Opened opened = openTask(path(folder) / "w.pointloom");
        RandomTask task(31);
        append(opened, task, 50, answers);
        std::vector<std::thread> threads;
        std::atomic<int> right = 0;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                const auto history = opened.workspace->history(opened.task.id, randomFrames());
                right += history && same(*history, task.now()) ? 1 : 0;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(right.load(), 4);
    }

    /// As older versions took them in: nothing else is lost, and the steps can still be undone.
    void boxesThatCannotBeAreLeftOut()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const Track track{.id = {1}, .classKey = "car", .attributes = {}, .externalId = {}};
        Cuboid good{.id = {1}, .track = track.id, .frame = frameKey(0), .box = goldenBox(), .attributes = {}};
        Cuboid bad{.id = {2}, .track = track.id, .frame = frameKey(1), .box = goldenBox(), .attributes = {}};
        bad.box.size_m.x() = 1e39;
        {
            Answers answers;  // outlives the workspace, which answers until it is closed
            const Opened opened = openTask(file);
            opened.workspace->append(opened.task.id, EditKind::edit,
                                     {.name = "Take over", .tracks = {added(track)}, .cuboids = {added(good), added(bad)}},
                                     answers.collect());
            VERIFY_RESULT(opened.workspace->flush());
        }
        const Opened opened = openTask(file);
        auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QCOMPARE(history->remarks.size(), 1U);
        QVERIFY(history->remarks[0].text().starts_with("1 boxes that cannot be are left out"));
        QVERIFY(history->document.labels().find(good.id) != nullptr);
        QVERIFY(history->document.labels().find(bad.id) == nullptr);
        QVERIFY(history->document.newCuboidId().value > bad.id.value);
        QCOMPARE(history->done.size(), 1U);
        VERIFY_RESULT(history->document.apply(inverse(history->done[0])));
        QCOMPARE(history->document.labels().cuboidCount(), std::size_t(0));
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("named");
        QTest::newRow("edit changed") << "UPDATE edit SET payload = replace(payload, 'Move', 'Mave') WHERE seq = 17" << "edit 17";
        QTest::newRow("author changed") << "UPDATE edit SET author = author || 'x' WHERE seq = 1" << "edit 1";
        QTest::newRow("edits exchanged") << "UPDATE edit SET seq = CASE seq WHEN 5 THEN 900 ELSE seq END" << "edit 900";
        QTest::newRow("edit taken out") << "DELETE FROM edit WHERE seq = 20" << "edit 19";
        QTest::newRow("first edit taken out") << "DELETE FROM edit WHERE seq = 1" << "lost edits";
        QTest::newRow("last edit taken out") << "DELETE FROM edit WHERE seq = 40" << "edit 39";
        QTest::newRow("scheme changed") << "UPDATE task SET schema = '[]'" << "the scheme";
        QTest::newRow("frame renamed") << "UPDATE frame SET key = 'x' WHERE key = (SELECT min(key) FROM frame)" << "list of frames";
    }

    void damageIsNamed()
    {
        QFETCH(QString, damage);
        QFETCH(QString, named);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        {
            Answers answers;  // outlives the workspace, which answers until it is closed
            const Opened opened = openTask(file);
            RandomTask task(8);
            append(opened, task, 40, answers);
        }
        {
            const Opened opened = openTask(file);
            VERIFY_RESULT(opened.workspace->history(opened.task.id, randomFrames()));
        }
        sqlRows(file, damage);
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        QVERIFY(!history);
        QVERIFY2(history.error().text().contains(named.toStdString()), history.error().text().c_str());
        QVERIFY(history.error().where.starts_with(file.string()));
    }
};

POINTLOOM_TEST(TestWorkspace, withCoreApplication)
#include "tst_workspace.moc"
