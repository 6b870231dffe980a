// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Simulate.h"
#include "tests/ui/Jobs.h"
#include "tests/ui/scene/Stage.h"
#include "ui/application/OpenTask.h"
#include "ui/application/ViewActions.h"
#include "ui/panels/RangeSlider.h"
#include "ui/panels/Segments.h"
#include "ui/panels/ViewOverlay.h"
#include "ui/panels/ViewPanel.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

using namespace pointloom;

namespace {

enum Page { colourPage, pointsPage, limitsPage, scenePage };

/// A street whose points have rings but no times and no colours.
SceneCloud street()
{
    auto cloud = std::make_shared<PointCloud>(*test::street().cloud);
    for (std::size_t i = 0; i < cloud->size(); ++i) {
        cloud->ring.push_back(static_cast<std::uint16_t>(i % 64));
        cloud->intensity.push_back(static_cast<float>(i % 100) / 100);
    }
    return {cloud, CloudIndex::build(*cloud)};
}

}  // namespace

/// The panel over a real view, with a person's mouse and keys.
class TestViewPanel : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneModel> m_scene;
    std::unique_ptr<QWidget> m_window;
    SceneView* m_view = nullptr;
    ViewControl* m_control = nullptr;
    ActionSet* m_actions = nullptr;

    [[nodiscard]] ViewPanel& panel() const { return *m_window->findChild<ViewPanel*>(); }
    template <class Widget> [[nodiscard]] Widget& part(const char* name) const { return *m_window->findChild<Widget*>(name); }
    [[nodiscard]] const PointStyle& style() const { return m_scene->style(); }

    static void click(QWidget& widget) { QTest::mouseClick(&widget, Qt::LeftButton, {}, QPoint(widget.height() / 2, widget.height() / 2)); }
    void choose(const char* segments, int index) const { click(*part<Segments>(segments).button(index)); }
    void open(Page page) const
    {
        if (!panel().isVisible())
            click(part<QToolButton>("viewSettings"));
        choose("viewTabs", page);
        QVERIFY(panel().isVisible());
    }

    static void dragGrip(RangeSlider& slider, float from, float to)
    {
        const auto at = [&](float value) { return QPoint(static_cast<int>(std::lround(slider.positionOf(value))), 30); };
        const QPoint end = at(to);
        QTest::mousePress(&slider, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&slider, (at(from) + end) / 2);
        QTest::mouseMove(&slider, end);
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, end);
    }

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", {.frames = 1, .seed = 5, .rings = 8, .columns = 64, .cars = 1}));
    }

    void init()
    {
        OpenRequest request;
        request.dataset = (test::path(m_folder) / "street").string();
        request.workspace = (test::path(m_folder) / (std::string(QTest::currentTestFunction()) + ".pointloom")).string();
        request.scheme = test::projectFile("resources/schemes/driving.json").string();
        auto opening = openTask(request);
        VERIFY_RESULT(opening);
        m_session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        m_session->start();

        m_scene = std::make_unique<SceneModel>();
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        m_view = new SceneView(*m_scene, ViewKind::main);
        column->addWidget(m_view);
        m_actions = new ActionSet(*m_window);
        m_control = new ViewControl(*m_view, *m_scene);
        connectViewActions(*m_actions, *m_control);
        auto* overlay = new ViewOverlay(*m_control, *m_actions);
        m_window->resize(900, 620);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        overlay->setSession(m_session.get());
        m_scene->setCloud(street());
        m_scene->setBoxes({test::car()});
        QTRY_VERIFY(m_view->statistics().positionUploads == 1);
    }

    void cleanup()
    {
        m_window.reset();
        m_scene.reset();
        m_session.reset();
    }

    void comesAndGoesWithItsButtonItsKeyAndEscape()
    {
        click(part<QToolButton>("viewSettings"));
        QVERIFY(panel().isVisible());
        click(part<QToolButton>("viewSettings"));
        QVERIFY(!panel().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(panel().isVisible());
        QVERIFY(panel().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
        QVERIFY(m_view->hasFocus());
    }

    void everyPageFitsIntoASmallWindow()
    {
        for (const Page page : {colourPage, pointsPage, limitsPage, scenePage}) {
            open(page);
            QTRY_VERIFY2(panel().height() < 430, qPrintable(QString::number(panel().height())));
            for (QWidget* child : panel().findChildren<QWidget*>())
                if (child->isVisible() && child->parentWidget() != nullptr && !child->inherits("QTipLabel"))
                    QVERIFY2(child->width() + 1 >= child->minimumSizeHint().width(), qPrintable(child->objectName()));
        }
    }

    void coloursByWhatIsClickedWithoutUploadingTheCloudAgain()
    {
        open(colourPage);
        for (const ColourBy mode : {ColourBy::intensity, ColourBy::ring, ColourBy::objectClass, ColourBy::instance, ColourBy::distance,
                                    ColourBy::plain, ColourBy::height}) {
            const quint64 before = m_view->statistics().colourUploads;
            choose("colourModes", static_cast<int>(mode));
            QCOMPARE(style().colourBy, mode);
            QTRY_VERIFY(m_view->statistics().colourUploads > before);
        }
        QCOMPARE(m_view->statistics().positionUploads, quint64(1));
    }

    void aModeThatTheCloudLacksSaysWhyAndCannotBeChosen()
    {
        open(colourPage);
        for (const ColourBy mode : {ColourBy::time, ColourBy::rgb}) {
            QToolButton& button = *part<Segments>("colourModes").button(static_cast<int>(mode));
            QVERIFY(!button.isEnabled());
            QVERIFY(!button.toolTip().isEmpty());
            click(button);
            QCOMPARE(style().colourBy, ColourBy::height);
        }
    }

    void aRangeIsDraggedAndGoesBackToTheUsual()
    {
        open(colourPage);
        choose("colourModes", static_cast<int>(ColourBy::ring));
        auto& slider = part<RangeSlider>("colourRange");
        QTRY_VERIFY(slider.range().high > 60);
        const ValueRange usual = slider.range();
        dragGrip(slider, slider.range().low, 20);
        QVERIFY(style().rangeOf(ColourBy::ring).has_value());
        QVERIFY(std::abs(style().rangeOf(ColourBy::ring)->low - 20) < 1);
        QCOMPARE(style().rangeOf(ColourBy::ring)->high, usual.high);
        dragGrip(slider, 40, 30);  // what is between the grips, as a whole
        QVERIFY(std::abs(style().rangeOf(ColourBy::ring)->low - 10) < 1.5F);
        click(part<QToolButton>("rangeUsual"));
        QVERIFY(!style().rangeOf(ColourBy::ring));
        QVERIFY(slider.range() == usual);
        click(part<QToolButton>("rangeBulk"));
        QVERIFY(style().rangeOf(ColourBy::ring)->low > usual.low);
        click(part<QToolButton>("rangeWhole"));
        QVERIFY(style().rangeOf(ColourBy::ring)->low <= usual.low);
        QTest::mouseDClick(&slider, Qt::LeftButton, {}, QPoint(80, 20));
        QVERIFY(!style().rangeOf(ColourBy::ring));
        QVERIFY(!style().rangeOf(ColourBy::height));
    }

    void aRangeIsChangedByKeys()
    {
        open(colourPage);
        auto& slider = part<RangeSlider>("colourRange");
        slider.setFocus();
        const ValueRange before = slider.range();
        QTest::keyClick(&slider, Qt::Key_Right);
        QVERIFY(slider.range().low > before.low);
        QTest::keyClick(&slider, Qt::Key_Up);
        QTest::keyClick(&slider, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(slider.range().high < before.high);
        QVERIFY(*style().rangeOf(ColourBy::height) == slider.range());
    }

    void pointsChangeSizeShapeAndGround()
    {
        open(pointsPage);
        auto& size = part<QSlider>("pointSize");
        size.setFocus();
        QTest::keyClick(&size, Qt::Key_Right);
        QCOMPARE(style().pointSize_px, 2.5F);
        QTest::keyClick(m_window.get(), Qt::Key_Plus);
        QCOMPARE(size.value(), 6);
        choose("pointShape", 1);
        QVERIFY(style().roundPoints);
        choose("groundStyle", static_cast<int>(GroundStyle::hidden));
        QCOMPARE(style().ground, GroundStyle::hidden);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(part<Segments>("groundStyle").current(), static_cast<int>(GroundStyle::faded));
        choose("backdrop", static_cast<int>(Backdrop::black));
        QCOMPARE(m_view->grabPicture().pixelColor(2, 2), QColor(0, 0, 0));
        click(part<QCheckBox>("markNear"));
        QVERIFY(!style().markNear);
    }

    void limitsLeavePointsOutAndAChipBringsThemBack()
    {
        open(limitsPage);
        auto& height = part<RangeSlider>("heightSlice");
        QTRY_VERIFY(height.range().high > 1);
        dragGrip(height, height.range().low, 0.5F);
        QVERIFY(style().filter.height_m && std::abs(style().filter.height_m->low - 0.5F) < 0.05F);
        auto& distance = part<RangeSlider>("distanceLimit");
        dragGrip(distance, distance.range().high, 15);
        QVERIFY(style().filter.farthest_m && std::abs(*style().filter.farthest_m - 15) < 0.5F);

        auto& heightChip = part<QToolButton>("heightFilter");
        auto& distanceChip = part<QToolButton>("distanceFilter");
        QVERIFY(heightChip.isVisible() && distanceChip.isVisible() && !part<QToolButton>("cropFilter").isVisible());
        QVERIFY(!panel().geometry().intersects(heightChip.parentWidget()->geometry()));
        click(heightChip);
        QVERIFY(!style().filter.height_m && !heightChip.isVisible());
        click(distanceChip);
        QVERIFY(style().filter.empty() && !distanceChip.parentWidget()->isVisible());
        QCOMPARE(height.range().low, height.span().low);
        QCOMPARE(m_view->statistics().positionUploads, quint64(1));
    }

    void cropsToTheSelectedBox()
    {
        open(limitsPage);
        auto& crop = part<QCheckBox>("crop");
        QVERIFY(!crop.isEnabled() && !crop.toolTip().isEmpty());
        m_scene->setSelected(1);
        QVERIFY(crop.isEnabled());
        click(crop);
        QVERIFY(style().filter.crop.has_value());
        QCOMPARE(style().filter.crop->size_m.x(), test::carBox().size_m.x() + 2 * m_control->cropMargin_m());
        QVERIFY((*m_actions)[ActionId::cropToBox].isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::AltModifier);
        QVERIFY(!style().filter.crop && !crop.isChecked());
    }

    void boxesGridAndProjectionChange()
    {
        open(scenePage);
        choose("boxStyle", static_cast<int>(BoxStyle::corners));
        QCOMPARE(m_scene->options().boxes, BoxStyle::corners);
        const QImage without = m_view->grabPicture();
        click(part<QCheckBox>("grid"));
        click(part<QCheckBox>("rangeRings"));
        QVERIFY(m_scene->options().grid && m_scene->options().rangeRings);
        QVERIFY(m_view->grabPicture() != without);
        QVERIFY((*m_actions)[ActionId::showGrid].isChecked());
        choose("projection", 1);
        QVERIFY(m_view->camera().parallel);
        QTest::keyClick(m_window.get(), Qt::Key_5, Qt::KeypadModifier);
        QVERIFY(!m_view->camera().parallel);
        QCOMPARE(part<Segments>("projection").current(), 0);
    }

    void viewsAreStoredNamedAndShown()
    {
        open(scenePage);
        QVERIFY(!part<QToolButton>("viewShow2").isEnabled());
        const CameraState before = m_view->camera();
        m_control->restyle([](PointStyle& style) { style.colourBy = ColourBy::ring; });
        click(part<QToolButton>("viewStore2"));
        auto& name = part<QLineEdit>("viewName2");
        name.setFocus();
        name.selectAll();
        QTest::keyClicks(&name, "Crossing");
        QTest::keyClick(&name, Qt::Key_Return);
        QCOMPARE(m_control->savedViews()[1]->name, QString("Crossing"));

        m_view->lookAlong(ViewKind::top);
        m_control->restyle([](PointStyle& style) { style.colourBy = ColourBy::height; });
        click(part<QToolButton>("viewShow2"));
        QCOMPARE(m_view->camera().position_m, before.position_m);
        QCOMPARE(style().colourBy, ColourBy::ring);

        const auto place = placeFromJson(toJson(m_control->place()));
        QVERIFY(place && place->views[1] && place->views[1]->name == "Crossing");
        m_control->beginAnew();
        QVERIFY(!part<QToolButton>("viewShow2").isEnabled());
        m_control->setPlace(*place);
        QVERIFY(part<QToolButton>("viewShow2").isEnabled());
        QCOMPARE(name.text(), QString("Crossing"));
    }
};

POINTLOOM_TEST(TestViewPanel, onScreen)
#include "tst_view_panel.moc"
