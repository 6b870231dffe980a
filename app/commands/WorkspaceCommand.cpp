// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"

#include <QCoreApplication>

namespace pointloom {
namespace {

struct WorkspaceText
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceCommand)
};

}  // namespace

void addWorkspaceCommand(CLI::App& app, CommandAction& action)
{
    CLI::App* command = app.add_subcommand(
        "workspace", WorkspaceText::tr("Check or repair a workspace, or say where the clouds of a task lie now").toStdString());
    addWorkspaceCheckCommand(*command, action);
    addWorkspaceRepairCommand(*command, action);
    addWorkspaceRelinkCommand(*command, action);
    command->require_subcommand(1);
}

}  // namespace pointloom
