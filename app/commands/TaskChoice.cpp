// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TaskChoice.h"

#include "app/commands/Terminal.h"
#include "core/dataset/FrameKeys.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/RenamedFrames.h"
#include "core/store/ToldOpening.h"

#include <algorithm>

namespace pointloom {
namespace {

bool isSameFolder(const std::filesystem::path& a, const std::filesystem::path& b)
{
    std::error_code ignored;
    return std::filesystem::weakly_canonical(a, ignored) == std::filesystem::weakly_canonical(b, ignored);
}

/// No task has this folder: the one of the same frames, which lay elsewhere.
Result<TaskFound> taskOfMovedFrames(const Workspace& workspace, const std::string& dataset)
{
    const std::string path = workspace.path().string();
    const auto sequence = openDataset(dataset);
    if (!sequence)
        return std::unexpected(sequence.error());
    const auto kindred = kindredTasks(workspace, *sequence);
    if (!kindred)
        return std::unexpected(kindred.error());
    if (kindred->empty())
        return fail(PL_TEXT("core", "there is no task for %1 in %2; open the folder with Pointloom first"), dataset, path);
    const Kindred* same = theSame(*kindred);
    const TaskInfo& before = kindred->front().task;
    if (same == nullptr && kindred->front().isSame())
        return fail(PL_TEXT("core", "the frames of %1 are those of several tasks in %2; choose one with --task"), dataset, path);
    if (same == nullptr)
        return fail(
            PL_TEXT("core",
                    "there is no task for %1 in %2. The task \"%3\" has frames of the same names, and its folder %4 is gone; if these "
                    "are its clouds, say so with: pointloom workspace relink %4 %1"),
            dataset, path, before.name, before.dataset.string());
    TaskFound found{.task = same->task, .remarks = {}};
    found.task.dataset = sequence->root;
    found.remarks.push_back(message(PL_TEXT("core", "The frames are those of the task \"%1\", which lay in %2; its labels are taken."),
                                    before.name, before.dataset.string()));
    return found;
}

/// The dataset of a task, with a sentence that helps when it is not where it was.
Result<Sequence> openFolderOf(const TaskInfo& task, const OpenOptions& told)
{
    std::error_code problem;
    if (std::filesystem::status(task.dataset, problem).type() == std::filesystem::file_type::not_found)
        return failIn(task.dataset,
                      message(PL_TEXT("core",
                                      "the clouds of the task \"%1\" are no longer there; if the folder was moved or renamed, say where "
                                      "it is now with --dataset"),
                              task.name));
    return openDataset(task.dataset, told);
}

}  // namespace

Result<TaskFound> chooseTask(const Workspace& workspace, std::int64_t task, const std::string& dataset)
{
    auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto fits = [&](const TaskInfo& one) {
        return (task == 0 || one.id == task) && (dataset.empty() || isSameFolder(one.dataset, dataset));
    };
    const auto newest = std::ranges::find_if(*tasks, fits);
    if (newest != tasks->end())
        return TaskFound{.task = *newest, .remarks = {}};
    const std::string path = workspace.path().string();
    if (task != 0)
        return fail(PL_TEXT("core", "there is no task %1 in %2"), static_cast<long long>(task), path);
    if (!dataset.empty())
        return taskOfMovedFrames(workspace, dataset);
    return fail(PL_TEXT("core", "there is no task in %1; open a folder of clouds with Pointloom first"), path);
}

Result<LoadedTask> loadTask(const std::string& workspace, std::int64_t task, const std::string& dataset, const OpenOptions& told)
{
    const auto opened =
        Workspace::open(workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(workspace), OpenMode::readOnly);
    if (!opened)
        return std::unexpected(opened.error());
    auto found = chooseTask(**opened, task, dataset);
    if (!found)
        return std::unexpected(found.error());
    TaskInfo& info = found->task;
    auto schema = schemaFromJson(info.schemaJson);
    if (!schema)
        return std::unexpected(schema.error().in(info.name));
    auto sequence = openFolderOf(info, told);
    if (!sequence)
        return std::unexpected(sequence.error());
    const auto before = reopenAsTold(**opened, info.id, *sequence, told);
    if (!before)
        return std::unexpected(before.error());
    const auto renamed = recogniseFrames(**opened, info.id, *sequence);
    if (!renamed)
        return std::unexpected(renamed.error());
    const auto history = (*opened)->history(info.id, frameListOf(*sequence));
    if (!history)
        return std::unexpected(history.error());
    std::vector<Message> remarks = std::move(found->remarks);
    if (*before)
        remarks.push_back(**before);
    if (*renamed)
        remarks.push_back(**renamed);
    remarks.insert(remarks.end(), history->remarks.begin(), history->remarks.end());
    const auto changed = checkClouds(**opened, info.id, *sequence, history->document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        remarks.push_back(**changed);
    return LoadedTask{std::move(info),      std::move(*schema), history->document.snapshot(),
                      std::move(*sequence), (*opened)->path(),  std::move(remarks)};
}

}  // namespace pointloom
