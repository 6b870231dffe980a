// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CheckupLines.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/store/Workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace pointloom {
namespace {

struct RepairText
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceRepairCommand)
};

int runRepair(const std::string& workspace)
{
    const auto repair = repairWorkspace(workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(workspace), interrupted());
    if (!repair)
        return report(repair.error());
    if (repair->setAside.empty()) {
        printText(linesOf(repair->before.tasks, RepairText::tr("sound")));
        printText(RepairText::tr("Nothing is damaged; nothing was changed.") + '\n');
        return 0;
    }
    for (const Message& damage : repair->before.damage)
        say(RepairText::tr("found: %1").arg(translated(damage)));
    for (const TaskCheckup& task : repair->before.tasks)
        for (const Message& damage : task.damage)
            say(RepairText::tr("found: %1").arg(translated(damage)));
    printText(linesOf(repair->kept, RepairText::tr("kept whole")));
    printText(RepairText::tr("The damaged file is kept as %1").arg(QString::fromStdString(repair->setAside.string())) + '\n');
    const bool whole = std::ranges::all_of(repair->kept, [](const TaskCheckup& task) { return task.damage.empty(); });
    return whole && repair->kept.size() >= repair->before.tasks.size() ? 0 : 1;
}

}  // namespace

void addWorkspaceRepairCommand(CLI::App& app, CommandAction& action)
{
    auto workspace = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("repair", RepairText::tr("Make a damaged workspace anew from what is whole in it").toStdString());
    command->add_option("--workspace,file", *workspace, RepairText::tr("Workspace file (without it the default one)").toStdString())
        ->type_name("FILE");
    command->footer(
        RepairText::tr("Of each task the edits up to the first damaged one are kept, and the labels as they stood last where they can "
                       "be proved. The damaged file stays beside it. Exits with 1 when something could not be kept.")
            .toStdString());
    command->callback([workspace, &action] { action = [workspace] { return runRepair(*workspace); }; });
}

}  // namespace pointloom
