// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/TaskChoice.h"
#include "app/commands/Terminal.h"
#include "core/formats/Export.h"

#include <QCoreApplication>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace pointloom {
namespace {

using Json = nlohmann::ordered_json;

struct ExportText
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

struct ExportArguments
{
    std::string workspace;
    std::string format;
    std::string out;
    std::string dataset;
    std::int64_t task = 0;
    bool cameraOnly = false;
    bool goneFrames = false;
    bool json = false;
};

std::string utf8(const QString& said)
{
    return said.toStdString();
}

std::vector<std::string> formatKeys()
{
    std::vector<std::string> keys;
    for (const auto& format : labelFormats())
        keys.push_back(format->key());
    return keys;
}

/// "kitti: KITTI object, a folder" for each format.
std::string formatList()
{
    QStringList lines;
    for (const auto& format : labelFormats()) {
        const QString key = QString::fromStdString(format->key());
        const QString title = QString::fromStdString(format->title());
        lines << (format->isFolder() ? ExportText::tr("  %1: %2, a folder").arg(key, title)
                                     : ExportText::tr("  %1: %2, one file").arg(key, title));
    }
    return utf8(ExportText::tr(
                    "Formats:\n%1\n"
                    "KITTI labels are written to label_2/NAME.txt in the folder OUT, with their calibrations in calib/NAME.txt.\n"
                    "KITTI tracking labels are written to label_02/SEQUENCE.txt, with calib/SEQUENCE.txt; other sequences may lie there.\n"
                    "Every export is read back and compared with what was meant, corner by corner.")
                    .arg(lines.join('\n')));
}

/// Everything about a task that an export needs.
struct Loaded
{
    LabelSchema schema;
    LabelSet labels;
};

Result<Loaded> load(const ExportArguments& arguments)
{
    auto task = loadTask(arguments.workspace, arguments.task, arguments.dataset);
    if (!task)
        return std::unexpected(task.error());
    const GoneFrames gone = arguments.goneFrames ? GoneFrames::appended : GoneFrames::leftOut;
    if (const LabelFormat* format = findLabelFormat(arguments.format); arguments.goneFrames && !format->namesFrames())
        return fail(PL_TEXT("core", "%1 knows frames by number alone: boxes of frames that are gone have no place in it; choose another format"),
                    format->title());
    auto labels =
        collectLabels(task->sequence, task->labels, task->schema, progressLine(ExportText::tr("Collecting")), interrupted(), gone);
    if (!labels)
        return std::unexpected(labels.error());
    return Loaded{std::move(task->schema), std::move(*labels)};
}

Json listOf(const std::vector<Message>& messages)
{
    Json out = Json::array();
    for (const Message& message : messages)
        out.push_back(message.text());
    return out;
}

void printJson(const ExportReport& report, const std::string& format)
{
    const Json out{{"target", report.target.string()},
                   {"format", format},
                   {"frames", report.frames},
                   {"boxes", report.boxes},
                   {"files", report.filesWritten},
                   {"largest_corner_error_m", report.largestCornerError_m},
                   {"losses", listOf(report.notes.losses)},
                   {"remarks", listOf(report.notes.remarks)}};
    std::printf("%s\n", out.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

void printReport(const ExportReport& report)
{
    QStringList lines;
    lines << ExportText::tr("target                %1").arg(QString::fromStdString(report.target.string()));
    lines << ExportText::tr("frames                %1").arg(report.frames);
    lines << ExportText::tr("boxes                 %1").arg(report.boxes);
    lines << ExportText::tr("files                 %1").arg(report.filesWritten);
    lines << ExportText::tr("largest corner error  %1 mm").arg(report.largestCornerError_m * 1000, 0, 'f', 6);
    std::printf("%s\n", lines.join('\n').toUtf8().constData());
    for (const Message& loss : report.notes.losses)
        say(ExportText::tr("lost: %1").arg(translated(loss)));
    for (const Message& remark : report.notes.remarks)
        say(ExportText::tr("note: %1").arg(translated(remark)));
}

int runExport(const ExportArguments& arguments)
{
    const auto loaded = load(arguments);
    if (!loaded)
        return report(loaded.error());
    const FormatOptions options{.keepLidarOnly = !arguments.cameraOnly, .schema = &loaded->schema};
    auto done = exportLabels(loaded->labels, *findLabelFormat(arguments.format), arguments.out, options,
                                   progressLine(ExportText::tr("Exporting")), interrupted());
    if (!done)
        return report(done.error());
    done->notes.remarks.insert(done->notes.remarks.begin(), loaded->labels.remarks.begin(), loaded->labels.remarks.end());
    arguments.json ? printJson(*done, arguments.format) : printReport(*done);
    return 0;
}

}  // namespace

void addExportCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command =
        app.add_subcommand("export", utf8(ExportText::tr("Export the labels of a task and prove that they can be read back")));
    command->add_option("--workspace", arguments->workspace, utf8(ExportText::tr("Workspace file (without it the default one)")))
        ->type_name("FILE");
    command->add_option("--format", arguments->format, utf8(ExportText::tr("Format to write")))
        ->required()
        ->check(CLI::IsMember(formatKeys()));
    command->add_option("--out", arguments->out, utf8(ExportText::tr("File or folder to write")))->required();
    CLI::Option* dataset = command
                               ->add_option("--dataset", arguments->dataset,
                                            utf8(ExportText::tr("Folder of the task's clouds (without it the task that was opened last)")))
                               ->type_name("FOLDER");
    command->add_option("--task", arguments->task, utf8(ExportText::tr("Number of the task")))
        ->check(CLI::PositiveNumber)
        ->excludes(dataset);
    command->add_flag("--camera-only", arguments->cameraOnly, utf8(ExportText::tr("KITTI: leave out boxes that the camera does not see")));
    command->add_flag("--gone-frames", arguments->goneFrames,
                      utf8(ExportText::tr("Also the boxes of frames that are no longer in the folder, after the others")));
    command->add_flag("--json", arguments->json, utf8(ExportText::tr("Answer as JSON")));
    command->footer(formatList());
    command->callback([arguments, &action] { action = [arguments] { return runExport(*arguments); }; });
}

}  // namespace pointloom
