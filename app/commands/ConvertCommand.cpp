// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/GeometryOptions.h"
#include "app/commands/Terminal.h"
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/cloud/Column.h"
#include "core/dataset/OutputCheck.h"
#include "core/dataset/Sequence.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/Export.h"
#include "core/schema/SchemaJson.h"
#include "ui/application/OpenTask.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>

namespace pointloom {
namespace {

struct ConvertText
{
    Q_DECLARE_TR_FUNCTIONS(ConvertCommand)
};

struct ConvertArguments
{
    std::string in;
    std::string out;
    std::string from;
    std::string to;
    std::string dataset;
    std::string scheme;
    GeometryArguments geometry;
    std::vector<Column> columns;
    bool isFromTold = false;
};

/// A cloud format by the name it has on the command line.
struct CloudName
{
    std::string_view key;
    CloudFormat format;
    CloudEncoding encoding;  ///< when written
};

/// The names of a format stand together; the first is the one that a file name means.
constexpr std::array<CloudName, 11> cloudNames = {{
    {"pcd", CloudFormat::pcd, CloudEncoding::pcdBinary},
    {"pcd-ascii", CloudFormat::pcd, CloudEncoding::pcdAscii},
    {"pcd-binary", CloudFormat::pcd, CloudEncoding::pcdBinary},
    {"pcd-compressed", CloudFormat::pcd, CloudEncoding::pcdBinaryCompressed},
    {"kitti-bin", CloudFormat::kittiBin, CloudEncoding::kittiBin},
    {"bin", CloudFormat::kittiBin, CloudEncoding::kittiBin},
    {"nuscenes-bin", CloudFormat::nuscenesBin, CloudEncoding::nuscenesBin},
    {"ply", CloudFormat::ply, CloudEncoding::plyLittleEndian},
    {"ply-binary", CloudFormat::ply, CloudEncoding::plyLittleEndian},
    {"ply-ascii", CloudFormat::ply, CloudEncoding::plyAscii},
    {"ply-big-endian", CloudFormat::ply, CloudEncoding::plyBigEndian},
}};

const CloudName* findCloudName(std::string_view key)
{
    const auto found = std::ranges::find(cloudNames, key, &CloudName::key);
    return found == cloudNames.end() ? nullptr : &*found;
}

std::string allNames()
{
    QStringList names;
    for (const CloudName& name : cloudNames)
        names << QString::fromUtf8(name.key.data(), static_cast<qsizetype>(name.key.size()));
    for (const auto& format : labelFormats())
        names << QString::fromStdString(format->key());
    return names.join(", ").toStdString();
}

/// What a file or folder name promises; empty when it says nothing.
std::string nameFor(const std::filesystem::path& path)
{
    if (const auto format = cloudFormatOf(path)) {
        const auto name = std::ranges::find(cloudNames, *format, &CloudName::format);
        return std::string(name->key);
    }
    const LabelFormat* labels = labelFormatFor(path);
    return labels != nullptr ? labels->key() : std::string();
}

/// Fills in a format that was not told and checks it. Wrong usage ends here, before anything is read.
void settle(const char* option, std::string& key, const std::string& path)
{
    if (key.empty())
        key = nameFor(path);
    if (key.empty())
        throw CLI::ValidationError(
            option, ConvertText::tr("the name %1 does not say the format; tell it").arg(QString::fromStdString(path)).toStdString());
    if (findCloudName(key) == nullptr && findLabelFormat(key) == nullptr)
        throw CLI::ValidationError(option,
                                   ConvertText::tr("%1 is no format; there are: %2")
                                       .arg(QString::fromStdString(key), QString::fromStdString(allNames()))
                                       .toStdString());
}

/// Whether only what lies there could tell the format, and nothing does: a name without an ending is that of a folder at best.
bool isGuessedFromNothing(const ConvertArguments& arguments)
{
    const std::filesystem::path in = arguments.in;
    return arguments.from.empty() && !mayExist(in) && (in.extension().empty() || nameFor(in).empty());
}

void checkUsage(ConvertArguments& arguments)
{
    arguments.isFromTold = !arguments.from.empty();
    settle("--from", arguments.from, arguments.in);
    settle("--to", arguments.to, arguments.out);
    if ((findCloudName(arguments.from) == nullptr) != (findCloudName(arguments.to) == nullptr))
        throw CLI::ValidationError("--to",
                                   ConvertText::tr("%1 and %2 do not go together: one holds points, the other labels")
                                       .arg(QString::fromStdString(arguments.from), QString::fromStdString(arguments.to))
                                       .toStdString());
}

/// The columns that Pointloom does not know and so cannot pass on.
QStringList unknownColumns(const CloudFacts& facts)
{
    std::vector<Column> columns;
    for (const std::string& text : facts.columns)
        columns.push_back({text.substr(0, text.rfind(' '))});
    const auto roles = rolesOf(columns);
    if (!roles)
        return {};
    QStringList unknown;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool known = std::ranges::find(*roles, std::optional(i)) != roles->end();
        if (!known && columns[i].name != "_")
            unknown << QString::fromStdString(columns[i].name);
    }
    return unknown;
}

int convertCloud(const ConvertArguments& arguments)
{
    // What the name promises is no more than a promise: the content may say otherwise.
    const auto format = arguments.isFromTold ? std::optional(findCloudName(arguments.from)->format) : std::nullopt;
    const CloudEncoding encoding = findCloudName(arguments.to)->encoding;
    if (const auto may = checkOutput(arguments.out, OutputKind::cloud, {.files = {arguments.in}}); !may)
        return report(may.error());
    const auto facts = readCloudFacts(arguments.in, format, arguments.columns);
    if (!facts)
        return report(facts.error());
    const auto cloud = readCloud(arguments.in, {.format = format, .columns = arguments.columns});
    if (!cloud)
        return report(cloud.error());
    if (const auto written = writeCloud(arguments.out, *cloud, encoding); !written)
        return report(written.error());

    CloudRemarks().say(arguments.in, *cloud);
    for (const Message& loss : notCarried(*cloud, encoding))
        say(translated(loss));
    if (const QStringList unknown = unknownColumns(*facts); !unknown.isEmpty())
        say(ConvertText::tr("these columns are not carried over: %1").arg(unknown.join(", ")));
    if (QStringList others; !facts->otherElements.empty()) {
        for (const std::string& element : facts->otherElements)
            others << QString::fromStdString(element);
        say(ConvertText::tr("only points are carried over, not these elements: %1").arg(others.join(", ")));
    }
    say(ConvertText::tr("%1 points written to %2").arg(cloud->size()).arg(QString::fromStdString(arguments.out)));
    return 0;
}

Result<LabelSchema> schemaFor(const ConvertArguments& arguments)
{
    return arguments.scheme.empty() ? schemaFromJson(builtinSchemeJson()) : readSchema(arguments.scheme);
}

/// The dataset that labels belong to; nothing when none was told.
Result<std::optional<Sequence>> datasetFor(const ConvertArguments& arguments)
{
    if (arguments.dataset.empty())
        return std::nullopt;
    auto sequence = openDataset(arguments.dataset, {.poses = {}, .period_s = {}, .columns = arguments.columns});
    if (!sequence)
        return std::unexpected(sequence.error());
    return std::optional(std::move(*sequence));
}

/// What speaks against the geometry of the labels, unless a person has accepted it.
std::optional<GeometryDoubt> doubtAbout(const ConvertArguments& arguments, const LabelFormat& from, const std::optional<Sequence>& dataset,
                                        const LabelSchema& schema,
                                        const std::function<Result<std::shared_ptr<LabelSource>>(const BoxReading&)>& open)
{
    if (arguments.geometry.accept)
        return std::nullopt;
    return examineGeometry({.format = from,
                            .sequence = dataset ? &*dataset : nullptr,
                            .schema = schema,
                            .reading = arguments.geometry.reading(),
                            .anglesAreSure = arguments.geometry.anglesAreSure(),
                            .open = open});
}

int convertLabels(const ConvertArguments& arguments)
{
    const auto schema = schemaFor(arguments);
    if (!schema)
        return report(schema.error());
    FormatOptions options{.switches = {}, .schema = &*schema, .reading = arguments.geometry.reading(), .lidar = arguments.geometry.lidar};
    const auto dataset = datasetFor(arguments);
    if (!dataset)
        return report(dataset.error());
    const OutputInputs inputs{.datasets = {*dataset ? (*dataset)->dataset() : std::filesystem::path()},
                              .files = {arguments.in, arguments.scheme}};
    const OutputKind kind = findLabelFormat(arguments.to)->isFolder() ? OutputKind::folder : OutputKind::file;
    if (const auto may = checkOutput(arguments.out, kind, inputs); !may)
        return report(may.error());
    if (*dataset)
        sayNotes((*dataset)->notes);
    const LabelFormat& from = *findLabelFormat(arguments.from);
    const auto open = [&](const BoxReading& reading) -> Result<std::shared_ptr<LabelSource>> {
        options.reading = reading;
        auto labels = from.open(arguments.in, *dataset ? framesOfDataset(**dataset) : nullptr, options);
        if (!labels)
            return std::unexpected(labels.error());
        return std::shared_ptr<LabelSource>(std::move(*labels));
    };
    const auto labels = open(arguments.geometry.reading());
    if (!labels)
        return report(labels.error());
    if (const auto doubt = doubtAbout(arguments, from, *dataset, *schema, open))
        return refuseGeometry(*doubt);
    const auto written = exportLabels(**labels, *findLabelFormat(arguments.to), arguments.out, options,
                                      {.progress = progressLine(ConvertText::tr("Converting")), .stop = interrupted()});
    if (!written)
        return report(written.error());

    for (const Message& what : written->notes.read.all())
        say(translated(what));
    for (const Message& loss : written->notes.losses)
        say(translated(loss));
    for (const Message& remark : written->notes.remarks)
        say(translated(remark));
    say(ConvertText::tr("%1 boxes in %2 frames written to %3, read back and compared")
            .arg(QString::number(written->boxes), QString::number(written->frames), QString::fromStdString(arguments.out)));
    return written->notes.read.broken().empty() ? 0 : 1;
}

}  // namespace

void addConvertCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<ConvertArguments>();
    const auto text = [](const QString& said) { return said.toStdString(); };
    CLI::App* command = app.add_subcommand("convert", text(ConvertText::tr("Convert a point cloud, or labels, to another format")));
    command->add_option("in", arguments->in, text(ConvertText::tr("File or folder to read")))->required();
    command->add_option("out", arguments->out, text(ConvertText::tr("File or folder to write")))->required();
    const QString names = QString::fromStdString(allNames());
    command->add_option("--from", arguments->from,
                        text(ConvertText::tr("Format of the input where its name does not say it: %1").arg(names)));
    command->add_option("--to", arguments->to, text(ConvertText::tr("Format of the output where its name does not say it")));
    command->add_option("--dataset", arguments->dataset,
                        text(ConvertText::tr("Labels: folder of the frames, for their names, calibrations and poses")));
    command->add_option("--scheme", arguments->scheme,
                        text(ConvertText::tr("Labels: scheme file (without it the built-in driving scheme)")));
    addGeometryOptions(*command, arguments->geometry);
    addColumnsOption(*command, arguments->columns);
    command->callback([arguments, &action] {
        if (isGuessedFromNothing(*arguments)) {
            action = [arguments] { return report(nothingAt(arguments->in)); };
            return;
        }
        checkUsage(*arguments);
        action = [arguments] { return findCloudName(arguments->from) != nullptr ? convertCloud(*arguments) : convertLabels(*arguments); };
    });
}

}  // namespace pointloom
