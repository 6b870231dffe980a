// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scene/Stage.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr QPointF from(320, 210);
constexpr QPointF to(360, 210);

double distance_m(const CameraState& camera)
{
    return (camera.position_m - camera.focus_m).norm();
}

bool turned(const CameraState& before, const CameraState& after)
{
    const auto direction = [](const CameraState& camera) { return (camera.focus_m - camera.position_m).normalized(); };
    return (direction(before) - direction(after)).norm() > 1e-3;
}

/// About the vertical through the focus, radians.
double angleBetween(const CameraState& before, const CameraState& after)
{
    const Eigen::Vector2d a = (before.position_m - before.focus_m).head<2>().normalized();
    const Eigen::Vector2d b = (after.position_m - after.focus_m).head<2>().normalized();
    return std::acos(std::clamp(a.dot(b), -1.0, 1.0));
}

}  // namespace

class TestMouseSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenButtonsTurnAndMoveTheView_data()
    {
        QTest::addColumn<Qt::MouseButton>("orbit");
        QTest::addColumn<Qt::MouseButton>("pan");
        QTest::newRow("as it comes") << Qt::LeftButton << Qt::RightButton;
        QTest::newRow("left-handed") << Qt::RightButton << Qt::LeftButton;
        QTest::newRow("middle turns") << Qt::MiddleButton << Qt::RightButton;
        QTest::newRow("middle moves") << Qt::LeftButton << Qt::MiddleButton;
    }

    void theChosenButtonsTurnAndMoveTheView()
    {
        QFETCH(Qt::MouseButton, orbit);
        QFETCH(Qt::MouseButton, pan);
        Stage stage;
        QVERIFY(stage.isShown());
        stage.model.setMouse({.orbit = orbit, .pan = pan});
        const CameraState start = stage.view.camera();
        drag(stage.view, from, to, orbit);
        QVERIFY(turned(start, stage.view.camera()));
        QVERIFY((stage.view.camera().focus_m - start.focus_m).norm() < 1e-9);

        stage.view.setCamera(start);
        drag(stage.view, from, to, pan);
        QVERIFY(!turned(start, stage.view.camera()));
        QVERIFY((stage.view.camera().focus_m - start.focus_m).norm() > 0.1);

        stage.view.setCamera(start);
        drag(stage.view, from, to, orbit, Qt::ShiftModifier);
        QVERIFY(!turned(start, stage.view.camera()));
    }

    void turningAsFastAsTold()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        const CameraState start = stage.view.camera();
        drag(stage.view, from, to);
        const double usual = angleBetween(start, stage.view.camera());
        QVERIFY(usual > 0.05);
        stage.view.setCamera(start);
        stage.model.setMouse({.orbitSpeed = 2});
        drag(stage.view, from, to);
        QVERIFY(std::abs(angleBetween(start, stage.view.camera()) - 2 * usual) < 1e-6);
    }

    void theWheelZoomsAsFastAndInTheDirectionTold()
    {
        Stage stage;
        QVERIFY(stage.isShown());
        const CameraState start = stage.view.camera();
        const auto zoomed = [&](const MouseSettings& mouse, int notches) {
            stage.view.setCamera(start);
            stage.model.setMouse(mouse);
            turnWheel(stage.view, from, notches);
            return distance_m(stage.view.camera()) / distance_m(start);
        };
        const double usual = zoomed({}, 1);
        QVERIFY(usual < 1);
        QVERIFY(std::abs(zoomed({.zoomSpeed = 2}, 1) - usual * usual) < 1e-9);
        QVERIFY(std::abs(zoomed({.zoomInverted = true}, 1) - 1 / usual) < 1e-9);
        QVERIFY(std::abs(zoomed({.zoomInverted = true}, -1) - usual) < 1e-9);
    }
};

POINTLOOM_TEST(TestMouseSettings, onScreen)
#include "tst_mouse_settings.moc"
