// SPDX-License-Identifier: Apache-2.0
#include "core/store/Checkup.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

constexpr quint64 damageSeed = 31;
constexpr int gestures = 120;

/// POINTLOOM_DAMAGES asks for more than an everyday run can wait for.
int wantedDamages()
{
    const int asked = qEnvironmentVariableIntValue("POINTLOOM_DAMAGES");
    return asked > 0 ? asked : 100;
}

RandomTask expected(int count = gestures)
{
    RandomTask task(damageSeed);
    task.steps(quint64(count));
    return task;
}

/// A workspace with one task that has been opened and labelled.
void makeWorkspace(const fs::path& file)
{
    const Opened opened = openTask(file);
    VERIFY_RESULT(opened.workspace->history(opened.task.id, randomFrames()));
    RandomTask task(damageSeed);
    for (int i = 0; i < gestures; ++i) {
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
    }
    VERIFY_RESULT(opened.workspace->flush());
}

Result<TaskHistory> readIn(const fs::path& file, OpenMode mode)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto task = (*workspace)->taskFor("/data/street", "street", "{}");
    if (!task)
        return std::unexpected(task.error());
    return (*workspace)->history(task->id, randomFrames());
}

}  // namespace

/// Whatever changes a workspace but Pointloom: what it shows is right, or it says that it cannot be.
class TestWorkspaceDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedObjectsAreMadeAnewFromTheEdits_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("all boxes gone") << "DELETE FROM cuboid";
        QTest::newRow("one box gone") << "DELETE FROM cuboid WHERE id = (SELECT min(id) FROM cuboid)";
        QTest::newRow("boxes moved") << "UPDATE cuboid SET value = replace(value, '1', '2')";
        QTest::newRow("a box garbled") << "UPDATE cuboid SET value = '{' WHERE id = (SELECT min(id) FROM cuboid)";
        QTest::newRow("a box twice") << "INSERT INTO cuboid SELECT task, id + 5000, value FROM cuboid LIMIT 1";
        QTest::newRow("boxes exchanged") << "UPDATE cuboid SET value = (SELECT value FROM cuboid ORDER BY id LIMIT 1)";
        QTest::newRow("tracks gone") << "DELETE FROM track";
        QTest::newRow("point labels gone") << "DELETE FROM point_labels";
        QTest::newRow("image boxes gone") << "DELETE FROM image_box";
        QTest::newRow("a step gone") << "DELETE FROM step WHERE position = (SELECT max(position) FROM step)";
        QTest::newRow("steps exchanged") << "UPDATE step SET edit = edit - 1 WHERE position = (SELECT steps_done - 1 FROM head)";
        QTest::newRow("fewer steps done") << "UPDATE head SET steps_done = steps_done - 1";
        QTest::newRow("ids given away again") << "UPDATE head SET last_cuboid = 0";
        QTest::newRow("another content") << "UPDATE head SET content = x'00'";
        QTest::newRow("another end") << "UPDATE head SET hash = zeroblob(32)";
        QTest::newRow("no head") << "DELETE FROM head";
    }

    void storedObjectsAreMadeAnewFromTheEdits()
    {
        QFETCH(QString, damage);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        const QByteArray before = content(file);
        sqlRows(file, damage);
        if (content(file) == before)
            QSKIP("the random task holds nothing of this kind");
        const auto checkup = checkWorkspace(file);
        VERIFY_RESULT(checkup);
        QVERIFY(!checkup->isSound());
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            const auto history = readIn(file, mode);
            VERIFY_RESULT(history);
            QVERIFY(same(*history, expected().now()));
            QCOMPARE(history->remarks.size(), std::size_t(1));
        }
        const auto healed = readIn(file, OpenMode::readOnly);  // who may write has made it whole
        VERIFY_RESULT(healed);
        QVERIFY(same(*healed, expected().now()));
        QVERIFY(healed->remarks.empty());
        const auto after = checkWorkspace(file);
        VERIFY_RESULT(after);
        QVERIFY(after->isSound());
    }

    /// Bits, bytes and whole pages: the truth, or an error, or a remark; never other labels.
    void nothingIsSilentlyDifferent()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        const QByteArray good = content(file);
        constexpr qsizetype page = 4096;
        std::mt19937_64 random(5);
        const auto upTo = [&](qsizetype last) { return std::uniform_int_distribution<qsizetype>(0, last)(random); };
        const RandomTask made = expected();
        const TaskHistory& right = made.now();
        int refused = 0;
        int madeAnew = 0;
        for (int i = 0; i < wantedDamages(); ++i) {
            QByteArray bytes = good;
            switch (i % 4) {
            case 0:
                for (int flip = 0; flip < 3; ++flip)
                    bytes[upTo(bytes.size() - 1)] = char(bytes.at(upTo(bytes.size() - 1)) ^ (1 << upTo(7)));
                break;
            case 1:
                bytes.replace(upTo(bytes.size() / page - 1) * page, page, good.mid(upTo(bytes.size() / page - 1) * page, page));
                break;
            case 2:
                bytes.replace(upTo(bytes.size() - 200), 100, QByteArray(100, '\0'));
                break;
            default:
                bytes[upTo(bytes.size() - 1)] = char(random());
                break;
            }
            write(file, bytes);
            const auto history = readIn(file, OpenMode::readOnly);
            refused += history ? 0 : 1;
            if (!history)
                continue;
            QVERIFY2(same(history->document.labels(), right.document.labels()), qPrintable(QString("damage %1").arg(i)));
            madeAnew += history->remarks.empty() ? 0 : 1;
        }
        qInfo("%d damaged files: %d refused, %d made anew from the edits, 0 silently different", wantedDamages(), refused, madeAnew);
    }

    /// A log that a dead process left: what another transaction follows on was answered.
    void aDamagedLogIsNotTakenForATornOne()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto kept = path(folder) / "kept.pointloom";
        {
            const Opened opened = openTask(file);
            VERIFY_RESULT(opened.workspace->history(opened.task.id, randomFrames()));
            RandomTask task(damageSeed);
            for (int i = 0; i < gestures; ++i) {
                const Gesture gesture = task.step();
                opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
                VERIFY_RESULT(opened.workspace->flush());
            }
            fs::copy_file(file, kept);  // as a kill would leave it
            fs::copy_file(file.string() + "-wal", kept.string() + "-wal");
        }
        const QByteArray log = content(kept.string() + "-wal");
        const auto whole = readIn(kept, OpenMode::readOnly);
        VERIFY_RESULT(whole);
        QVERIFY(same(*whole, expected().now()));

        QByteArray damaged = log;
        damaged[log.size() / 2] = char(damaged.at(log.size() / 2) ^ 4);
        write(kept.string() + "-wal", damaged);
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            const auto history = readIn(kept, mode);
            QVERIFY(!history);
            QVERIFY2(history.error().text().contains("the log beside"), history.error().text().c_str());
        }
        QVERIFY(content(kept.string() + "-wal") == damaged);
        const auto repair = repairWorkspace(kept);
        VERIFY_RESULT(repair);
        QVERIFY(content(repair->setAside.string() + "-wal") == damaged || fs::exists(repair->setAside));
        const auto rescued = readIn(kept, OpenMode::readWrite);
        VERIFY_RESULT(rescued);
        QVERIFY(same(*rescued, expected(int(repair->kept.front().edits)).now()));

        QByteArray torn = log.first(log.size() - 3000);  // a power cut
        const auto cut = path(folder) / "cut.pointloom";
        fs::copy_file(repair->setAside, cut);
        write(cut.string() + "-wal", torn);
        const auto tornHistory = readIn(cut, OpenMode::readOnly);
        VERIFY_RESULT(tornHistory);
        QVERIFY(same(*tornHistory, expected(gestures - 1).now()));
    }

    void aSoundOneIsLeftAlone()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        const QByteArray before = content(file);
        const auto repair = repairWorkspace(file);
        VERIFY_RESULT(repair);
        QVERIFY(repair->setAside.empty());
        QVERIFY(repair->before.isSound());
        QVERIFY(content(file) == before);
        QVERIFY(!repairWorkspace(path(folder) / "none.pointloom"));
    }

    /// The labels as they stood last are proven by the seal, although an edit on the way there is not.
    void labelsOutliveADamagedEdit()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        sqlRows(file, "UPDATE edit SET author = 'x' WHERE seq = 50");
        const QByteArray damaged = content(file);
        QVERIFY(!readIn(file, OpenMode::readOnly));
        const auto repair = repairWorkspace(file);
        VERIFY_RESULT(repair);
        QVERIFY(content(repair->setAside) == damaged);
        QCOMPARE(repair->kept.size(), std::size_t(1));
        QCOMPARE(repair->kept.front().edits, std::int64_t(49));
        QVERIFY(!repair->kept.front().damage.empty());
        const auto history = readIn(file, OpenMode::readWrite);
        VERIFY_RESULT(history);
        QVERIFY(same(history->document.labels(), expected().now().document.labels()));
        QVERIFY(history->remarks.empty());
        const auto after = checkWorkspace(file);
        VERIFY_RESULT(after);
        QVERIFY(after->isSound());
    }

    void whatIsWholeUpToTheBreakIsKept()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        sqlRows(file, "UPDATE edit SET payload = replace(payload, ':', ' :') WHERE seq = 81");
        sqlRows(file, "DELETE FROM cuboid");
        const auto repair = repairWorkspace(file);
        VERIFY_RESULT(repair);
        QCOMPARE(repair->kept.front().edits, std::int64_t(80));
        const auto history = readIn(file, OpenMode::readWrite);
        VERIFY_RESULT(history);
        QVERIFY(same(*history, expected(80).now()));
    }

    void nobodyMayHaveItOpenMeanwhile()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        makeWorkspace(file);
        sqlRows(file, "DELETE FROM cuboid");
        const Opened opened = openTask(file);
        QVERIFY(!repairWorkspace(file));
        VERIFY_RESULT(checkWorkspace(file));
    }
};

POINTLOOM_TEST(TestWorkspaceDamage, withCoreApplication)
#include "tst_workspace_damage.moc"
