// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/TaskChoice.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/OutputCheck.h"
#include "ui/application/Language.h"
#include "ui/sheet/ContactSheet.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <span>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// A picture of this many boxes is some five thousand pixels high: any viewer shows it.
constexpr std::size_t boxesPerSheet = 100;

struct SheetText
{
    Q_DECLARE_TR_FUNCTIONS(SheetCommand)
};

/// Frames as the window counts them: from 1, both ends included.
struct FrameRange
{
    int first = 1;
    int last = std::numeric_limits<int>::max();

    [[nodiscard]] bool holds(int index) const { return index + 1 >= first && index + 1 <= last; }
};

/// "7" or "3-12".
std::optional<FrameRange> frameRange(std::string_view text)
{
    const auto ends = fields(text, '-');
    const auto first = number<int>(ends.front());
    const auto last = number<int>(ends.back());
    if (ends.size() > 2 || !first || !last || *first < 1 || *last < *first)
        return std::nullopt;
    return FrameRange{*first, *last};
}

struct SheetArguments
{
    std::string workspace;
    std::string out;
    std::string dataset;
    std::int64_t task = 0;
    OpeningArguments opening;
    std::string frames;
};

/// By frame, then by object.
std::vector<Cuboid> boxesIn(const LoadedTask& task, const FrameRange& range)
{
    std::vector<Cuboid> out;
    for (const int frame : task.labels.labelledFrames()) {
        if (!range.holds(frame))
            continue;
        const std::size_t before = out.size();
        for (const auto& [id, cuboid] : task.labels.frame(frame))
            out.push_back(cuboid);
        std::ranges::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), {}, &Cuboid::track);
    }
    return out;
}

std::size_t pointsIn(const OrientedBox& box, const PointCloud& cloud)
{
    const Eigen::Vector3f middle = box.centre_m.cast<float>();
    const auto reach = static_cast<float>(box.size_m.norm() / 2 + 0.1);  // spares the exact test for the many that are far away
    return static_cast<std::size_t>(std::ranges::count_if(cloud.positions_m, [&](const Eigen::Vector3f& p) {
        return (p - middle).squaredNorm() < reach * reach && contains(box, p.cast<double>());
    }));
}

SheetEntry entryOf(const LoadedTask& task, const Cuboid& cuboid, std::shared_ptr<const PointCloud> cloud)
{
    constexpr Rgb unknown{0x8a, 0x94, 0xa3};
    const Track* track = task.labels.trackOf(cuboid);
    const ClassDef* what = track != nullptr ? task.schema.findClass(track->classKey) : nullptr;
    const QString name = what != nullptr ? QString::fromStdString(what->name.in(currentLanguage().toStdString())) : SheetText::tr("Object");

    SheetEntry entry{std::move(cloud), cuboid.box, what != nullptr ? what->colour : unknown, {}, {}};
    entry.box.centre_m -= entry.cloud->origin_m;
    entry.title = QString("%1 %2").arg(name).arg(cuboid.track.value);
    const auto position = task.labels.positionOf(cuboid);
    const QString frame = QString::fromStdString(position ? task.sequence.frames[std::size_t(*position)].name : cuboid.frame.name);
    entry.subtitle = SheetText::tr("%1 · %L2 points · %3 m")
                         .arg(frame)
                         .arg(pointsIn(entry.box, *entry.cloud))
                         .arg(cuboid.box.centre_m.head<2>().norm(), 0, 'f', 1);
    return entry;
}

/// The clouds of the frames that were asked for last: boxes come frame by frame.
class CloudReel
{
public:
    explicit CloudReel(const Sequence& sequence) : m_sequence(sequence) {}

    Result<std::shared_ptr<const PointCloud>> at(int frame)
    {
        if (frame == m_frame)
            return m_cloud;
        auto cloud = readFrameCloud(m_sequence, frame);
        if (!cloud)
            return std::unexpected(cloud.error());
        auto bare = std::make_shared<PointCloud>();  // many frames share a sheet: keep the positions alone
        bare->origin_m = cloud->origin_m;
        bare->positions_m = std::move(cloud->positions_m);
        m_frame = frame;
        m_cloud = std::move(bare);
        return m_cloud;
    }

private:
    const Sequence& m_sequence;
    int m_frame = -1;
    std::shared_ptr<const PointCloud> m_cloud;
};

Result<void> writePng(const fs::path& path, const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return std::unexpected(Error{message(PL_TEXT("core", "the picture could not be made; give fewer frames")), path.string()});
    return writeAtomically(path, std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

/// sheet.png, sheet-2.png, sheet-3.png ...
fs::path nameOfSheet(const fs::path& first, std::size_t index)
{
    if (index == 0)
        return first;
    fs::path name = first.stem();
    name += "-" + std::to_string(index + 1);
    name += first.extension();
    return first.parent_path() / name;
}

QString headingOf(const LoadedTask& task, std::size_t boxes, std::size_t sheet, std::size_t sheets)
{
    const QString name = QString::fromStdString(task.info.name);
    if (sheets == 1)
        return SheetText::tr("%1 · boxes: %L2").arg(name).arg(boxes);
    return SheetText::tr("%1 · boxes: %L2 · sheet %3 of %4").arg(name).arg(boxes).arg(sheet + 1).arg(sheets);
}

/// Draws and writes all sheets; answers how many. Boxes of frames that cannot be read are left out.
Result<std::size_t> writeSheets(const LoadedTask& task, const std::vector<Cuboid>& boxes, const fs::path& out, std::vector<Error>& broken)
{
    const std::size_t sheets = (boxes.size() + boxesPerSheet - 1) / boxesPerSheet;
    const auto progress = progressLine(SheetText::tr("Drawing"));
    const std::stop_token stop = interrupted();
    CloudReel clouds(task.sequence);
    for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
        std::vector<SheetEntry> entries;
        const std::size_t last = std::min(boxes.size(), (sheet + 1) * boxesPerSheet);
        for (std::size_t i = sheet * boxesPerSheet; i < last; ++i) {
            if (stop.stop_requested())
                return fail(PL_TEXT("core", "stopped after %1 of %2 sheets"), sheet, sheets);
            const auto cloud = clouds.at(task.labels.positionOf(boxes[i]).value());
            if (cloud)
                entries.push_back(entryOf(task, boxes[i], *cloud));
            else if (std::ranges::find(broken, cloud.error()) == broken.end())
                broken.push_back(cloud.error());
            if (progress)
                progress(static_cast<double>(i + 1) / static_cast<double>(boxes.size()));
        }
        if (const auto written = writePng(nameOfSheet(out, sheet), drawContactSheet(entries, headingOf(task, boxes.size(), sheet, sheets)));
            !written)
            return std::unexpected(written.error());
    }
    return sheets;
}

int runSheet(const SheetArguments& arguments)
{
    const auto task = loadTask(arguments.workspace, arguments.task, arguments.dataset, arguments.opening.options());
    if (!task)
        return report(task.error());
    sayNotes(task->remarks);
    const OutputInputs inputs{.datasets = {task->sequence.dataset()}, .files = {task->workspace}};
    if (const auto may = checkOutput(arguments.out, OutputKind::file, inputs); !may)
        return report(may.error());
    const FrameRange range = arguments.frames.empty() ? FrameRange{} : frameRange(arguments.frames).value_or(FrameRange{});
    const std::vector<Cuboid> boxes = boxesIn(*task, range);
    if (boxes.empty()) {
        const std::string text = arguments.frames.empty()
            ? PL_TEXT("core", "there is no box in this task yet; label something first")
            : PL_TEXT("core", "there is no box in these frames; name others or leave --frames out");
        return report(Error{message(text), task->info.name});
    }
    sayNotes(task->sequence.notes);
    sayCloudNotes(task->sequence);
    std::vector<Error> broken;
    const auto sheets = writeSheets(*task, boxes, arguments.out, broken);
    if (!sheets)
        return report(sheets.error());
    const QString line =
        SheetText::tr("Boxes: %1, sheets: %2, from %3 on").arg(boxes.size()).arg(*sheets).arg(QString::fromStdString(arguments.out));
    printText(line + '\n');
    return reportLeftOut(broken);
}

std::string checkFrames(const std::string& text)
{
    return frameRange(text) ? std::string()
                            : SheetText::tr("%1 is no range of frames; write 7 or 3-12").arg(QString::fromStdString(text)).toStdString();
}

}  // namespace

void addSheetCommand(CLI::App& app, CommandAction& action)
{
    const auto text = [](const QString& said) { return said.toStdString(); };
    auto arguments = std::make_shared<SheetArguments>();
    CLI::App* command = app.add_subcommand("sheet", text(SheetText::tr("Draw every box of a task as three thumbnails")));
    command->add_option("--workspace", arguments->workspace, text(SheetText::tr("Workspace file (without it the default one)")))
        ->type_name("FILE");
    command->add_option("--out", arguments->out, text(SheetText::tr("PNG file to write; further sheets get -2, -3 ... behind the name")))
        ->required();
    CLI::Option* dataset = command
                               ->add_option("--dataset", arguments->dataset,
                                            text(SheetText::tr("Folder of the task's clouds, also where it lies now if it was moved or "
                                                               "renamed (without it the task that was opened last)")))
                               ->type_name("FOLDER");
    command->add_option("--task", arguments->task, text(SheetText::tr("Number of the task")))
        ->check(CLI::PositiveNumber)
        ->excludes(dataset);
    command->add_option("--frames", arguments->frames, text(SheetText::tr("Only these frames, counted from 1: 7 or 3-12")))
        ->type_name("A-B")
        ->check(checkFrames);
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] { action = [arguments] { return runSheet(*arguments); }; });
}

}  // namespace pointloom
