// SPDX-License-Identifier: Apache-2.0
#include "core/tools/Measurement.h"
#include "core/tools/Tools.h"
#include "tests/ui/scene/Stage.h"
#include "ui/scene/AxisGizmo.h"
#include "ui/scene/PointerEvents.h"

#include <numbers>

using namespace pointloom;
using test::Stage;

namespace {

/// The ruler in the hand in a view, without window and session.
class Ruler
{
public:
    explicit Ruler(SceneView& view) : m_view(view)
    {
        view.setPointerMode(m_tool->traits().pointer);
        onPointer(view, PointerReach::drawing, m_receiver, [this](const PointerEvent& event) {
            const ClassDef none;
            show(m_tool->on(event, {.what = none}));
        });
    }

    /// Esc; true when it meant something to the ruler.
    bool cancel()
    {
        const ToolReply reply = m_tool->cancel();
        show(reply);
        return reply.ended;
    }

    /// Nothing before both ends are known.
    [[nodiscard]] std::optional<Measurement> measurement() const
    {
        return m_ends_m.size() == 2 ? std::optional(measured(m_ends_m[0], m_ends_m[1])) : std::nullopt;
    }

private:
    void show(const ToolReply& reply)
    {
        if (!reply.sketch)
            return;
        m_ends_m = reply.sketch->places_m;
        m_view.showSketch(*reply.sketch);
    }

    SceneView& m_view;
    std::unique_ptr<Tool> m_tool = makeRulerTool();
    std::vector<Eigen::Vector3d> m_ends_m;
    QObject m_receiver;
};

}  // namespace

class TestRuler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMeasurementHasItsParts()
    {
        const Measurement m = measured({1, 1, 0}, {4, 5, 5});
        QCOMPARE(m.horizontal_m, 5.0);
        QCOMPARE(m.vertical_m, 5.0);
        QVERIFY(std::abs(m.distance_m - 5 * std::numbers::sqrt2) < 1e-12);
        QVERIFY(std::abs(m.slope_rad - std::numbers::pi / 4) < 1e-12);
        QVERIFY(measured({0, 0, 1}, {1, 0, 0}).slope_rad < 0);
    }

    void twoClicksMeasureAndAThirdBeginsAnew()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        SceneBox inTheWay = test::car();
        inTheWay.box = {{0, 0, 0}, {30, 30, 4}, 0};
        stage.model.setBoxes({inTheWay});
        Ruler ruler(stage.view);
        QVERIFY(stage.isShown());
        QSignalSpy boxes(&stage.view, &SceneView::boxClicked);

        const auto& points = stage.model.cloud().cloud->positions_m;
        const auto clickOn = [&](std::size_t i) { test::click(stage.view, stage.pixelOf(points[i].cast<double>())); };
        clickOn(0);
        QVERIFY(!ruler.measurement());
        clickOn(7);
        QVERIFY(ruler.measurement().has_value());
        QCOMPARE(ruler.measurement()->distance_m, (points[7] - points[0]).cast<double>().norm());
        QCOMPARE(boxes.count(), 0);
        const QPointF middle = (stage.pixelOf(points[0].cast<double>()) + stage.pixelOf(points[7].cast<double>())) / 2;
        QVERIFY(test::hasColourNear(stage.view.grabPicture(), middle, QColor(0x7d, 0xf0, 0xe0), 2, 30));
        clickOn(3);
        QVERIFY(!ruler.measurement());
    }

    void theCursorShowsWhereTheSecondEndWouldBe()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        Ruler ruler(stage.view);
        QVERIFY(stage.isShown());
        const auto& points = stage.model.cloud().cloud->positions_m;
        test::click(stage.view, stage.pixelOf(points[0].cast<double>()));
        test::moveTo(stage.view, stage.pixelOf(points[9].cast<double>()), Qt::NoButton);
        QTRY_VERIFY(ruler.measurement().has_value());
        QCOMPARE(ruler.measurement()->distance_m, (points[9] - points[0]).cast<double>().norm());
    }

    void escapeClearsAndIsLeftAloneWithoutAMeasurement()
    {
        Stage stage;
        stage.model.setCloud(test::sparse());
        Ruler ruler(stage.view);
        QVERIFY(stage.isShown());
        const auto& points = stage.model.cloud().cloud->positions_m;
        test::click(stage.view, stage.pixelOf(points[0].cast<double>()));
        test::click(stage.view, stage.pixelOf(points[7].cast<double>()));
        QVERIFY(ruler.measurement().has_value());
        const QPointF middle = (stage.pixelOf(points[0].cast<double>()) + stage.pixelOf(points[7].cast<double>())) / 2;
        QVERIFY(test::hasColourNear(stage.view.grabPicture(), middle, QColor(0x7d, 0xf0, 0xe0), 2, 30));
        QVERIFY(ruler.cancel());
        QVERIFY(!ruler.measurement());
        QVERIFY(!test::hasColourNear(stage.view.grabPicture(), middle, QColor(0x7d, 0xf0, 0xe0), 2, 30));
        QVERIFY(!ruler.cancel());
        test::click(stage.view, stage.pixelOf(points[0].cast<double>()));
        QVERIFY(ruler.cancel());
        QVERIFY(!ruler.measurement());
    }

    void aClickOnAnAxisLooksFromThere()
    {
        Stage stage;
        stage.model.setOptions({});
        stage.model.setCloud(test::street());
        QVERIFY(stage.isShown());
        const auto place = [&](const Eigen::Vector3d& axis) -> std::optional<QPointF> {
            for (int x = 520; x < 640; x += 2)
                for (int y = 0; y < 120; y += 2)
                    if (const auto under = axisUnder(QPointF(x, y), stage.view.camera(), stage.view.size()); under && *under == axis)
                        return QPointF(x, y);
            return std::nullopt;
        };
        const CameraState start = stage.view.camera();
        for (const Eigen::Vector3d& axis : {Eigen::Vector3d(1, 0, 0), Eigen::Vector3d(-1, 0, 0), Eigen::Vector3d(0, 1, 0),
                                            Eigen::Vector3d(0, -1, 0), Eigen::Vector3d(0, 0, 1)}) {
            stage.view.setCamera(start);
            const auto at = place(axis);
            QVERIFY(at.has_value());
            test::click(stage.view, *at);
            const CameraState camera = stage.view.camera();
            QVERIFY((camera.position_m - camera.focus_m).normalized().dot(axis) > 0.999);
            QCOMPARE(camera.focus_m, start.focus_m);
        }
        QVERIFY(!place({0, 0, -1}));
        stage.view.setCamera(start);
        stage.model.setOptions({.axes = false});
        test::click(stage.view, *place({1, 0, 0}));
        QCOMPARE(stage.view.camera().position_m, start.position_m);
    }

    void theOtherProjectionKeepsTheFocusAsItIs()
    {
        Stage stage;
        stage.model.setCloud(test::street());
        QVERIFY(stage.isShown());
        const CameraState before = stage.view.camera();
        const Eigen::Vector3d focus = before.focus_m;
        const auto span = [&] { return (stage.pixelOf(focus + Eigen::Vector3d(0, 1, 0)) - stage.pixelOf(focus)).manhattanLength(); };
        const double perspective = span();
        stage.view.toggleProjection();
        QVERIFY(stage.view.camera().parallel);
        QVERIFY(std::abs(span() - perspective) < 0.02 * perspective);
        stage.view.toggleProjection();
        QVERIFY((stage.view.camera().position_m - before.position_m).norm() < 1e-9);
    }
};

POINTLOOM_TEST(TestRuler, onScreen)
#include "tst_ruler.moc"
