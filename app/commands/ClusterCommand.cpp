// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/base/File.h"
#include "core/cloud/CloudReader.h"
#include "core/dataset/OutputCheck.h"
#include "core/index/Clusters.h"
#include "core/index/Ground.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>

namespace pointloom {
namespace {

struct ClusterText
{
    Q_DECLARE_TR_FUNCTIONS(ClusterCommand)
};

struct ClusterArguments
{
    std::string cloud;
    double radius_m = 0;
    bool keepGround = false;
    std::size_t fewest = 1;
    std::string out;
    std::vector<Column> columns;
};

/// Takes the points of smaller clusters out and numbers the others without gaps, in their order.
void leaveOutSmall(std::vector<std::int32_t>& numbers, std::size_t fewest)
{
    std::vector<std::size_t> points;
    for (const std::int32_t number : numbers) {
        if (number < 0)
            continue;
        points.resize(std::max(points.size(), static_cast<std::size_t>(number) + 1));
        ++points[static_cast<std::size_t>(number)];
    }
    std::vector<std::int32_t> numberOf(points.size(), -1);
    std::int32_t next = 0;
    for (std::size_t cluster = 0; cluster < points.size(); ++cluster) {
        if (points[cluster] >= fewest)
            numberOf[cluster] = next++;
    }
    for (std::int32_t& number : numbers)
        number = number < 0 ? -1 : numberOf[static_cast<std::size_t>(number)];
}

/// By point the number of its cluster; -1 for ground points that were taken out and for points that are not finite.
std::vector<std::int32_t> clustersOf(PointCloud cloud, bool keepGround, double radius_m)
{
    if (!keepGround) {
        const auto ground = groundMask(cloud, estimateGround(cloud));
        const Eigen::Vector3f nowhere = Eigen::Vector3f::Constant(std::numeric_limits<float>::quiet_NaN());
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            if (ground[i] != 0)
                cloud.positions_m[i] = nowhere;
        }
    }
    return euclideanClusters(cloud.positions_m, radius_m);
}

int cluster(const ClusterArguments& arguments)
{
    if (const auto may = checkOutput(arguments.out, OutputKind::file, {.files = {arguments.cloud}}); !may)
        return report(may.error());
    auto cloud = readCloud(arguments.cloud, {.format = {}, .columns = arguments.columns});
    if (!cloud)
        return report(cloud.error());
    CloudRemarks().say(arguments.cloud, *cloud);
    auto numbers = clustersOf(std::move(*cloud), arguments.keepGround, arguments.radius_m);
    leaveOutSmall(numbers, arguments.fewest);
    static_assert(std::endian::native == std::endian::little);  // the file is little-endian
    if (const auto written = writeAtomically(arguments.out, std::as_bytes(std::span(numbers))); !written)
        return report(written.error());
    const auto clustered = numbers.size() - static_cast<std::size_t>(std::ranges::count(numbers, -1));
    const auto count = numbers.empty() ? 0 : std::ranges::max(numbers) + 1;
    const QString summary =
        ClusterText::tr("%1 clusters of %2 points; %3 points are in none").arg(count).arg(clustered).arg(numbers.size() - clustered);
    printText(summary + '\n');
    return 0;
}

/// "nan" and "inf" are numbers to the parser.
std::string refuseRadius(const std::string& given)
{
    const double radius_m = std::strtod(given.c_str(), nullptr);
    return std::isfinite(radius_m) && radius_m > 0 ? std::string()
                                                   : ClusterText::tr("the radius must be a length above 0 in metres").toStdString();
}

}  // namespace

void addClusterCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<ClusterArguments>();
    CLI::App* command = app.add_subcommand("cluster", ClusterText::tr("Number the Euclidean clusters of a cloud").toStdString());
    command->add_option("cloud", arguments->cloud, ClusterText::tr("Point cloud").toStdString())->required();
    command
        ->add_option("--radius", arguments->radius_m,
                     ClusterText::tr("Points nearer to each other than this are in one cluster, metres").toStdString())
        ->required()
        ->check(refuseRadius);
    command->add_flag("--keep-ground", arguments->keepGround, ClusterText::tr("Cluster the ground points too").toStdString());
    command
        ->add_option(
            "--min-points", arguments->fewest,
            ClusterText::tr("Leave out clusters of fewer points (without it every point has a number, lone ones too)").toStdString())
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--out", arguments->out,
                     ClusterText::tr("File to write: a little-endian 32-bit number per point in file order, -1 for points in no cluster")
                         .toStdString())
        ->required();
    addColumnsOption(*command, arguments->columns);
    command->callback([arguments, &action] { action = [arguments] { return cluster(*arguments); }; });
}

}  // namespace pointloom
