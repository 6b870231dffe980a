// SPDX-License-Identifier: Apache-2.0
#include "app/commands/BoxList.h"
#include "app/commands/ClickList.h"
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/Scheme.h"
#include "app/commands/Terminal.h"
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/OutputCheck.h"
#include "core/fit/ClickFit.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <filesystem>
#include <memory>

namespace pointloom {
namespace {

struct FitText
{
    Q_DECLARE_TR_FUNCTIONS(FitCommand)
};

struct FitArguments
{
    std::string cloud;
    std::string clicks;
    std::string out;
    std::string scheme;
    std::string context;
    std::vector<Column> columns;
};

/// Boxes that were confirmed in the same frame; none when no table is given.
Result<std::vector<OrientedBox>> readContext(const FitArguments& arguments)
{
    if (arguments.context.empty())
        return std::vector<OrientedBox>();
    const auto text = readText(arguments.context);
    if (!text)
        return std::unexpected(text.error());
    auto boxes = boxesFromCsv(*text, std::filesystem::path(arguments.cloud).stem().string());
    if (!boxes)
        return std::unexpected(boxes.error().in(arguments.context));
    return boxes;
}

/// The other objects around a click: a box that holds the click is the object's own.
std::vector<OrientedBox> neighboursOf(const Eigen::Vector3d& click_m, const std::vector<OrientedBox>& boxes,
                                      const Eigen::Vector3d& origin_m)
{
    constexpr double margin_m = 0.2;
    std::vector<OrientedBox> neighbours;
    for (OrientedBox box : boxes) {
        const bool isOwn = contains(box, click_m, margin_m);
        box.centre_m -= origin_m;
        if (!isOwn)
            neighbours.push_back(box);
    }
    return neighbours;
}

Result<std::vector<ListedClick>> readClicks(const std::string& path, const LabelSchema& schema)
{
    const auto text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    auto clicks = clicksFromCsv(*text, schema);
    if (!clicks)
        return std::unexpected(clicks.error().in(path));
    return clicks;
}

/// A row of the answer: ok,cx,cy,cz,length,width,height,yaw_rad,score,ms in the frame of the cloud's file.
std::string rowOf(const RankedFits& fits, const Eigen::Vector3d& origin_m, double took_ms)
{
    if (fits.empty())
        return "0,0,0,0,0,0,0,0,0,0\n";
    const FittedBox& best = fits.front();
    const Eigen::Vector3d centre = origin_m + best.box.centre_m;
    std::string row = "1";
    for (const double metres : {centre.x(), centre.y(), centre.z(), best.box.size_m.x(), best.box.size_m.y(), best.box.size_m.z()})
        row += "," + fixed(metres, 4);
    return row + "," + fixed(best.box.yaw_rad, 6) + "," + fixed(best.score, 4) + "," + fixed(took_ms, 3) + "\n";
}

int fitBoxes(const FitArguments& arguments)
{
    const OutputInputs inputs{.files = {arguments.cloud, arguments.clicks, arguments.context, arguments.scheme}};
    if (const auto may = checkOutput(arguments.out, OutputKind::file, inputs); !may)
        return report(may.error());
    const auto schema = loadScheme(arguments.scheme);
    if (!schema)
        return report(schema.error());
    const auto clicks = readClicks(arguments.clicks, *schema);
    if (!clicks)
        return report(clicks.error());
    const auto confirmed = readContext(arguments);
    if (!confirmed)
        return report(confirmed.error());
    const auto cloud = readCloud(arguments.cloud, {.format = {}, .columns = arguments.columns});
    if (!cloud)
        return report(cloud.error());
    CloudRemarks().say(arguments.cloud, *cloud);

    const auto index = CloudIndex::build(*cloud);
    ClickParams params = clickParamsFor(*index);
    std::string table = "ok,cx,cy,cz,length,width,height,yaw_rad,score,ms\n";
    std::size_t fitted = 0;
    for (const ListedClick& click : *clicks) {
        params.context.neighbours = neighboursOf(click.place_m, *confirmed, cloud->origin_m);
        QElapsedTimer clock;
        clock.start();
        const auto fits = fitClick(*index, (click.place_m - cloud->origin_m).cast<float>(), *click.what, params);
        table += rowOf(fits, cloud->origin_m, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        fitted += fits.empty() ? 0 : 1;
    }
    if (const auto written = writeAtomically(arguments.out, table); !written)
        return report(written.error());
    const QString summary = FitText::tr("%1 boxes for %2 clicks").arg(fitted).arg(clicks->size());
    printText(summary + '\n');
    return 0;
}

}  // namespace

void addFitCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<FitArguments>();
    CLI::App* command = app.add_subcommand("fit", FitText::tr("Fit a box to the object at each click").toStdString());
    command->add_option("cloud", arguments->cloud, FitText::tr("Point cloud").toStdString())->required();
    command->add_option("--clicks", arguments->clicks, FitText::tr("CSV with x,y,z,class in the cloud's own frame, metres").toStdString())
        ->required();
    command
        ->add_option("--out", arguments->out,
                     FitText::tr("CSV to write: ok,cx,cy,cz,length,width,height,yaw_rad,score,ms, one row per click").toStdString())
        ->required();
    command->add_option("--scheme", arguments->scheme, FitText::tr("Label scheme (without it the driving scheme)").toStdString());
    command->add_option("--context", arguments->context,
                        FitText::tr("CSV of boxes that were confirmed in this frame (cx,cy,cz,length,width,height,yaw_rad; with a column "
                                    "frame only its rows): objects look the way of their neighbours")
                            .toStdString());
    addColumnsOption(*command, arguments->columns);
    command->callback([arguments, &action] { action = [arguments] { return fitBoxes(*arguments); }; });
}

}  // namespace pointloom
