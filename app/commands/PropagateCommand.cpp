// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "app/commands/TrackBoxList.h"
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/FrameMeaning.h"
#include "core/dataset/FramePoses.h"
#include "core/dataset/OutputCheck.h"
#include "core/dataset/Sequence.h"
#include "core/track/Propagation.h"
#include "core/track/WorldPoses.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace pointloom {
namespace {

struct PropagateText
{
    Q_DECLARE_TR_FUNCTIONS(PropagateCommand)
};

struct PropagateArguments
{
    std::string sequence;
    std::string boxes;
    std::string from;
    std::string out;
    SequenceArguments told;
    int frames = 10;
    bool backward = false;
    bool isStatic = false;
    bool moving = false;
    bool json = false;
};

/// What is followed, and through what.
struct Task
{
    Sequence sequence;
    std::vector<ListedTrackBox> seeds;  ///< those of the frame to start from
    std::vector<FollowedObject> objects;
    PropagationWay way;
};

FrameNames namesIn(const Sequence& sequence)
{
    FrameNames out;
    for (std::size_t i = 0; i < sequence.frames.size(); ++i)
        out.add(sequence.frames[i].name, i);
    return out;
}

/// Names may be spelt as import takes them: "4", "000004.pcd".
Result<int> frameCalled(const FrameNames& names, const Sequence& sequence, const std::string& name)
{
    const auto frame = names.find(name);
    if (!frame)
        return std::unexpected(fail(PL_TEXT("core", "has no frame called \"%1\""), name).error().in(sequence.root));
    return static_cast<int>(*frame);
}

/// The boxes of the frame to start from, each with the other boxes of its track.
Result<void> addObjects(Task& task, const std::vector<ListedTrackBox>& listed, MotionChoice motion)
{
    const FrameNames names = namesIn(task.sequence);
    std::map<std::string, int> frames;
    std::map<std::string, std::map<int, OrientedBox>> tracks;
    for (const ListedTrackBox& one : listed) {
        const auto [frame, isNew] = frames.try_emplace(one.frame, 0);
        if (isNew) {
            const auto number = frameCalled(names, task.sequence, one.frame);
            if (!number)
                return std::unexpected(number.error().in("line " + shown(static_cast<long long>(one.line))));
            frame->second = *number;
        }
        const bool isSeed = frame->second == task.way.from;
        const bool isTwice = isSeed ? std::ranges::find(task.seeds, one.track, &ListedTrackBox::track) != task.seeds.end()
                                    : tracks[one.track].contains(frame->second);
        if (isTwice)  // under another spelling of the frame
            return std::unexpected(fail(PL_TEXT("core", "track \"%1\" has a box in frame \"%2\" already"), one.track, one.frame)
                                       .error()
                                       .in("line " + shown(static_cast<long long>(one.line))));
        if (isSeed)
            task.seeds.push_back(one);
        else
            tracks[one.track].emplace(frame->second, one.box);
    }
    for (const ListedTrackBox& seed : task.seeds) {
        const auto others = tracks.find(seed.track);
        task.objects.push_back(
            {.box = seed.box, .anchors = others == tracks.end() ? std::map<int, OrientedBox>() : others->second, .motion = motion});
    }
    if (task.objects.empty())
        return fail(PL_TEXT("core", "holds no box of frame \"%1\""), task.sequence.frames[static_cast<std::size_t>(task.way.from)].name);
    return {};
}

Result<Task> prepare(const PropagateArguments& arguments)
{
    auto sequence = openDataset(arguments.sequence, arguments.told.options());
    if (!sequence)
        return std::unexpected(sequence.error());
    const OutputInputs inputs{.datasets = {sequence->dataset()}, .files = {arguments.boxes, arguments.told.poses}};
    if (const auto may = checkOutput(arguments.out, OutputKind::file, inputs); !may)
        return std::unexpected(may.error());
    const auto text = readText(arguments.boxes);
    if (!text)
        return std::unexpected(text.error());
    const auto listed = trackBoxesFromCsv(*text);
    if (!listed)
        return std::unexpected(listed.error().in(arguments.boxes));
    const auto from = frameCalled(namesIn(*sequence), *sequence, arguments.from);
    if (!from)
        return std::unexpected(from.error());
    const int left = arguments.backward ? *from : static_cast<int>(sequence->frames.size()) - 1 - *from;
    Task task{.sequence = std::move(*sequence),
              .seeds = {},
              .objects = {},
              .way = {.from = *from, .frames = std::min(arguments.frames, left), .direction = arguments.backward ? -1 : 1}};
    const MotionChoice motion = arguments.isStatic ? MotionChoice::lockToWorld
        : arguments.moving                         ? MotionChoice::moving
                                                   : MotionChoice::byEvidence;
    if (const auto added = addObjects(task, *listed, motion); !added)
        return std::unexpected(added.error().in(arguments.boxes));
    return task;
}

/// All boxes, those that were given first, frame after frame in the direction of the way.
std::vector<ListedTrackBox> rowsOf(const Task& task, const std::vector<Propagation>& followed)
{
    std::vector<ListedTrackBox> rows = task.seeds;
    for (int step = 0; step < task.way.frames; ++step) {
        for (std::size_t i = 0; i < followed.size(); ++i) {
            if (static_cast<std::size_t>(step) >= followed[i].boxes.size())
                continue;
            const PropagatedBox& box = followed[i].boxes[static_cast<std::size_t>(step)];
            rows.push_back(task.seeds[i]);
            rows.back().frame = task.sequence.frames[static_cast<std::size_t>(box.frame)].name;
            rows.back().box = box.box;
        }
    }
    return rows;
}

struct EndNames
{
    const char* key;  ///< for programs
    QString text;     ///< for people
};

EndNames namesOf(PropagationEnd end)
{
    switch (end) {
    case PropagationEnd::done:
        return {"done", PropagateText::tr("all frames")};
    case PropagationEnd::anchorReached:
        return {"anchorReached", PropagateText::tr("the next frame holds a box of it already")};
    case PropagationEnd::lost:
        return {"lost", PropagateText::tr("lost: it is not where it should be, and nothing hides it")};
    case PropagationEnd::occluded:
        return {"occluded", PropagateText::tr("hidden by something for too long")};
    case PropagationEnd::leftView:
        return {"leftView", PropagateText::tr("it left the scanner's view")};
    case PropagationEnd::stopped:
        return {"stopped", PropagateText::tr("stopped")};
    }
    return {"", {}};
}

/// How following an object ended, for people.
QString endText(PropagationEnd end, std::size_t unreadable)
{
    if (end == PropagationEnd::done && unreadable > 0)
        return PropagateText::tr("all frames that can be read");
    return namesOf(end).text;
}

void tell(const Task& task, const std::vector<Propagation>& followed, std::size_t unreadable)
{
    for (std::size_t i = 0; i < followed.size(); ++i) {
        const Propagation& one = followed[i];
        const QString motion =
            one.isStatic ? PropagateText::tr("stands still") : PropagateText::tr("moves, %1 m/s at the end").arg(one.speed_mps, 0, 'f', 1);
        say(PropagateText::tr("%1 (%2): %3 boxes; %4; %5")
                .arg(QString::fromStdString(task.seeds[i].track), QString::fromStdString(task.seeds[i].className))
                .arg(one.boxes.size())
                .arg(motion, endText(one.end, unreadable)));
    }
}

void print(const Task& task, const std::vector<Propagation>& followed)
{
    nlohmann::ordered_json tracks = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < followed.size(); ++i) {
        const Propagation& one = followed[i];
        nlohmann::ordered_json boxes = nlohmann::ordered_json::array();
        for (const PropagatedBox& box : one.boxes)
            boxes.push_back({{"frame", task.sequence.frames[static_cast<std::size_t>(box.frame)].name},
                             {"confidence", box.confidence},
                             {"points", box.points}});
        tracks.push_back({{"track_id", task.seeds[i].track},
                          {"class", task.seeds[i].className},
                          {"end", namesOf(one.end).key},
                          {"static", one.isStatic},
                          {"moved_m", one.moved_m},
                          {"speed_mps", one.speed_mps},
                          {"frames_agreeing", one.agreeing},
                          {"frames_contradicting", one.contradicting},
                          {"boxes", std::move(boxes)}});
    }
    std::printf("%s\n", nlohmann::ordered_json{{"tracks", std::move(tracks)}}.dump(2).c_str());
}

int propagateBoxes(const PropagateArguments& arguments)
{
    const auto task = prepare(arguments);
    if (!task)
        return report(task.error());
    const WorldPoses poses = worldPoses(task->sequence);
    sayNotesOn(task->sequence);
    if (!poses.known)
        say(PropagateText::tr("There are no poses: the sensor is taken to stand still. Give them with --poses if it moves."));
    const auto progress = progressLine(PropagateText::tr("Following objects"));
    const auto stop = interrupted();
    int loaded = 0;
    std::map<int, Error> broken;  // by frame
    const auto frames = [&](int frame) -> Result<TrackFrame> {
        if (progress)
            progress(std::min(1.0, static_cast<double>(loaded++) / (task->way.frames + 1)));
        if (auto placed = poses.checkPlaced(frame); !placed)  // it has been said which frames these are
            return std::unexpected(placed.error());
        auto read = trackFrameOf(readFrame(task->sequence, frame), poses.at(frame));
        if (!read)
            broken.emplace(frame, read.error());
        return read;
    };
    const auto followed = propagate(task->objects, task->way, frames, {.look = {}, .clock = poses.clock}, {}, stop);
    if (!followed)
        return report(followed.error());
    if (const auto written = writeAtomically(arguments.out, csvOfTrackBoxes(rowsOf(*task, *followed))); !written)
        return report(written.error());
    tell(*task, *followed, broken.size());
    if (arguments.json)
        print(*task, *followed);
    if (stop.stop_requested()) {
        say(PropagateText::tr("Interrupted. The boxes until then are written."));
        return 1;
    }
    std::vector<Error> leftOut;
    for (const auto& [frame, why] : broken)
        leftOut.push_back(why);
    return reportLeftOut(leftOut);
}

}  // namespace

void addPropagateCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<PropagateArguments>();
    CLI::App* command = app.add_subcommand("propagate", PropagateText::tr("Follow boxed objects through a sequence").toStdString());
    command->add_option("--sequence", arguments->sequence, PropagateText::tr("Folder of frames").toStdString())->required();
    command
        ->add_option(
            "--boxes", arguments->boxes,
            PropagateText::tr(
                "CSV with frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad (and pitch_rad,roll_rad for tilted boxes), each box "
                "in its frame's own coordinates; boxes of the same track in other frames teach its speed and surface, and are kept")
                .toStdString())
        ->required();
    command
        ->add_option("--from", arguments->from, PropagateText::tr("Frame whose boxes are followed (the name without ending)").toStdString())
        ->required();
    command->add_option("--frames", arguments->frames, PropagateText::tr("How many frames to go on").toStdString())
        ->required()
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--out", arguments->out, PropagateText::tr("CSV to write, with the same columns").toStdString())->required();
    addSequenceOptions(*command, arguments->told);
    command->add_flag("--backward", arguments->backward, PropagateText::tr("Towards the first frame").toStdString());
    CLI::Option* isStatic =
        command->add_flag("--static", arguments->isStatic, PropagateText::tr("All of them stand still in the world").toStdString());
    command->add_flag("--moving", arguments->moving, PropagateText::tr("None of them is locked to the world").toStdString())
        ->excludes(isStatic);
    command->add_flag("--json", arguments->json, PropagateText::tr("Say on stdout as JSON how each was followed").toStdString());
    command->callback([arguments, &action] { action = [arguments] { return propagateBoxes(*arguments); }; });
}

}  // namespace pointloom
