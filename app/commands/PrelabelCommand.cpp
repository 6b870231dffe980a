// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/PrelabelScore.h"
#include "app/commands/Scheme.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/OutputCheck.h"
#include "core/dataset/Sequence.h"
#include "core/fit/ClickFit.h"
#include "core/frame/Frame.h"
#include "core/labels/Gestures.h"
#include "core/labels/UsualSize.h"
#include "core/measure/Truth.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/Kindred.h"
#include "core/store/TaskSequence.h"
#include "core/store/Workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

namespace pointloom {
namespace {

struct PrelabelText
{
    Q_DECLARE_TR_FUNCTIONS(PrelabelCommand)
};

struct PrelabelArguments
{
    std::string folder;
    std::string workspace;
    std::string scheme;
    OpeningArguments opening;
};

/// A task being labelled by the machine: what its journal holds, and what is added to it.
struct Prelabelling
{
    Sequence sequence;
    LabelSchema schema;
    std::unique_ptr<Workspace> workspace;
    std::int64_t task = 0;
    Document document;
    LabelSchema sized;  ///< with the sizes of what people have boxed in the task before
    CloudRemarks remarks{};
};

struct PrelabelCounts
{
    std::size_t frames = 0;
    std::size_t boxes = 0;
    std::vector<Error> broken{};  ///< why frames could not be read
    bool stopped = false;
};

Result<Prelabelling> open(const PrelabelArguments& arguments)
{
    auto scheme = loadSchemeText(arguments.scheme);
    if (!scheme)
        return std::unexpected(scheme.error());
    auto sequence = openDataset(arguments.folder, arguments.opening.options());
    if (!sequence)
        return std::unexpected(sequence.error());
    if (const auto may = checkNewWorkspace(arguments.workspace, {.datasets = {sequence->dataset()}, .files = {arguments.scheme}}); !may)
        return std::unexpected(may.error());
    auto workspace = Workspace::open(arguments.workspace, OpenMode::readWrite);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto found = taskForFrames(**workspace, *sequence, scheme->json);
    if (!found)
        return std::unexpected(found.error());
    const TaskInfo* task = &found->task;
    const auto known = fitToTask(**workspace, task->id, *sequence, arguments.opening.options());
    if (!known)
        return std::unexpected(known.error());
    auto history = (*workspace)->history(task->id, frameListOf(*sequence));
    if (!history)
        return std::unexpected(history.error());
    const auto changed = checkClouds(**workspace, task->id, *sequence, history->document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    sayNotes(found->remarks);
    sayNotes(known->all());
    sayNotes(history->remarks);
    if (*changed)
        sayNote(**changed);
    auto schema = schemaFromJson(task->schemaJson);  // a task keeps the scheme it was made with
    if (!schema)
        return std::unexpected(schema.error().in(task->name));
    LabelSchema sized = *schema;
    const auto sizes = usualSizes(history->document.labels(), sized);
    for (ClassDef& what : sized.classes)
        what = sizes.at(what.key).in(what);
    return Prelabelling{std::move(*sequence),         std::move(*schema), std::move(*workspace), task->id,
                        std::move(history->document), std::move(sized)};
}

/// A box between the frame of a cloud's file and what is relative to the cloud's origin.
OrientedBox shifted(OrientedBox box, const Eigen::Vector3d& by_m)
{
    box.centre_m += by_m;
    return box;
}

/// The missed objects of a frame as one edit; empty when there are none.
Result<Edit> findIn(Prelabelling& work, int frame)
{
    const auto read = readFrame(work.sequence, frame);
    if (!read)
        return std::unexpected(read.error());
    const auto& cloud = (*read)->cloud;
    work.remarks.say(work.sequence.frames[static_cast<std::size_t>(frame)].cloud().filename().string(), *cloud);
    const auto& index = (*read)->index;
    std::vector<OrientedBox> taken;
    for (const auto& [id, cuboid] : work.document.labels().frame(frame))
        taken.push_back(shifted(cuboid.box, -cloud->origin_m));
    Edit edit{.name = PL_TEXT("core", "Find objects"), .tracks = {}, .cuboids = {}};
    for (const Candidate& found : findObjects(*index, work.sized, taken, clickParamsFor(*index))) {
        Edit one = addObject(work.document, work.schema,
                             {.frame = frame,
                              .box = shifted(found.fit.box, cloud->origin_m),
                              .classKey = found.what->key,
                              .origin = BoxOrigin::prelabelled,
                              .score = found.fit.score});
        std::ranges::move(one.tracks, std::back_inserter(edit.tracks));
        std::ranges::move(one.cuboids, std::back_inserter(edit.cuboids));
    }
    return edit;
}

/// Applies and journals an edit; answers when it is on disk.
Result<void> commit(Prelabelling& work, const Edit& edit)
{
    if (const auto applied = work.document.apply(edit); !applied)
        return applied;
    work.workspace->append(work.task, EditKind::edit, edit, [](const Result<void>&) {});  // flush() tells how it went
    return work.workspace->flush();
}

/// The clouds that the boxes belong to, whatever gets their names later.
Result<void> noteClouds(const Prelabelling& work)
{
    const auto noted = checkClouds(*work.workspace, work.task, work.sequence, work.document.labels());
    return noted ? Result<void>() : std::unexpected(noted.error());
}

Result<PrelabelCounts> prelabelFrames(Prelabelling& work)
{
    const auto progress = progressLine(PrelabelText::tr("Finding objects"));
    const auto stop = interrupted();
    PrelabelCounts counts;
    for (int frame = 0; frame < static_cast<int>(work.sequence.frames.size()) && !stop.stop_requested(); ++frame) {
        const std::string& name = work.sequence.frames[static_cast<std::size_t>(frame)].name;
        const auto edit = findIn(work, frame);
        if (!edit) {
            say(PrelabelText::tr("%1: left out, it cannot be read").arg(QString::fromStdString(name)));
            counts.broken.push_back(edit.error());
            continue;
        }
        if (!edit->empty()) {
            if (const auto committed = commit(work, *edit); !committed)
                return std::unexpected(committed.error().in(name));
        }
        say(PrelabelText::tr("%1: %2 boxes added").arg(QString::fromStdString(name)).arg(edit->cuboids.size()));
        ++counts.frames;
        counts.boxes += edit->cuboids.size();
        if (progress)
            progress(static_cast<double>(frame + 1) / static_cast<double>(work.sequence.frames.size()));
    }
    counts.stopped = counts.frames + counts.broken.size() < work.sequence.frames.size();
    return counts;
}

/// Says how the boxes agree with the labels that come with the dataset, where it has some. Answers which label files cannot be read.
std::vector<Error> compareWithLabels(const Prelabelling& work, const std::string& folder, std::size_t frames)
{
    const auto truth = openTruth(folder, work.schema);
    if (!truth) {
        say(PrelabelText::tr("Not compared with labels: %1").arg(translated(truth.error())));
        return {};
    }
    if (std::ranges::all_of(truth->labels.frames, [](const LabelledFrame& frame) { return frame.boxes.empty(); })) {
        say(PrelabelText::tr("Not compared: the labels of the folder hold no boxes of the scheme's classes."));
        return truth->broken;
    }
    const auto score = scorePrelabels(work.document.labels(), truth->labels, frames);
    printText(
        PrelabelText::tr(
            "against the dataset's labels at bird's-eye IoU 0.5, where labels were made: precision %1 (%2 of %3), recall %4 (%5 of %6)")
            .arg(score.precision(), 0, 'f', 3)
            .arg(score.matched)
            .arg(score.found)
            .arg(score.recall(), 0, 'f', 3)
            .arg(score.matched)
            .arg(score.labelled)
        + '\n');
    return truth->broken;
}

int prelabel(const PrelabelArguments& arguments)
{
    auto work = open(arguments);
    if (!work)
        return report(work.error());
    sayNotes(work->sequence.notes);
    const auto counts = prelabelFrames(*work);
    const auto noted = noteClouds(*work);
    if (!counts)
        return report(counts.error());
    if (!noted)
        return report(noted.error());
    printText(PrelabelText::tr("%1 boxes added in %2 of %3 frames").arg(counts->boxes).arg(counts->frames).arg(work->sequence.frames.size())
              + '\n');
    std::vector<Error> broken = compareWithLabels(*work, arguments.folder, counts->frames + counts->broken.size());
    broken.insert(broken.begin(), counts->broken.begin(), counts->broken.end());
    const int left = reportLeftOut(broken);
    if (counts->stopped) {
        say(PrelabelText::tr("Interrupted. What was found so far is kept; run the command again for the rest."));
        return 1;
    }
    return left;
}

}  // namespace

void addPrelabelCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<PrelabelArguments>();
    CLI::App* command = app.add_subcommand("prelabel", PrelabelText::tr("Find objects in every frame and box them").toStdString());
    command->add_option("folder", arguments->folder, PrelabelText::tr("Folder of frames").toStdString())->required();
    command->add_option("--workspace", arguments->workspace, PrelabelText::tr("Workspace file, made when there is none").toStdString())
        ->required();
    command->add_option("--scheme", arguments->scheme,
                        PrelabelText::tr("Label scheme of a new task (without it the driving scheme)").toStdString());
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] { action = [arguments] { return prelabel(*arguments); }; });
}

}  // namespace pointloom
