// SPDX-License-Identifier: Apache-2.0
#include "core/store/Kindred.h"

#include "core/dataset/FrameKeys.h"
#include "core/store/DatasetKey.h"
#include "core/store/FrameClouds.h"
#include "core/store/RenamedFrames.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Clouds that are compared, spread over the sequence: a few decide.
constexpr std::size_t comparedClouds = 24;

bool isInside(const fs::path& inner, const fs::path& outer)
{
    const auto [end, ignored] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return end == outer.end();
}

/// Compares what a task noted with the frames of a sequence; nothing when they have neither names nor clouds in common.
std::optional<Kindred> compare(const TaskInfo& task, const std::vector<NotedFrame>& noted, const Sequence& sequence, const FrameList& keys,
                               const fs::path& folder)
{
    std::vector<int> comparable;
    std::unordered_map<FrameKey, const NotedFrame*> known;
    Kindred kindred{.task = task};
    for (const NotedFrame& frame : noted) {
        const auto position = keys.find(frame.key);
        if (!position)
            continue;
        ++kindred.frames;
        if (frame.cloud.isEmpty())
            continue;
        comparable.push_back(*position);
        known.emplace(frame.key, &frame);
    }
    std::vector<int> chosen;
    const std::size_t count = std::min(comparable.size(), comparedClouds);
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(comparable[i * comparable.size() / count]);
    kindred.compared = chosen.size();
    for (const NotedCloud& cloud : cloudsOf(sequence, keys, chosen))
        kindred.alike += known.at(cloud.frame)->isKnownBy(cloud.print) ? 1 : 0;
    std::error_code problem;
    if (!kindred.isSame()) {  // the clouds may have other names now, or lie in files of another format
        const KnownClouds clouds = findClouds(noted, sequence);
        if (clouds.found > kindred.alike) {
            kindred.frames = kindred.alike = clouds.found;
            kindred.compared = std::min(clouds.known, sequence.frames.size());
            kindred.renamed = clouds.renamed;
        }
    }
    if (kindred.frames == 0)
        return std::nullopt;
    kindred.folderIsGone = fs::status(task.dataset, problem).type() == fs::file_type::not_found;
    kindred.liesWithin = isInside(task.dataset, folder) || isInside(folder, task.dataset);
    return kindred;
}

/// The one that goes on with the frames of a sequence, wherever it lay; null when there is none.
const Kindred* continuedOne(const std::vector<Kindred>& kindred)
{
    const Kindred* same = theSame(kindred);
    return same != nullptr && (same->folderIsGone || same->liesWithin) ? same : nullptr;
}

Message continuedRemark(const TaskInfo& task, const fs::path& before)
{
    return message(PL_TEXT("core", "The frames are those of the task \"%1\", which lay in %2 (boxes: %3): it goes on here."), task.name,
                   before.string(), task.boxes);
}

Message besideRemark(const Kindred& other)
{
    if (!other.isSame())
        return message(
            PL_TEXT("core",
                    "The task \"%1\" (boxes: %2) has frames of the same names, and its folder %3 is gone. Nothing tells whether they "
                    "are the same clouds, so a new task begins here; if they are, \"pointloom workspace relink\" says so."),
            other.task.name, other.task.boxes, other.task.dataset.string());
    return message(PL_TEXT("core",
                           "The same frames also lie in %1, with a task of their own (\"%2\", boxes: %3): a new task begins here. "
                           "\"pointloom workspace relink\" would go on with the other one."),
                   other.task.dataset.string(), other.task.name, other.task.boxes);
}

}  // namespace

Result<std::vector<Kindred>> kindredTasks(const Workspace& workspace, const Sequence& sequence)
{
    const auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const fs::path folder = store::datasetKey(sequence.root);
    const auto keys = frameListOf(sequence);
    std::vector<Kindred> found;
    if (std::ranges::any_of(*tasks, [&](const TaskInfo& task) { return task.dataset == folder && task.edits > 0; }))
        return found;
    for (const TaskInfo& task : *tasks) {
        if (task.dataset == folder || task.edits == 0)
            continue;
        const auto noted = workspace.frames(task.id);
        if (!noted)
            return std::unexpected(noted.error());
        if (auto kindred = compare(task, *noted, sequence, *keys, folder); kindred && kindred->mayBeSame())
            found.push_back(std::move(*kindred));
    }
    const auto sureness = [](const Kindred& one) { return std::tuple(one.isSame(), one.folderIsGone || one.liesWithin, one.alike); };
    std::ranges::stable_sort(found, std::greater{}, sureness);
    return found;
}

const Kindred* theSame(const std::vector<Kindred>& kindred)
{
    const bool isOne = !kindred.empty() && kindred.front().isSame() && (kindred.size() == 1 || !kindred[1].isSame());
    return isOne ? &kindred.front() : nullptr;
}

Result<std::optional<TaskInfo>> taskOfSameNames(const Workspace& workspace, const Sequence& sequence)
{
    const auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto keys = frameListOf(sequence);
    std::optional<TaskInfo> best;
    std::size_t most = 0;
    for (const TaskInfo& task : *tasks) {
        if (task.edits == 0)
            continue;
        const auto noted = workspace.frames(task.id);
        if (!noted)
            return std::unexpected(noted.error());
        const auto common = static_cast<std::size_t>(
            std::ranges::count_if(*noted, [&](const NotedFrame& frame) { return keys->find(frame.key).has_value(); }));
        if (common <= most || 2 * common < noted->size())
            continue;
        most = common;
        best = task;
    }
    return best;
}

Result<std::optional<TaskInfo>> knownTaskOf(const Workspace& workspace, const Sequence& sequence)
{
    const auto kindred = kindredTasks(workspace, sequence);
    if (!kindred)
        return std::unexpected(kindred.error());
    if (const Kindred* same = continuedOne(*kindred))
        return same->task;
    auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    const auto own = std::ranges::find(*tasks, store::datasetKey(sequence.root), &TaskInfo::dataset);
    return own == tasks->end() ? std::nullopt : std::optional(std::move(*own));
}

Result<TaskFound> taskForFrames(Workspace& workspace, const Sequence& sequence, const std::string& schemaJson)
{
    const auto kindred = kindredTasks(workspace, sequence);
    if (!kindred)
        return std::unexpected(kindred.error());
    TaskFound found;
    if (const Kindred* same = continuedOne(*kindred)) {
        found.remarks.push_back(continuedRemark(same->task, same->task.dataset));
        if (sequence.isPart && same->liesWithin) {  // one of its clouds: the task stays that of the whole folder
            found.task = same->task;
            return found;
        }
        if (auto moved = workspace.relink(same->task.id, sequence.root); !moved)
            return std::unexpected(moved.error());
    } else if (!kindred->empty()) {
        found.remarks.push_back(besideRemark(kindred->front()));
    }
    auto task = workspace.taskFor(sequence.root, sequence.name, schemaJson);
    if (!task)
        return std::unexpected(task.error());
    found.task = std::move(*task);
    return found;
}

}  // namespace pointloom
