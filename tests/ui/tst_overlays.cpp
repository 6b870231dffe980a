// SPDX-License-Identifier: Apache-2.0
// What floats over the views of the real window takes the mouse wholly or lets all of it through.
#include "tests/ui/OpenedWindow.h"

#include "ui/panels/ViewPanel.h"

#include <QAbstractButton>
#include <QWheelEvent>

using namespace pointloom;
using test::OpenedWindow;

namespace {

constexpr SimulateParams overlayStreet{.frames = 1, .seed = 11, .rings = 32, .columns = 512, .cars = 6};

/// What the mouse meets over a view.
std::vector<QWidget*> floatingOver(const SceneView& view)
{
    std::vector<QWidget*> floating;
    for (QWidget* child : view.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (child->isVisible() && !child->isWindow() && !child->testAttribute(Qt::WA_TransparentForMouseEvents))
            floating.push_back(child);
    return floating;
}

}  // namespace

class TestOverlays : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<OpenedWindow> m_opened;

    [[nodiscard]] OpenedWindow& w() const { return *m_opened; }

    void moveTo(QPoint at, Qt::MouseButtons held) const
    {
        QMouseEvent move(QEvent::MouseMove, at, w().window.mapToGlobal(at), Qt::NoButton, held, {});
        QCoreApplication::sendEvent(w().window.windowHandle(), &move);
    }

    /// Presses, drags away, lets go, and moves on with no button down.
    void dragFrom(QPoint at, Qt::MouseButton button) const
    {
        const QPoint away(60, 45);
        QTest::mousePress(w().window.windowHandle(), button, {}, at);
        moveTo(at + away / 2, button);
        moveTo(at + away, button);
        QTest::mouseRelease(w().window.windowHandle(), button, {}, at + away);
        moveTo(at + away * 2, Qt::NoButton);
        moveTo(at, Qt::NoButton);
    }

    /// Presses and lets go at one place, and moves on with no button down.
    void clickAt(QPoint at) const
    {
        QTest::mouseClick(w().window.windowHandle(), Qt::LeftButton, {}, at);
        moveTo(at + QPoint(30, 20), Qt::NoButton);
        moveTo(at + QPoint(60, 40), Qt::NoButton);
    }

    /// The widget itself at its edge and all that is in it, each where the mouse meets it first.
    [[nodiscard]] std::vector<std::pair<QWidget*, QPoint>> placesOn(QWidget& floating) const
    {
        std::vector<std::pair<QWidget*, QPoint>> places{{&floating, floating.mapTo(&w().window, QPoint(1, 1))}};
        for (QWidget* part : floating.findChildren<QWidget*>())
            if (const QPoint place = part->mapTo(&w().window, part->rect().center()); w().window.childAt(place) == part)
                places.emplace_back(part, place);
        return places;
    }

    /// A place of the main view with nothing over it, in the window.
    [[nodiscard]] QPoint bare() const { return w().inWindow(w().main(), {w().main().width() * 0.75, w().main().height() * 0.5}); }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<OpenedWindow>(m_folder, overlayStreet, QTest::currentTestFunction());
        QVERIFY(w().isOpen);
        w().session().add({.box = test::carsOf(overlayStreet).front().box, .classKey = "car"});
        w().act(ActionId::cropToBox);
        w().act(ActionId::viewPanel);
        QVERIFY(w().window.findChild<ViewPanel*>()->isVisible());
        QVERIFY(w().window.findChild<QWidget*>("selectedInfo")->isVisible());
        QVERIFY(w().window.findChild<QWidget*>("cropFilter")->isVisible());
    }
    void cleanup() { m_opened.reset(); }

    void noDragOnThemReachesTheView()
    {
        QCOMPARE(w().window.childAt(bare()), &w().main());
        const std::vector<QWidget*> floating = floatingOver(w().main());
        QVERIFY(floating.size() >= 5);
        for (QWidget* widget : floating) {
            for (const auto& [part, place] : placesOn(*widget)) {
                const QString what = QString("%1 %2").arg(part->metaObject()->className(), part->objectName());
                QSignalSpy moved(&w().main(), &SceneView::cameraChanged);
                // A button leaves the middle button alone, and with the left one it would do what it is for.
                dragFrom(place, qobject_cast<QAbstractButton*>(part) != nullptr ? Qt::MiddleButton : Qt::LeftButton);
                QVERIFY2(moved.isEmpty(), qPrintable(what));
                dragFrom(bare(), Qt::MiddleButton);
                QVERIFY2(!moved.isEmpty(), qPrintable(what));
            }
        }
    }

    void aClickOnTextLeavesTheViewAlone()
    {
        for (QWidget* widget : floatingOver(w().main())) {
            for (const auto& [part, place] : placesOn(*widget)) {
                if (qobject_cast<QAbstractButton*>(part) != nullptr)
                    continue;
                QSignalSpy moved(&w().main(), &SceneView::cameraChanged);
                clickAt(place);
                QVERIFY2(moved.isEmpty(), part->metaObject()->className());
            }
        }
        // The first press on the view afterwards is heard.
        QSignalSpy moved(&w().main(), &SceneView::cameraChanged);
        dragFrom(bare(), Qt::MiddleButton);
        QVERIFY(!moved.isEmpty());
    }

    void theWheelOverThemDoesNotZoom()
    {
        for (QWidget* widget : floatingOver(w().main())) {
            QSignalSpy moved(&w().main(), &SceneView::cameraChanged);
            const QPointF middle = QRectF(widget->rect()).center();
            QWheelEvent turned(middle, widget->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(widget, &turned);
            QVERIFY2(moved.isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

POINTLOOM_TEST(TestOverlays, inWindow)
#include "tst_overlays.moc"
