// SPDX-License-Identifier: Apache-2.0
#include "app/Window.h"

#include "app/commands/Terminal.h"
#include "ui/MainWindow.h"
#include "ui/application/Theme.h"
#include "ui/scene/SceneView.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

namespace pointloom {
namespace {

struct WindowText
{
    Q_DECLARE_TR_FUNCTIONS(Window)
};

/// Qt calls event handlers from code that no exception may pass: what one throws ends the program here, with a sentence. Every edit is on
/// the disk by then.
class WindowApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::exception& problem) {
            exit(report(unforeseen(problem)));
            return false;
        }
    }
};

bool displayThere()
{
    const auto isGiven = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };  // set to nothing is none, too
    return isGiven("DISPLAY") || isGiven("WAYLAND_DISPLAY") || isGiven("QT_QPA_PLATFORM");
}

}  // namespace

void addWindowOptions(CLI::App& app, WindowRequest& request)
{
    app.add_option("dataset", request.dataset, WindowText::tr("Folder of LiDAR frames to open in the window").toStdString());
    app.add_option("--workspace", request.workspace, WindowText::tr("Workspace file that keeps the labels").toStdString())
        ->type_name("PATH");
    app.add_option("--scheme", request.scheme, WindowText::tr("Label scheme for a new task").toStdString())->type_name("FILE");
    app.add_flag("--without-labels", request.withoutLabels, WindowText::tr("Leave out the labels that come with a dataset").toStdString());
    app.add_flag("--read-only", request.readOnly, WindowText::tr("Only look: the workspace is not changed").toStdString());
    addOpeningOptions(app, request.opening);
}

std::unique_ptr<QCoreApplication> makeWindowApplication(int& argc, char** argv)
{
    if (!displayThere())
        return nullptr;
    SceneView::prepareApplication();
    auto application = std::make_unique<WindowApplication>(argc, argv);
    QGuiApplication::setDesktopFileName("io.github.pointloom.Pointloom");
    QGuiApplication::setWindowIcon(QIcon(":/icons/pointloom.svg"));
    applyTheme(*application);
    return application;
}

int openWindow(const WindowRequest& request)
{
    MainWindow window;
    window.show();
    QTimer::singleShot(0, &window, [&] {
        window.open({.dataset = request.dataset,
                     .workspace = request.workspace,
                     .scheme = request.scheme,
                     .takeOverLabels = !request.withoutLabels,
                     .readOnly = request.readOnly,
                     .columns = request.opening.columns,
                     .period_s = request.opening.options().period_s});
    });
    return QApplication::exec();
}

}  // namespace pointloom
