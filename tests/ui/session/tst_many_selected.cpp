// SPDX-License-Identifier: Apache-2.0
// Two thousand selected boxes: a change costs what it changes, and what follows is as if it had been made anew.
#include "core/labels/Gestures.h"
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"
#include "ui/session/SceneBinding.h"
#include "ui/session/Selecting.h"
#include "ui/session/SharedAnswers.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <random>

using namespace pointloom;

namespace {

constexpr int many = 2000;
constexpr SimulateParams oneFrame{.frames = 2, .seed = 4, .rings = 16, .columns = 128, .cars = 1};

Edit manyObjects(Document& document, const LabelSchema& schema)
{
    EditSum all;
    for (int i = 0; i < many; ++i) {
        OrientedBox box = test::goldenBox();
        box.centre_m = {6.0 * (i % 50), 4.0 * (i / 50), 0};
        all.add(addObject(document, schema, {.box = box, .classKey = i % 3 == 0 ? "pedestrian" : "car"}));
    }
    return std::move(all).total();
}

std::map<std::uint64_t, SceneBox> byId(const SceneModel& scene)
{
    std::map<std::uint64_t, SceneBox> boxes;
    for (const SceneBox& box : scene.boxes())
        boxes.emplace(box.id, box);
    return boxes;
}

bool sameBox(const SceneBox& a, const SceneBox& b)
{
    return a.id == b.id && a.box == b.box && a.colour == b.colour && a.label == b.label && a.seen == b.seen && a.hidden == b.hidden
        && a.chosen == b.chosen && a.locked == b.locked && a.track == b.track && a.state == b.state;
}

/// What the answers are, object by object.
SharedAnswer askedOneByOne(const Session& session, const AttributeDef& attribute)
{
    SharedAnswer shared;
    bool first = true;
    for (const Id<Cuboid> id : session.selection().ids()) {
        const AttributeMap answers = answersOf(session.editing().labels(), *session.editing().labels().find(id));
        const auto found = answers.find(attribute.key);
        const auto value = found == answers.end() ? std::nullopt : std::optional(found->second);
        shared.missing |= attribute.required && !value;
        shared.mixed |= !first && value != shared.value;
        shared.value = value;
        first = false;
    }
    if (shared.mixed)
        shared.value.reset();
    return shared;
}

std::vector<const AttributeDef*> questionsOneByOne(const Session& session)
{
    std::vector<const AttributeDef*> questions;
    const Labels& labels = session.editing().labels();
    for (const AttributeDef& attribute : session.schema().attributes)
        if (!session.selection().ids().empty() && std::ranges::all_of(session.selection().ids(), [&](Id<Cuboid> id) {
                return applies(attribute, labels.classKeyOf(*labels.find(id)), answersOf(labels, *labels.find(id)));
            }))
            questions.push_back(&attribute);
    return questions;
}

}  // namespace

class TestManySelected : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_workspaces = 0;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneModel> m_scene;
    std::unique_ptr<SceneBinding> m_binding;
    std::unique_ptr<SharedAnswers> m_shared;

    [[nodiscard]] Editing& editing() const { return m_session->editing(); }
    [[nodiscard]] Selection& selection() const { return m_session->selection(); }

    void compareWithMadeAnew() const
    {
        SceneModel scene;
        const SceneBinding binding(*m_session, scene);
        const auto now = byId(*m_scene);
        const auto anew = byId(scene);
        QCOMPARE(now.size(), anew.size());
        for (const auto& [id, box] : anew)
            QVERIFY(sameBox(now.at(id), box));
        QCOMPARE(m_scene->selected(), selection().current().value);
        QCOMPARE(m_shared->objects(), selection().ids().size());
        QCOMPARE(m_shared->questions(), questionsOneByOne(*m_session));
        for (const AttributeDef& attribute : m_session->schema().attributes)
            QVERIFY(m_shared->answerTo(attribute) == askedOneByOne(*m_session, attribute));
    }

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", oneFrame)); }

    void init()
    {
        auto opening = openTask({.dataset = (test::path(m_folder) / "street").string(),
                                 .workspace = (test::path(m_folder) / std::to_string(++m_workspaces)).string(),
                                 .scheme = test::projectFile("resources/schemes/driving.json").string()});
        VERIFY_RESULT(opening);
        m_session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->view().frame() != nullptr, 20'000);
        editing().pushMade([this](Document& document) { return manyObjects(document, m_session->schema()); });
        QCOMPARE(editing().labels().cuboidCount(), std::size_t(many));
        m_scene = std::make_unique<SceneModel>();
        m_binding = std::make_unique<SceneBinding>(*m_session, *m_scene);
        m_shared = std::make_unique<SharedAnswers>(*m_session);
    }

    void cleanup()
    {
        m_shared.reset();
        m_binding.reset();
        m_scene.reset();
        m_session.reset();
    }

    void selectingMeasuresNothing()
    {
        const std::size_t measured = m_binding->measurings();
        QSignalSpy drawn(m_scene.get(), &SceneModel::boxesChanged);
        selection().set(allBoxes(*m_session), {1});
        QCOMPARE(selection().ids().size(), std::size_t(many));
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(m_shared->lookups(), std::size_t(many));
        compareWithMadeAnew();

        QSignalSpy changed(&selection(), &Selection::changed);
        selection().toggle({500});
        QCOMPARE(changed.front().front().value<SelectionDelta>().removed, (std::vector<Id<Cuboid>>{{500}}));
        QCOMPARE(m_shared->lookups(), std::size_t(many));  // one less is known already
        selection().toggle({500});
        QCOMPARE(m_shared->lookups(), std::size_t(many + 1));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(drawn.count(), 3);
        QCOMPARE(m_binding->measurings(), measured);
        compareWithMadeAnew();
    }

    void changingOneLooksAtOne()
    {
        selection().set(allBoxes(*m_session), {1});
        const std::size_t measured = m_binding->measurings();
        const std::size_t looked = m_shared->lookups();
        QSignalSpy drawn(m_scene.get(), &SceneModel::boxesChanged);
        OrientedBox moved = editing().labels().find(Id<Cuboid>{700})->box;
        moved.centre_m.x() += 1;
        QVERIFY(editing().push(reshapeBox(editing().labels(), {700}, moved)));
        QCOMPARE(m_binding->measurings(), measured + 1);
        QCOMPARE(m_shared->lookups(), looked + 1);
        QVERIFY(editing().push(reclassify(editing().labels(), m_session->schema(), {700}, "van")));
        QCOMPARE(m_binding->measurings(), measured + 1);  // it stands where it stood
        QCOMPARE(m_shared->lookups(), looked + 2);
        QCOMPARE(drawn.count(), 2);
        QVERIFY(editing().push(removeBox(editing().labels(), {700})));
        QCOMPARE(m_binding->measurings(), measured + 1);
        compareWithMadeAnew();
        QVERIFY(editing().undo());
        compareWithMadeAnew();
    }

    void whatIsNotSelectedChangesNoAnswer()
    {
        selection().set({{1}, {2}}, {1});
        QSignalSpy told(m_shared.get(), &SharedAnswers::changed);
        QVERIFY(editing().push(reclassify(editing().labels(), m_session->schema(), {700}, "van")));
        QCOMPARE(told.count(), 0);
        QVERIFY(editing().push(reclassify(editing().labels(), m_session->schema(), {2}, "van")));
        QCOMPARE(told.count(), 1);
        compareWithMadeAnew();
    }

    void changingAllIsOneEdit()
    {
        selection().set(allBoxes(*m_session), {1});
        const std::uint64_t revision = editing().revision();
        QSignalSpy drawn(m_scene.get(), &SceneModel::boxesChanged);
        m_session->pushForSelection(
            [this](const Labels& labels, Id<Cuboid> id) { return reclassify(labels, m_session->schema(), id, "truck"); });
        QCOMPARE(editing().revision(), revision + 1);
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(m_shared->classKey(), std::string("truck"));
        compareWithMadeAnew();
        m_session->pushForSelection([](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
        QCOMPARE(editing().labels().cuboidCount(), 0U);
        QVERIFY(selection().ids().empty());
        compareWithMadeAnew();
        QVERIFY(editing().undo());
        compareWithMadeAnew();
    }

    /// Whatever is done, in whatever order.
    void followsWhateverIsDone()
    {
        std::mt19937 random(9);
        const auto any = [&] { return Id<Cuboid>{std::uniform_int_distribution<std::uint64_t>(1, 60)(random)}; };
        const std::array classes{"car", "van", "pedestrian"};
        for (int i = 0; i < 300; ++i) {
            const Id<Cuboid> id = any();
            const Labels& labels = editing().labels();
            switch (random() % 9) {
            case 0:
                selection().select(id);
                break;
            case 1:
                selection().set({id, any(), any(), any()}, any());
                break;
            case 2:
                editing().push(reclassify(labels, m_session->schema(), id, classes.at(random() % classes.size())));
                break;
            case 3:
                editing().push(removeBox(labels, id));
                break;
            case 4:
                editing().undo();
                break;
            case 5:
                editing().redo();
                break;
            case 6:
                m_session->pushForSelection(
                    [this](const Labels& l, Id<Cuboid> one) { return answer(l, m_session->schema(), one, "occlusion", "partly"); });
                break;
            case 7:
                m_binding->setOthersHidden(random() % 2 == 0);
                break;
            default:
                selection().toggle(id);
            }
            editing().setHidden({any()}, random() % 2 == 0);
            editing().setLocked({}, false);
        }
        m_binding->setOthersHidden(false);
        compareWithMadeAnew();
        m_session->view().goToFrame(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->view().frame() != nullptr, 20'000);
        compareWithMadeAnew();
    }

    /// Prints what a step costs, and what it costs to make everything anew, as each step did before.
    void timesOfSteps()
    {
        if (!qEnvironmentVariableIsSet("POINTLOOM_TIMES"))
            QSKIP("set POINTLOOM_TIMES to see them");
        const auto time = [](const char* what, const auto& step) {
            constexpr int times = 20;
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < times; ++i)
                step(i);
            qInfo("%-32s %8.3f ms", what, static_cast<double>(timer.nsecsElapsed()) / times / 1e6);
        };
        const std::set<Id<Cuboid>> all = allBoxes(*m_session);
        time("select 2,000, and nothing", [&](int) {
            selection().set(all, {1});
            selection().select({});
        });
        selection().set(all, {1});
        time("toggle one of 2,000", [&](int i) { selection().toggle({std::uint64_t(100 + i / 2)}); });
        time("move one of 2,000", [&](int i) {
            OrientedBox moved = editing().labels().find(Id<Cuboid>{300})->box;
            moved.centre_m.x() += 0.1 * i + 0.1;
            editing().push(reshapeBox(editing().labels(), {300}, moved));
        });
        time("another class for 2,000", [&](int i) {
            m_session->pushForSelection([&](const Labels& labels, Id<Cuboid> id) {
                return reclassify(labels, m_session->schema(), id, i % 2 == 0 ? "van" : "car");
            });
        });
        time("all boxes anew (before)", [&](int) { m_binding->refreshNames(); });
        time("all answers anew (before)", [&](int) {
            (void)questionsOneByOne(*m_session);
            for (const AttributeDef& attribute : m_session->schema().attributes)
                (void)askedOneByOne(*m_session, attribute);
        });
    }
};

POINTLOOM_TEST(TestManySelected, withCoreApplication)
#include "tst_many_selected.moc"
