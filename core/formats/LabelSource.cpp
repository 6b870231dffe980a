// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LabelSource.h"

#include "core/geometry/ImplausibleBoxes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace pointloom {

void GeometryFacts::sawAngle(double told)
{
    constexpr std::size_t mostExamples = 3;
    constexpr double turn = 2 * std::numbers::pi + 1e-3;  // a whole turn written with few digits is one
    ++angles;
    if (std::abs(told) <= turn)
        return;
    ++beyondTurn;
    if (examples.size() < mostExamples)
        examples.push_back(told);
}

void GeometryFacts::add(const GeometryFacts& other)
{
    constexpr std::size_t mostExamples = 3;
    angles += other.angles;
    beyondTurn += other.beyondTurn;
    for (std::size_t i = 0; i < other.examples.size() && examples.size() < mostExamples; ++i)
        examples.push_back(other.examples[i]);
    withoutCalibration = withoutCalibration || other.withoutCalibration;
    cameraLies = cameraLies || other.cameraLies;
}

LabelsInMemory::LabelsInMemory(const LabelSet& labels)
    : m_labels(labels), m_info{.name = labels.name, .frames = {}, .dataset = labels.dataset, .remarks = labels.remarks, .tally = {}}
{
    for (const LabelledFrame& frame : labels.frames)
        m_info.frames.push_back(frame.name);
}

Result<void> FrameWalk::go(double share) const
{
    if (stop.stop_requested())
        return fail(PL_TEXT("core", "was stopped; nothing has been written"));
    if (progress)
        progress(share);
    return {};
}

Result<LabelSet> readAll(LabelSource& source, const FrameWalk& walk)
{
    const LabelSetInfo& info = source.info();
    LabelSet out{.name = info.name, .frames = {}, .dataset = info.dataset, .remarks = info.remarks, .tally = info.tally};
    ImplausibleBoxes implausible;
    for (std::size_t i = 0; i < source.frameCount(); ++i) {
        if (auto on = walk.go(static_cast<double>(i) / static_cast<double>(source.frameCount())); !on)
            return std::unexpected(on.error());
        Result<LabelledFrame> frame = source.frame(i);
        if (!frame)
            return std::unexpected(frame.error());
        out.tally.add(frame->tally);
        std::erase_if(frame->boxes, [&](const LabelledBox& box) { return implausible.isOne(box.box, frame->name + ", " + box.classKey); });
        out.frames.push_back(std::move(*frame));
    }
    if (auto remark = implausible.remark())
        out.tally.leaveTaken(std::move(*remark), implausible.count());
    std::ranges::move(out.tally.all(), std::back_inserter(out.remarks));
    return out;
}

}  // namespace pointloom
