// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameTimes.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/FrameNames.h"
#include "core/dataset/NameTimes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr double scannerPeriod_s = 0.1;

std::vector<std::string> namesIn(const Sequence& sequence)
{
    std::vector<std::string> names;
    for (const FrameSource& frame : sequence.frames)
        names.push_back(frame.name);
    return names;
}

bool haveTimes(const std::vector<FrameSource>& frames)
{
    return std::ranges::any_of(frames, [](const FrameSource& frame) { return frame.time_s.has_value(); });
}

/// The frames that have a time in its order; where some have none all stay where they are.
void orderByTime(std::vector<FrameSource>& frames)
{
    if (std::ranges::all_of(frames, [](const FrameSource& frame) { return frame.time_s.has_value(); }))
        std::ranges::stable_sort(frames, {}, [](const FrameSource& frame) { return *frame.time_s; });
}

bool takeTimesOfNames(Sequence& sequence)
{
    const auto times = timesOfNames(namesIn(sequence));
    for (std::size_t i = 0; i < times.size(); ++i)
        sequence.frames[i].time_s = times[i];
    return !times.empty();
}

/// The file of times that lies beside clouds or one folder up; empty when there is none. KITTI's raw data has it one folder up.
fs::path fileOfTimes(const fs::path& folder)
{
    for (const fs::path& place : {folder, folder.parent_path()}) {
        for (const char* name : {"timestamps.txt", "times.txt", "timestamps_start.txt", "timestamp.txt"}) {
            if (auto file = ifThere(place / name); !file.empty())
                return file;
        }
    }
    return {};
}

/// Gives frames the times of a file: by name, else by order or number.
std::optional<Message> giveTimes(std::vector<FrameSource>& frames, const std::vector<TimeLine>& lines)
{
    std::vector<std::string> names;
    for (const FrameSource& frame : frames)
        names.push_back(frame.name);
    std::vector<std::string> ids;
    for (const TimeLine& line : lines)
        ids.push_back(line.frame);
    const bool named = std::ranges::none_of(ids, [](const std::string& id) { return id.empty(); });
    const auto found = named ? placesByName(names, ids) : placesByOrder(names, lines.size());
    if (!found && lines.size() == frames.size())
        return message(PL_TEXT("core", "names other frames than those that are here, so none of its times is taken"));
    if (!found)
        return message(PL_TEXT("core", "holds %1 times but there are %2 frames; nothing says which is whose, so none is taken"),
                       lines.size(), frames.size());
    std::size_t without = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].time_s = (*found)[i] ? lines[*(*found)[i]].time_s : std::nullopt;
        without += frames[i].time_s ? 0 : 1;
    }
    if (without == 0)
        return std::nullopt;
    return message(PL_TEXT("core", "holds no time of %1 of the %2 frames"), without, frames.size());
}

/// Times that stand still tell nothing: a scanner never measures most of its frames at the moment of another one.
bool standStill(const std::vector<FrameSource>& frames)
{
    std::vector<double> times;
    for (const FrameSource& frame : frames) {
        if (frame.time_s)
            times.push_back(*frame.time_s);
    }
    std::ranges::sort(times);
    const auto repeated = static_cast<std::size_t>(std::ranges::distance(std::ranges::unique(times)));
    return repeated > 0 && 2 * repeated >= times.size() - 1;
}

bool goBack(const std::vector<FrameSource>& frames)
{
    return std::ranges::adjacent_find(frames, [](const FrameSource& a, const FrameSource& b) { return a.time_s > b.time_s; })
        != frames.end();
}

bool takeTimesOfFile(Sequence& sequence)
{
    const fs::path file = fileOfTimes(sequence.frames.front().cloud().parent_path());
    if (file.empty())
        return false;
    const auto text = readText(file);
    if (!text) {
        sequence.notes.push_back(text.error());
        return false;
    }
    if (auto amiss = giveTimes(sequence.frames, timesFromText(*text)))
        sequence.notes.push_back(Error{std::move(*amiss), file.filename().string()});
    if (standStill(sequence.frames)) {
        for (FrameSource& frame : sequence.frames)
            frame.time_s.reset();
        sequence.notes.push_back(
            Error{message(PL_TEXT("core", "gives most frames the time of another one, so none is taken")), file.filename().string()});
    } else if (haveTimes(sequence.frames) && goBack(sequence.frames)) {
        sequence.notes.push_back(Error{message(PL_TEXT("core",
                                                       "goes back in time from one frame to the next: they are taken in the order "
                                                       "of their times")),
                                       file.filename().string()});
    }
    return haveTimes(sequence.frames);
}

/// Steps by the numbers in names; a number that is missing is a scan that is missing.
std::optional<std::vector<double>> countedTimes(const Sequence& sequence, std::optional<double> period_s)
{
    constexpr long long farthest = 50;  // scans that are left out from frame to frame; more are numbers of something else
    const auto counts = countsOfNames(namesIn(sequence));
    if (!counts || counts->size() < 2 || !std::ranges::is_sorted(*counts))
        return std::nullopt;
    std::vector<long long> steps;
    for (std::size_t i = 1; i < counts->size(); ++i)
        steps.push_back((*counts)[i] - (*counts)[i - 1]);
    std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2));
    const long long usual = steps[steps.size() / 2];
    const double each_s = period_s ? *period_s / static_cast<double>(usual)
        : usual <= farthest        ? scannerPeriod_s
                                   : scannerPeriod_s / static_cast<double>(usual);
    std::vector<double> times;
    for (const long long count : *counts)
        times.push_back(static_cast<double>(count - counts->front()) * each_s);
    return times;
}

}  // namespace

void takeTimes(Sequence& sequence, TimeSource source)
{
    std::vector<double> times;
    for (const FrameSource& frame : sequence.frames)
        times.push_back(frame.time_s.value_or(std::numeric_limits<double>::quiet_NaN()));
    sequence.clock = FrameClock(std::move(times));
    sequence.timeSource = source;
}

void setTimes(Sequence& sequence, std::optional<double> toldPeriod_s)
{
    const bool byNames = takeTimesOfNames(sequence);
    const bool byFile = !byNames && takeTimesOfFile(sequence);
    if (byNames || byFile)
        orderByTime(sequence.frames);
    if ((byNames || byFile) && !toldPeriod_s) {
        takeTimes(sequence, byNames ? TimeSource::names : TimeSource::file);
        return;
    }
    const auto counted = byNames ? std::nullopt : countedTimes(sequence, toldPeriod_s);
    sequence.timeSource = toldPeriod_s ? TimeSource::told : counted ? TimeSource::counted : TimeSource::assumed;
    sequence.clock = counted ? FrameClock(*counted) : FrameClock(toldPeriod_s.value_or(scannerPeriod_s));
}

}  // namespace pointloom
