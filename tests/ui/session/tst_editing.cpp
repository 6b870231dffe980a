// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"
#include "core/simulate/Simulate.h"
#include "core/track/InterpolateTrack.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"
#include "ui/session/Mailbox.h"
#include "ui/session/WhileThere.h"

#include <QSignalSpy>

#include <future>

using namespace pointloom;

namespace {

constexpr SimulateParams fewFrames{.frames = 3, .seed = 6, .rings = 8, .columns = 64, .cars = 1};

OrientedBox movedBy(OrientedBox box, double metres)
{
    box.centre_m.x() += metres;
    return box;
}

/// An edit of a box that is not there.
Edit wrongEdit()
{
    const Cuboid before{.id = {77}, .track = {78}, .frame = {}, .box = test::goldenBox(), .attributes = {}};
    Cuboid after = before;
    after.score = 0.5;
    return {.name = "Wrong", .tracks = {}, .cuboids = {modified(before, after)}};
}

}  // namespace

class TestEditing : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] OpenedTask open(const char* workspace) const
    {
        auto opening = openTask({.dataset = (test::path(m_folder) / "street").string(),
                                 .workspace = (test::path(m_folder) / workspace).string(),
                                 .scheme = test::projectFile("resources/schemes/driving.json").string()});
        if (!opening || !opening->task)
            qFatal("%s", opening ? "no task" : opening.error().text().c_str());
        return std::move(*opening->task);
    }

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", fewFrames)); }

    void aRefusedEditLeavesNoStep()
    {
        Session session(test::jobs(), open("refused.pointloom"));
        Editing& editing = session.editing();
        const Id<Cuboid> box = session.add({.box = test::goldenBox(), .classKey = "car"});
        QVERIFY(box);
        QSignalSpy refused(&editing, &Editing::refused);
        QSignalSpy changed(&editing, &Editing::changed);
        const std::uint64_t revision = editing.revision();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("does not fit"));
        QVERIFY(!editing.push(wrongEdit()));
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused.front().front().toString().isEmpty());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(editing.revision(), revision);
        QCOMPARE(editing.undoStack().count(), 1);
        QCOMPARE(editing.undoStack().index(), 1);
        QVERIFY(editing.undo());  // what was there before is still undone as it was done
        QCOMPARE(editing.labels().cuboidCount(), 0U);
    }

    /// A step that no longer fits, as out of a damaged file: nothing moves, and it is said.
    void aStepThatDoesNotFitStaysWhereItIs()
    {
        OpenedTask task = open("steps.pointloom");
        task.history.done.push_back(wrongEdit());
        task.history.undone.push_back(wrongEdit());
        Session session(test::jobs(), std::move(task));
        Editing& editing = session.editing();
        QSignalSpy refused(&editing, &Editing::refused);
        QCOMPARE(editing.undoStack().index(), 1);
        const std::uint64_t revision = editing.revision();
        for (const auto step : {&Editing::undo, &Editing::redo}) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression("does not fit"));
            QVERIFY(!(editing.*step)());
            QCOMPARE(editing.undoStack().index(), 1);
            QCOMPARE(editing.undoStack().count(), 2);
            QCOMPARE(editing.revision(), revision);
            QCOMPARE(editing.saveState(), Editing::SaveState::saved);  // and nothing of it goes to the journal
        }
        QCOMPARE(refused.count(), 2);
    }

    void anEditIsAppliedOnce()
    {
        Session session(test::jobs(), open("once.pointloom"));
        Editing& editing = session.editing();
        const std::uint64_t start = editing.revision();
        const Id<Cuboid> first = session.add({.box = test::goldenBox(), .classKey = "car"});
        QCOMPARE(editing.revision(), start + 1);
        const Id<Track> track = editing.labels().find(first)->track;
        editing.pushMade([&](Document& document) { return continueTrack(document, first, 2, movedBy(test::goldenBox(), 4)); });
        editing.pushMade([&](Document& document) { return interpolateTrack(document, track, {0, 2}, session.poses()); });
        QCOMPARE(editing.revision(), start + 3);
        const OrientedBox between = editing.labels().boxOf(track, 1)->box;
        QVERIFY(editing.push(reshapeBox(editing.labels(), first, movedBy(test::goldenBox(), 2))));
        QCOMPARE(editing.revision(), start + 4);  // the box between followed in the same edit
        QVERIFY(editing.labels().boxOf(track, 1)->box != between);
        QVERIFY(editing.undo());
        QCOMPARE(editing.revision(), start + 5);
        QCOMPARE(editing.labels().boxOf(track, 1)->box, between);
    }

    void labelsOfTheDatasetComeWithTheStart()
    {
        OpenedTask task = open("start.pointloom");
        Document ids = task.history.document;
        task.takenOver = addObject(ids, task.schema, {.box = test::goldenBox(), .classKey = "car"});
        Session session(test::jobs(), std::move(task));
        QCOMPARE(session.editing().undoStack().count(), 0);
        session.start();
        QCOMPARE(session.editing().labels().cuboidCount(), 1U);
        QCOMPARE(session.editing().undoStack().count(), 1);
        session.start();
        QCOMPARE(session.editing().undoStack().count(), 1);
    }

    void aFailureToTakeThemOverIsSaid()
    {
        OpenedTask task = open("wrong_start.pointloom");
        task.takenOver = wrongEdit();
        Session session(test::jobs(), std::move(task));
        QSignalSpy refused(&session.editing(), &Editing::refused);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("does not fit"));
        session.start();
        QCOMPARE(refused.count(), 1);
        QCOMPARE(session.editing().undoStack().count(), 0);
    }

    /// The workspace goes on writing; its answers go nowhere.
    void aSessionEndsWithoutWaitingForTheDisk()
    {
        OpenedTask task = open("ends.pointloom");
        const std::shared_ptr<Workspace> workspace = task.workspace;
        const std::int64_t id = task.task.id;
        auto session = std::make_unique<Session>(test::jobs(), std::move(task));
        const auto frames = std::make_shared<const FrameList>(session->editing().labels().frames());
        std::promise<void> release;
        workspace->flush([released = release.get_future().share()](const Result<void>&) { released.wait(); });  // a very slow disk
        session->add({.box = test::goldenBox(), .classKey = "car"});
        session->view().goToFrame(2);
        QCOMPARE(workspace->unsaved().edits, std::size_t(1));
        session.reset();  // would never come back if it waited
        release.set_value();
        const auto history = workspace->history(id, frames);
        VERIFY_RESULT(history);
        QCOMPARE(history->done.size(), std::size_t(1));
        QCoreApplication::processEvents();
    }

    void whatIsAboutASessionEndsWithIt()
    {
        auto session = std::make_unique<Session>(test::jobs(), open("about.pointloom"));
        int done = 0;
        const auto later = whileThere(*session, [&] { ++done; });
        auto mailbox = std::make_unique<Mailbox>(*session);
        const Mailbox::Sender send = mailbox->sender();
        later();
        send([&] { ++done; });
        QCOMPARE(done, 1);  // what is sent comes in its turn
        QCoreApplication::processEvents();
        QCOMPARE(done, 2);
        send([&] { ++done; });  // on its way when the receiver ends
        mailbox.reset();
        session.reset();
        send([&] { ++done; });
        later();
        QCoreApplication::processEvents();
        QCOMPARE(done, 2);
    }
};

POINTLOOM_TEST(TestEditing, withCoreApplication)
#include "tst_editing.moc"
