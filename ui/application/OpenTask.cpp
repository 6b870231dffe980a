// SPDX-License-Identifier: Apache-2.0
#include "ui/application/OpenTask.h"

#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/OutputCheck.h"
#include "core/labels/GoneFrames.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/TaskSequence.h"
#include "core/store/ToldOpening.h"
#include "ui/application/OwnLabels.h"
#include "ui/application/TaskPlace.h"

#include <QFile>

#include <algorithm>

namespace pointloom {
namespace {

OpenOptions toldIn(const OpenRequest& request)
{
    return {.poses = {}, .period_s = request.period_s, .columns = request.columns, .columnsAnew = request.columnsAnew};
}

bool isClear(const std::filesystem::path& cloud)
{
    const auto looked = headerlessCloud(cloud);
    return looked && looked->sure;
}

/// A cloud, where its numbers do not tell what it holds; nothing where a person said it, now or before.
/// @param known  what the workspace knows it by: the cloud itself or its folder
std::optional<HeaderlessCloud> unclearCloud(const Workspace* workspace, const std::filesystem::path& known,
                                            const std::filesystem::path& cloud, const OpenRequest& request)
{
    if (!withKept(workspace, known, toldIn(request)).columns.empty())
        return std::nullopt;
    auto looked = headerlessCloud(cloud);
    return looked && looked->isUnclear() ? std::move(looked) : std::nullopt;
}

/// The first cloud of a sequence, unless others tell: then it is broken, and one that cannot be read among those that can.
std::optional<HeaderlessCloud> unclearCloud(const Workspace* workspace, const Sequence& sequence, const OpenRequest& request)
{
    const auto& frames = sequence.frames;
    auto first = unclearCloud(workspace, sequence.root, frames.front().cloud(), request);
    const bool othersTell = first && frames.size() > 2 && isClear(frames[frames.size() / 2].cloud()) && isClear(frames.back().cloud());
    return othersTell ? std::nullopt : std::move(first);
}

/// The dataset that was asked for, or the one that was open last; null when there is none.
Result<std::shared_ptr<const Sequence>> findSequence(const Workspace* workspace, const OpenRequest& request)
{
    const auto tasks = workspace != nullptr ? workspace->tasks() : std::vector<TaskInfo>();
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

/// Whether a task without labels gets those that come with the dataset.
bool takesLabels(const Opening& opening, const OpenRequest& request)
{
    const bool mayWrite = opening.workspace ? !opening.workspace->readOnly() : !request.readOnly;
    return mayWrite && request.takeOverLabels && request.doubtful != DoubtfulLabels::leaveOut;
}

std::filesystem::path workspacePath(const OpenRequest& request)
{
    return request.workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(request.workspace);
}

/// The workspace; null where its file is still to be made.
Result<std::shared_ptr<Workspace>> workspaceThere(const OpenRequest& request, const std::stop_token& stop)
{
    const auto path = workspacePath(request);
    if (const auto may = request.readOnly ? Result<void>() : checkNewWorkspace(path, {.datasets = {request.dataset}}); !may)
        return std::unexpected(may.error());
    if (!request.readOnly && !mayExist(path))
        return nullptr;
    return Workspace::open(path, request.readOnly ? OpenMode::readOnly : OpenMode::readWrite, stop);
}

/// The sequence; null where none is named, and where a person has to say first what makes a point of its clouds.
Result<std::shared_ptr<const Sequence>> sequenceFor(Opening& opening, const OpenRequest& request)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(request.dataset, ignored))
        opening.unclear = unclearCloud(opening.workspace.get(), request.dataset, request.dataset, request);
    if (opening.unclear)
        return nullptr;
    auto sequence = findSequence(opening.workspace.get(), request);
    if (sequence && *sequence)
        opening.unclear = unclearCloud(opening.workspace.get(), **sequence, request);
    if (opening.unclear)
        return nullptr;
    return sequence;
}

/// Makes the task of a sequence, and the workspace where there is none.
Result<TaskInfo> makeTask(Opening& opening, const OpenRequest& request, const Sequence& sequence, const std::string& scheme,
                          const std::stop_token& stop)
{
    if (!opening.workspace) {
        auto made = Workspace::open(workspacePath(request), OpenMode::readWrite, stop);
        if (!made)
            return std::unexpected(made.error());
        opening.workspace = std::move(*made);
    }
    return opening.workspace->taskFor(sequence.root, sequence.name, scheme);
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
        auto workspace = workspaceThere(request, stop);
        if (!workspace)
            return std::unexpected(workspace.error());
        opening.workspace = std::move(*workspace);
    }
    if (opening.workspace)
        opening.recent = opening.workspace->tasks().value_or(std::vector<TaskInfo>());

    if (const auto on = reached(OpenStage::frames); !on)
        return std::unexpected(on.error());
    auto sequence = sequenceFor(opening, request);
    if (!sequence)
        return std::unexpected(sequence.error());
    if (!*sequence)
        return opening;
    opening.folder = (*sequence)->root;
    auto place = findTaskPlace(opening.workspace.get(), request, **sequence, opening.kindred);
    if (!place)
        return std::unexpected(place.error());
    if (!opening.kindred.empty())
        return opening;

    OpenedTask task;
    task.sequence = std::move(*sequence);
    const auto readLabels = [&](const LabelSchema& schema, Document ids) -> Result<void> {
        if (!takesLabels(opening, request))
            return {};
        if (auto on = reached(OpenStage::labels); !on)
            return on;
        auto own = readOwnLabels(*task.sequence, schema, std::move(ids), request.reading, request.doubtful == DoubtfulLabels::ask);
        if (!own)
            return std::unexpected(own.error());
        task.takenOver = std::move(own->edit);
        task.labelNotes = std::move(own->notes);
        opening.doubt = std::move(own->doubt);
        return reached(OpenStage::labels);
    };
    if (place->task) {
        task.task = std::move(*place->task);
        if (const auto on = reached(OpenStage::history); !on)
            return std::unexpected(on.error());
    } else {
        // Before anything is made for the labels: a person may have to say what becomes of them.
        if (const auto read = readLabels(*schemaFromJson(place->scheme), Document(frameListOf(*task.sequence))); !read)
            return std::unexpected(read.error());
        if (opening.doubt)
            return opening;
        auto made = makeTask(opening, request, *task.sequence, place->scheme, stop);
        if (!made)
            return std::unexpected(made.error());
        task.task = std::move(*made);
    }
    task.workspace = opening.workspace;
    if (const auto read = readTask(task, request, stop); !read)
        return std::unexpected(read.error());
    if (place->task && task.task.edits == 0)
        if (const auto read = readLabels(task.schema, task.history.document); !read)
            return std::unexpected(read.error());
    if (!opening.doubt)
        opening.task = std::move(task);
    return opening;
}

}  // namespace pointloom
