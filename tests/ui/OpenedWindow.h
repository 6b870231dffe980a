// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/MainWindow.h"
#include "ui/application/Theme.h"
#include "ui/scene/SceneView.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QWindow>

#include <algorithm>

/// The whole window with a generated street open in it, and a hand on mouse and keys.
namespace pointloom::test {

inline constexpr int window_ms = 20'000;  ///< software OpenGL on a busy machine

class OpenedWindow
{
public:
    /// A dataset is written once per folder; each window starts with labels of its own.
    OpenedWindow(const QTemporaryDir& folder, const SimulateParams& street, const char* workspace)
    {
        const auto dataset = path(folder) / "street";
        if (!std::filesystem::exists(dataset))
            if (const auto written = simulateDataset(dataset, street); !written)
                qFatal("%s", written.error().text().c_str());
        window.resize(1500, 950);
        window.show();
        window.activateWindow();  // keys go to the active window, and there may be no window manager to make it that
        isOpen = QTest::qWaitForWindowActive(&window);
        QSignalSpy opened(&window, &MainWindow::opened);
        window.open({.dataset = dataset.string(),
                     .workspace = (path(folder) / workspace).string(),
                     .scheme = {},
                     .takeOverLabels = false,
                     .readOnly = false});
        isOpen = isOpen && opened.wait(window_ms) && window.session() != nullptr
            && QTest::qWaitFor([&] { return session().view().frame() != nullptr; }, window_ms);
    }

    [[nodiscard]] Session& session() const { return *window.session(); }
    [[nodiscard]] SceneView& view(const char* name) const { return *window.findChild<SceneView*>(name); }
    [[nodiscard]] SceneView& main() const { return view("mainView"); }
    [[nodiscard]] std::size_t boxCount() const { return session().editing().labels().frame(session().view().frameIndex()).size(); }
    [[nodiscard]] const Cuboid& selected() const { return *session().selection().currentCuboid(); }
    [[nodiscard]] std::string classOf(const Cuboid& cuboid) const { return session().editing().labels().trackOf(cuboid)->classKey; }

    void lookDownAt(const Eigen::Vector3d& place_m, double height_m)
    {
        CameraState camera;
        camera.focus_m = place_m;
        camera.position_m = place_m + Eigen::Vector3d(-0.4 * height_m, 0, height_m);
        main().setCamera(camera);
    }

    [[nodiscard]] QPoint inWindow(const QWidget& widget, QPointF pixel) const { return widget.mapTo(&window, pixel.toPoint()); }
    [[nodiscard]] QPointF pixelOf(const SceneView& view, const Eigen::Vector3d& place_m) const
    {
        const auto pixel = view.transform().toPixel(place_m).value_or(Eigen::Vector2d(-1e6, -1e6));
        return {pixel.x(), pixel.y()};
    }

    /// A pixel of the main view under which a point of the box lies on top; nothing when it is not in sight.
    [[nodiscard]] std::optional<QPointF> pixelOn(const OrientedBox& box) const
    {
        for (const Eigen::Vector3f& point : session().view().frame()->cloud->positions_m) {
            if (!contains(box, point.cast<double>(), -0.1))
                continue;
            const QPointF at = pixelOf(main(), point.cast<double>());
            if (!main().rect().contains(at.toPoint()) || main().childAt(at.toPoint()) != main().childAt(main().rect().center()))
                continue;
            if (const auto picked = main().pickPoint(at); picked && contains(box, picked->cast<double>(), -0.05))
                return at;
        }
        return std::nullopt;
    }

    void click(const QWidget& widget, QPointF pixel, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, modifiers, inWindow(widget, pixel));
    }
    void drag(const QWidget& widget, QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        QWindow* handle = window.windowHandle();
        QTest::mousePress(handle, Qt::LeftButton, modifiers, inWindow(widget, from));
        for (const double share : {0.3, 0.7, 1.0}) {
            const QPoint at = inWindow(widget, from + (to - from) * share);
            QMouseEvent move(QEvent::MouseMove, at, window.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(handle, &move);
        }
        QTest::mouseRelease(handle, Qt::LeftButton, modifiers, inWindow(widget, to));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window.windowHandle(), static_cast<Qt::Key>(key), modifiers);
    }
    void act(ActionId id) { window.actions()[id].trigger(); }

    mutable MainWindow window;
    bool isOpen = false;
};

/// The cars of the first frame, best seen first.
inline std::vector<SimulatedBox> carsOf(const SimulateParams& street)
{
    std::vector<SimulatedBox> cars;
    for (const SimulatedBox& box : simulateFrame(street, 0).boxes)
        if (box.classKey == "car")
            cars.push_back(box);
    std::ranges::sort(cars, std::greater{}, &SimulatedBox::points);
    return cars;
}

/// The person's own settings stay out of it; the application's attributes have to be set before it is made.
template <class Test> int inWindow(int argc, char** argv)
{
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    qputenv("LANG", "C.UTF-8");
    SceneView::prepareApplication();
    QApplication application(argc, argv);
    applyTheme(application);
    return withoutApplication<Test>(argc, argv);
}

}  // namespace pointloom::test
