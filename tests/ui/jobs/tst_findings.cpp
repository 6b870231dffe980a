// SPDX-License-Identifier: Apache-2.0
// What the checks find while labels are made, and the keys that go there and fix it.
#include "core/labels/Gestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/jobs/Findings.h"
#include "ui/panels/FindingsPanel.h"

#include <QLabel>
#include <QSignalSpy>

using namespace pointloom;

class TestFindings : public QObject
{
    Q_OBJECT

private:
    test::Street m_street{{.frames = 6, .seed = 5, .rings = 16, .columns = 256, .cars = 4}};
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Findings> m_findings;
    Id<Track> m_track;

    /// A car that drives one metre a frame in the world.
    [[nodiscard]] OrientedBox at(int frame) const
    {
        const OrientedBox inWorld{{20.0 + frame, 4, 0}, {4.4, 1.8, 1.5}, 0};
        return m_session->poses().toCloud(frame, inWorld);
    }
    [[nodiscard]] std::ptrdiff_t count(const char* check) const
    {
        return std::ranges::count(m_findings->all(), std::string(check), &Finding::check);
    }
    [[nodiscard]] bool known() const
    {
        return QTest::qWaitFor([this] { return m_findings->isKnown(); });
    }
    void change(int frame, const OrientedBox& box)
    {
        m_session->editing().push(reshapeBox(m_session->editing().labels(), m_session->editing().labels().boxOf(m_track, frame)->id, box));
        QVERIFY(known());
    }

private Q_SLOTS:
    void init()
    {
        m_session = m_street.open();
        m_findings = std::make_unique<Findings>(*m_session);
        const Id<Cuboid> first = m_session->add({.box = at(0), .classKey = "car"});
        m_track = m_session->editing().labels().find(first)->track;
        for (int frame = 1; frame < 6; ++frame)
            m_session->editing().pushMade([&](Document& document) { return continueTrack(document, first, frame, at(frame)); });
        QVERIFY(known());
    }
    void cleanup()
    {
        m_findings.reset();
        m_session.reset();
    }

    void aSteadyTrackRaisesNothing() { QVERIFY(m_findings->all().empty()); }

    void aFlippedBoxIsFoundAndTurnedBackByOneKey()
    {
        QSignalSpy changed(m_findings.get(), &Findings::changed);
        const OrientedBox right = at(3);
        change(3, flipped(right));
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_findings->errors() > 0);
        m_findings->goToNext();
        QCOMPARE(m_session->view().frameIndex(), 3);
        QCOMPARE(m_session->selection().currentCuboid()->track, m_track);
        m_findings->fixCurrent();
        QVERIFY(known());
        QVERIFY(m_findings->all().empty());
        QVERIFY(cornerDistance_m(m_session->editing().labels().boxOf(m_track, 3)->box, right) < 1e-6);
    }

    void aJumpIsPutBackBetweenItsNeighbours()
    {
        OrientedBox far = at(2);
        far.centre_m.y() += 6;
        change(2, far);
        QVERIFY(count(checks::jump) > 0);
        while (count(checks::jump) > 0) {
            m_findings->goToNext();
            QVERIFY(m_findings->current() != nullptr && m_findings->current()->fix == FixKind::interpolate);
            const auto before = m_session->editing().revision();
            m_findings->fixCurrent();
            QVERIFY(known());
            QVERIFY(m_session->editing().revision() > before);
        }
        QVERIFY((m_session->editing().labels().boxOf(m_track, 2)->box.centre_m - at(2).centre_m).norm() < 0.3);
    }

    void aSizeThatDriftsIsMadeTheSame()
    {
        OrientedBox longer = at(4);
        longer.size_m.x() *= 1.2;
        change(4, longer);
        QCOMPARE(count(checks::size), 1);
        m_findings->goToNext();
        m_findings->fixCurrent();
        QVERIFY(known());
        QCOMPARE(count(checks::size), 0);
        QVERIFY(std::abs(m_session->editing().labels().boxOf(m_track, 4)->box.size_m.x() - 4.4) < 1e-6);
    }

    /// A key pressed while an edit is still being looked at means what is found after it.
    void aFixWaitsForWhatTheChecksSay()
    {
        change(3, flipped(at(3)));
        m_findings->goToNext();
        m_session->editing().undo();
        const auto before = m_session->editing().revision();
        m_findings->fixCurrent();
        QCOMPARE(m_session->editing().revision(), before);
        QVERIFY(known());
        QCOMPARE(m_session->editing().revision(), before);  // nothing was left to fix
        QVERIFY(m_findings->all().empty());
    }

    /// A key pressed while an edit is looked at means the finding it was pressed for, not one that is gone to meanwhile.
    void aFixIsForWhatItWasAskedFor()
    {
        change(1, flipped(at(1)));
        OrientedBox longer = at(4);
        longer.size_m.x() *= 1.2;
        change(4, longer);
        const std::vector<Finding> all = m_findings->all();
        QVERIFY(all.size() >= 2);
        m_findings->goTo(all.front());
        OrientedBox moved = at(5);
        moved.centre_m.z() += 0.001;
        m_session->editing().push(reshapeBox(m_session->editing().labels(), m_session->editing().labels().boxOf(m_track, 5)->id, moved));
        const auto before = m_session->editing().revision();
        m_findings->fixCurrent();
        m_findings->goTo(all.back());
        QVERIFY(known());
        QCOMPARE(m_session->editing().revision(), before);
    }

    /// The panel hears when all has been looked at, also when nothing was found.
    void itIsSaidWhenAllHasBeenLookedAt()
    {
        Findings again(*m_session);
        QVERIFY(!again.isKnown() && !again.hasSeenAll());
        QWidget window;
        const ActionSet actions(window);
        const FindingsPanel panel(*m_session, again, actions);
        const auto& none = *panel.findChild<QLabel*>("findings.none");
        QCOMPARE(none.text(), "The checks have not looked at everything yet.");
        bool hasSeenAll = false;
        connect(&again, &Findings::changed, this, [&] { hasSeenAll = again.hasSeenAll(); });
        QVERIFY(QTest::qWaitFor([&] { return hasSeenAll; }));
        QVERIFY(again.all().empty());
        QCOMPARE(none.text(), "The checks find nothing.");
    }

    /// However edits and answers come between each other, as if all had been looked at in the end.
    void agreesWithLookingAtEverything()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> shift(-8, 8);
        for (int i = 0; i < 60; ++i) {
            const int frame = static_cast<int>(random() % 6);
            OrientedBox box = random() % 4 == 0 ? flipped(at(frame)) : at(frame);
            box.centre_m.y() += random() % 3 == 0 ? shift(random) : 0;
            m_session->editing().push(
                reshapeBox(m_session->editing().labels(), m_session->editing().labels().boxOf(m_track, frame)->id, box));
            if (random() % 3 == 0)
                QCoreApplication::processEvents();
        }
        QVERIFY(known());
        const Findings afresh(*m_session);
        QVERIFY(QTest::qWaitFor([&] { return afresh.isKnown(); }));
        QVERIFY(afresh.all() == m_findings->all());
    }

    /// A check of single boxes: the key goes to the box that is meant.
    void aBoxTooLargeForItsClassIsGoneTo()
    {
        OrientedBox huge = at(3);
        huge.size_m *= 2;
        change(3, huge);
        QCOMPARE(count("box.size"), 1);
        m_session->view().goToFrame(0);
        for (std::size_t i = 0; i < m_findings->all().size() && (i == 0 || m_findings->current()->check != "box.size"); ++i)
            m_findings->goToNext();
        QCOMPARE(m_findings->current()->check, std::string("box.size"));
        QCOMPARE(m_session->view().frameIndex(), 3);
        QCOMPARE(m_session->selection().current(), m_session->editing().labels().boxOf(m_track, 3)->id);
        QVERIFY(Findings::textOf(*m_findings->current()).contains("8.8"));
        change(3, at(3));
        QCOMPARE(count("box.size"), 0);
    }

    void goingOnFromTheLastComesToTheFirst()
    {
        change(1, flipped(at(1)));
        OrientedBox longer = at(4);
        longer.size_m.x() *= 1.2;
        change(4, longer);
        const std::size_t all = m_findings->all().size();
        QVERIFY(all >= 2);
        for (std::size_t i = 0; i < all + 1; ++i)
            m_findings->goToNext();
        QCOMPARE(m_findings->current(), m_findings->all().data());
    }
};

POINTLOOM_TEST(TestFindings, withOwnSettings)
#include "tst_findings.moc"
