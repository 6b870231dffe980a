// SPDX-License-Identifier: Apache-2.0
#include "core/formats/Export.h"

#include "core/dataset/OutputCheck.h"
#include "core/formats/Staging.h"
#include "core/formats/WriteLabels.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr double cornerTolerance_m = 0.001;
constexpr double answerTolerance = 1e-5;  // KITTI writes shares with six decimals

/// Where the parts of an export end on the way from 0 to 1.
constexpr double surveyedShare = 0.25;
constexpr double writtenShare = 0.55;
constexpr double provenShare = 0.95;

Result<void> checkTarget(const fs::path& target, const LabelFormat& format, const LabelSetInfo& labels)
{
    std::error_code ignored;
    if (labels.frames.empty())
        return fail(PL_TEXT("core", "there are no frames to export"));
    if (target.empty())
        return fail(PL_TEXT("core", "there is no target to write to; name one"));
    if (auto may = checkOutput(target, format.isFolder() ? OutputKind::folder : OutputKind::file, {.datasets = {labels.dataset}}); !may)
        return std::unexpected(Error{may.error().what, {}});
    if (format.isFolder() && fs::exists(target, ignored) && !fs::is_directory(target, ignored))
        return fail(PL_TEXT("core", "is a file; %1 writes a folder"), format.title());
    if (!format.isFolder() && fs::is_directory(target, ignored))
        return fail(PL_TEXT("core", "is a folder; %1 writes one file, name it like labels%2"), format.title(), format.extension());
    return {};
}

bool sameAnswer(const AttributeValue& a, const AttributeValue& b)
{
    const double* numberA = std::get_if<double>(&a);
    const double* numberB = std::get_if<double>(&b);
    return numberA != nullptr && numberB != nullptr ? std::abs(*numberA - *numberB) <= answerTolerance : a == b;
}

bool sameAnswers(const AttributeMap& a, const AttributeMap& b)
{
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return x.first == y.first && sameAnswer(x.second, y.second); });
}

/// Which box that was read is the one that was meant: of the same track and class the nearest, and as a rule simply the next.
std::size_t counterpart(const LabelledBox& meant, std::size_t expectedAt, const std::vector<LabelledBox>& found,
                        const std::vector<bool>& taken)
{
    const auto fits = [&](std::size_t i) {
        return i < found.size() && !taken[i] && found[i].classKey == meant.classKey && found[i].track == meant.track;
    };
    if (fits(expectedAt) && cornerDistance_m(meant.box, found[expectedAt].box) <= cornerTolerance_m)
        return expectedAt;
    std::size_t best = found.size();
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (fits(i) && (best == found.size() || cornerDistance_m(meant.box, found[i].box) < cornerDistance_m(meant.box, found[best].box)))
            best = i;
    }
    return best;
}

/// Compares one frame; answers the largest corner error.
Result<double> compare(const LabelledFrame& meant, const LabelledFrame& found)
{
    if (found.boxes.size() != meant.boxes.size())
        return fail(PL_TEXT("core", "the export holds %1 boxes where %2 were meant"), found.boxes.size(), meant.boxes.size());
    if (found.keepsakes != meant.keepsakes)
        return fail(
            PL_TEXT("core", "what only this format holds (lines without a box, the calibration) came out differently in the export"));
    double largest_m = 0;
    std::vector<bool> taken(found.boxes.size());
    for (std::size_t i = 0; i < meant.boxes.size(); ++i) {
        const LabelledBox& box = meant.boxes[i];
        const std::size_t at = counterpart(box, i, found.boxes, taken);
        if (at == found.boxes.size())
            return fail(PL_TEXT("core", "the box of class %1, track \"%2\" is missing in the export"), box.classKey, box.track);
        taken[at] = true;
        const double error_m = cornerDistance_m(box.box, found.boxes[at].box);
        if (!(error_m <= cornerTolerance_m))
            return fail(PL_TEXT("core", "a corner of the box of class %1, track \"%2\" is off by %3 m in the export"), box.classKey,
                        box.track, error_m);
        if (!sameAnswers(box.attributes, found.boxes[at].attributes) || std::abs(box.score - found.boxes[at].score) > answerTolerance
            || box.state != found.boxes[at].state)
            return fail(PL_TEXT("core", "attributes or score of the box of class %1, track \"%2\" came out differently in the export"),
                        box.classKey, box.track);
        largest_m = std::max(largest_m, error_m);
    }
    return largest_m;
}

Error whyAllIsLost(const LabelTally& read)
{
    return read.broken().empty() ? Error{read.losses().front(), {}} : read.broken().front();
}

/// What the export holds, as its check found it.
struct Proof
{
    std::size_t boxes = 0;
    double largestCornerError_m = 0;
};

/// Reads the export back, told no more than the names of the frames, and compares frame by frame.
Result<Proof> prove(LabelSource& labels, const LabelFormat& format, const LabelWriter& writer, const fs::path& content,
                    const FormatOptions& options, const FrameWalk& walk)
{
    const auto found = format.open(content, std::make_shared<NamesOfFrames>(labels.info().frames), options);
    if (!found)
        return std::unexpected(found.error());
    if ((*found)->frameCount() != labels.frameCount())
        return fail(PL_TEXT("core", "the export holds %1 frames where %2 were meant"), (*found)->frameCount(), labels.frameCount());
    Proof proof;
    for (std::size_t i = 0; i < labels.frameCount(); ++i) {
        if (auto on = walk.go(static_cast<double>(i) / static_cast<double>(labels.frameCount())); !on)
            return std::unexpected(on.error());
        Result<LabelledFrame> frame = labels.frame(i);
        const Result<LabelledFrame> read = (*found)->frame(i);
        if (!frame || !read)
            return std::unexpected(frame ? read.error() : frame.error());
        const LabelledFrame meant = writer.representable(i, std::move(*frame));
        const Result<double> error_m = compare(meant, *read);
        if (!error_m)
            return std::unexpected(error_m.error().in("frame " + meant.name));
        proof.boxes += meant.boxes.size();
        proof.largestCornerError_m = std::max(proof.largestCornerError_m, *error_m);
    }
    return proof;
}

/// Only what the format declares can be switched.
FormatOptions declaredOnly(const FormatFacts& facts, const FormatOptions& options)
{
    FormatOptions out{.switches = {}, .schema = options.schema};
    for (const FormatOption& option : facts.options)
        out.switches[option.key] = options.isOn(option);
    return out;
}

/// A part of the way.
FrameWalk between(const FrameWalk& whole, double from, double to)
{
    return {.progress =
                [&whole, from, to](double share) {
                    if (whole.progress)
                        whole.progress(from + share * (to - from));
                },
            .stop = whole.stop};
}

}  // namespace

Result<ExportReport> exportLabels(LabelSource& labels, const LabelFormat& format, const fs::path& target, const FormatOptions& told,
                                  const FrameWalk& walk)
{
    if (auto checked = checkTarget(target, format, labels.info()); !checked)
        return std::unexpected(checked.error().in(target));
    const FormatOptions options = declaredOnly(format.facts(), told);
    ExportReport report;
    report.target = target;
    report.frames = labels.frameCount();
    report.notes.remarks = labels.info().remarks;
    const auto writer = format.writer(labels.info(), options);
    if (auto surveyed = surveyLabels(labels, format, options, *writer, report.notes, between(walk, 0, surveyedShare)); !surveyed)
        return std::unexpected(surveyed.error());
    if (report.notes.read.isAllLost())
        return std::unexpected(whyAllIsLost(report.notes.read).in(target));

    Result<Staging> staging = Staging::beside(target);
    if (!staging)
        return std::unexpected(staging.error());
    if (auto written = writeSurveyed(labels, *writer, *staging, report.notes, between(walk, surveyedShare, writtenShare)); !written)
        return std::unexpected(written.error());
    if (auto settled = staging->settle(); !settled)
        return std::unexpected(settled.error());
    report.filesWritten = staging->fileCount();
    if (const std::size_t strangers = format.isFolder() ? staging->strangers() : 0; strangers > 0)
        report.notes.remarks.push_back(
            message(PL_TEXT("core", "%1 files that were in the target's folders before are not part of this export"), strangers));

    const Result<Proof> proof = prove(labels, format, *writer, staging->content(), options, between(walk, writtenShare, provenShare));
    if (!proof)
        return std::unexpected(proof.error().in(target));
    report.boxes = proof->boxes;
    report.largestCornerError_m = proof->largestCornerError_m;
    if (auto on = walk.go(provenShare); !on)
        return std::unexpected(on.error());
    if (auto done = staging->commit(); !done)
        return std::unexpected(done.error());
    if (walk.progress)
        walk.progress(1);
    return report;
}

}  // namespace pointloom
