// SPDX-License-Identifier: Apache-2.0
#include "app/Window.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/base/Memory.h"
#include "ui/application/Language.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <clocale>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

using namespace pointloom;

namespace {

constexpr int usageError = 2;

struct MainText
{
    Q_DECLARE_TR_FUNCTIONS(Main)
};

/// What the first argument asks for. Known before anything is parsed, because the help must already be in the person's language and
/// for that an application object must exist; and a window needs another one than a command.
bool asksForWindow(int argc, char** argv)
{
    CLI::App known;
    CommandAction ignored;
    addCommands(known, ignored);
    std::set<std::string> words{"--help", "-h", "--version"};
    for (const CLI::App* command : known.get_subcommands([](const CLI::App*) { return true; }))
        words.insert(command->get_name());
    return std::none_of(argv + 1, argv + argc, [&](const char* word) { return words.contains(word); });
}

/// The sheet and the plots have letters, and Qt draws letters only with a GUI application; they need no display. The bench works in a
/// window.
std::unique_ptr<QCoreApplication> makeCommandApplication(int& argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "bench")
        if (auto application = makeWindowApplication(argc, argv))
            return application;
    if (argc > 1 && (std::string_view(argv[1]) == "sheet" || std::string_view(argv[1]) == "accuracy")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return std::make_unique<QGuiApplication>(argc, argv);
    }
    return std::make_unique<QCoreApplication>(argc, argv);
}

/// Qt takes the person's locale over for the whole process, and with it the decimal comma of many: numbers of files and of the command line
/// have a point everywhere. What people read in the window is made with QLocale.
void keepDecimalPoint()
{
    std::setlocale(LC_NUMERIC, "C");
}

/// Reads the arguments; answers the exit code when that already ends the run.
std::optional<int> parse(CLI::App& app, int argc, char** argv)
{
    try {
        app.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::ParseError& stop) {
        return app.exit(stop) == 0 ? 0 : usageError;
    }
}

int runWindow(int argc, char** argv)
{
    std::unique_ptr<QCoreApplication> application = makeWindowApplication(argc, argv);
    const bool display = application != nullptr;
    if (!display)
        application = std::make_unique<QCoreApplication>(argc, argv);
    keepDecimalPoint();
    installLanguage(*application);
    WindowRequest request;
    CLI::App app;
    addWindowOptions(app, request);
    if (const auto code = parse(app, argc, argv))
        return *code;
    if (display)
        return openWindow(request);
    say(MainText::tr("There is no display to open the window on. The commands work without one: pointloom --help"));
    return 1;
}

int runCommand(int argc, char** argv)
{
    const std::unique_ptr<QCoreApplication> application = makeCommandApplication(argc, argv);
    keepDecimalPoint();
    installLanguage(*application);
    WindowRequest unused;
    CommandAction action;
    CLI::App app(MainText::tr("Labels 3D point clouds. Without a command it opens the window.").toStdString(), "pointloom");
    app.set_version_flag("--version", std::string("pointloom ") + POINTLOOM_VERSION,
                         MainText::tr("Show the version and end").toStdString());
    app.set_help_flag("-h,--help", MainText::tr("Show this help and end").toStdString());
    addWindowOptions(app, unused);
    addCommands(app, action);
    app.require_subcommand(0, 1);
    if (const auto code = parse(app, argc, argv))
        return *code;
    return action ? action() : usageError;
}

}  // namespace

int main(int argc, char** argv)
{
    keepFreedMemory();
    holdStandardStreams();
    QCoreApplication::setApplicationName("pointloom");
    QCoreApplication::setApplicationVersion(POINTLOOM_VERSION);
    try {
        return asksForWindow(argc, argv) ? runWindow(argc, argv) : endOfOutput(runCommand(argc, argv));
    } catch (const std::exception& problem) {
        return report(unforeseen(problem));
    }
}
