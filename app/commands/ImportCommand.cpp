// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/GeometryOptions.h"
#include "app/commands/Scheme.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/OutputCheck.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/LabelImport.h"
#include "core/schema/SchemaJson.h"
#include "core/store/FrameClouds.h"
#include "core/store/Kindred.h"
#include "core/store/TaskSequence.h"
#include "core/store/Workspace.h"

#include <QCoreApplication>

#include <filesystem>
#include <memory>

namespace pointloom {
namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

struct ImportArguments
{
    std::string folder;
    std::string labels;
    std::string workspace;
    std::string from;
    std::string scheme;
    bool add = false;
    OpeningArguments opening;
    GeometryArguments geometry;

    [[nodiscard]] ImportChoices choices() const
    {
        return {.reading = geometry.reading(),
                .lidar = geometry.lidar,
                .anglesAreSure = geometry.anglesAreSure(),
                .examines = !geometry.accept};
    }
};

/// What became of an import.
struct Imported
{
    std::vector<Message> remarks;
    std::optional<GeometryDoubt> doubt{};  ///< nothing is taken before it has been answered
    bool isAllLost = false;                ///< there were labels, and none of them could be taken
    bool isPart = false;                   ///< files that cannot be read were left out
    std::size_t boxes = 0;
    std::size_t tracks = 0;

    [[nodiscard]] bool isRefused() const { return doubt.has_value() || isAllLost; }
};

/// What is there before anything is made for the labels.
struct Beginning
{
    LoadedScheme scheme;
    Sequence sequence;
    std::unique_ptr<Workspace> workspace;    ///< null where the file is to be made
    std::optional<ImportedLabels> labels{};  ///< read already where they are to have a new task
};

/// The task of a dataset with what is in it.
struct Target
{
    Sequence sequence;
    LabelSchema schema;
    std::unique_ptr<Workspace> workspace;
    TaskInfo task;
    Document document;
};

Result<std::unique_ptr<Workspace>> openWorkspace(const ImportArguments& arguments)
{
    return Workspace::open(arguments.workspace, OpenMode::readWrite);
}

/// Labels that cannot be read, or of which nothing is taken, leave no new workspace and no new task behind: they are read before one is
/// made for them.
Result<Beginning> begin(const ImportArguments& arguments, const LabelFormat& format)
{
    auto scheme = loadSchemeText(arguments.scheme);
    if (!scheme)
        return std::unexpected(scheme.error());
    auto sequence = openDataset(arguments.folder, arguments.opening.options());
    if (!sequence)
        return std::unexpected(sequence.error());
    if (const auto may =
            checkNewWorkspace(arguments.workspace, {.datasets = {sequence->dataset()}, .files = {arguments.labels, arguments.scheme}});
        !may)
        return std::unexpected(may.error());
    Beginning out{.scheme = std::move(*scheme), .sequence = std::move(*sequence), .workspace = {}};
    if (mayExist(arguments.workspace)) {
        auto workspace = openWorkspace(arguments);
        if (!workspace)
            return std::unexpected(workspace.error());
        out.workspace = std::move(*workspace);
        const auto known = knownTaskOf(*out.workspace, out.sequence);
        if (!known)
            return std::unexpected(known.error());
        if (*known)
            return out;
    }
    auto labels = importLabels(out.sequence, format, arguments.labels, out.scheme.schema, arguments.choices());
    if (!labels)
        return std::unexpected(labels.error());
    out.labels = std::move(*labels);
    return out;
}

Result<Target> open(const ImportArguments& arguments, Beginning& beginning)
{
    if (!beginning.workspace) {
        auto made = openWorkspace(arguments);
        if (!made)
            return std::unexpected(made.error());
        beginning.workspace = std::move(*made);
    }
    Workspace& workspace = *beginning.workspace;
    Sequence& sequence = beginning.sequence;
    auto found = taskForFrames(workspace, sequence, beginning.scheme.json);
    if (!found)
        return std::unexpected(found.error());
    TaskInfo& task = found->task;
    const auto known = fitToTask(workspace, task.id, sequence, arguments.opening.options());
    if (!known)
        return std::unexpected(known.error());
    auto history = workspace.history(task.id, frameListOf(sequence));
    if (!history)
        return std::unexpected(history.error());
    const auto changed = checkClouds(workspace, task.id, sequence, history->document.labels());
    if (!changed)
        return std::unexpected(changed.error());
    sayNotes(found->remarks);
    sayNotes(known->all());
    sayNotes(history->remarks);
    if (*changed)
        sayNote(**changed);
    auto schema = schemaFromJson(task.schemaJson);  // a task keeps the scheme it was made with
    if (!schema)
        return std::unexpected(schema.error().in(task.name));
    return Target{std::move(sequence), std::move(*schema), std::move(beginning.workspace), std::move(task), std::move(history->document)};
}

/// What can be said about labels before anything is taken.
Imported before(const ImportedLabels& labels)
{
    return {.remarks = labels.remarks,
            .doubt = labels.doubt,
            .isAllLost = labels.labels.tally.isAllLost(),
            .isPart = !labels.labels.tally.broken().empty()};
}

/// Labels imported twice would stand there twice.
Result<void> checkEmpty(const Target& target, bool add)
{
    const std::size_t boxes = target.document.labels().cuboidCount();
    if (boxes == 0 || add)
        return {};
    return std::unexpected(
        fail(PL_TEXT("core", "the task holds %1 boxes already; --add puts the new ones beside them"), boxes).error().in(target.task.name));
}

/// Applies and journals the labels as one edit, which undo takes back; answers when it is on disk.
Result<void> commit(Target& target, const Edit& edit)
{
    if (const auto applied = target.document.apply(edit); !applied)
        return applied;
    target.workspace->append(target.task.id, EditKind::edit, edit, [](const Result<void>&) {});  // flush() tells how it went
    if (auto written = target.workspace->flush(); !written)
        return written;
    // The clouds that the boxes belong to, whatever gets their names later.
    const auto noted = checkClouds(*target.workspace, target.task.id, target.sequence, target.document.labels());
    return noted ? Result<void>() : std::unexpected(noted.error());
}

Result<Imported> import(const ImportArguments& arguments, const LabelFormat& format)
{
    auto beginning = begin(arguments, format);
    if (!beginning)
        return std::unexpected(beginning.error());
    if (beginning->labels)
        if (Imported refused = before(*beginning->labels); refused.isRefused())
            return refused;
    auto target = open(arguments, *beginning);
    if (!target)
        return std::unexpected(target.error());
    if (auto checked = checkEmpty(*target, arguments.add); !checked)
        return std::unexpected(checked.error());
    sayNotes(target->sequence.notes);
    sayCloudNotes(target->sequence);
    if (!beginning->labels || target->task.schemaJson != beginning->scheme.json) {
        auto imported = importLabels(target->sequence, format, arguments.labels, target->schema, arguments.choices());
        if (!imported)
            return std::unexpected(imported.error());
        beginning->labels = std::move(*imported);
    }
    const ImportedLabels& labels = *beginning->labels;
    Imported out = before(labels);
    if (out.isRefused())
        return out;
    const LabelImport taken = importInto(target->document, labels.labels, target->schema);
    out.remarks.insert(out.remarks.end(), taken.remarks.begin(), taken.remarks.end());
    out.boxes = taken.edit.cuboids.size();
    out.tracks = taken.edit.tracks.size();
    if (taken.edit.empty())
        return out;
    if (auto committed = commit(*target, taken.edit); !committed)
        return std::unexpected(committed.error());
    return out;
}

int runImport(const ImportArguments& arguments)
{
    const auto done = import(arguments, *findLabelFormat(arguments.from));
    if (!done)
        return report(done.error());
    for (const Message& remark : done->remarks)
        say(ImportText::tr("note: %1").arg(translated(remark)));
    if (done->doubt)
        return refuseGeometry(*done->doubt);
    const QString line = ImportText::tr("%1 boxes of %2 tracks taken over").arg(done->boxes).arg(done->tracks);
    printText(line + '\n');
    if (!done->isAllLost)
        return done->isPart ? 1 : 0;
    say(ImportText::tr("there are labels, but none of them could be taken over"));
    return 1;
}

/// Fills in a format that was not told and checks it, before anything is read.
void settleFormat(ImportArguments& arguments)
{
    if (arguments.labels.empty())
        throw CLI::ValidationError("--labels", ImportText::tr("it is empty; name a file or folder of labels").toStdString());
    const LabelFormat* promised = labelFormatFor(arguments.labels);
    if (arguments.from.empty() && promised != nullptr)
        arguments.from = promised->key();
    if (findLabelFormat(arguments.from) == nullptr)
        throw CLI::ValidationError(
            "--from",
            ImportText::tr("the name %1 does not say the format; tell it").arg(QString::fromStdString(arguments.labels)).toStdString());
}

}  // namespace

void addImportCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<ImportArguments>();
    const auto text = [](const QString& said) { return said.toStdString(); };
    std::vector<std::string> keys;
    for (const auto& format : labelFormats())
        keys.push_back(format->key());
    CLI::App* command =
        app.add_subcommand("import", text(ImportText::tr("Take labels of other programs over into a task, tracks as tracks")));
    command->add_option("folder", arguments->folder, text(ImportText::tr("Folder of the frames")))->required();
    command->add_option("--labels", arguments->labels, text(ImportText::tr("File or folder of labels")))->required();
    command->add_option("--workspace", arguments->workspace, text(ImportText::tr("Workspace file, made when there is none")))
        ->type_name("FILE")
        ->required();
    command->add_option("--from", arguments->from, text(ImportText::tr("Format of the labels where their name does not say it")))
        ->check(CLI::IsMember(keys));
    command->add_option("--scheme", arguments->scheme, text(ImportText::tr("Label scheme of a new task (without it the driving scheme)")));
    addGeometryOptions(*command, arguments->geometry);
    command->add_flag("--add", arguments->add, text(ImportText::tr("Also into a task that holds boxes already")));
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] {
        if (!arguments->labels.empty() && !mayExist(arguments->labels)) {  // whatever its name may say
            action = [arguments] { return report(nothingAt(arguments->labels)); };
            return;
        }
        settleFormat(*arguments);
        action = [arguments] { return runImport(*arguments); };
    });
}

}  // namespace pointloom
