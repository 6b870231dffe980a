// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/DatasetLayout.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace pointloom {
namespace {

using Json = nlohmann::ordered_json;

struct InfoText
{
    Q_DECLARE_TR_FUNCTIONS(InfoCommand)
};

struct InfoArguments
{
    std::string path;
    bool json = false;
    std::vector<Column> columns;
};

struct FileInfo
{
    std::filesystem::path path;
    CloudFacts facts;
    PointCloud cloud;
    double read_ms = 0;  ///< from opening the file to the complete cloud
};

/// File names need not be UTF-8; JSON must.
void printJson(const Json& json)
{
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

const char* keyOf(CloudFormat format)
{
    switch (format) {
    case CloudFormat::pcd:
        return "pcd";
    case CloudFormat::kittiBin:
        return "kitti-bin";
    case CloudFormat::nuscenesBin:
        return "nuscenes-bin";
    case CloudFormat::ply:
        break;
    }
    return "ply";
}

std::size_t finitePoints(const PointCloud& cloud)
{
    return static_cast<std::size_t>(std::ranges::count_if(cloud.positions_m, [](const Eigen::Vector3f& p) { return p.allFinite(); }));
}

Json asJson(const Eigen::Vector3d& vector)
{
    return Json::array({vector.x(), vector.y(), vector.z()});
}

Json boundsJson(const PointCloud& cloud)
{
    const Bounds bounds = boundsOf(cloud);
    if (bounds.empty())
        return nullptr;
    return {{"min", asJson(cloud.origin_m + bounds.min_m.cast<double>())}, {"max", asJson(cloud.origin_m + bounds.max_m.cast<double>())}};
}

/// "x f32" as {"name": "x", "type": "f32"}: a name may hold blanks, a type does not.
Json fieldsJson(const std::vector<std::string>& columns)
{
    Json out = Json::array();
    for (const std::string& column : columns) {
        const std::size_t blank = column.rfind(' ');
        out.push_back({{"name", column.substr(0, blank)}, {"type", column.substr(blank + 1)}});
    }
    return out;
}

Json remarksJson(const PointCloud& cloud)
{
    Json out = Json::array();
    for (const Message& remark : cloud.remarks)
        out.push_back(remark.text());
    return out;
}

Json fileJson(const FileInfo& info)
{
    return {{"file", info.path.string()},
            {"format", keyOf(info.facts.format)},
            {"encoding", info.facts.encoding},
            {"points", info.cloud.size()},
            {"finite_points", finitePoints(info.cloud)},
            {"width", info.facts.width},
            {"height", info.facts.height},
            {"fields", fieldsJson(info.facts.columns)},
            {"bounds", boundsJson(info.cloud)},
            {"origin", asJson(info.cloud.origin_m)},
            {"remarks", remarksJson(info.cloud)},
            {"ms", info.read_ms}};
}

QString metres(const Eigen::Vector3d& vector)
{
    return QString("%1 %2 %3").arg(vector.x(), 0, 'f', 3).arg(vector.y(), 0, 'f', 3).arg(vector.z(), 0, 'f', 3);
}

QString fileText(const FileInfo& info)
{
    QStringList columns;
    for (const std::string& column : info.facts.columns)
        columns << named(column);
    const Bounds bounds = boundsOf(info.cloud);
    const Eigen::Vector3d origin_m = info.cloud.origin_m;
    QStringList lines;
    lines << InfoText::tr("file      %1").arg(named(info.path.string()));
    lines << InfoText::tr("format    %1, %2").arg(keyOf(info.facts.format), QString::fromStdString(info.facts.encoding));
    lines << InfoText::tr("points    %1 (%2 x %3), %4 of them finite")
                 .arg(info.cloud.size())
                 .arg(info.facts.width)
                 .arg(info.facts.height)
                 .arg(finitePoints(info.cloud));
    lines << InfoText::tr("columns   %1").arg(columns.join(", "));
    if (bounds.empty()) {
        lines << InfoText::tr("extent    none: no point is finite");
    } else {
        lines << InfoText::tr("from      %1 m").arg(metres(origin_m + bounds.min_m.cast<double>()));
        lines << InfoText::tr("to        %1 m").arg(metres(origin_m + bounds.max_m.cast<double>()));
    }
    lines << InfoText::tr("origin    %1 m").arg(metres(origin_m));
    for (const Message& remark : info.cloud.remarks)
        lines << InfoText::tr("note      %1").arg(translated(remark));
    lines << InfoText::tr("read in   %1 ms").arg(info.read_ms, 0, 'f', 2);
    return lines.join('\n') + '\n';
}

int describeFile(const InfoArguments& arguments)
{
    FileInfo info{.path = arguments.path, .facts = {}, .cloud = {}};
    auto facts = readCloudFacts(info.path, {}, arguments.columns);
    if (!facts)
        return report(facts.error());
    QElapsedTimer clock;
    clock.start();
    auto cloud = readCloud(info.path, {.format = {}, .columns = arguments.columns});
    info.read_ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (!cloud)
        return report(cloud.error());
    info.facts = std::move(*facts);
    info.cloud = std::move(*cloud);
    arguments.json ? printJson(fileJson(info)) : printText(fileText(info));
    return 0;
}

/// How many frames have what.
struct FolderCounts
{
    std::size_t poses = 0;
    std::size_t labels = 0;
    std::size_t calibrations = 0;
    std::size_t images = 0;
};

FolderCounts countsOf(const Sequence& sequence)
{
    FolderCounts counts;
    for (const FrameSource& frame : sequence.frames) {
        counts.poses += frame.world_T_ego ? 1 : 0;
        counts.labels += frame.labels.empty() ? 0 : 1;
        counts.calibrations += frame.calibration.empty() ? 0 : 1;
        counts.images += frame.images.empty() ? 0 : 1;
    }
    return counts;
}

QString titleOf(const Sequence& sequence)
{
    const DatasetLayout* layout = findDatasetLayout(sequence.layout);
    return layout != nullptr ? translated(layout->titleOf(sequence)) : QString::fromStdString(sequence.layout);
}

const char* keyOf(TimeSource source)
{
    switch (source) {
    case TimeSource::counted:
        return "counted";
    case TimeSource::names:
        return "names";
    case TimeSource::file:
        return "file";
    case TimeSource::poses:
        return "poses";
    case TimeSource::told:
        return "told";
    case TimeSource::assumed:
        break;
    }
    return "assumed";
}

double durationOf(const Sequence& sequence)
{
    return sequence.clock.at(static_cast<int>(sequence.frames.size()) - 1);
}

Json notesJson(const Sequence& sequence)
{
    Json out = Json::array();
    for (const Error& note : sequence.notes)
        out.push_back(note.text());
    return out;
}

Json folderJson(const Sequence& sequence)
{
    const FolderCounts counts = countsOf(sequence);
    return {{"folder", sequence.root.string()},
            {"layout", sequence.layout},
            {"frames", sequence.frames.size()},
            {"first_frame", sequence.frames.front().name},
            {"last_frame", sequence.frames.back().name},
            {"poses", counts.poses},
            {"labels", counts.labels},
            {"calibrations", counts.calibrations},
            {"images", counts.images},
            {"time_source", keyOf(sequence.timeSource)},
            {"period_s", sequence.clock.period_s()},
            {"duration_s", durationOf(sequence)},
            {"origin", asJson(sequence.origin_m)},
            {"notes", notesJson(sequence)}};
}

/// When the frames were measured, and who says so.
QString timesText(const Sequence& sequence)
{
    const QString period = QString::number(sequence.clock.period_s(), 'g', 4);
    switch (sequence.timeSource) {
    case TimeSource::assumed:
    case TimeSource::counted:
        return InfoText::tr("not known; %1 s from frame to frame are taken").arg(period);
    case TimeSource::names:
        return InfoText::tr("from the names, %1 s from frame to frame").arg(period);
    case TimeSource::file:
        return InfoText::tr("from a file of times, %1 s from frame to frame").arg(period);
    case TimeSource::poses:
        return InfoText::tr("from the poses, %1 s from frame to frame").arg(period);
    case TimeSource::told:
        break;
    }
    return InfoText::tr("%1 s from frame to frame").arg(period);
}

QString folderText(const Sequence& sequence)
{
    const FolderCounts counts = countsOf(sequence);
    QStringList lines;
    lines << InfoText::tr("folder         %1").arg(named(sequence.root.string()));
    lines << InfoText::tr("layout         %1").arg(titleOf(sequence));
    lines << InfoText::tr("frames         %1, from %2 to %3")
                 .arg(QString::number(sequence.frames.size()), named(sequence.frames.front().name), named(sequence.frames.back().name));
    lines << InfoText::tr("with pose      %1").arg(counts.poses);
    lines << InfoText::tr("with labels    %1").arg(counts.labels);
    lines << InfoText::tr("calibrated     %1").arg(counts.calibrations);
    lines << InfoText::tr("with image     %1").arg(counts.images);
    lines << InfoText::tr("times          %1").arg(timesText(sequence));
    lines << InfoText::tr("origin         %1 m").arg(metres(sequence.origin_m));
    for (const Error& note : sequence.notes)
        lines << InfoText::tr("note           %1").arg(translated(note));
    return lines.join('\n') + '\n';
}

int describe(const InfoArguments& arguments)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(arguments.path, ignored))
        return describeFile(arguments);
    const auto sequence = openDataset(arguments.path, {.poses = {}, .period_s = {}, .columns = arguments.columns});
    if (!sequence)
        return report(sequence.error());
    arguments.json ? printJson(folderJson(*sequence)) : printText(folderText(*sequence));
    return 0;
}

}  // namespace

void addInfoCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<InfoArguments>();
    CLI::App* command = app.add_subcommand("info", InfoText::tr("Say what is in a point cloud or a folder of frames").toStdString());
    command->add_option("path", arguments->path, InfoText::tr("Point cloud, or folder of frames").toStdString())->required();
    command->add_flag("--json", arguments->json, InfoText::tr("Answer as JSON").toStdString());
    addColumnsOption(*command, arguments->columns);
    command->callback([arguments, &action] { action = [arguments] { return describe(*arguments); }; });
}

}  // namespace pointloom
