// SPDX-License-Identifier: Apache-2.0
#include "ui/application/TaskPlace.h"

#include "core/base/File.h"
#include "core/schema/SchemaJson.h"
#include "core/store/DatasetKey.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

Result<std::string> schemeText(const std::string& file)
{
    if (file.empty())
        return builtinSchemeJson();
    return readText(file);
}

/// The task that lies where a sequence does, opened now; nothing when there is none.
Result<std::optional<TaskInfo>> ownTask(Workspace& workspace, const Sequence& sequence)
{
    const auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto own = std::ranges::find(*tasks, store::datasetKey(sequence.root), &TaskInfo::dataset);
    if (own == tasks->end())
        return std::nullopt;
    auto task = workspace.taskFor(sequence.root, own->name, own->schemaJson);
    return task ? Result<std::optional<TaskInfo>>(std::move(*task)) : std::unexpected(task.error());
}

/// The task that the person let go on here. One cloud by itself leaves it to the folder that it is part of.
Result<TaskInfo> continuedTask(Workspace& workspace, std::int64_t id, const Sequence& sequence)
{
    const auto kindred = kindredTasks(workspace, sequence);
    if (!kindred)
        return std::unexpected(kindred.error());
    const auto found = std::ranges::find(*kindred, id, [](const Kindred& one) { return one.task.id; });
    if (found == kindred->end())
        return failIn(sequence.root, message(PL_TEXT("core", "does not hold the frames of task %1 any more; open it again"), id));
    TaskInfo task = found->task;
    if (workspace.readOnly() || (sequence.isPart && found->liesWithin))
        return task;
    if (auto moved = workspace.relink(task.id, sequence.root); !moved)
        return std::unexpected(moved.error());
    return workspace.taskFor(sequence.root, sequence.name, task.schemaJson);
}

}  // namespace

Result<TaskPlace> findTaskPlace(Workspace* workspace, const OpenRequest& request, const Sequence& sequence, std::vector<Kindred>& kindred)
{
    auto text = schemeText(request.scheme);
    if (!text)
        return std::unexpected(text.error());
    if (auto scheme = schemaFromJson(*text); !scheme)
        return std::unexpected(request.scheme.empty() ? scheme.error() : scheme.error().in(request.scheme));
    if (workspace == nullptr)
        return TaskPlace{.scheme = std::move(*text)};
    if (request.kindred == KindredChoice::continueTask) {
        auto task = continuedTask(*workspace, request.continued, sequence);
        return task ? Result<TaskPlace>(TaskPlace{.task = std::move(*task)}) : std::unexpected(task.error());
    }
    if (request.kindred == KindredChoice::ask) {
        auto found = kindredTasks(*workspace, sequence);
        if (!found)
            return std::unexpected(found.error());
        kindred = std::move(*found);
        if (!kindred.empty())
            return TaskPlace{};
    }
    auto own = ownTask(*workspace, sequence);
    if (!own)
        return std::unexpected(own.error());
    return *own ? TaskPlace{.task = std::move(*own)} : TaskPlace{.scheme = std::move(*text)};
}

}  // namespace pointloom
