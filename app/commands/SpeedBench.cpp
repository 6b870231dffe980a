// SPDX-License-Identifier: Apache-2.0
#include "app/commands/SpeedBench.h"

#include "app/commands/Scheme.h"
#include "app/commands/SpeedTable.h"
#include "app/commands/Terminal.h"
#include "core/measure/Truth.h"
#include "tests/bench/Bench.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLibrary>

#include <cstdio>

namespace pointloom {
namespace {

struct SpeedText
{
    Q_DECLARE_TR_FUNCTIONS(SpeedBench)
};

/// Loads what is compared with: beside the program, or where an installed one keeps its modules.
Result<const bench::Baselines*> loadBaselines()
{
    QString reason;
    for (const char* folder : {"/", "/../lib/pointloom/"}) {
        QLibrary library(QCoreApplication::applicationDirPath() + folder + "libpointloom_baselines.so");
        if (const auto entry = reinterpret_cast<decltype(&pointloomBaselines)>(library.resolve("pointloomBaselines")))
            return entry();
        reason = library.errorString();
    }
    return fail(PL_TEXT("core", "the part that is compared with cannot be loaded: %1"), reason.toStdString());
}

/// A frame of a dataset that is yet to be read.
struct Planned
{
    Truth truth;
    std::size_t frame = 0;
};

/// All frames of the files and folders, with labels where they have some.
Result<std::vector<Planned>> planned(const SpeedArguments& arguments, const LabelSchema& schema)
{
    std::vector<Planned> out;
    for (const std::string& cloud : arguments.clouds) {
        const OpenOptions told{.poses = {}, .period_s = {}, .columns = arguments.columns};
        auto truth = openTruth(cloud, schema, told);
        if (!truth) {  // no labels, or none that go with it: speed can be measured all the same
            auto sequence = openDataset(cloud, told);
            if (!sequence)
                return std::unexpected(sequence.error());
            truth = Truth{.sequence = std::move(*sequence), .labels = {}, .pointLabels = {}, .remarks = {}};
        }
        for (std::size_t frame = 0; frame < truth->sequence.frames.size(); ++frame)
            out.push_back({*truth, frame});
    }
    return out;
}

Result<bench::BenchInput> read(const Planned& plan)
{
    const FrameSource& source = plan.truth.sequence.frames[plan.frame];
    auto cloud = readFrameCloud(plan.truth.sequence, static_cast<int>(plan.frame));
    if (!cloud)
        return std::unexpected(cloud.error());
    bench::BenchInput input{.name = source.name, .cloud = std::move(*cloud)};
    if (plan.frame < plan.truth.labels.frames.size())
        input.labels = plan.truth.labels.frames[plan.frame];
    return input;
}

/// What was measured, and what could not be read for it.
struct Measured
{
    std::vector<bench::FrameReport> reports{};
    std::vector<Error> broken{};
};

Result<Measured> measureAll(const std::vector<Planned>& plans, bench::BenchOptions options)
{
    const auto progress = progressLine(SpeedText::tr("Measuring"));
    const std::size_t count = std::max<std::size_t>(1, plans.size());
    Measured out;
    for (std::size_t i = 0; i < count && !options.stop.stop_requested(); ++i) {
        const auto input = plans.empty() ? bench::generatedInput() : read(plans[i]);
        if (!input) {
            out.broken.push_back(input.error());
            continue;
        }
        options.progress = [&](double share) {
            if (progress)
                progress((static_cast<double>(i) + share) / static_cast<double>(count));
        };
        auto report = benchFrame(*input, options);
        if (!report)
            return std::unexpected(report.error());
        out.reports.push_back(std::move(*report));
    }
    if (out.reports.empty() && !out.broken.empty())
        return std::unexpected(out.broken.front());
    return out;
}

}  // namespace

int runSpeedBench(const SpeedArguments& arguments)
{
    const auto schema = loadScheme(arguments.scheme);
    if (!schema)
        return report(schema.error());
    const auto baselines = loadBaselines();
    if (!baselines)
        return report(baselines.error());
    const auto plans = planned(arguments, *schema);
    if (!plans)
        return report(plans.error());
    auto measured = measureAll(*plans, {.baselines = *baselines, .schema = &*schema, .progress = {}, .stop = interrupted()});
    if (!measured)
        return report(measured.error());
    for (const Planned& plan : *plans) {
        if (plan.frame == 0)  // once for each folder
            measured->broken.insert(measured->broken.end(), plan.truth.broken.begin(), plan.truth.broken.end());
    }
    const bench::Machine machine = bench::thisMachine(**baselines);
    if (arguments.json)
        std::printf("%s\n", speedJson(machine, measured->reports).dump(2).c_str());
    else
        std::printf("%s", speedTable(machine, measured->reports).toUtf8().constData());
    const int left = reportLeftOut(measured->broken);
    if (!interrupted().stop_requested())
        return left;
    say(SpeedText::tr("Stopped; what was measured until then is shown."));
    return 1;
}

}  // namespace pointloom
