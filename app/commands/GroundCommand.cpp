// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/base/File.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/OutputCheck.h"
#include "core/index/Ground.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace pointloom {
namespace {

struct GroundText
{
    Q_DECLARE_TR_FUNCTIONS(GroundCommand)
};

struct GroundArguments
{
    std::string cloud;
    std::string out;
    std::vector<Column> columns;
};

int markGround(const GroundArguments& arguments)
{
    if (const auto may = checkOutput(arguments.out, OutputKind::file, {.files = {arguments.cloud}}); !may)
        return report(may.error());
    const auto cloud = readCloud(arguments.cloud, {.format = {}, .columns = arguments.columns});
    if (!cloud)
        return report(cloud.error());
    CloudRemarks().say(arguments.cloud, *cloud);
    const Ground ground = estimateGround(*cloud);
    const auto mask = groundMask(*cloud, ground);
    if (const auto written = writeAtomically(arguments.out, std::as_bytes(std::span(mask))); !written)
        return report(written.error());
    const auto marked = std::ranges::count(mask, 1);
    const QString summary = GroundText::tr("%1 of %2 points are ground").arg(marked).arg(mask.size());
    printText(summary + '\n');
    if (!ground.known() && !cloud->empty())
        say(GroundText::tr("No ground was found in this cloud."));
    return 0;
}

}  // namespace

void addGroundCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<GroundArguments>();
    CLI::App* command = app.add_subcommand("ground", GroundText::tr("Find the ground points of a cloud").toStdString());
    command->add_option("cloud", arguments->cloud, GroundText::tr("Point cloud").toStdString())->required();
    command
        ->add_option("--out", arguments->out,
                     GroundText::tr("File to write: one byte per point in file order, 1 ground, 0 not").toStdString())
        ->required();
    addColumnsOption(*command, arguments->columns);
    command->callback([arguments, &action] { action = [arguments] { return markGround(*arguments); }; });
}

}  // namespace pointloom
