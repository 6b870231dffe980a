// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/SpeedBench.h"
#include "app/commands/Terminal.h"
#include "core/base/Text.h"
#include "ui/MainWindow.h"
#include "ui/bench/Hand.h"
#include "ui/bench/ScriptedPerson.h"
#include "ui/bench/SequenceBench.h"
#include "ui/bench/WindowBench.h"

#include <QApplication>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

namespace pointloom {
namespace {

struct BenchText
{
    Q_DECLARE_TR_FUNCTIONS(BenchCommand)
};

struct BenchArguments
{
    std::string window;
    std::string person;
    SpeedArguments speed;
    bool json = false;
};

constexpr int openWithin_ms = 120'000;

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
}

nlohmann::json toJson(const std::vector<GestureTimes>& all, const WindowBench& bench)
{
    nlohmann::json gestures = nlohmann::json::array();
    for (const GestureTimes& times : all)
        gestures.push_back({{"gesture", times.what.toStdString()},
                            {"pictures", times.hand_ms.size()},
                            {"median_ms", quantile(times.hand_ms, 0.5)},
                            {"p95_ms", quantile(times.hand_ms, 0.95)},
                            {"others_p95_ms", quantile(times.others_ms, 0.95)},
                            {"target_ms", times.target_ms}});
    return {{"points", bench.points()}, {"needless_uploads", bench.needlessUploads()}, {"gestures", gestures}};
}

void printTable(const std::vector<GestureTimes>& all, const WindowBench& bench)
{
    std::printf("%s\n",
                BenchText::tr("Points in the frame: %L1. Milliseconds from the input to its picture on screen.")
                    .arg(bench.points())
                    .toUtf8()
                    .constData());
    std::printf("%8s %8s %8s %10s %8s  %s\n", BenchText::tr("pictures").toUtf8().constData(), BenchText::tr("median").toUtf8().constData(),
                "p95", BenchText::tr("others p95").toUtf8().constData(), BenchText::tr("target").toUtf8().constData(),
                BenchText::tr("gesture").toUtf8().constData());
    for (const GestureTimes& times : all) {
        const std::string others = times.others_ms.empty() ? "-" : fixed(quantile(times.others_ms, 0.95), 1);
        std::printf("%8zu %8.1f %8.1f %10s %8.0f  %s\n", times.hand_ms.size(), quantile(times.hand_ms, 0.5), quantile(times.hand_ms, 0.95),
                    others.c_str(), times.target_ms, times.what.toUtf8().constData());
    }
    std::printf("%s\n", BenchText::tr("Uploads of the cloud by recolouring: %1").arg(bench.needlessUploads()).toUtf8().constData());
}

/// Opens the folder in a window of the size that the targets are stated for, with labels in a place that goes away.
Result<std::unique_ptr<MainWindow>> openWindow(const std::string& folder, const QTemporaryDir& place, bool withLabels)
{
    constexpr QSize size(1600, 1000);
    auto window = std::make_unique<MainWindow>();
    window->resize(size);
    window->show();
    QString reason;
    QObject::connect(window.get(), &MainWindow::openFailed, window.get(), [&reason](const QString& said) { reason = said; });
    window->open({.dataset = folder,
                  .workspace = place.filePath("bench.pointloom").toStdString(),
                  .scheme = {},
                  .takeOverLabels = withLabels,
                  .readOnly = false});
    hand::waitUntil([&] { return !reason.isEmpty() || (window->session() != nullptr && window->session()->view().frame() != nullptr); },
                    openWithin_ms);
    if (!reason.isEmpty())
        return std::unexpected(Error{message(PL_TEXT("core", "%1"), reason.toStdString()), {}});
    return window;
}

int runWindowBench(const BenchArguments& arguments)
{
    const QTemporaryDir place;
    const auto window = openWindow(arguments.window, place, false);
    if (!window)
        return report(window.error());
    WindowBench bench(**window);
    auto all = bench.run(progressLine(BenchText::tr("Measuring")));
    if ((*window)->session()->sequence().frames.size() > 2)
        std::ranges::move(SequenceBench(**window).run(), std::back_inserter(all));
    if (arguments.json)
        std::printf("%s\n", toJson(all, bench).dump(2).c_str());
    else
        printTable(all, bench);
    return 0;
}

void printEffort(const std::vector<ObjectEffort>& efforts)
{
    std::printf("%-10s %6s %7s %9s %9s %6s\n", BenchText::tr("frame").toUtf8().constData(), BenchText::tr("inputs").toUtf8().constData(),
                BenchText::tr("hand s").toUtf8().constData(), BenchText::tr("waiting s").toUtf8().constData(),
                BenchText::tr("first IoU").toUtf8().constData(), "IoU");
    for (const ObjectEffort& effort : efforts)
        std::printf("%-10s %6d %7.1f %9.2f %9.2f %6.2f\n", effort.frame.toUtf8().constData(), effort.inputs, effort.hand_s,
                    effort.program_s, effort.firstIou, effort.iou);
    const auto median = [&](auto value) {
        std::vector<double> values;
        std::ranges::transform(efforts, std::back_inserter(values), value);
        return quantile(values, 0.5);
    };
    const auto share = [&](auto is) {
        return efforts.empty() ? 0.0
                               : 100.0 * static_cast<double>(std::ranges::count_if(efforts, is)) / static_cast<double>(efforts.size());
    };
    std::printf("%s\n",
                BenchText::tr("Objects: %1, boxed: %2 %, without correction: %3 %, good in the end (IoU 0.7): %4 %")
                    .arg(efforts.size())
                    .arg(share([](const ObjectEffort& e) { return e.boxed; }), 0, 'f', 0)
                    .arg(share([](const ObjectEffort& e) { return e.boxed && !e.corrected; }), 0, 'f', 0)
                    .arg(share([](const ObjectEffort& e) { return e.iou >= 0.7; }), 0, 'f', 0)
                    .toUtf8()
                    .constData());
    std::printf("%s\n",
                BenchText::tr("Median inputs: %1, seconds: %2")
                    .arg(median([](const ObjectEffort& e) { return static_cast<double>(e.inputs); }), 0, 'f', 0)
                    .arg(median([](const ObjectEffort& e) { return e.hand_s + e.program_s; }), 0, 'f', 1)
                    .toUtf8()
                    .constData());
}

nlohmann::json toJson(const std::vector<ObjectEffort>& efforts)
{
    nlohmann::json objects = nlohmann::json::array();
    for (const ObjectEffort& effort : efforts)
        objects.push_back({{"frame", effort.frame.toStdString()},
                           {"inputs", effort.inputs},
                           {"hand_s", effort.hand_s},
                           {"waiting_s", effort.program_s},
                           {"first_iou", effort.firstIou},
                           {"iou", effort.iou},
                           {"corrected", effort.corrected}});
    return {{"objects", objects}};
}

int runPerson(const BenchArguments& arguments)
{
    constexpr std::uint32_t fewestPoints = 20;
    const QTemporaryDir place;
    const auto window = openWindow(arguments.person, place, true);
    if (!window)
        return report(window.error());
    ScriptedPerson person(**window);
    const auto efforts = person.boxAll("car", fewestPoints, progressLine(BenchText::tr("Boxing")));
    if (arguments.json)
        std::printf("%s\n", toJson(efforts).dump(2).c_str());
    else
        printEffort(efforts);
    return 0;
}

int runBench(const BenchArguments& arguments)
{
    if (arguments.window.empty() && arguments.person.empty()) {
        SpeedArguments speed = arguments.speed;
        speed.json = arguments.json;
        return runSpeedBench(speed);
    }
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr)
        return report(Error{message(PL_TEXT("core", "there is no display to open the window on; run this under xvfb-run")), {}});
    return arguments.person.empty() ? runWindowBench(arguments) : runPerson(arguments);
}

}  // namespace

void addBenchCommand(CLI::App& app, CommandAction& action)
{
    auto arguments = std::make_shared<BenchArguments>();
    CLI::App* command = app.add_subcommand(
        "bench",
        BenchText::tr("Measure how fast clouds are read, clustered and fitted beside PCL and OpenCV, or how fast the window answers")
            .toStdString());
    CLI::Option* clouds =
        command->add_option("clouds", arguments->speed.clouds,
                            BenchText::tr("Point clouds and dataset folders (without any a generated street)").toStdString());
    command->add_option("--scheme", arguments->speed.scheme, BenchText::tr("Label scheme (without it the driving scheme)").toStdString());
    CLI::Option_group* where = command->add_option_group("where");  // one of the two, or neither
    where
        ->add_option("--window", arguments->window,
                     BenchText::tr("Work in the real window with this folder open; needs a display").toStdString())
        ->type_name("FOLDER")
        ->excludes(clouds);
    where
        ->add_option("--person", arguments->person,
                     BenchText::tr("Box every car of this labelled folder from scratch in the window, as a person would").toStdString())
        ->type_name("FOLDER")
        ->excludes(clouds);
    where->require_option(0, 1);
    addColumnsOption(*command, arguments->speed.columns);
    command->add_flag("--json", arguments->json, BenchText::tr("Print JSON").toStdString());
    command->callback([arguments, &action] { action = [arguments] { return runBench(*arguments); }; });
}

}  // namespace pointloom
