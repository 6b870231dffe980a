// SPDX-License-Identifier: Apache-2.0
#include "core/base/Parallel.h"
#include "core/fit/ClickFit.h"
#include "core/fit/RectangleSearch.h"
#include "core/index/BoxPoints.h"
#include "tests/bench/Measure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <utility>

namespace pointloom::bench {
namespace {

constexpr std::size_t clicks = 120;
constexpr double clusterRadius_m = 0.5;

struct Click
{
    Eigen::Vector3f place_m;
    const ClassDef* what = nullptr;
};

/// Whether a cluster may be an object of the street.
bool isObjectSized(const ClusterBounds& bounds)
{
    constexpr std::uint32_t fewestPoints = 20;
    constexpr float longest_m = 6;
    return bounds.points >= fewestPoints && (bounds.max_m - bounds.min_m).maxCoeff() < longest_m;
}

/// Random points of the labelled objects, or where there are none of the clusters that are as large as objects.
std::vector<Click> clicksIn(const FrameBench& bench)
{
    const CloudIndex& index = bench.index();
    const auto at = [&](std::uint32_t k) { return Eigen::Vector3f(index.x()[k], index.y()[k], index.z()[k]); };
    std::mt19937 random(1);
    std::vector<Click> all;
    if (!bench.targets().empty()) {
        for (std::size_t i = 0; i < clicks; ++i) {
            const Target& target = bench.targets()[i % bench.targets().size()];
            all.push_back({at(target.clickable[random() % target.clickable.size()]), target.what});
        }
        return all;
    }
    const ClassDef* car = bench.schema().findClass("car");
    std::vector<std::uint32_t> points;
    for (std::uint32_t k = 0; k < index.size(); ++k) {
        if (index.cluster()[k] >= 0 && isObjectSized(index.clusters()[static_cast<std::size_t>(index.cluster()[k])]))
            points.push_back(k);
    }
    for (std::size_t i = 0; i < clicks && !points.empty() && car != nullptr; ++i)
        all.push_back({at(points[random() % points.size()]), car});
    return all;
}

BenchRow clickRow(const FrameBench& bench, const std::vector<Click>& places)
{
    BenchRow row{.key = "click",
                 .what = message(PL_TEXT("core", "A box from a click")),
                 .items = places.size(),
                 .baseline = "pcl::CropBox, EuclideanClusterExtraction, MomentOfInertia",
                 .targetRatio = 25,
                 .targetMedian_ms = 0.3,
                 .targetP99_ms = 2};
    const ClickParams params = clickParamsFor(bench.index());
    std::size_t fitted = 0;
    for (const Click& click : places) {
        if (bench.stopped())
            break;
        RankedFits fits;
        row.ours.ms.push_back(timed_ms([&] { fits = fitClick(bench.index(), click.place_m, *click.what, params); }));
        row.theirs.ms.push_back(timed_ms([&] { (void)bench.baselines().boxAt(bench.pclRaised(), click.place_m, clusterRadius_m); }));
        fitted += fits.empty() ? 0 : 1;
    }
    row.remarks.push_back(message(PL_TEXT("core", "%1 of %2 clicks gave a box"), fitted, row.ours.ms.size()));
    return row;
}

/// Each labelled object's points above ground seen from above, thinned to one in 0.1 m as the fit does.
std::vector<Eigen::Vector2f> outlineOf(const CloudIndex& index, const OrientedBox& box)
{
    constexpr float cell_m = 0.1F;
    std::map<std::pair<int, int>, Eigen::Vector3f> cells;  // sum of x and y, count
    forEachPointIn(index, box, 0, [&](std::uint32_t k, const Eigen::Vector3f&) {
        if (index.aboveGround()[k] < groundLevel_m)
            return;
        const std::pair cell(static_cast<int>(std::floor(index.x()[k] / cell_m)), static_cast<int>(std::floor(index.y()[k] / cell_m)));
        cells.try_emplace(cell, Eigen::Vector3f::Zero()).first->second += Eigen::Vector3f(index.x()[k], index.y()[k], 1);
    });
    std::vector<Eigen::Vector2f> outline;
    for (const auto& [cell, sum] : cells)
        outline.emplace_back(sum.head<2>() / sum.z());
    return outline;
}

/// Between two directions of a rectangle, which does not know its long side: 0 to 45 degrees.
double rectangleError_deg(double a_rad, double b_rad)
{
    constexpr double right = std::numbers::pi / 2;
    const double apart = std::remainder(a_rad - b_rad, right);
    return std::abs(apart) * 180 / std::numbers::pi;
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

/// The direction of the labelled cars and the like by either search. Nothing where none is labelled.
std::optional<BenchRow> rectangleRow(const FrameBench& bench)
{
    constexpr double shortest_m = 3;  // smaller objects have no direction worth speaking of
    constexpr std::size_t fewestCells = 5;
    BenchRow row{
        .key = "rectangle", .what = message(PL_TEXT("core", "The best rectangle around an object")), .baseline = "cv::minAreaRect"};
    std::vector<double> ours_deg;
    std::vector<double> theirs_deg;
    for (const Target& target : bench.targets()) {
        const auto outline = outlineOf(bench.index(), target.box);
        if (target.box.size_m.x() < shortest_m || outline.size() < fewestCells || bench.stopped())
            continue;
        double their_rad = 0;
        std::vector<RankedRectangle> found;
        row.ours.ms.push_back(timed_ms([&] { found = searchRectangles(outline); }));
        row.theirs.ms.push_back(timed_ms([&] { their_rad = bench.baselines().rectangleYaw_rad(outline); }));
        if (found.empty())
            continue;
        ours_deg.push_back(rectangleError_deg(found.front().extent.yaw_rad, target.box.yaw_rad));
        theirs_deg.push_back(rectangleError_deg(their_rad, target.box.yaw_rad));
    }
    if (ours_deg.empty())
        return std::nullopt;
    row.items = ours_deg.size();
    const auto tenths = [](double value) { return std::round(value * 10) / 10; };
    row.remarks.push_back(
        message(PL_TEXT("core", "off by %1 degrees in the median, the other by %2"), tenths(median(ours_deg)), tenths(median(theirs_deg))));
    return row;
}

/// Boxes around objects with every face pushed a little: what a hand leaves.
BenchRow snapRow(const FrameBench& bench, const std::vector<Click>& places)
{
    constexpr double push_m = 0.2;
    BenchRow row{.key = "snap", .what = message(PL_TEXT("core", "All faces of a box to their points")), .targetP99_ms = 2};
    std::mt19937 random(2);
    const auto pushed = [&] { return (static_cast<double>(random() % 2001) / 1000 - 1) * push_m; };
    for (const Click& click : places) {
        if (bench.stopped())
            break;
        const auto fits = fitClick(bench.index(), click.place_m, *click.what, {.sensor_m = bench.index().sensor_m()});
        if (fits.empty())
            continue;
        OrientedBox box = fits.front().box;
        box.centre_m += Eigen::Vector3d(pushed(), pushed(), pushed());
        row.ours.ms.push_back(timed_ms([&] { (void)snapFaces(bench.index(), box); }));
    }
    row.items = row.ours.ms.size();
    return row;
}

}  // namespace

Result<Rows> fitRows(const FrameBench& bench)
{
    Rows rows;
    if (const auto places = clicksIn(bench); !places.empty()) {
        rows.push_back(clickRow(bench, places));
        rows.push_back(snapRow(bench, places));
    }
    if (auto row = rectangleRow(bench))
        rows.push_back(std::move(*row));
    BenchRow search{
        .key = "missed-objects", .what = message(PL_TEXT("core", "Search a frame for missed objects")), .items = bench.points_m().size()};
    bench.compare(search, {.ours = 10, .theirs = 0, .budget_s = 3},
                  [&] { (void)findObjects(bench.index(), bench.schema(), {}, {.sensor_m = bench.index().sensor_m()}); });
    search.threads = availableThreads();
    rows.push_back(std::move(search));
    return rows;
}

}  // namespace pointloom::bench
