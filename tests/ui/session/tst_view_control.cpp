// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scene/Stage.h"
#include "ui/session/ViewControl.h"

using namespace pointloom;

namespace {

SceneBox carAt(std::uint64_t id, double x)
{
    SceneBox box = test::car(id);
    box.box.centre_m.x() += x;
    return box;
}

}  // namespace

class TestViewControl : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SceneModel> m_scene;
    std::unique_ptr<SceneView> m_view;
    ViewControl* m_control = nullptr;

    [[nodiscard]] Eigen::Vector3d seen() const { return m_view->camera().position_m; }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<SceneModel>();
        m_view = std::make_unique<SceneView>(*m_scene, ViewKind::main);
        m_view->resize(640, 420);
        m_control = new ViewControl(*m_view, *m_scene);
        m_scene->setCloud(test::street());
        m_scene->setBoxes({carAt(1, 0), carAt(2, 12)});
    }
    void cleanup()
    {
        m_view.reset();
        m_scene.reset();
    }

    void theCameraStaysWithTheSelection()
    {
        m_scene->setSelected(1);
        const Eigen::Vector3d start = seen();
        m_scene->setSelected(2);
        QCOMPARE(seen(), start);  // only when it is asked to
        m_control->arrange([](ViewOptions& options) { options.followSelection = true; });
        m_scene->setSelected(1);
        QVERIFY((seen() - start - Eigen::Vector3d(-12, 0, 0)).norm() < 1e-9);
        m_scene->setSelected(0);
        m_scene->setSelected(2);
        QVERIFY((seen() - start).norm() < 1e-9);
    }

    void theCameraStaysWithTheObjectThroughFrames()
    {
        m_control->arrange([](ViewOptions& options) { options.followSelection = true; });
        m_scene->setSelected(1);
        const Eigen::Vector3d start = seen();
        m_scene->setCloud(test::street(800));
        m_scene->setBoxes({carAt(7, 3)});
        m_scene->setSelected(7);
        QVERIFY((seen() - start - Eigen::Vector3d(3, 0, 0)).norm() < 1e-9);
    }

    void aBoxThatIsMovedByHandMovesInAStillPicture()
    {
        m_control->arrange([](ViewOptions& options) { options.followSelection = true; });
        m_scene->setSelected(1);
        const Eigen::Vector3d start = seen();
        m_scene->setBox(carAt(1, 1));
        QCOMPARE(seen(), start);
        m_scene->setSelected(2);
        QVERIFY((seen() - start - Eigen::Vector3d(11, 0, 0)).norm() < 1e-9);
    }

    void theCropNeedsABoxAndStaysWithTheSelection()
    {
        QSignalSpy said(m_control, &ViewControl::said);
        m_control->setCropped(true);
        QVERIFY(!m_control->isCropped());
        QCOMPARE(said.count(), 1);
        m_scene->setSelected(1);
        m_control->setCropped(true);
        QVERIFY(m_control->isCropped());
        QVERIFY(!m_scene->shows(*m_scene->box(2)));
        m_scene->setSelected(2);
        QVERIFY(m_scene->shows(*m_scene->box(2)) && !m_scene->shows(*m_scene->box(1)));
        m_scene->setSelected(0);
        QVERIFY(m_control->isCropped());
        m_control->setCropMargin(8);
        m_scene->setSelected(2);
        QVERIFY(m_scene->shows(*m_scene->box(1)));
        m_control->setCropped(false);
        QVERIFY(m_scene->style().filter.empty());
    }

    void croppedPointsAreNotPicked()
    {
        const Eigen::Vector3f far(-5, -5, -1.7F);
        const auto pixel = m_view->transform().toPixel(far.cast<double>());
        const QPointF at(pixel->x(), pixel->y());
        QVERIFY(m_view->pickPoint(at, 3).has_value());
        m_scene->setSelected(1);
        m_control->setCropped(true);
        QVERIFY(!m_view->pickPoint(at, 3).has_value());
        m_control->clearFilter();
        QVERIFY(m_view->pickPoint(at, 3).has_value());
    }

    void anEmptySlotSaysSo()
    {
        QSignalSpy said(m_control, &ViewControl::said);
        const Eigen::Vector3d start = seen();
        m_control->showView(2);
        QCOMPARE(said.count(), 1);
        QCOMPARE(seen(), start);
        m_control->storeView(2);
        m_view->showAll();
        m_control->showView(2);
        QCOMPARE(seen(), start);
        m_control->forgetView(2);
        QVERIFY(!m_control->savedViews()[2]);
    }

    void whatChangesIsToBeRemembered()
    {
        QSignalSpy changed(m_control, &ViewControl::changed);
        m_control->restyle([](PointStyle& style) { style.pointSize_px = 4; });
        m_control->arrange([](ViewOptions& options) { options.grid = true; });
        m_view->lookAlong(ViewKind::top);
        m_control->storeView(0);
        m_control->setCropMargin(3);
        QCOMPARE(changed.count(), 5);
    }
};

POINTLOOM_TEST(TestViewControl, onScreen)
#include "tst_view_control.moc"
