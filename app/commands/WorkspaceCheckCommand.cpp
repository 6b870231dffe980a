// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CheckupLines.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/store/Workspace.h"

#include <QCoreApplication>

#include <memory>

namespace pointloom {
namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceCheckCommand)
};

int runCheck(const std::string& workspace)
{
    const auto checkup = checkWorkspace(workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(workspace));
    if (!checkup)
        return report(checkup.error());
    for (const Message& damage : checkup->damage)
        printText(translated(damage) + '\n');
    printText(linesOf(checkup->tasks, CheckText::tr("sound")));
    if (checkup->isSound())
        return 0;
    say(CheckText::tr("The workspace is damaged. \"pointloom workspace repair\" keeps what is whole and sets the damaged file aside."));
    return 1;
}

}  // namespace

void addWorkspaceCheckCommand(CLI::App& app, CommandAction& action)
{
    auto workspace = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("check", CheckText::tr("Look at every edit, and whether the labels are what the edits come to").toStdString());
    command->add_option("--workspace,file", *workspace, CheckText::tr("Workspace file (without it the default one)").toStdString())
        ->type_name("FILE");
    command->footer(CheckText::tr("Changes nothing. Exits with 1 when something is damaged.").toStdString());
    command->callback([workspace, &action] { action = [workspace] { return runCheck(*workspace); }; });
}

}  // namespace pointloom
