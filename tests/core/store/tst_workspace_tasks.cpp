// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/support/Support.h"

#include <limits>

using namespace pointloom;
using namespace pointloom::test;

/// What a workspace keeps of each dataset that is labelled in it.
class TestWorkspaceTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksAreKeptApart()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask one(21);
        RandomTask two(22);
        Answers answers;
        {
            Opened first = openTask(file, "/data/one");
            const auto second = first.workspace->taskFor("/data/two", "two", "{\"classes\":[]}");
            VERIFY_RESULT(second);
            QVERIFY(second->id != first.task.id);
            for (int i = 0; i < 100; ++i) {
                const Gesture a = one.step();
                first.workspace->append(first.task.id, a.kind, a.edit, answers.collect());
                const Gesture b = two.step();
                first.workspace->append(second->id, b.kind, b.edit, answers.collect());
            }
        }
        QCOMPARE(answers.good(), std::size_t(200));
        const Opened first = openTask(file, "/data/one");
        const auto tasks = first.workspace->tasks();
        VERIFY_RESULT(tasks);
        QCOMPARE(tasks->size(), std::size_t(2));
        QCOMPARE(tasks->front().dataset, std::filesystem::path("/data/one"));  // opened last
        QCOMPARE(tasks->back().schemaJson, std::string("{\"classes\":[]}"));
        const auto ofOne = first.workspace->history(tasks->front().id, randomFrames());
        const auto ofTwo = first.workspace->history(tasks->back().id, randomFrames());
        VERIFY_RESULT(ofOne);
        VERIFY_RESULT(ofTwo);
        QVERIFY(same(*ofOne, one.now()));
        QVERIFY(same(*ofTwo, two.now()));
        QVERIFY(!first.workspace->history(77, randomFrames()));
    }

    void aDatasetHasOneTaskHoweverItIsNamed_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"street", "street/", "./street", "street/../street", "link", "link/."})
            QTest::newRow(name) << QByteArray(name);
    }

    void aDatasetHasOneTaskHoweverItIsNamed()
    {
        QFETCH(QByteArray, name);
        const QTemporaryDir folder;
        std::filesystem::create_directory(path(folder) / "street");
        std::filesystem::create_directory_symlink("street", path(folder) / "link");
        const Opened opened = openTask(path(folder) / "w.pointloom", path(folder) / "street");
        const auto again = opened.workspace->taskFor(path(folder) / name.toStdString(), "other name", "other scheme");
        VERIFY_RESULT(again);
        QCOMPARE(again->id, opened.task.id);
        QCOMPARE(again->name, std::string("street"));
        QCOMPARE(again->schemaJson, std::string("{}"));
        QVERIFY(again->openedAt >= opened.task.openedAt);
        QVERIFY(again->dataset.is_absolute());
    }

    void pathsNeedNotBeText()
    {
        const QTemporaryDir folder;
        const std::filesystem::path odd = "/data/\xFF\xFE street";
        const Opened opened = openTask(path(folder) / "w.pointloom", odd);
        QCOMPARE(opened.task.dataset, odd);
    }

    void theLastViewStateWins()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto check = [](const ViewState& a, const ViewState& b) {
            return a.frame == b.frame && a.selected == b.selected && a.currentClass == b.currentClass && a.camera == b.camera;
        };
        ViewState last{
            .frame = frameKey(41), .selected = std::numeric_limits<quint64>::max(), .currentClass = "行人", .camera = R"({"at":[1,2.5]})"};
        std::int64_t other = 0;
        {
            const Opened opened = openTask(file);
            const auto fresh = opened.workspace->viewState(opened.task.id, randomFrames());
            VERIFY_RESULT(fresh);
            QVERIFY(check(*fresh, ViewState()));
            const auto second = opened.workspace->taskFor("/data/other", "other", "{}");
            VERIFY_RESULT(second);
            other = second->id;
            for (int frame = 0; frame < 41; ++frame)
                opened.workspace->saveViewState(opened.task.id,
                                                {.frame = frameKey(frame), .selected = 1, .currentClass = "car", .camera = {}});
            opened.workspace->saveViewState(other, {.frame = frameKey(5), .selected = 0, .currentClass = {}, .camera = {}});
            opened.workspace->saveViewState(opened.task.id, last);
            const auto now = opened.workspace->viewState(opened.task.id, randomFrames());
            VERIFY_RESULT(now);
            QVERIFY(check(*now, last));
            last.frame = frameKey(42);
            opened.workspace->saveViewState(opened.task.id, last);  // closing writes it
        }
        const Opened opened = openTask(file);
        const auto now = opened.workspace->viewState(opened.task.id, randomFrames());
        VERIFY_RESULT(now);
        QVERIFY(check(*now, last));
        QCOMPARE(opened.workspace->viewState(other, randomFrames()).value_or(ViewState()).frame, frameKey(5));
    }
};

POINTLOOM_TEST(TestWorkspaceTasks, withCoreApplication)
#include "tst_workspace_tasks.moc"
