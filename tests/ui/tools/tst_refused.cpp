// SPDX-License-Identifier: Apache-2.0
// What the labels refuse leaves everything as it was: what is drawn, and what is selected.
#include "core/labels/Gestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/tools/BoxEditor.h"
#include "ui/tools/Copying.h"

#include <QSignalSpy>

using namespace pointloom;

namespace {

OrientedBox ahead(OrientedBox box, double metres)
{
    box.centre_m.x() += metres;
    return box;
}

}  // namespace

class TestRefused : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;
    std::unique_ptr<Session> m_holder;  ///< who writes into the workspace
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneModel> m_scene;
    std::unique_ptr<SceneBinding> m_binding;
    std::unique_ptr<Fitter> m_fitter;
    std::unique_ptr<BoxEditor> m_editor;
    int m_workspaces = 0;

    [[nodiscard]] Id<Cuboid> current() const { return m_session->selection().current(); }
    [[nodiscard]] const SceneBox& drawn() const { return *m_scene->box(current().value); }
    /// As a hand drags: the drawn box goes along.
    BoxDrag dragged(const OrientedBox& to)
    {
        const BoxDrag drag{.id = current().value, .before = drawn().box, .now = to, .handle = {Handle::Kind::move, {}}};
        m_editor->dragTo(drag);
        return drag;
    }

private Q_SLOTS:
    /// A task with two boxes that may only be looked at.
    void init()
    {
        const std::string workspace = "refused" + std::to_string(++m_workspaces);
        m_holder = m_street.open(workspace);
        m_holder->add({.box = test::goldenBox(), .classKey = "car"});
        m_holder->add({.box = ahead(test::goldenBox(), 8), .classKey = "car"});
        QTRY_COMPARE(m_holder->editing().saveState(), Editing::SaveState::saved);
        OpenRequest request;
        request.dataset = (test::path(m_street.folder()) / "street").string();
        request.workspace = (test::path(m_street.folder()) / workspace).string() + ".pointloom";
        request.scheme = test::projectFile("resources/schemes/driving.json").string();
        request.readOnly = true;
        auto opening = openTask(request);
        VERIFY_RESULT(opening);
        m_session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        QVERIFY(m_session->editing().readOnly());
        QTRY_VERIFY(m_session->view().frame() != nullptr);
        const auto& boxes = m_session->editing().labels().frame(0);
        QCOMPARE(boxes.size(), std::size_t(2));
        m_session->selection().set({boxes.begin()->first, boxes.rbegin()->first}, boxes.rbegin()->first);
        m_scene = std::make_unique<SceneModel>();
        m_binding = std::make_unique<SceneBinding>(*m_session, *m_scene);
        m_fitter = std::make_unique<Fitter>(*m_session);
        m_editor = std::make_unique<BoxEditor>(*m_session, *m_scene, *m_binding, *m_fitter);
    }
    void cleanup()
    {
        m_editor.reset();
        m_fitter.reset();
        m_binding.reset();
        m_scene.reset();
        m_session.reset();
        m_holder.reset();
    }

    void aDragThatIsRefusedGoesBack()
    {
        const SceneBox before = drawn();
        QSignalSpy refused(&m_session->editing(), &Editing::refused);
        const BoxDrag drag = dragged(ahead(before.box, 2));
        QVERIFY(drawn().box != before.box);
        m_editor->finishDrag(drag);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(drawn().box, before.box);
        QVERIFY(drawn().evidence == before.evidence && drawn().seen == before.seen);
    }

    void aDragThatIsGivenUpGoesBack()
    {
        const SceneBox before = drawn();
        QSignalSpy refused(&m_session->editing(), &Editing::refused);
        BoxDrag drag = dragged(ahead(before.box, 2));
        drag.now = drag.before;
        m_editor->finishDrag(drag);
        QCOMPARE(refused.count(), 0);
        QCOMPARE(drawn().box, before.box);
        QVERIFY(drawn().evidence == before.evidence && drawn().seen == before.seen);
    }

    void copiesThatAreRefusedLeaveTheSelection()
    {
        const std::set<Id<Cuboid>> ids = m_session->selection().ids();
        const Id<Cuboid> before = current();
        QCOMPARE(ids.size(), std::size_t(2));
        QSignalSpy refused(&m_session->editing(), &Editing::refused);
        Copying copying(*m_session, *m_binding);
        copying.duplicate();
        copying.paste({});
        QCOMPARE(refused.count(), 2);
        QCOMPARE(m_session->selection().ids(), ids);
        QCOMPARE(current(), before);
    }
};

POINTLOOM_TEST(TestRefused, withOwnSettings)
#include "tst_refused.moc"
