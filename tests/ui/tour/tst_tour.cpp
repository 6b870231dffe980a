// SPDX-License-Identifier: Apache-2.0
// Goes through the tour as a person would; each step must wait until it was really done.
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/OpenedWindow.h"
#include "ui/MainWindow.h"
#include "ui/application/Theme.h"
#include "ui/scene/SceneView.h"
#include "ui/tour/Tour.h"
#include "ui/tour/TourCard.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>

using namespace pointloom;

namespace {

constexpr int wait_ms = 60'000;  ///< the sample is made first, and on a busy machine that takes a while

}  // namespace

class TestTour : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] Session& session() const { return *m_window->session(); }
    [[nodiscard]] TourCard* card() const { return m_window->findChild<TourCard*>("tourCard"); }
    [[nodiscard]] QString title() const { return card()->findChild<QLabel*>("tour.title")->text(); }

    void begin()
    {
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        m_window->actions()[ActionId::tour].trigger();
        QVERIFY(opened.wait(wait_ms));
        QTRY_VERIFY_WITH_TIMEOUT(session().view().frame() != nullptr, wait_ms);
        QVERIFY(card() != nullptr && card()->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void fiveThingsToDo()
    {
        begin();
        QStringList titles{title()};
        const Id<Cuboid> id = session().add({.box = test::goldenBox(), .classKey = "car"});
        titles += title();
        session().view().goToFrame(1);  // not its turn yet
        session().view().goToFrame(0);
        QCOMPARE(title(), titles.back());
        session().selection().select(id);
        session().editing().push(reshapeBox(session().editing().labels(), id, withFaceMoved(test::goldenBox(), Face::front, 0.3)));
        titles += title();
        session().editing().push(
            answer(session().editing().labels(), session().schema(), id, "occlusion", AttributeValue(std::string("visible"))));
        titles += title();
        m_window->actions()[ActionId::nextFrame].trigger();
        titles += title();
        QCOMPARE(QSet<QString>(titles.begin(), titles.end()).size(), 5);
        auto* tour = m_window->findChild<QObject*>("tour");
        QVERIFY(tour != nullptr);
        QCOMPARE(static_cast<Tour*>(tour)->step(), Tour::Step::exporting);
        static_cast<Tour*>(tour)->exported();
        card()->findChild<QAbstractButton*>("tour.skip")->click();
        QTRY_VERIFY(card() == nullptr);
        QVERIFY(Tour::wasSeen());
    }

    void theCardStaysInsideTheWindowAndOffItsPlace()
    {
        begin();
        for (const QSize size : {QSize(1366, 768), QSize(1000, 700)}) {
            m_window->resize(size);
            QTest::qWait(0);
            QTRY_VERIFY(m_window->rect().contains(card()->geometry()));
        }
    }

    void isSkippedAtAnyTime()
    {
        begin();
        card()->findChild<QAbstractButton*>("tour.skip")->click();
        QTRY_VERIFY(card() == nullptr);
        QVERIFY(m_window->session() != nullptr);
        m_window->actions()[ActionId::startPage].trigger();
        QVERIFY(m_window->session() == nullptr);
        QVERIFY(m_window->findChild<QAbstractButton*>("start.open")->isVisible());
    }

    void endsWithItsSession()
    {
        begin();
        m_window->actions()[ActionId::startPage].trigger();
        QVERIFY(card() == nullptr);
    }
};

POINTLOOM_TEST(TestTour, inWindow)

#include "tst_tour.moc"
