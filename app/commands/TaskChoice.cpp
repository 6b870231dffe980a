// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TaskChoice.h"

#include "app/commands/Terminal.h"
#include "core/dataset/FrameKeys.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/TaskSequence.h"

#include <algorithm>
#include <iterator>

namespace pointloom {
namespace {

bool isSameFolder(const std::filesystem::path& a, const std::filesystem::path& b)
{
    std::error_code ignored;
    return std::filesystem::weakly_canonical(a, ignored) == std::filesystem::weakly_canonical(b, ignored);
}

/// The folder whose task a dataset belongs to: one cloud by itself is one of its folder.
std::filesystem::path folderOf(const std::filesystem::path& dataset)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(dataset, ignored) ? std::filesystem::absolute(dataset, ignored).parent_path() : dataset;
}

/// Why there is none: other clouds of the same names may be the ones that were labelled, written anew.
std::unexpected<Error> noTask(const Workspace& workspace, const Sequence& sequence, const std::string& dataset)
{
    const std::string path = workspace.path().string();
    const auto namesake = taskOfSameNames(workspace, sequence);
    if (!namesake)
        return std::unexpected(namesake.error());
    if (!*namesake)
        return fail(PL_TEXT("core", "there is no task for %1 in %2; open the folder with Pointloom first"), dataset, path);
    return fail(PL_TEXT("core",
                        "there is no task for %1 in %2. The task \"%3\" has frames of the same names and other points; if these are its "
                        "clouds, written anew, say so with: pointloom workspace relink %4 %1"),
                dataset, path, (*namesake)->name, (*namesake)->dataset.string());
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
        return noTask(workspace, *sequence, dataset);
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

/// The labels of a task whose clouds are no longer to be had: all are of frames that are gone.
Result<LoadedTask> loadWithoutClouds(Workspace& workspace, TaskInfo info, LabelSchema schema, const Error& why)
{
    Sequence sequence{.name = info.dataset.filename().string(), .root = info.dataset, .layout = {}};
    const auto history = workspace.history(info.id, frameListOf(sequence));
    if (!history)
        return std::unexpected(history.error());
    std::vector<Message> remarks = history->remarks;
    remarks.push_back(
        message(PL_TEXT("core", "The clouds cannot be opened (%1): the labels of all frames are taken as they are."), why.text()));
    return LoadedTask{std::move(info),     std::move(schema), history->document.snapshot(),
                      std::move(sequence), workspace.path(),  std::move(remarks)};
}

}  // namespace

Result<TaskFound> chooseTask(const Workspace& workspace, std::int64_t task, const std::string& dataset)
{
    auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto fits = [&](const TaskInfo& one) {
        return (task == 0 || one.id == task) && (dataset.empty() || isSameFolder(one.dataset, folderOf(dataset)));
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

Result<LoadedTask> loadTask(const std::string& workspace, std::int64_t task, const std::string& dataset, const OpenOptions& told,
                            LostClouds lost)
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
    if (!sequence && lost == LostClouds::areGone)
        return loadWithoutClouds(**opened, std::move(info), std::move(*schema), sequence.error());
    if (!sequence)
        return std::unexpected(sequence.error());
    const auto known = fitToTask(**opened, info.id, *sequence, told);
    if (!known)
        return std::unexpected(known.error());
    const auto history = (*opened)->history(info.id, frameListOf(*sequence));
    if (!history)
        return std::unexpected(history.error());
    std::vector<Message> remarks = std::move(found->remarks);
    std::ranges::copy(known->all(), std::back_inserter(remarks));
    std::ranges::copy(history->remarks, std::back_inserter(remarks));
    const auto changed = checkClouds(**opened, info.id, *sequence, history->document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        remarks.push_back(**changed);
    return LoadedTask{std::move(info),      std::move(*schema), history->document.snapshot(),
                      std::move(*sequence), (*opened)->path(),  std::move(remarks)};
}

}  // namespace pointloom
