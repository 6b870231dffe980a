// SPDX-License-Identifier: Apache-2.0
// Views change places and windows; each must go on drawing where it is now.
#include "tests/support/Support.h"
#include "tests/ui/scene/Stage.h"
#include "ui/docks/Docks.h"
#include "ui/docks/ViewStage.h"
#include "ui/docks/ViewWindow.h"
#include "ui/panels/SideViews.h"
#include "ui/scene/SceneView.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>

using namespace pointloom;

namespace {

SceneCloud lattice()
{
    auto cloud = std::make_shared<PointCloud>();
    for (int x = -20; x <= 20; ++x)
        for (int y = -20; y <= 20; ++y)
            cloud->positions_m.emplace_back(static_cast<float>(x) / 2, static_cast<float>(y) / 2, static_cast<float>((x * y) % 5) / 4);
    return {cloud, CloudIndex::build(*cloud)};
}

/// Whether anything but the background is in a view's picture.
bool isDrawn(SceneView& view)
{
    const QImage picture = view.grabPicture();
    const QRgb background = picture.pixel(picture.width() - 2, 2);
    for (int y = 0; y < picture.height(); y += 2)
        for (int x = 0; x < picture.width(); x += 2)
            if (picture.pixel(x, y) != background && y > 40)
                return true;
    return false;
}

}  // namespace

class TestViewStage : public QObject
{
    Q_OBJECT

private:
    QMainWindow m_window;
    SceneModel m_scene;
    SceneView* m_main = nullptr;
    SideViews* m_sides = nullptr;
    ViewStage* m_stage = nullptr;
    Docks* m_docks = nullptr;

    [[nodiscard]] SceneView& side(std::size_t i) const { return *m_sides->views()[i]; }
    /// The selected box is in every side view as a whole.
    void allFit() const
    {
        for (std::size_t i = 0; i < 3; ++i)
            for (const Eigen::Vector3d& corner : corners(m_scene.selectedBox()->box)) {
                const auto inside = [&] {
                    const auto pixel = side(i).transform().toPixel(corner);
                    return pixel && QRectF(side(i).rect()).contains(pixel->x(), pixel->y());
                };
                QTRY_VERIFY2(inside(), qPrintable(side(i).objectName()));
            }
    }
    void allDraw() const
    {
        for (SceneView* view : {m_main, &side(0), &side(1), &side(2)})
            if (view->isVisible())
                QTRY_VERIFY2(isDrawn(*view), qPrintable(view->objectName()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_main = new SceneView(m_scene, ViewKind::main);
        m_main->setObjectName("mainView");
        m_docks = new Docks(m_window);
        m_sides = new SideViews(m_scene, &m_window);
        (*m_docks)["dock.views"].setWidget(m_sides);
        m_stage = new ViewStage(*m_main, m_sides->views(), m_sides->splitter(), &m_window);
        m_window.setCentralWidget(m_stage);
        m_window.resize(1200, 800);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
        m_docks->reset();
        for (const std::string_view which : std::array<std::string_view, 4>{"dock.objects", "dock.classes", "dock.details", "dock.frames"})
            (*m_docks)[which].hide();
        m_scene.setCloud(lattice());
        m_scene.setBoxes(
            {{.id = 1, .box = {{0, 0, 0.5}, {4, 2, 2}, 0.3}, .colour = {90, 200, 255}, .label = "Car 1", .seen = {}, .hidden = false}});
        m_scene.setSelected(1);
        m_main->showAll();
        allDraw();
    }

    void aSideViewFillsTheMiddleAndGoesBack()
    {
        m_sides->splitter().setSizes({300, 200, 100});
        QTRY_VERIFY(m_sides->splitter().height() > 700);  // the dock has taken its place
        const QList<int> sizes = m_sides->splitter().sizes();
        const QSize small = side(0).size();
        m_stage->toggleEnlarged();
        QCOMPARE(&m_stage->inTheMiddle(), &side(0));
        QTRY_VERIFY(side(0).width() > small.width());
        allFit();
        QVERIFY(!m_main->isVisible());
        allDraw();
        m_stage->toggleEnlarged();
        QCOMPARE(&m_stage->inTheMiddle(), m_main);
        QVERIFY(m_main->isVisible());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_sides->splitter().widget(i), &side(static_cast<std::size_t>(i)));
        QTRY_COMPARE(m_sides->splitter().sizes(), sizes);
        allDraw();
    }

    void aSideViewAndTheMainViewChangePlaces()
    {
        m_stage->toggleSwapped();
        QCOMPARE(m_sides->splitter().widget(0), m_main);
        QVERIFY(m_main->isVisible() && side(0).isVisible());
        allDraw();
        m_stage->toggleSwapped();
        QCOMPARE(&m_stage->inTheMiddle(), m_main);
        allDraw();
    }

    void fromEnlargedToSwappedAndBack()
    {
        m_stage->toggleEnlarged();
        m_stage->toggleSwapped();
        QCOMPARE(m_sides->splitter().widget(0), m_main);
        m_stage->putBack();
        QCOMPARE(m_sides->splitter().widget(0), &side(0));
        allDraw();
    }

    void viewsDrawInAFloatingDockAndBack()
    {
        for (int round = 0; round < 2; ++round) {
            (*m_docks)["dock.views"].setFloating(true);
            QVERIFY(QTest::qWaitForWindowExposed(&(*m_docks)["dock.views"]));
            allDraw();
            m_stage->toggleSwapped();  // across windows
            allDraw();
            m_stage->putBack();
            (*m_docks)["dock.views"].setFloating(false);
            allDraw();
        }
    }

    void aSecondWindowShowsTheSameScene()
    {
        auto* second = new ViewWindow(m_scene, m_window);
        second->view().setCamera(m_main->camera());
        second->show();
        QVERIFY(QTest::qWaitForWindowExposed(second));
        QTRY_VERIFY(isDrawn(second->view()));
        second->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        allDraw();
    }
};

POINTLOOM_TEST(TestViewStage, onScreen)
#include "tst_view_stage.moc"
