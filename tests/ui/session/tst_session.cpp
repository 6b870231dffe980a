// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"
#include "ui/tools/FitContexts.h"

#include <QSignalSpy>

#include <numbers>

using namespace pointloom;

namespace {

constexpr SimulateParams small{.frames = 3, .seed = 5, .rings = 16, .columns = 256, .cars = 4};

Cuboid firstBox(const Session& session)
{
    return session.editing().labels().frame(session.view().frameIndex()).begin()->second;
}

}  // namespace

class TestSession : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] OpenRequest request(const char* workspace) const
    {
        return {.dataset = (test::path(m_folder) / "street").string(),
                .workspace = (test::path(m_folder) / workspace).string(),
                .scheme = test::projectFile("resources/schemes/driving.json").string(),
                .takeOverLabels = true,
                .readOnly = false};
    }

    [[nodiscard]] std::unique_ptr<Session> start(const char* workspace, bool readOnly = false) const
    {
        OpenRequest asked = request(workspace);
        asked.readOnly = readOnly;
        auto opening = openTask(asked);
        if (!opening || !opening->task)
            qFatal("%s", opening ? "no task" : opening.error().text().c_str());
        auto session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        session->start();
        return session;
    }

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", small)); }

    void anEditIsTickedWhenItIsOnDisk()
    {
        const auto session = start("tick.pointloom");
        const Id<Cuboid> id = session->add({.box = test::goldenBox(), .classKey = "car"});
        QCOMPARE(session->selection().current(), id);
        QCOMPARE(session->editing().saveState(), Editing::SaveState::saving);
        QTRY_COMPARE(session->editing().saveState(), Editing::SaveState::saved);
    }

    void aFitKnowsWhatAPersonBoxedAround()
    {
        const auto session = start("context.pointloom");
        QTRY_VERIFY_WITH_TIMEOUT(session->view().frame() != nullptr, 20'000);
        const std::size_t before = fitContext(*session).neighbours.size();
        const Id<Cuboid> mine = session->add({.box = test::goldenBox(), .classKey = "car"});
        session->add({.box = test::goldenBox(), .classKey = "car", .origin = BoxOrigin::prelabelled});
        QCOMPARE(fitContext(*session).neighbours.size(), before + 1);
        QCOMPARE(fitContext(*session, mine).neighbours.size(), before);
        QCOMPARE(fitContext(*session).ego_rad, std::optional(0.0));
    }

    /// From the frames around, in the frame of the cloud: the vehicle's own way is taken off.
    void aFitKnowsHowItsTrackMoves()
    {
        const auto session = start("motion.pointloom");
        session->view().goToFrame(1);
        QTRY_VERIFY_WITH_TIMEOUT(session->view().frame() != nullptr, 20'000);
        const Id<Cuboid> middle = session->add({.frame = 1, .box = test::goldenBox(), .classKey = "car"});
        QVERIFY(!fitContext(*session, middle).motion_rad);
        const Pose world_T_here = session->sequence().world_T_cloud(1).value();
        for (const int frame : {0, 2}) {
            OrientedBox box = test::goldenBox();
            box.centre_m += Eigen::Vector3d(0, frame == 0 ? -2 : 2, 0);  // to the left, as seen from the middle frame
            const Pose there_T_here = session->sequence().world_T_cloud(static_cast<std::size_t>(frame))->inverse() * world_T_here;
            session->editing().pushMade(
                [&](Document& document) { return continueTrack(document, middle, frame, transformed(there_T_here, box)); });
        }
        const auto motion = fitContext(*session, middle).motion_rad;
        QVERIFY(motion.has_value());
        QVERIFY(std::abs(wrapAngle(*motion - std::numbers::pi / 2)) < 1e-6);
    }

    void undoAndRedoSurviveARestart()
    {
        OrientedBox moved = test::goldenBox();
        moved.centre_m.x() += 1;
        {
            const auto session = start("undo.pointloom");
            const Id<Cuboid> id = session->add({.box = test::goldenBox(), .classKey = "car"});
            session->editing().push(reshapeBox(session->editing().labels(), id, moved));
            session->editing().push(reclassify(session->editing().labels(), session->schema(), id, "van"));
            session->editing().undo();
        }
        const auto session = start("undo.pointloom");
        QCOMPARE(session->editing().undoStack().index(), 2);
        QCOMPARE(session->editing().undoStack().count(), 3);
        QVERIFY(firstBox(*session).box == moved);
        session->editing().undo();
        QVERIFY(firstBox(*session).box == test::goldenBox());
        session->editing().redo();
        session->editing().redo();
        QCOMPARE(session->editing().labels().trackOf(firstBox(*session))->classKey, "van");
        for (int i = 0; i < 3; ++i)
            session->editing().undo();
        QCOMPARE(session->editing().labels().cuboidCount(), 0U);
        QVERIFY(session->editing().labels().tracks().empty());
    }

    void comesBackToTheSamePlace()
    {
        Id<Cuboid> id;
        {
            const auto session = start("place.pointloom");
            session->view().goToFrame(2);
            id = session->add({.box = test::goldenBox(), .classKey = "truck"});
            session->selection().setCurrentClass("truck");
            session->setCamera("{\"some\":\"camera\"}");
        }
        const auto session = start("place.pointloom");
        QCOMPARE(session->view().frameIndex(), 2);
        QCOMPARE(session->selection().current(), id);
        QCOMPARE(session->selection().currentClass().key, "truck");
        QCOMPARE(session->camera(), "{\"some\":\"camera\"}");
    }

    void aSecondProcessMayOnlyLook()
    {
        const auto session = start("held.pointloom");
        const Id<Cuboid> id = session->add({.box = test::goldenBox(), .classKey = "car"});
        QTRY_COMPARE(session->editing().saveState(), Editing::SaveState::saved);
        QVERIFY(!openTask(request("held.pointloom")).has_value());

        const auto looking = start("held.pointloom", true);
        QSignalSpy refused(&looking->editing(), &Editing::refused);
        QCOMPARE(looking->editing().saveState(), Editing::SaveState::readOnly);
        looking->editing().push(removeBox(looking->editing().labels(), id));
        QCOMPARE(refused.count(), 1);
        QVERIFY(looking->editing().labels().find(id) != nullptr);
    }

    void severalAreSelectedAndChangedAsOne()
    {
        const auto session = start("several.pointloom");
        std::set<Id<Cuboid>> ids;
        for (int i = 0; i < 3; ++i) {
            OrientedBox box = test::goldenBox();
            box.centre_m.x() += 8 * i;
            ids.insert(session->add({.box = box, .classKey = "car"}));
        }
        const Id<Cuboid> first = *ids.begin();
        session->selection().set(ids, first);
        QCOMPARE(session->selection().current(), first);
        session->selection().toggle(first);
        QVERIFY(!session->selection().contains(first));
        QVERIFY(session->selection().contains(session->selection().current()));
        session->selection().toggle(first);
        QCOMPARE(session->selection().ids(), ids);
        QCOMPARE(session->selection().current(), first);

        const int edits = session->editing().undoStack().index();
        session->pushForSelection([&](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
        QCOMPARE(session->editing().undoStack().index(), edits + 1);
        QCOMPARE(session->editing().labels().cuboidCount(), 0U);
        QVERIFY(session->selection().ids().empty());
        session->editing().undo();
        QCOMPARE(session->editing().labels().cuboidCount(), 3U);
    }

    void whatIsLockedIsChangedByUndoAlone()
    {
        const auto session = start("locked.pointloom");
        const Id<Cuboid> id = session->add({.box = test::goldenBox(), .classKey = "car"});
        QSignalSpy refused(&session->editing(), &Editing::refused);
        session->editing().setLocked({id}, true);
        OrientedBox moved = test::goldenBox();
        moved.centre_m.x() += 1;
        session->editing().push(reshapeBox(session->editing().labels(), id, moved));
        session->editing().push(reclassify(session->editing().labels(), session->schema(), id, "van"));
        session->editing().push(removeBox(session->editing().labels(), id));
        QCOMPARE(refused.count(), 3);
        QVERIFY(session->editing().labels().find(id)->box == test::goldenBox());
        const ImageRectangle seen{.id = {1},
                                  .track = session->editing().labels().find(id)->track,
                                  .frame = session->editing().labels().keyOf(0),
                                  .camera = "image_2",
                                  .attributes = {}};
        session->editing().setLocked({id}, false);
        QVERIFY(session->editing().push({.name = "Box", .tracks = {}, .cuboids = {}, .pointLabels = {}, .imageBoxes = {added(seen)}}));
        session->editing().setLocked({id}, true);
        ImageRectangle wider = seen;
        wider.right_px = 9;
        QVERIFY(!session->editing().push(
            {.name = "Box", .tracks = {}, .cuboids = {}, .pointLabels = {}, .imageBoxes = {modified(seen, wider)}}));
        QCOMPARE(refused.count(), 4);
        session->editing().undo();
        session->editing().undo();
        QVERIFY(session->editing().labels().find(id) == nullptr);
        session->editing().redo();
        session->editing().setLocked({id}, false);
        session->editing().push(reshapeBox(session->editing().labels(), id, moved));
        QVERIFY(session->editing().labels().find(id)->box == moved);
    }

    void selectionFollowsTheTrackToAnotherFrame()
    {
        const auto session = start("follow.pointloom");
        const Id<Cuboid> first = session->add({.box = test::goldenBox(), .classKey = "car"});
        Cuboid second = *session->editing().labels().find(first);
        second.id = {first.value + 1};
        second.frame = session->editing().labels().keyOf(1);
        session->editing().push({.name = "Add box", .tracks = {}, .cuboids = {added(second)}});
        session->selection().select(first);
        session->view().goToFrame(1);
        QCOMPARE(session->selection().current(), second.id);
        session->view().goToFrame(2);
        QVERIFY(!session->selection().current());
    }

    /// Of several objects some are not seen in the next frame: one of those that are is the current one.
    void someOfManyAreCarriedOver()
    {
        const auto session = start("carry.pointloom");
        const Id<Cuboid> first = session->add({.box = test::goldenBox(), .classKey = "car"});
        const Id<Cuboid> other = session->add({.box = test::goldenBox(), .classKey = "van"});
        Cuboid next = *session->editing().labels().find(first);
        next.id = {other.value + 1};
        next.frame = session->editing().labels().keyOf(1);
        QVERIFY(session->editing().push({.name = "Add box", .tracks = {}, .cuboids = {added(next)}}));
        session->selection().set({first, other}, other);
        session->view().goToFrame(1);
        QCOMPARE(session->selection().ids(), std::set{next.id});
        QCOMPARE(session->selection().current(), next.id);
    }

    void readsFramesInTheBackgroundAndAhead()
    {
        const auto session = start("frames.pointloom");
        QTRY_VERIFY(session->view().frame() != nullptr);
        QCOMPARE(session->view().frame()->cloud->size(), session->view().frame()->cloud->positions_m.size());
        for (int index = 0; index < small.frames; ++index)
            QTRY_VERIFY(session->view().frames().frame(index) != nullptr);
        QVERIFY(session->view().frames().bytesHeld() > 0);
    }

    void keepsNoMoreFramesThanFit()
    {
        const auto sequence = openDataset(test::path(m_folder) / "street");
        VERIFY_RESULT(sequence);
        FrameCache cache(test::jobs(), std::make_shared<const Sequence>(*sequence), {.bytes = 1, .neighbours = 1});
        QSignalSpy ready(&cache, &FrameCache::frameReady);
        for (const int index : {1, 2, 0}) {
            cache.want(index);
            QTRY_VERIFY(cache.frame(index) != nullptr);  // the wanted one is there whatever it takes
            for (int other = 0; other < small.frames; ++other)
                QVERIFY(other == index || cache.frame(other) == nullptr);
        }
        QCOMPARE(ready.count(), 3);  // and no other is read
    }

    /// A scan that goes from the folder between two openings, and comes back, shifts nothing.
    void framesMayComeAndGo()
    {
        namespace fs = std::filesystem;
        VERIFY_RESULT(simulateDataset(test::path(m_folder) / "shifting", small));
        OpenRequest asked = request("shifting.pointloom");
        asked.dataset = (test::path(m_folder) / "shifting").string();
        asked.takeOverLabels = false;
        const auto open = [&] {
            auto opening = openTask(asked);
            if (!opening || !opening->task)
                qFatal("the dataset cannot be opened");
            return std::move(*opening->task);
        };
        fs::path cloud;
        std::vector<Id<Cuboid>> boxes;
        {
            Session session(test::jobs(), open());
            cloud = session.sequence().frames[1].cloud();
            for (int frame = 0; frame < small.frames; ++frame) {
                session.view().goToFrame(frame);
                boxes.push_back(session.add({.box = test::goldenBox(), .classKey = "car"}));
            }
        }
        const fs::path away = test::path(m_folder) / "taken-away";
        fs::rename(cloud, away);
        {
            OpenedTask task = open();
            QCOMPARE(task.remarks.size(), 1U);
            const std::string said = task.remarks.front().text();
            QVERIFY2(said.find("no longer in the folder: 1, frames: 1 (" + cloud.stem().string() + ")") != std::string::npos, said.c_str());
            Session session(test::jobs(), std::move(task));
            const Labels& labels = session.editing().labels();
            QCOMPARE(session.sequence().frames.size(), 2U);
            QCOMPARE(session.view().frameIndex(), 1);  // the same frame as before, by name
            QCOMPARE(session.selection().current(), boxes[2]);
            QCOMPARE(labels.frame(0).begin()->first, boxes[0]);
            QCOMPARE(labels.frame(1).begin()->first, boxes[2]);
            QCOMPARE(labels.cuboidCount(), 3U);
            session.selection().select(boxes[1]);
            QVERIFY(!session.selection().current());  // it can be seen nowhere
            session.editing().undo();
            session.editing().undo();
            QVERIFY(labels.find(boxes[1]) == nullptr);
            session.editing().redo();
            QVERIFY(labels.find(boxes[1]) != nullptr && !labels.positionOf(*labels.find(boxes[1])));
            session.editing().redo();
        }
        fs::rename(away, cloud);
        OpenedTask task = open();
        QVERIFY(task.remarks.empty());
        const Session session(test::jobs(), std::move(task));
        for (int frame = 0; frame < small.frames; ++frame)
            QCOMPARE(session.editing().labels().frame(frame).begin()->first, boxes[static_cast<std::size_t>(frame)]);
    }

    void takesOverTheLabelsOfADataset()
    {
        NEEDS_SHARED_DATA("kitti_object");
        OpenRequest asked = request("kitti.pointloom");
        asked.dataset = test::sharedData("kitti_object").string();
        auto opening = openTask(asked);
        VERIFY_RESULT(opening);
        Session session(test::jobs(), std::move(*opening->task));
        QCOMPARE(session.editing().labels().cuboidCount(), 0U);  // making it changes nothing
        session.start();
        QCOMPARE(session.editing().labels().cuboidCount(), 11U);
        QTRY_COMPARE(session.editing().saveState(), Editing::SaveState::saved);
        session.editing().undo();
        QCOMPARE(session.editing().labels().cuboidCount(), 0U);
    }
};

POINTLOOM_TEST(TestSession, withCoreApplication)
#include "tst_session.moc"
