// SPDX-License-Identifier: Apache-2.0
#include "core/formats/WriteLabels.h"

#include "core/formats/FormatSupport.h"
#include "core/formats/LossTally.h"
#include "core/geometry/Plausible.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

bool allFinite(const LabelledBox& box)
{
    return isFinite(box.box) && std::isfinite(box.score) && isFinite(box.attributes);
}

Result<void> checkNames(const std::vector<std::string>& frames)
{
    std::set<std::string_view> names;
    for (const std::string& frame : frames) {
        if (!isFileName(frame))
            return fail(PL_TEXT("core", "the frame name \"%1\" cannot be a file name"), frame);
        if (!names.insert(frame).second)
            return fail(PL_TEXT("core", "there are two frames called %1; names must differ"), frame);
    }
    return {};
}

/// Asks for the frames one after the other and hands each on before the next is made.
Result<void> forEachFrame(LabelSource& labels, const FrameWalk& walk,
                          const std::function<Result<void>(std::size_t, const LabelledFrame&)>& visit)
{
    for (std::size_t i = 0; i < labels.frameCount(); ++i) {
        const Result<LabelledFrame> frame = labels.frame(i);
        if (!frame)
            return std::unexpected(frame.error());
        if (auto visited = visit(i, *frame); !visited)
            return visited;
        if (auto on = walk.go(static_cast<double>(i + 1) / static_cast<double>(labels.frameCount())); !on)
            return on;
    }
    return {};
}

}  // namespace

Result<void> checkFrame(const LabelledFrame& frame)
{
    for (const LabelledBox& box : frame.boxes) {
        if (box.classKey.empty())
            return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has no class; give it one"), box.track, frame.name);
        if (!allFinite(box))
            return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has a value that is no finite number"), box.track, frame.name);
        if (const auto plausible = checkPlausible(box.box); !plausible)
            return std::unexpected(plausible.error().in("track " + box.track).in("frame " + frame.name));
        if ((box.box.size_m.array() <= 0).any())
            return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has no volume; give it a size or delete it"), box.track,
                        frame.name);
    }
    return {};
}

Result<void> surveyLabels(LabelSource& labels, const LabelFormat& format, const FormatOptions& options, LabelWriter& writer,
                          FormatNotes& notes, const FrameWalk& walk)
{
    if (auto checked = checkNames(labels.info().frames); !checked)
        return checked;
    LossTally losses(format.facts(), options.schema);
    notes.read.add(labels.info().tally);
    const auto survey = [&](std::size_t index, const LabelledFrame& frame) -> Result<void> {
        if (auto checked = checkFrame(frame); !checked)
            return checked;
        losses.count(frame);
        notes.read.add(frame.tally);
        return writer.survey(index, frame);
    };
    if (auto surveyed = forEachFrame(labels, walk, survey); !surveyed)
        return surveyed;
    losses.tell(notes);
    return {};
}

Result<void> writeSurveyed(LabelSource& labels, LabelWriter& writer, FileSink& sink, FormatNotes& notes, const FrameWalk& walk)
{
    if (auto begun = writer.begin(sink); !begun)
        return begun;
    const auto write = [&](std::size_t index, const LabelledFrame& frame) { return writer.write(index, frame, sink); };
    if (auto written = forEachFrame(labels, walk, write); !written)
        return written;
    if (auto finished = writer.finish(sink); !finished)
        return finished;
    writer.tell(notes);
    return {};
}

Result<void> writeLabels(LabelSource& labels, const LabelFormat& format, const FormatOptions& options, FileSink& sink, FormatNotes& notes)
{
    const auto writer = format.writer(labels.info(), options);
    if (auto surveyed = surveyLabels(labels, format, options, *writer, notes); !surveyed)
        return surveyed;
    return writeSurveyed(labels, *writer, sink, notes);
}

}  // namespace pointloom
