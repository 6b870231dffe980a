// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TaskChoice.h"

#include "app/commands/Terminal.h"
#include "core/dataset/FrameKeys.h"
#include "core/schema/SchemaJson.h"

#include <algorithm>

namespace pointloom {
namespace {

bool isSameFolder(const std::filesystem::path& a, const std::filesystem::path& b)
{
    std::error_code ignored;
    return std::filesystem::weakly_canonical(a, ignored) == std::filesystem::weakly_canonical(b, ignored);
}

}  // namespace

Result<TaskInfo> chooseTask(const Workspace& workspace, std::int64_t task, const std::string& dataset)
{
    auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto fits = [&](const TaskInfo& one) {
        return (task == 0 || one.id == task) && (dataset.empty() || isSameFolder(one.dataset, dataset));
    };
    const auto newest = std::ranges::find_if(*tasks, fits);
    if (newest != tasks->end())
        return *newest;
    const std::string path = workspace.path().string();
    if (task != 0)
        return fail(PL_TEXT("core", "there is no task %1 in %2"), static_cast<long long>(task), path);
    if (!dataset.empty())
        return fail(PL_TEXT("core", "there is no task for %1 in %2; open the folder with Pointloom first"), dataset, path);
    return fail(PL_TEXT("core", "there is no task in %1; open a folder of clouds with Pointloom first"), path);
}

Result<LoadedTask> loadTask(const std::string& workspace, std::int64_t task, const std::string& dataset)
{
    const auto opened =
        Workspace::open(workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(workspace), OpenMode::readOnly);
    if (!opened)
        return std::unexpected(opened.error());
    auto info = chooseTask(**opened, task, dataset);
    if (!info)
        return std::unexpected(info.error());
    auto schema = schemaFromJson(info->schemaJson);
    if (!schema)
        return std::unexpected(schema.error().in(info->name));
    auto sequence = openDataset(info->dataset);
    if (!sequence)
        return std::unexpected(sequence.error());
    const auto history = (*opened)->history(info->id, frameListOf(*sequence));
    if (!history)
        return std::unexpected(history.error());
    for (const Message& remark : history->remarks)
        say(translated(remark));
    return LoadedTask{std::move(*info), std::move(*schema), history->document.snapshot(), std::move(*sequence), (*opened)->path()};
}

}  // namespace pointloom
