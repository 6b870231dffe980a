// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scene/Stage.h"
#include "ui/scene/SceneColours.h"

#include <QMainWindow>
#include <QVBoxLayout>

using namespace pointloom;
using test::Stage;

namespace {

const QColor background = toQt(sceneColour::background);
const QColor plain = toQt(sceneColour::unlabelled);
const QColor selection = toQt(sceneColour::selection);

constexpr PointStyle byClass{.colourBy = ColourBy::objectClass, .ground = GroundStyle::shown, .pointSize_px = 3};

bool showsEveryPoint(Stage& stage)
{
    const QImage picture = stage.view.grabPicture();
    return std::ranges::all_of(stage.model.cloud().cloud->positions_m, [&](const Eigen::Vector3f& p) {
        return test::hasColourNear(picture, stage.pixelOf(p.cast<double>()), plain);
    });
}

}  // namespace

class TestSceneView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAreWhereTheTransformSays()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        stage.model.setStyle(byClass);
        QVERIFY(stage.isShown());
        QVERIFY(showsEveryPoint(stage));
        const QImage picture = stage.view.grabPicture();
        const auto points = static_cast<int>(stage.model.cloud().cloud->size());
        QCOMPARE(test::countColour(picture, plain), points * 9);
        QCOMPARE(test::countColour(picture, background), picture.width() * picture.height() - points * 9);
    }

    void pointsFollowTheCamera_data()
    {
        QTest::addColumn<bool>("parallel");
        QTest::addRow("perspective") << false;
        QTest::addRow("parallel") << true;
    }

    void pointsFollowTheCamera()
    {
        QFETCH(bool, parallel);
        Stage stage;
        stage.model.setCloud(test::sparse());
        stage.model.setStyle(byClass);
        QVERIFY(stage.isShown());
        for (const Eigen::Vector3d& position : {Eigen::Vector3d(-20, 15, 20), Eigen::Vector3d(10, -20, 25), Eigen::Vector3d(1, 2, 30)}) {
            stage.view.setCamera({.position_m = position, .parallelScale_m = 15, .parallel = parallel});
            QVERIFY(showsEveryPoint(stage));
        }
    }

    void aProjectedPointIsPicked()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        QVERIFY(stage.isShown());
        for (const Eigen::Vector3f& p : stage.model.cloud().cloud->positions_m)
            QCOMPARE(stage.view.pickPoint(stage.pixelOf(p.cast<double>())).value_or(ScenePoint({9e9F, 0, 0})), ScenePoint(p));
        QVERIFY(!stage.view.pickPoint({3, 3}).has_value());
    }

    void pickingNeedsNoPicture()
    {
        SceneModel model;
        model.setCloud(test::sparse());
        SceneView view(model, ViewKind::main);
        view.resize(600, 400);
        const Eigen::Vector3f p = model.cloud().cloud->positions_m[8];
        const auto pixel = view.transform().toPixel(p.cast<double>());
        QCOMPARE(view.pickPoint({pixel->x(), pixel->y()}).value_or(ScenePoint({9e9F, 0, 0})), ScenePoint(p));
    }

    void recolouringUploadsNoPositions()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        stage.model.setStyle(byClass);
        QVERIFY(stage.isShown());
        const QImage before = stage.view.grabPicture();
        const ViewStatistics start = stage.view.statistics();
        QCOMPARE(start.positionUploads, quint64(1));

        stage.model.setStyle({.colourBy = ColourBy::height});
        const QImage byHeight = stage.view.grabPicture();
        QVERIFY(byHeight != before);
        stage.model.setBoxes({test::car()});
        const QImage withBox = stage.view.grabPicture();
        QVERIFY(withBox != byHeight);
        SceneBox moved = test::car();
        moved.box.centre_m.x() += 1;
        stage.model.setBox(moved);
        QVERIFY(stage.view.grabPicture() != withBox);
        // The index comes later than the cloud: still the same positions.
        stage.model.setCloud({stage.model.cloud().cloud, CloudIndex::build(*stage.model.cloud().cloud)});
        (void)stage.view.grabPicture();

        const ViewStatistics end = stage.view.statistics();
        QCOMPARE(end.positionUploads, start.positionUploads);
        QVERIFY(end.colourUploads >= start.colourUploads + 4);
    }

    void manyChangesMakeOnePicture()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        stage.model.setBoxes({test::car()});
        QVERIFY(stage.isShown());
        QCoreApplication::processEvents();
        const quint64 before = stage.view.statistics().pictures;
        for (int i = 0; i < 25; ++i) {
            SceneBox moved = test::car();
            moved.box.centre_m.x() += 0.1 * i;
            stage.model.setBox(moved);
        }
        QTRY_VERIFY(stage.view.statistics().pictures > before);
        QCoreApplication::processEvents();
        QCOMPARE(stage.view.statistics().pictures, before + 1);
    }

    void hiddenGroundIsNeitherDrawnNorPicked()
    {
        Stage stage;
        auto scene = test::street();
        scene.index = CloudIndex::build(*scene.cloud);
        stage.model.setCloud(scene);
        QVERIFY(stage.isShown());
        const Eigen::Vector3f onGround(-5, -5, -1.7F);
        const QPointF pixel = stage.pixelOf(onGround.cast<double>());
        QVERIFY(test::hasColourNear(stage.view.grabPicture(), pixel, toQt(sceneColour::ground)));
        QVERIFY(stage.view.pickPoint(pixel, 3).has_value());
        stage.model.setStyle({.ground = GroundStyle::hidden});
        QCOMPARE(test::countColour(stage.view.grabPicture(), toQt(sceneColour::ground), 2), 0);
        QVERIFY(!stage.view.pickPoint(pixel, 3).has_value());
    }

    void boxesAreDrawnInTheirColoursAndTheSelectedOneInItsOwn()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        stage.model.setBoxes({test::car()});
        const auto corner = corners(test::carBox());
        const QPointF onEdge = stage.pixelOf((corner[0] + corner[1]) / 2);
        QVERIFY(test::hasColourNear(stage.view.grabPicture(), onEdge, toQt(opaque(test::car().colour)), 2, 60));
        stage.model.setSelected(1);
        QVERIFY(test::hasColourNear(stage.view.grabPicture(), onEdge, selection, 2, 60));
        SceneBox hidden = test::car();
        hidden.hidden = true;
        stage.model.setBox(hidden);
        QCOMPARE(test::countColour(stage.view.grabPicture(), background, 0), 640 * 420);
    }

    void edgesOfAssumedFacesAreDashed()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        SceneBox box = test::car();
        box.label.clear();
        box.seen = {true, true, true, true, true, true};
        stage.model.setBoxes({box});
        const auto lit = [&] { return 640 * 420 - test::countColour(stage.view.grabPicture(), background, 3); };
        const int solid = lit();
        box.seen = {true, false, false, true, true, true};  // back and left seen, front and right assumed
        stage.model.setBox(box);
        const int dashed = lit();
        QVERIFY(dashed < solid * 0.85 && dashed > solid * 0.4);
        box.seen = {};  // nothing known
        stage.model.setBox(box);
        QCOMPARE(lit(), solid);
    }

    void thePreviewIsDrawnFaintly()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        const QImage empty = stage.view.grabPicture();
        stage.model.setPreview(test::car());
        const QImage preview = stage.view.grabPicture();
        const auto corner = corners(test::carBox());
        const QPoint onEdge = stage.pixelOf((corner[0] + corner[1]) / 2).toPoint();
        const auto brightness = [&](const QImage& picture) {
            int most = 0;
            for (int dy = -2; dy <= 2; ++dy)
                most = std::max(most, picture.pixelColor(onEdge + QPoint(0, dy)).blue());
            return most;
        };
        QVERIFY(brightness(preview) > brightness(empty) + 20);
        stage.model.setPreview({});
        stage.model.setBoxes({test::car()});
        QVERIFY(brightness(stage.view.grabPicture()) > brightness(preview));
    }

    void aSideViewShowsTheSelectedBox_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addRow("top") << static_cast<int>(ViewKind::top);
        QTest::addRow("side") << static_cast<int>(ViewKind::side);
        QTest::addRow("front") << static_cast<int>(ViewKind::front);
    }

    void aSideViewShowsTheSelectedBox()
    {
        QFETCH(int, kind);
        Stage stage(static_cast<ViewKind>(kind), {360, 220});
        stage.model.setCloud(test::street());
        stage.model.setBoxes({test::car()});
        QVERIFY(stage.isShown());
        const QColor inside = toQt(opaque(test::car().colour));
        QCOMPARE(test::countColour(stage.view.grabPicture(), inside), 0);
        stage.model.setSelected(1);
        const QImage picture = stage.view.grabPicture();
        QVERIFY(test::countColour(picture, inside, 40) > 300);
        for (const Eigen::Vector3d& corner : corners(test::carBox())) {
            const QPointF pixel = stage.pixelOf(corner);
            QVERIFY(QRectF(stage.view.rect()).contains(pixel));
            QVERIFY(test::hasColourNear(picture, pixel, selection, 3, 60));
        }
        QVERIFY(stage.view.statistics().pointsDrawn < stage.model.cloud().cloud->size());
    }

    void aSideViewFollowsTheBoxUnlessItIsHeld()
    {
        Stage stage(ViewKind::top, {360, 220});
        stage.model.setBoxes({test::car()});
        stage.model.setSelected(1);
        QVERIFY(stage.isShown());
        SceneBox moved = test::car();
        moved.box.centre_m.x() += 2;
        moved.box.yaw_rad += 0.3;
        const CameraState before = stage.view.camera();
        stage.model.setHeld(true);
        stage.model.setBox(moved);
        QCOMPARE(stage.view.camera().focus_m, before.focus_m);
        stage.model.setHeld(false);
        QVERIFY((stage.view.camera().focus_m - moved.box.centre_m).norm() < 1e-9);
        QVERIFY((stage.pixelOf(moved.box.centre_m) - QPointF(180, 110)).manhattanLength() < 1e-6);
    }

    void everythingIsDrawnOnceTheViewRests()
    {
        Stage stage;
        stage.model.setCloud(test::street(200'000));
        QVERIFY(stage.isShown());
        for (int i = 0; i < 6; ++i) {
            CameraState camera = stage.view.camera();
            camera.position_m.y() += 0.1;
            stage.view.setCamera(camera);
            (void)stage.view.grabPicture();
        }
        QTRY_COMPARE(stage.view.statistics().pointsDrawn, stage.model.cloud().cloud->size());
        QVERIFY(stage.view.lastFrameTime_s() > 0);
    }

    void movingToAnotherWindowKeepsThePicture()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        stage.model.setStyle(byClass);
        QVERIFY(stage.isShown());
        QVERIFY(showsEveryPoint(stage));
        for (int i = 0; i < 3; ++i) {
            auto window = std::make_unique<QMainWindow>();
            window->setCentralWidget(&stage.view);
            window->resize(640, 420);
            window->show();
            QVERIFY(QTest::qWaitForWindowExposed(window.get()));
            QTRY_VERIFY(showsEveryPoint(stage));
            window->takeCentralWidget();
            stage.view.setParent(nullptr);
            stage.view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
            QTRY_VERIFY(showsEveryPoint(stage));
        }
    }

    void fourViewsShareAWindow()
    {
        SceneModel model;
        model.setCloud(test::street());
        model.setBoxes({test::car()});
        model.setSelected(1);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        std::vector<SceneView*> views;
        for (const ViewKind kind : {ViewKind::main, ViewKind::top, ViewKind::side, ViewKind::front}) {
            views.push_back(new SceneView(model, kind));
            column->addWidget(views.back());
        }
        window.resize(400, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (SceneView* view : views) {
            QTRY_VERIFY(view->statistics().pictures > 0);
            QVERIFY(test::countColour(view->grabPicture(), selection, 40) > 50);
        }
    }

    void showingAllAndTheSelectionBringThemIntoThePicture()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        stage.model.setBoxes({test::car()});
        stage.model.setSelected(1);
        QVERIFY(stage.isShown());
        QSignalSpy changed(&stage.view, &SceneView::cameraChanged);
        stage.view.showSelected();
        QVERIFY((stage.view.camera().focus_m - test::carBox().centre_m).norm() < 1e-9);
        stage.view.showAll();
        for (const double x : {-15.0, 15.0})
            for (const double y : {-15.0, 15.0})
                QVERIFY(QRectF(stage.view.rect()).contains(stage.pixelOf({x, y, -1.7})));
        stage.view.lookAlong(ViewKind::top);
        const Ray ray = rayThrough(stage.view.transform(), {320, 210});
        QVERIFY(ray.direction.z() < -0.99);
        QCOMPARE(changed.count(), 3);
    }

    void anEmptyModelIsAnEmptyPicture()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        QCOMPARE(test::countColour(stage.view.grabPicture(), background, 0), 640 * 420);
        stage.model.setCloud({std::make_shared<PointCloud>(), nullptr});
        stage.view.showAll();
        stage.view.showSelected();
        QVERIFY(!stage.view.pickPoint({100, 100}).has_value());
        QCOMPARE(stage.view.pickBox({100, 100}), std::uint64_t(0));
    }
};

POINTLOOM_TEST(TestSceneView, onScreen)
#include "tst_scene_view.moc"
