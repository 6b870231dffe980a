// SPDX-License-Identifier: Apache-2.0
#include "core/store/Checkup.h"
#include "core/store/History.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

void label(const fs::path& file, int gestures)
{
    const Opened opened = openTask(file);
    RandomTask task(91);
    for (int i = 0; i < gestures; ++i) {
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
    }
}

std::stop_token stopped()
{
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

template <class T> bool isStopped(const Result<T>& result)
{
    return !result && result.error().text().contains("was stopped");
}

}  // namespace

/// Whoever ends the program does not wait for a large workspace to be read, and what was not read is not taken for damage.
class TestWorkspaceStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadingEndsBeforeItsNextRow()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        label(file, 20);
        std::stop_source source;
        const auto database = store::Database::open(file, store::Access::read, source.get_token());
        VERIFY_RESULT(database);
        auto rows = (*database)->prepare("SELECT seq FROM edit");
        VERIFY_RESULT(rows);
        VERIFY_RESULT(rows->run());
        for (int row = 0; row < 5; ++row)
            QCOMPARE(rows->next().value_or(false), true);
        QVERIFY(!(*database)->interrupted());
        source.request_stop();
        QVERIFY(isStopped(rows->next()));
        QVERIFY(isStopped(rows->run()));
        QVERIFY((*database)->interrupted());
    }

    /// Some thousand edits are read at a time.
    void aJournalIsNotReadToItsEnd()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        constexpr int edits = 9000;
        label(file, edits);
        std::stop_source source;
        const auto database = store::Database::open(file, store::Access::read, source.get_token());
        VERIFY_RESULT(database);
        const auto asked = store::sourceOf(**database, 1, nullptr);
        VERIFY_RESULT(asked);
        const store::Replay replay = store::replayChain(*asked, [&](std::span<const store::ChainRow>) -> Result<void> {
            source.request_stop();
            return {};
        });
        QVERIFY(replay.edits > 0);
        QVERIFY(replay.edits < edits);
        QVERIFY(replay.broken && replay.broken->text().contains("was stopped"));
    }

    void everyLongReadingLooksAtTheToken()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        label(file, 20);
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            QVERIFY(isStopped(Workspace::open(file, mode, stopped())));
            auto workspace = Workspace::open(file, mode);
            VERIFY_RESULT(workspace);
            QVERIFY(isStopped((*workspace)->history(1, randomFrames(), stopped())));
            const auto history = (*workspace)->history(1, randomFrames());  // stopping is over when it is over
            VERIFY_RESULT(history);
            QVERIFY(history->remarks.empty());
        }
        QVERIFY(isStopped(checkWorkspace(file, stopped())));
    }

    void aStoppedRepairLeavesEverythingAsItWas()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        label(file, 20);
        sqlRows(file, "DELETE FROM cuboid");
        const QByteArray before = content(file);
        QVERIFY(isStopped(repairWorkspace(file, stopped())));
        QVERIFY(content(file) == before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("w.pointloom"));
    }
};

POINTLOOM_TEST(TestWorkspaceStop, withCoreApplication)
#include "tst_workspace_stop.moc"
