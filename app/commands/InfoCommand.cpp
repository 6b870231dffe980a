// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/CloudInfo.h"
#include "app/commands/Commands.h"
#include "app/commands/FolderInfo.h"
#include "app/commands/Terminal.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/Sequence.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <filesystem>
#include <memory>
#include <system_error>

namespace pointloom {
namespace {

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

int describeFile(const InfoArguments& arguments)
{
    CloudInfo info{.path = arguments.path, .facts = {}, .cloud = {}};
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
    arguments.json ? printInfoJson(cloudInfoJson(info)) : printText(cloudInfoText(info));
    return 0;
}

int describe(const InfoArguments& arguments)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(arguments.path, ignored))
        return describeFile(arguments);
    const auto sequence = openDataset(arguments.path, {.poses = {}, .period_s = {}, .columns = arguments.columns});
    if (!sequence)
        return report(sequence.error());
    arguments.json ? printInfoJson(folderInfoJson(*sequence)) : printText(folderInfoText(*sequence));
    return reportLeftOut(brokenLabelFiles(*sequence));
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
