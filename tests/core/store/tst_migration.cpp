// SPDX-License-Identifier: Apache-2.0
#include "core/labels/GoneFrames.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <QFile>

#include <algorithm>
#include <cstdlib>
#include <map>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// A box as Pointloom 0.1.0 had it: see the README beside the workspace that it wrote.
struct OldBox
{
    Id<Cuboid> id;
    Id<Track> track;
    int frame = 0;
    OrientedBox box;
    double score = 0;
    BoxOrigin origin{};
    BoxState state{};
    std::string classKey;
};

struct OldTask
{
    std::vector<OldBox> boxes;
    std::size_t done = 0;
    std::size_t undone = 0;
};

std::filesystem::path fixture(const char* ending)
{
    return projectFile(std::string("tests/core/store/fixtures/written_by_0.1.0.") + ending);
}

std::map<int, OldTask> whatTheOldOneHad()
{
    QFile file(QString::fromStdString(fixture("txt").string()));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the fixture's list is missing");
    std::map<int, OldTask> tasks;
    for (const QByteArray& line : file.readAll().trimmed().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        OldTask& task = tasks[words.at(0).toInt()];
        if (words.at(1) == "steps") {
            task.done = words.at(2).toULongLong();
            task.undone = words.at(3).toULongLong();
            continue;
        }
        const auto at = [&](int i) { return std::strtod(words.at(4 + i).constData(), nullptr); };
        task.boxes.push_back({.id = {words.at(1).toULongLong()},
                              .track = {words.at(2).toULongLong()},
                              .frame = words.at(3).toInt(),
                              .box = {{at(0), at(1), at(2)}, {at(3), at(4), at(5)}, at(6)},
                              .score = at(7),
                              .origin = static_cast<BoxOrigin>(words.at(12).toInt()),
                              .state = static_cast<BoxState>(words.at(13).toInt()),
                              .classKey = words.at(14).toStdString()});
    }
    return tasks;
}

std::shared_ptr<const FrameList> listOf(std::initializer_list<const char*> names)
{
    std::vector<FrameKey> keys;
    for (const char* name : names)
        keys.push_back({name});
    return std::make_shared<const FrameList>(std::move(keys));
}

/// The sequence's frames when the workspace is opened for the first time since.
const std::vector<std::string> names{"000010", "000011", "夜 b", "000013", "z"};

std::shared_ptr<const FrameList> framesThen()
{
    return listOf({"000010", "000011", "夜 b", "000013", "z"});
}

/// Every box is in the frame that it was put in, by name, whatever frames there are now.
bool isWhatItWas(const Labels& labels, const OldTask& old)
{
    return labels.cuboidCount() == old.boxes.size() && std::ranges::all_of(old.boxes, [&](const OldBox& was) {
               const Cuboid* now = labels.find(was.id);
               const FrameKey key{names.at(std::size_t(was.frame))};
               return now != nullptr && now->frame == key && labels.boxOf(was.track, key) == now
                   && labels.positionOf(*now) == labels.frames().find(key) && now->track == was.track && now->box == was.box
                   && now->score == was.score && now->origin == was.origin && now->state == was.state
                   && labels.classKeyOf(*now) == was.classKey && now->attributes.contains("量");
           });
}

QList<QVariantList> edits(const std::filesystem::path& file)
{
    return sqlRows(file, "SELECT seq, task, hex(op_id), kind, author, at, payload, hex(prev_hash), hex(hash) FROM edit ORDER BY seq");
}

const char* const datasets[] = {"/data/street", "/data/yard"};

}  // namespace

/// A workspace that Pointloom 0.1.0 wrote, in which frames go by their positions.
class TestMigration : public QObject
{
    Q_OBJECT

private:
    const std::map<int, OldTask> m_old = whatTheOldOneHad();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;

    [[nodiscard]] const OldTask& old(int task) const { return m_old.at(task); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = path(*m_folder) / "w.pointloom";
        std::filesystem::copy_file(fixture("pointloom"), m_file);
        std::filesystem::permissions(m_file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }

    void everythingIsKept()
    {
        const auto before = edits(m_file);
        for (int task = 1; task <= 2; ++task) {
            const Opened opened = openTask(m_file, datasets[task - 1]);
            QCOMPARE(opened.task.id, std::int64_t(task));
            const auto history = opened.workspace->history(task, framesThen());
            VERIFY_RESULT(history);
            QVERIFY(isWhatItWas(history->document.labels(), old(task)));
            QCOMPARE(history->done.size(), old(task).done);
            QCOMPARE(history->undone.size(), old(task).undone);
        }
        QCOMPARE(edits(m_file), before);  // the bytes that the chain covers, and the chain
        QCOMPARE(sqlRows(m_file, "PRAGMA user_version").front().front().toInt(), 3);
    }

    void stepsCanBeUndoneAndRedone()
    {
        const Opened opened = openTask(m_file, datasets[0]);
        const auto history = opened.workspace->history(1, framesThen());
        VERIFY_RESULT(history);
        Document document = history->document;
        for (auto step = history->done.rbegin(); step != history->done.rend(); ++step)
            VERIFY_RESULT(document.apply(inverse(*step)));
        QCOMPARE(document.labels().cuboidCount(), std::size_t(0));
        QVERIFY(document.labels().tracks().empty());
        for (const Edit& step : history->done)
            VERIFY_RESULT(document.apply(step));
        QVERIFY(isWhatItWas(document.labels(), old(1)));
        QVERIFY(same(document.labels(), history->document.labels()));
        for (auto step = history->undone.rbegin(); step != history->undone.rend(); ++step)
            VERIFY_RESULT(document.apply(*step));
        QVERIFY(!same(document.labels(), history->document.labels()));
    }

    void workGoesOn()
    {
        RandomTask random(4);
        Answers answers;
        Edit mine;
        {
            const Opened opened = openTask(m_file, datasets[1]);
            auto history = opened.workspace->history(2, framesThen());
            VERIFY_RESULT(history);
            Cuboid moved = *history->document.labels().find(old(2).boxes.front().id);
            const Cuboid before = moved;
            moved.frame = {"000099"};
            const Track further{.id = history->document.newTrackId(), .classKey = "bus", .attributes = {}, .externalId = {}};
            moved.track = further.id;
            mine = {.name = "n", .tracks = {added(further)}, .cuboids = {modified(before, moved)}};
            VERIFY_RESULT(history->document.apply(mine));
            opened.workspace->append(2, EditKind::edit, mine, answers.collect());
            VERIFY_RESULT(opened.workspace->flush());
        }
        QCOMPARE(answers.good(), std::size_t(1));
        const Opened opened = openTask(m_file, datasets[1]);
        const auto history = opened.workspace->history(2, framesThen());
        VERIFY_RESULT(history);
        QCOMPARE(history->done.back(), mine);
        QVERIFY(history->undone.empty());
        QCOMPARE(history->document.labels().goneFrames(), std::vector{FrameKey{"000099"}});
        Document undone = history->document;
        VERIFY_RESULT(undone.apply(inverse(mine)));
        QVERIFY(isWhatItWas(undone.labels(), old(2)));
    }

    void noLabelShifts_data()
    {
        QTest::addColumn<std::shared_ptr<const FrameList>>("now");
        QTest::newRow("one more before") << listOf({"000009", "000010", "000011", "夜 b", "000013", "z"});
        QTest::newRow("some more between") << listOf({"000010", "0000105", "000011", "夜 b", "000012", "000013", "z"});
        QTest::newRow("first gone") << listOf({"000011", "夜 b", "000013", "z"});
        QTest::newRow("two gone") << listOf({"000010", "夜 b", "000013"});
        QTest::newRow("renamed") << listOf({"000010", "000011", "夜 c", "000013", "z"});
        QTest::newRow("in another order") << listOf({"z", "000013", "夜 b", "000011", "000010"});
        QTest::newRow("all others") << listOf({"a", "b", "c", "d", "e"});
        QTest::newRow("none") << listOf({});
    }

    /// The list of the first opening says for ever what positions meant.
    void noLabelShifts()
    {
        QFETCH(std::shared_ptr<const FrameList>, now);
        {
            const Opened opened = openTask(m_file, datasets[0]);
            VERIFY_RESULT(opened.workspace->history(1, framesThen()));
        }
        for (const auto& frames : {now, framesThen(), now}) {
            const Opened opened = openTask(m_file, datasets[0]);
            const auto history = opened.workspace->history(1, frames);
            VERIFY_RESULT(history);
            const Labels& labels = history->document.labels();
            QCOMPARE(labels.frames(), *frames);
            QVERIFY(isWhatItWas(labels, old(1)));
            const auto isGone = [&](const OldBox& box) { return !frames->find({names.at(std::size_t(box.frame))}); };
            QCOMPARE(labels.goneCuboidCount(), std::size_t(std::ranges::count_if(old(1).boxes, isGone)));
            Document document = history->document;
            for (auto step = history->done.rbegin(); step != history->done.rend(); ++step)
                VERIFY_RESULT(document.apply(inverse(*step)));
            const auto noted = opened.workspace->frames(1);
            VERIFY_RESULT(noted);
            for (std::size_t i = 0; i < noted->size(); ++i) {
                QCOMPARE((*noted)[i].gone, i >= std::size_t(frames->size()));
                QVERIFY((*noted)[i].gone || (*noted)[i].key == frames->key(int(i)));
            }
            QVERIFY(std::ranges::all_of(names, [&](const std::string& name) {
                return std::ranges::find(*noted, FrameKey{name}, &NotedFrame::key) != noted->end();
            }));
        }
    }

    /// One cloud opened by itself says nothing about the others of its folder.
    void oneFrameByItselfIsNotTheFolder()
    {
        const auto one = std::make_shared<const FrameList>(std::vector<FrameKey>{{"夜 b"}}, true);
        const auto atFirst = openTask(m_file, datasets[0]).workspace->history(1, one);
        QVERIFY(!atFirst);  // it cannot say which position it had
        QVERIFY2(atFirst.error().text().contains("open the folder"), atFirst.error().text().c_str());
        VERIFY_RESULT(openTask(m_file, datasets[0]).workspace->history(1, framesThen()));

        const Opened opened = openTask(m_file, datasets[0]);
        const auto history = opened.workspace->history(1, one);
        VERIFY_RESULT(history);
        QVERIFY(isWhatItWas(history->document.labels(), old(1)));
        QVERIFY(!remarkOnGone(history->document.labels()));
        const auto noted = opened.workspace->frames(1);
        VERIFY_RESULT(noted);
        QCOMPARE(noted->size(), names.size());
        QVERIFY(std::ranges::none_of(*noted, &NotedFrame::gone));
    }

    /// Where a person was is a frame, not a number.
    void whereOneWasIsKept()
    {
        for (int task = 1; task <= 2; ++task) {
            const Opened opened = openTask(m_file, datasets[task - 1]);
            VERIFY_RESULT(opened.workspace->history(task, framesThen()));
            for (const auto& frames : {framesThen(), listOf({"000009", "z"})}) {
                const auto view = opened.workspace->viewState(task, frames);
                VERIFY_RESULT(view);
                QCOMPARE(view->frame.name, names.at(std::size_t(4 - task)));
                QCOMPARE(view->selected, quint64(4));
                QCOMPARE(view->currentClass, std::string(task == 1 ? "car" : "van"));
                QCOMPARE(view->camera, std::string(R"({"at":[1,2.5]})"));
            }
        }
    }

    void onlyLookingChangesNothing()
    {
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        {
            const auto workspace = Workspace::open(m_file, OpenMode::readOnly);
            VERIFY_RESULT(workspace);
            for (int task = 1; task <= 2; ++task) {
                const auto history = (*workspace)->history(task, framesThen());
                VERIFY_RESULT(history);
                QVERIFY(isWhatItWas(history->document.labels(), old(task)));
                const auto view = (*workspace)->viewState(task, framesThen());
                VERIFY_RESULT(view);
                QCOMPARE(view->frame.name, names.at(std::size_t(4 - task)));
                QVERIFY((*workspace)->frames(task)->empty());
            }
        }
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    /// Where a migration ends early, all of it has not been: the old program could go on.
    void aMigrationIsWholeOrNothing()
    {
        const auto before = edits(m_file);
        sqlRows(m_file, "CREATE TABLE image_box(in_the_way)");
        QVERIFY(!Workspace::open(m_file, OpenMode::readWrite));
        QCOMPARE(sqlRows(m_file, "PRAGMA user_version").front().front().toInt(), 1);
        QCOMPARE(sqlRows(m_file, "SELECT frame FROM view ORDER BY task").front().front().toInt(), 3);
        QVERIFY(sqlRows(m_file, "SELECT name FROM sqlite_master WHERE name = 'frame'").isEmpty());
        sqlRows(m_file, "DROP TABLE image_box");
        QCOMPARE(edits(m_file), before);
        const Opened opened = openTask(m_file, datasets[0]);
        const auto history = opened.workspace->history(1, framesThen());
        VERIFY_RESULT(history);
        QVERIFY(isWhatItWas(history->document.labels(), old(1)));
    }

    /// The folder had lost frames before anybody knew their names: their boxes are kept under names that no frame has.
    void framesWithoutANameAreGone()
    {
        for (int again = 0; again < 2; ++again) {
            const Opened opened = openTask(m_file, datasets[0]);
            const auto history = opened.workspace->history(1, again == 0 ? listOf({"000010", "000011", "夜 b"}) : framesThen());
            VERIFY_RESULT(history);
            const Labels& labels = history->document.labels();
            QCOMPARE(labels.cuboidCount(), old(1).boxes.size());
            QCOMPARE(labels.labelledFrames(), (std::vector{0, 1, 2}));
            auto gone = labels.goneFrames();
            std::ranges::sort(gone);
            QCOMPARE(gone, (std::vector{FrameKey{"#3"}, FrameKey{"#4"}}));
            for (const OldBox& was : old(1).boxes)
                QVERIFY(labels.find(was.id)->box == was.box);
        }
    }
};

POINTLOOM_TEST(TestMigration, withCoreApplication)
#include "tst_migration.moc"
