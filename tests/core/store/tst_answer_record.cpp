// SPDX-License-Identifier: Apache-2.0
#include "core/store/Checkup.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

constexpr quint64 seed = 57;
constexpr int answered = 30;

fs::path logOf(const fs::path& file)
{
    return file.string() + "-wal";
}

fs::path recordOf(const fs::path& file)
{
    return file.string() + ".answered";
}

/// What a kill leaves of a workspace, and what it would have left before its last edit.
struct Left
{
    QByteArray file, log, record;
    qsizetype logBefore = 0;
    QByteArray recordBefore;

    void putAt(const fs::path& place) const
    {
        write(place, file);
        write(logOf(place), log);
        write(recordOf(place), record);
    }
};

Left leftByAKill(quint64 ofSeed = seed, int edits = answered)
{
    const QTemporaryDir folder;
    const auto file = path(folder) / "w.pointloom";
    const Opened opened = openTask(file);
    Left left;
    RandomTask task(ofSeed);
    for (int i = 0; i < edits; ++i) {
        left.logBefore = content(logOf(file)).size();
        left.recordBefore = content(recordOf(file));
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
        if (!opened.workspace->flush())
            qFatal("cannot write");
    }
    left.file = content(file);
    left.log = content(logOf(file));
    left.record = content(recordOf(file));
    return left;
}

Result<std::uint64_t> editsIn(const fs::path& file, OpenMode mode)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto tasks = (*workspace)->tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    return tasks->empty() ? 0 : tasks->front().edits;
}

QStringList namesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

}  // namespace

/// An edit that was answered is there, or its loss is told.
class TestAnswerRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKillLosesNothingAndIsNoDamage()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        leftByAKill().putAt(file);
        const auto checkup = checkWorkspace(file);
        VERIFY_RESULT(checkup);
        QVERIFY(checkup->isSound());
        QCOMPARE(editsIn(file, OpenMode::readOnly).value_or(0), quint64(answered));
        QCOMPARE(editsIn(file, OpenMode::readWrite).value_or(0), quint64(answered));
        QCOMPARE(namesIn(folder), QStringList("w.pointloom"));  // a clean end
    }

    /// Where no later transaction bears witness: one bit of the last one, wherever it is.
    void aBitInTheLastTransactionIsTold()
    {
        const Left left = leftByAKill();
        std::mt19937_64 random(3);
        for (int i = 0; i < 25; ++i) {
            const QTemporaryDir folder;
            const auto file = path(folder) / "w.pointloom";
            Left damaged = left;
            const auto at = std::uniform_int_distribution(left.logBefore, left.log.size() - 1)(random);
            damaged.log[at] = char(damaged.log.at(at) ^ (1 << std::uniform_int_distribution(0, 7)(random)));
            damaged.putAt(file);
            const auto checkup = checkWorkspace(file);
            VERIFY_RESULT(checkup);
            QCOMPARE(checkup->damage.size(), std::size_t(1));
            for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
                const auto edits = editsIn(file, mode);
                QVERIFY2(!edits, qPrintable(QString("byte %1").arg(at)));
                QVERIFY2(edits.error().text().contains("edit 30 was saved here"), edits.error().text().c_str());
            }
            QVERIFY(content(logOf(file)) == damaged.log);  // looking destroys nothing that an expert might still read
            VERIFY_RESULT(repairWorkspace(file));
            QCOMPARE(editsIn(file, OpenMode::readWrite).value_or(0), quint64(answered - 1));
        }
    }

    void aLogWithoutItsEndIsTold_data()
    {
        QTest::addColumn<int>("kept");  // in hundredths
        for (const int kept : {0, 1, 50, 99})
            QTest::addRow("%d %% kept", kept) << kept;
        QTest::addRow("no log") << -1;
    }

    void aLogWithoutItsEndIsTold()
    {
        QFETCH(int, kept);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        Left left = leftByAKill();
        left.log = left.log.first(left.log.size() * std::max(kept, 0) / 100);
        left.putAt(file);
        if (kept < 0)
            fs::remove(logOf(file));
        const auto edits = editsIn(file, OpenMode::readWrite);
        QVERIFY(!edits);
        QVERIFY2(edits.error().text().contains("edit 30 was saved here"), edits.error().text().c_str());
        QVERIFY(!checkWorkspace(file)->isSound());
    }

    /// The first bytes of the log decide on all of it.
    void aDamagedStartOfTheLogIsTold()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        Left left = leftByAKill();
        left.log[17] = char(left.log.at(17) ^ 1);
        left.putAt(file);
        QVERIFY(!editsIn(file, OpenMode::readWrite));
    }

    /// A power cut: an edit that was not answered yet is torn; the record is as old as it likes, torn, or not there.
    void aPowerCutIsNoDamage_data()
    {
        QTest::addColumn<QByteArray>("record");
        const Left left = leftByAKill();
        QTest::newRow("of the edit before") << left.recordBefore;
        QTest::newRow("none") << QByteArray();
        QTest::newRow("torn") << left.record.first(100);
        QTest::newRow("half of the next one") << left.record.first(130) + left.recordBefore.mid(130);
        QTest::newRow("zeros") << QByteArray(left.record.size(), '\0');
        QTest::newRow("something else") << QByteArray("\xFF\n").repeated(4000);
    }

    void aPowerCutIsNoDamage()
    {
        QFETCH(QByteArray, record);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        Left left = leftByAKill();
        left.log = left.log.first(left.log.size() - 100);
        left.record = record;
        left.putAt(file);
        QVERIFY(checkWorkspace(file)->isSound());
        QCOMPARE(editsIn(file, OpenMode::readWrite).value_or(0), quint64(answered - 1));
    }

    void anotherWorkspaceOwesNothing()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        Left other = leftByAKill(seed + 1, 5);
        other.record = leftByAKill().record;
        other.putAt(file);
        QCOMPARE(editsIn(file, OpenMode::readWrite).value_or(0), quint64(5));
    }

    void aCopyThatTakesItsPlaceOwesNothing()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        leftByAKill().putAt(file);
        {
            const Opened opened = openTask(path(folder) / "small.pointloom");
            Result<void> copied;
            opened.workspace->copyTo(file, [&](const Result<void>& result) { copied = result; });
            VERIFY_RESULT(opened.workspace->flush());
            VERIFY_RESULT(copied);
        }
        QVERIFY(!fs::exists(recordOf(file)));
        QCOMPARE(editsIn(file, OpenMode::readWrite).value_or(99), quint64(0));
    }
};

POINTLOOM_TEST(TestAnswerRecord, withCoreApplication)
#include "tst_answer_record.moc"
