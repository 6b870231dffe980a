// SPDX-License-Identifier: Apache-2.0
#include "ui/application/OpenTask.h"

#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/OutputCheck.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/LabelImport.h"
#include "core/labels/GoneFrames.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/TaskSequence.h"
#include "core/store/ToldOpening.h"

#include <QFile>

#include <algorithm>

namespace pointloom {
namespace {

/// The labels that come with the dataset as one edit on an empty document.
Result<std::optional<Edit>> ownLabels(OpenedTask& task, const OpenRequest& request)
{
    auto imported = importDatasetLabels(*task.sequence, task.schema, {.reading = request.reading, .examines = request.examinesLabels});
    if (!imported)
        return std::unexpected(imported.error());
    Document ids = task.history.document;
    LabelImport taken = importInto(ids, imported->labels, task.schema);
    task.labelNotes = std::move(imported->remarks);
    task.labelNotes.insert(task.labelNotes.end(), taken.remarks.begin(), taken.remarks.end());
    task.doubt = std::move(imported->doubt);
    return taken.edit.empty() ? std::optional<Edit>() : std::optional(std::move(taken.edit));
}

Result<std::string> schemeText(const std::string& file)
{
    if (file.empty())
        return builtinSchemeJson();
    return readText(file);
}

OpenOptions toldIn(const OpenRequest& request)
{
    return {.poses = {}, .period_s = request.period_s, .columns = request.columns};
}

/// What a cloud may hold, where its numbers do not tell; nothing where they do, and where a person said it, now or before.
std::vector<std::vector<Column>> columnsToChoose(const Workspace& workspace, const Sequence* sequence, const OpenRequest& request)
{
    const std::filesystem::path cloud = sequence != nullptr ? sequence->frames.front().cloud() : std::filesystem::path(request.dataset);
    const std::filesystem::path known = sequence != nullptr ? sequence->root : cloud;
    return withKept(workspace, known, toldIn(request)).columns.empty() ? possibleColumns(cloud) : std::vector<std::vector<Column>>();
}

/// The dataset that was asked for, or the one that was open last; null when there is none.
Result<std::shared_ptr<const Sequence>> findSequence(Workspace& workspace, const OpenRequest& request)
{
    const auto tasks = workspace.tasks();
    if (!tasks)
        return std::unexpected(tasks.error());
    if (request.dataset.empty() && tasks->empty())
        return nullptr;
    const std::filesystem::path dataset = request.dataset.empty() ? tasks->front().dataset : std::filesystem::path(request.dataset);
    std::error_code problem;
    const auto lay = std::ranges::find(*tasks, dataset, &TaskInfo::dataset);
    if (lay != tasks->end() && std::filesystem::status(dataset, problem).type() == std::filesystem::file_type::not_found)
        return failIn(dataset,
                      message(PL_TEXT("core",
                                      "the clouds of the task \"%1\" are no longer there; if the folder was moved or renamed, open it "
                                      "where it is now: the task is known by its frames"),
                              lay->name));
    auto opened = openDataset(dataset, withKept(workspace, dataset, toldIn(request)));
    if (!opened)
        return std::unexpected(opened.error());
    return std::make_shared<const Sequence>(std::move(*opened));
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

/// The task of a sequence; nothing when a person has to say which, with those that it may be in kindred.
Result<std::optional<TaskInfo>> findTask(Workspace& workspace, const OpenRequest& request, const Sequence& sequence,
                                         std::vector<Kindred>& kindred)
{
    auto text = schemeText(request.scheme);
    if (!text)
        return std::unexpected(text.error());
    if (auto scheme = schemaFromJson(*text); !scheme)
        return std::unexpected(request.scheme.empty() ? scheme.error() : scheme.error().in(request.scheme));
    if (request.kindred == KindredChoice::continueTask)
        return continuedTask(workspace, request.continued, sequence);
    if (request.kindred == KindredChoice::ask) {
        auto found = kindredTasks(workspace, sequence);
        if (!found)
            return std::unexpected(found.error());
        kindred = std::move(*found);
        if (!kindred.empty())
            return std::nullopt;
    }
    return workspace.taskFor(sequence.root, sequence.name, *text);
}

/// What the workspace knows about a task: its scheme, its labels, and where the person was.
Result<void> readTask(OpenedTask& task, const OpenRequest& request, const std::stop_token& stop)
{
    auto scheme = schemaFromJson(task.task.schemaJson);
    if (!scheme)
        return std::unexpected(scheme.error());
    task.schema = std::move(*scheme);
    Sequence sequence = *task.sequence;
    const auto known = fitToTask(*task.workspace, task.task.id, sequence, toldIn(request));
    if (!known)
        return std::unexpected(known.error());
    task.sequence = std::make_shared<const Sequence>(std::move(sequence));
    const auto frames = frameListOf(*task.sequence);
    auto history = task.workspace->history(task.task.id, frames, stop);
    if (!history)
        return std::unexpected(history.error());
    task.history = std::move(*history);
    task.remarks = task.history.remarks;
    auto view = task.workspace->viewState(task.task.id, frames);
    if (!view)
        return std::unexpected(view.error());
    task.view = std::move(*view);
    task.warnings = task.history.remarks;
    if (known->renamed)
        task.warnings.push_back(*known->renamed);
    const auto changed = checkClouds(*task.workspace, task.task.id, *task.sequence, task.history.document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        task.warnings.push_back(**changed);
    if (known->told)
        task.remarks.push_back(*known->told);
    if (auto gone = remarkOnGone(task.history.document.labels()))
        task.remarks.push_back(std::move(*gone));
    return {};
}

/// About how much of the time is behind when a stage begins: reading the edits of a large task takes longest.
double shareBefore(OpenStage stage)
{
    switch (stage) {
    case OpenStage::workspace:
        return 0.02;
    case OpenStage::frames:
        return 0.1;
    case OpenStage::history:
        return 0.3;
    case OpenStage::labels:
        break;
    }
    return 0.7;
}

}  // namespace

std::string builtinSchemeJson()
{
    QFile file(":/schemes/driving.json");
    [[maybe_unused]] const bool there = file.open(QIODevice::ReadOnly);
    Q_ASSERT(there);
    return file.readAll().toStdString();
}

Result<Opening> openTask(const OpenRequest& request, std::shared_ptr<Workspace> alreadyOpen, const OpenProgress& progress,
                         std::stop_token stop)
{
    const auto reached = [&](OpenStage stage) -> Result<void> {
        if (stop.stop_requested())
            return fail(PL_TEXT("core", "cancelled"));
        if (progress)
            progress(stage, shareBefore(stage));
        return {};
    };
    Opening opening{.workspace = std::move(alreadyOpen), .task = {}, .recent = {}};
    if (const auto on = reached(OpenStage::workspace); !on)
        return std::unexpected(on.error());
    if (!opening.workspace) {
        const auto path = request.workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(request.workspace);
        if (const auto may = request.readOnly ? Result<void>() : checkNewWorkspace(path, {.datasets = {request.dataset}}); !may)
            return std::unexpected(may.error());
        auto workspace = Workspace::open(path, request.readOnly ? OpenMode::readOnly : OpenMode::readWrite, stop);
        if (!workspace)
            return std::unexpected(workspace.error());
        opening.workspace = std::move(*workspace);
    }
    if (auto recent = opening.workspace->tasks())
        opening.recent = std::move(*recent);

    OpenedTask task;
    task.workspace = opening.workspace;
    if (const auto on = reached(OpenStage::frames); !on)
        return std::unexpected(on.error());
    std::error_code ignored;
    if (std::filesystem::is_regular_file(request.dataset, ignored))
        opening.columnsToChoose = columnsToChoose(*opening.workspace, nullptr, request);
    if (!opening.columnsToChoose.empty())
        return opening;
    auto sequence = findSequence(*opening.workspace, request);
    if (!sequence)
        return std::unexpected(sequence.error());
    if (!*sequence)
        return opening;
    opening.columnsToChoose = columnsToChoose(*opening.workspace, sequence->get(), request);
    if (!opening.columnsToChoose.empty())
        return opening;
    task.sequence = std::move(*sequence);
    opening.folder = task.sequence->root;
    auto info = findTask(*opening.workspace, request, *task.sequence, opening.kindred);
    if (!info)
        return std::unexpected(info.error());
    if (!*info)
        return opening;
    task.task = std::move(**info);

    if (const auto on = reached(OpenStage::history); !on)
        return std::unexpected(on.error());
    if (const auto read = readTask(task, request, stop); !read)
        return std::unexpected(read.error());

    if (request.takeOverLabels && task.task.edits == 0 && !opening.workspace->readOnly()) {
        if (const auto on = reached(OpenStage::labels); !on)
            return std::unexpected(on.error());
        auto edit = ownLabels(task, request);
        if (!edit)
            return std::unexpected(edit.error());
        task.takenOver = std::move(*edit);
    }
    opening.task = std::move(task);
    return opening;
}

}  // namespace pointloom
