// SPDX-License-Identifier: Apache-2.0
#include "core/formats/Export.h"

#include "core/base/File.h"
#include "core/formats/Staging.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr double cornerTolerance_m = 0.001;
constexpr double answerTolerance = 1e-5;  // KITTI writes shares with six decimals

/// Where the three parts of an export stand on the way from 0 to 1.
constexpr double writtenShare = 0.6;
constexpr double readShare = 0.9;

bool isInside(const fs::path& path, const fs::path& folder)
{
    std::error_code ignored;
    const fs::path inner = fs::weakly_canonical(path, ignored);
    const fs::path outer = fs::weakly_canonical(folder, ignored);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

Result<void> checkTarget(const fs::path& target, const LabelFormat& format, const LabelSet& labels)
{
    std::error_code ignored;
    if (labels.frames.empty())
        return fail(PL_TEXT("core", "there are no frames to export"));
    if (target.empty())
        return fail(PL_TEXT("core", "there is no target to write to; name one"));
    if (!labels.dataset.empty() && isInside(target, labels.dataset))
        return fail(PL_TEXT("core", "lies in the dataset's own folder, which is never written to; choose another target"));
    if (format.isFolder() && fs::exists(target, ignored) && !fs::is_directory(target, ignored))
        return fail(PL_TEXT("core", "is a file; %1 writes a folder"), format.title());
    if (!format.isFolder() && fs::is_directory(target, ignored))
        return fail(PL_TEXT("core", "is a folder; %1 writes one file, name it like labels%2"), format.title(), format.extension());
    return {};
}

/// How many files a folder holds where the export's own files lie and that are not among them.
std::size_t strangersIn(const fs::path& target, const FileTexts& files)
{
    std::set<fs::path> folders;
    for (const auto& [name, text] : files)
        folders.insert(name.parent_path());
    std::size_t count = 0;
    for (const fs::path& folder : folders) {
        std::error_code problem;
        for (fs::directory_iterator entry(target / folder, problem); !problem && entry != fs::directory_iterator();
             entry.increment(problem))
            count += entry->is_regular_file() && !files.contains(folder / entry->path().filename()) ? 1 : 0;
    }
    return count;
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
    if (found.boxes.size() != meant.boxes.size() || found.keptLines != meant.keptLines)
        return fail(PL_TEXT("core", "the export holds %1 boxes and %2 other lines where %3 and %4 were meant"), found.boxes.size(),
                    found.keptLines.size(), meant.boxes.size(), meant.keptLines.size());
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

/// What a reader needs to know that has only the files and the dataset: the frames, without their labels.
std::vector<LabelledFrame> framesWithoutLabels(const LabelSet& labels)
{
    std::vector<LabelledFrame> out;
    for (const LabelledFrame& frame : labels.frames)
        out.emplace_back().name = frame.name;
    return out;
}

/// The bytes on disk, one file after the other.
Result<void> checkBytes(const fs::path& content, const FileTexts& files)
{
    for (const auto& [name, text] : files) {
        const fs::path path = name.empty() ? content : content / name;
        const Result<MappedFile> file = MappedFile::open(path);
        if (!file)
            return std::unexpected(file.error());
        if (file->text() != text)
            return std::unexpected(Error{message(PL_TEXT("core", "the disk does not hold what was written")), path.string()});
    }
    return {};
}

/// Reads the export back and answers the largest corner error.
Result<double> prove(const LabelSet& labels, const LabelFormat& format, const fs::path& content, const FormatOptions& options)
{
    const std::vector<LabelledFrame> names = framesWithoutLabels(labels);
    const Result<LabelSet> found = format.read(content, names, options);
    if (!found)
        return std::unexpected(found.error());
    const LabelSet meant = format.representable(labels, options);
    if (found->frames.size() != meant.frames.size())
        return fail(PL_TEXT("core", "the export holds %1 frames where %2 were meant"), found->frames.size(), meant.frames.size());
    double largest_m = 0;
    for (std::size_t i = 0; i < meant.frames.size(); ++i) {
        const Result<double> error_m = compare(meant.frames[i], found->frames[i]);
        if (!error_m)
            return std::unexpected(error_m.error().in("frame " + meant.frames[i].name));
        largest_m = std::max(largest_m, *error_m);
    }
    return largest_m;
}

std::size_t boxesIn(const LabelSet& labels)
{
    std::size_t count = 0;
    for (const LabelledFrame& frame : labels.frames)
        count += frame.boxes.size();
    return count;
}

}  // namespace

Result<ExportReport> exportLabels(const LabelSet& labels, const LabelFormat& format, const fs::path& target, const FormatOptions& options,
                                  const std::function<void(double)>& progress, std::stop_token stop)
{
    const auto advance = [&](double share) {
        if (progress)
            progress(share);
    };
    if (auto checked = checkTarget(target, format, labels); !checked)
        return std::unexpected(checked.error().in(target));
    ExportReport report;
    report.target = target;
    report.frames = labels.frames.size();
    report.boxes = boxesIn(format.representable(labels, options));
    const auto files = format.write(labels, options, report.notes);
    if (!files)
        return std::unexpected(files.error());
    report.filesWritten = files->size();
    if (const std::size_t strangers = strangersIn(target, *files); format.isFolder() && strangers > 0)
        report.notes.remarks.push_back(
            message(PL_TEXT("core", "%1 files that were in the target's folders before are not part of this export"), strangers));

    Result<Staging> staging = Staging::beside(target);
    if (!staging)
        return std::unexpected(staging.error());
    if (auto written = staging->write(*files, [&](double share) { advance(share * writtenShare); }, stop); !written)
        return std::unexpected(written.error());
    if (auto same = checkBytes(staging->content(), *files); !same)
        return std::unexpected(same.error());
    const Result<double> error_m = prove(labels, format, staging->content(), options);
    if (!error_m)
        return std::unexpected(error_m.error().in(target));
    advance(readShare);
    report.largestCornerError_m = *error_m;
    if (stop.stop_requested())
        return fail(PL_TEXT("core", "was stopped; nothing has been written"));
    if (auto done = staging->commit(*files); !done)
        return std::unexpected(done.error());
    advance(1);
    return report;
}

}  // namespace pointloom
