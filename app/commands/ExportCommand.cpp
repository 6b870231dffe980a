// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/TaskChoice.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/dataset/OutputCheck.h"
#include "core/formats/DocumentLabels.h"
#include "core/formats/Export.h"
#include "core/labels/GoneFrames.h"

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
    OpeningArguments opening;
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

/// "kitti: KITTI object, a folder: label_2/NAME.txt ..." for each format.
std::string formatList()
{
    QStringList lines;
    for (const auto& format : labelFormats()) {
        const FormatFacts& facts = format->facts();
        const QString key = QString::fromStdString(facts.key);
        const QString title = QString::fromStdString(facts.title);
        const QString line =
            facts.can.folder ? ExportText::tr("  %1: %2, a folder").arg(key, title) : ExportText::tr("  %1: %2, one file").arg(key, title);
        lines << (facts.layout.empty() ? line : line + ": " + translated(message(facts.layout)));
    }
    return utf8(ExportText::tr("Formats:\n%1\nEvery export is read back and compared with what was meant, corner by corner.")
                    .arg(lines.join('\n')));
}

/// Whether a format declares an option.
bool hasOption(const LabelFormat& format, std::string_view key)
{
    return std::ranges::find(format.facts().options, key, &FormatOption::key) != format.facts().options.end();
}

/// What --camera-only switches off.
constexpr const char* outsideView = "outside-view";

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
    lines << ExportText::tr("target                %1").arg(named(report.target.string()));
    lines << ExportText::tr("frames                %1").arg(report.frames);
    lines << ExportText::tr("boxes                 %1").arg(report.boxes);
    lines << ExportText::tr("files                 %1").arg(report.filesWritten);
    lines << ExportText::tr("largest corner error  %1 mm").arg(report.largestCornerError_m * 1000, 0, 'f', 6);
    printText(lines.join('\n') + '\n');
    for (const Message& loss : report.notes.losses)
        say(ExportText::tr("lost: %1").arg(translated(loss)));
    for (const Message& remark : report.notes.remarks)
        say(ExportText::tr("note: %1").arg(translated(remark)));
}

int runExport(const ExportArguments& arguments)
{
    const LabelFormat& format = *findLabelFormat(arguments.format);
    const auto task = loadTask(arguments.workspace, arguments.task, arguments.dataset, arguments.opening.options(),
                               arguments.goneFrames ? LostClouds::areGone : LostClouds::areRefused);
    if (!task)
        return report(task.error());
    sayNotes(task->remarks);
    if (arguments.goneFrames && !format.namesFrames())
        return report(
            fail(PL_TEXT("core",
                         "%1 knows frames by number alone: boxes of frames that are gone have no place in it; choose another format"),
                 format.title())
                .error());
    const OutputInputs inputs{.datasets = {task->sequence.dataset()}, .files = {task->workspace}};
    if (const auto may = checkOutput(arguments.out, format.isFolder() ? OutputKind::folder : OutputKind::file, inputs); !may)
        return report(may.error());
    sayNotes(task->sequence.notes);
    const auto labels =
        labelsOfDocument(task->sequence, task->labels, task->schema, arguments.goneFrames ? GoneFrames::appended : GoneFrames::leftOut);
    if (!labels)
        return report(labels.error());
    const FormatOptions options{.switches = {{outsideView, !arguments.cameraOnly}}, .schema = &task->schema};
    const auto done = exportLabels(**labels, format, arguments.out, options,
                                   {.progress = progressLine(ExportText::tr("Exporting")), .stop = interrupted()});
    if (!done)
        return report(done.error());
    if (arguments.cameraOnly && !hasOption(format, outsideView))
        say(ExportText::tr("note: %1 has no option --camera-only; all boxes are written").arg(QString::fromStdString(format.title())));
    arguments.json ? printJson(*done, arguments.format) : printReport(*done);
    if (!arguments.goneFrames && format.namesFrames() && remarkOnLeftOut(task->labels))
        say(ExportText::tr("note: with --gone-frames they are written too"));
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
                                            utf8(ExportText::tr("Folder of the task's clouds, also where it lies now if it was moved or "
                                                                "renamed (without it the task that was opened last)")))
                               ->type_name("FOLDER");
    command->add_option("--task", arguments->task, utf8(ExportText::tr("Number of the task")))
        ->check(CLI::PositiveNumber)
        ->excludes(dataset);
    command->add_flag("--camera-only", arguments->cameraOnly, utf8(ExportText::tr("KITTI: leave out boxes that the camera does not see")));
    command->add_flag(
        "--gone-frames", arguments->goneFrames,
        utf8(ExportText::tr(
            "Also the boxes of frames that are no longer in the folder, after the others; all of them where the folder is gone")));
    command->add_flag("--json", arguments->json, utf8(ExportText::tr("Answer as JSON")));
    command->footer(formatList());
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] { action = [arguments] { return runExport(*arguments); }; });
}

}  // namespace pointloom
