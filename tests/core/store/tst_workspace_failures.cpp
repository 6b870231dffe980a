// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/NearlyFullDisk.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <future>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// As long as this lives, the edits of one task cannot be written.
class BrokenTask
{
public:
    BrokenTask(const std::filesystem::path& file, std::int64_t task) : m_file(file)
    {
        sqlRows(file,
                QString("CREATE TRIGGER broken BEFORE INSERT ON edit WHEN NEW.task = %1 BEGIN SELECT RAISE(ABORT, 'out of order'); END")
                    .arg(task));
    }
    BrokenTask(const BrokenTask&) = delete;
    BrokenTask& operator=(const BrokenTask&) = delete;
    ~BrokenTask() { sqlRows(m_file, "DROP TRIGGER broken"); }

private:
    std::filesystem::path m_file;
};

void appendSteps(const Opened& opened, RandomTask& task, int gestures, Answers& answers)
{
    for (int i = 0; i < gestures; ++i) {
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, answers.collect());
    }
}

Result<void> copied(Workspace& workspace, const std::filesystem::path& file)
{
    std::promise<Result<void>> promise;
    workspace.copyTo(file, [&](const Result<void>& result) { promise.set_value(result); });
    return promise.get_future().get();
}

}  // namespace

/// Edits that cannot be written, and what else goes on.
class TestWorkspaceFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Other tasks are opened, read and written, new ones are made; only the one that failed has no answer.
    void theTroubleOfOneTaskIsNotThatOfAnother()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask one(1);
        RandomTask two(2);
        Answers answersOfOne;
        Answers answersOfTwo;
        {
            const Opened opened = openTask(file, "/data/one");
            const auto second = opened.workspace->taskFor("/data/two", "two", "{}");
            VERIFY_RESULT(second);
            appendSteps(opened, one, 5, answersOfOne);
            VERIFY_RESULT(opened.workspace->flush());
            {
                const BrokenTask broken(file, opened.task.id);
                for (int i = 0; i < 20; ++i) {  // in turn: some of both may be written together
                    appendSteps(opened, one, 1, answersOfOne);
                    const Gesture gesture = two.step();
                    opened.workspace->append(second->id, gesture.kind, gesture.edit, answersOfTwo.collect());
                }
                QVERIFY(!opened.workspace->flush());
                QCOMPARE(answersOfTwo.good(), std::size_t(20));
                QCOMPARE(answersOfOne.good(), std::size_t(5));
                QCOMPARE(opened.workspace->unsaved().edits, std::size_t(20));
                QVERIFY(opened.workspace->unsaved().failure->text().contains("out of order"));

                const auto tasks = opened.workspace->tasks();
                VERIFY_RESULT(tasks);
                QCOMPARE(tasks->size(), std::size_t(2));
                VERIFY_RESULT(opened.workspace->taskFor("/data/one", "one", "{}"));
                VERIFY_RESULT(opened.workspace->taskFor("/data/three", "three", "{}"));
                VERIFY_RESULT(opened.workspace->viewState(opened.task.id, randomFrames()));
                const auto history = opened.workspace->history(second->id, randomFrames());
                VERIFY_RESULT(history);
                QVERIFY(same(*history, two.now()));
                QVERIFY(!opened.workspace->history(opened.task.id, randomFrames()));
            }
            const auto history = opened.workspace->history(opened.task.id, randomFrames());  // tries again before it answers
            VERIFY_RESULT(history);
            QVERIFY(same(*history, one.now()));
            QCOMPARE(answersOfOne.good(), std::size_t(25));
            QCOMPARE(opened.workspace->unsaved().edits, std::size_t(0));
            QVERIFY(!opened.workspace->unsaved().failure);
        }
    }

    void flushingTriesAgain()
    {
        const QTemporaryDir folder;
        RandomTask task(3);
        Answers answers;
        const Opened opened = openTask(path(folder) / "w.pointloom");
        {
            const BrokenTask broken(path(folder) / "w.pointloom", opened.task.id);
            appendSteps(opened, task, 10, answers);
            QVERIFY(!opened.workspace->flush());
            QVERIFY(!opened.workspace->flush());
            QCOMPARE(answers.all().size(), std::size_t(10));  // trying again tells nobody that it failed again
        }
        std::promise<Result<void>> flushed;
        opened.workspace->flush([&](const Result<void>& result) { flushed.set_value(result); });
        const Result<void> result = flushed.get_future().get();
        VERIFY_RESULT(result);
        QCOMPARE(answers.good(), std::size_t(10));
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
    }

    void whatFailedCanBeGivenUp()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask task(4);
        Answers answers;
        const Opened opened = openTask(file);
        appendSteps(opened, task, 10, answers);
        VERIFY_RESULT(opened.workspace->flush());
        RandomTask kept(4);
        kept.steps(10);
        {
            const BrokenTask broken(file, opened.task.id);
            appendSteps(opened, task, 10, answers);
            QVERIFY(!opened.workspace->flush());
            opened.workspace->dropFailed();
            VERIFY_RESULT(opened.workspace->flush());
        }
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, kept.now()));
        QCOMPARE(opened.workspace->unsaved().edits, std::size_t(0));
        appendSteps(opened, kept, 10, answers);  // and goes on from there
        const auto later = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(later);
        QVERIFY(same(*later, kept.now()));
    }

    /// With its chain of edits, undo and all, also what could not be written.
    void aCopyHoldsEverything()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto elsewhere = path(folder) / "elsewhere.pointloom";
        RandomTask task(5);
        Answers answers;
        const Opened opened = openTask(file);
        for (int i = 0; i < 60; ++i) {
            appendSteps(opened, task, 1, answers);
            VERIFY_RESULT(opened.workspace->flush());  // one by one: the log beside the file becomes larger than the file will ever be
        }
        {
            const NearlyFullDisk disk(largestFileIn(folder));
            appendSteps(opened, task, 20, answers);
            QVERIFY(!opened.workspace->flush());
            QCOMPARE(opened.workspace->unsaved().edits, std::size_t(20));
            VERIFY_RESULT(copied(*opened.workspace, elsewhere));
            VERIFY_RESULT(copied(*opened.workspace, elsewhere));  // in the place of the other one
        }
        QStringList names;
        for (const auto& entry : std::filesystem::directory_iterator(path(folder)))
            if (const QString name = QString::fromStdString(entry.path().filename().string()); name.startsWith("else"))
                names << name;
        QCOMPARE(names, QStringList("elsewhere.pointloom"));
        const Opened copy = openTask(elsewhere);
        QCOMPARE(copy.task.edits, quint64(80));
        const auto history = copy.workspace->history(copy.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
        QCOMPARE(opened.workspace->unsaved().edits, std::size_t(20));  // they still belong to this one
    }

    /// Somebody moved a workspace away without the log of a killed process. SQLite would play it into whatever gets the name.
    void aLogLeftByAKillIsSetAside()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto next = path(folder) / "next.pointloom";
        RandomTask task(6);
        QByteArray log;
        {
            Answers answers;
            const Opened opened = openTask(file);
            appendSteps(opened, task, 5, answers);
            VERIFY_RESULT(opened.workspace->flush());
            log = content(file.string() + "-wal");
            QVERIFY(log.size() > 4096);
            write(next.string() + "-wal", log);
            QVERIFY(openTask(next).task.edits == 0);
            QCOMPARE(content(next.string() + ".before-wal"), log);
            write(next.string() + "-wal", log);
            VERIFY_RESULT(copied(*opened.workspace, next));
            QCOMPARE(content(next.string() + ".before-wal"), log);  // the earlier one stays
            QCOMPARE(content(next.string() + ".before2-wal"), log);
        }
        const Opened copy = openTask(next);
        const auto history = copy.workspace->history(copy.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
    }

    void aCopyHarmsNothing()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const Opened opened = openTask(file);
        QVERIFY(!copied(*opened.workspace, file));
        const Opened other = openTask(path(folder) / "other.pointloom");
        QVERIFY(!copied(*opened.workspace, path(folder) / "other.pointloom"));
        QVERIFY(!copied(*opened.workspace, path(folder) / "missing" / "w.pointloom"));
        QVERIFY(!copied(*opened.workspace, path(folder)));
        VERIFY_RESULT(other.workspace->history(other.task.id, randomFrames()));
        VERIFY_RESULT(opened.workspace->history(opened.task.id, randomFrames()));
    }
};

POINTLOOM_TEST(TestWorkspaceFailures, withCoreApplication)
#include "tst_workspace_failures.moc"
