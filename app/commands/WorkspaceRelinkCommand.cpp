// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/labels/GoneFrames.h"
#include "core/store/DatasetKey.h"
#include "core/store/FrameClouds.h"
#include "core/store/TaskSequence.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <memory>

namespace pointloom {
namespace {

struct RelinkText
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceRelinkCommand)
};

struct RelinkArguments
{
    std::string workspace;
    std::string before;
    std::string now;
    bool swap = false;
    OpeningArguments opening;
};

Result<TaskInfo> taskThatLayAt(const Workspace& workspace, const std::string& folder)
{
    const auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto found = std::ranges::find(*tasks, store::datasetKey(folder), &TaskInfo::dataset);
    if (found == tasks->end())
        return failIn(workspace.path(), message(PL_TEXT("core", "has no task whose clouds lay in %1"), folder));
    return *found;
}

/// Labels of frames that the folder does not have, neither by name nor by content, would all be of frames that are gone.
Result<void> checkFrames(const Workspace& workspace, const TaskInfo& task, const Sequence& sequence)
{
    const auto noted = workspace.frames(task.id);
    if (!noted)
        return std::unexpected(noted.error());
    const auto keys = frameListOf(sequence);
    if (!noted->empty() && std::ranges::none_of(*noted, [&](const NotedFrame& frame) { return keys->find(frame.key).has_value(); }))
        return failIn(sequence.root,
                      message(PL_TEXT("core", "has no frame of the task \"%1\" (%2); name the folder that holds them"), task.name,
                              noted->front().key.name));
    return {};
}

Result<std::vector<Message>> relink(const RelinkArguments& arguments)
{
    auto sequence = openDataset(arguments.now, arguments.opening.options());
    if (!sequence)
        return std::unexpected(sequence.error());
    const auto path = arguments.workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(arguments.workspace);
    if (!mayExist(path))  // opening it for writing would make one
        return failIn(path, message(PL_TEXT("core", "there is no such workspace; check the name")));
    const auto workspace = Workspace::open(path, OpenMode::readWrite);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto task = taskThatLayAt(**workspace, arguments.before);
    if (!task)
        return std::unexpected(task.error());
    const auto known = fitToTask(**workspace, task->id, *sequence, arguments.opening.options());
    if (!known)
        return std::unexpected(known.error());
    if (auto fits = checkFrames(**workspace, *task, *sequence); !fits)
        return std::unexpected(fits.error());
    const OccupiedFolder occupied = arguments.swap ? OccupiedFolder::changesPlaces : OccupiedFolder::isRefused;
    if (auto moved = (*workspace)->relink(task->id, sequence->root, occupied); !moved)
        return std::unexpected(moved.error());
    const auto history = (*workspace)->history(task->id, frameListOf(*sequence));
    if (!history)
        return std::unexpected(history.error());
    std::vector<Message> remarks = history->remarks;
    std::ranges::copy(known->all(), std::back_inserter(remarks));
    if (auto gone = remarkOnGone(history->document.labels()))
        remarks.push_back(std::move(*gone));
    const auto changed = checkClouds(**workspace, task->id, *sequence, history->document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        remarks.push_back(**changed);
    return remarks;
}

int runRelink(const RelinkArguments& arguments)
{
    const auto remarks = relink(arguments);
    if (!remarks)
        return report(remarks.error());
    sayNotes(*remarks);
    printText(RelinkText::tr("The task that lay in %1 lies in %2 now.")
                  .arg(QString::fromStdString(arguments.before), QString::fromStdString(arguments.now))
              + '\n');
    return 0;
}

}  // namespace

void addWorkspaceRelinkCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<RelinkArguments>();
    CLI::App* command =
        app.add_subcommand("relink", RelinkText::tr("Say where the clouds of a task lie now that their folder was moved").toStdString());
    command->add_option("--workspace", arguments->workspace, RelinkText::tr("Workspace file (without it the default one)").toStdString())
        ->type_name("FILE");
    command->add_option("old", arguments->before, RelinkText::tr("Folder in which the clouds lay").toStdString())
        ->required()
        ->type_name("FOLDER");
    command->add_option("new", arguments->now, RelinkText::tr("Folder in which they lie now").toStdString())
        ->required()
        ->type_name("FOLDER");
    command->add_flag(
        "--swap", arguments->swap,
        RelinkText::tr("Also where the new folder has a task with labels: that one gets the old folder, and both keep their labels")
            .toStdString());
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] { action = [arguments] { return runRelink(*arguments); }; });
}

}  // namespace pointloom
