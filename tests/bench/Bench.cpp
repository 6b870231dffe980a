// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Bench.h"

#include "core/base/Parallel.h"
#include "core/base/Simd.h"
#include "core/simulate/Simulate.h"
#include "tests/bench/Measure.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace pointloom::bench {
namespace {

std::string processorName()
{
    std::ifstream facts("/proc/cpuinfo");
    for (std::string line; std::getline(facts, line);) {
        if (const auto colon = line.find(": "); line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown";
}

}  // namespace

Machine thisMachine(const Baselines& baselines)
{
    return {.processor = processorName(),
            .threads = availableThreads(),
            .compiler = POINTLOOM_COMPILER,
            .flags = POINTLOOM_FLAGS,
            .simd = std::string(simdLevel()),
            .libraries = baselines.versions()};
}

Result<FrameReport> benchFrame(const BenchInput& input, const BenchOptions& options)
{
    const FrameBench bench(input, options);
    FrameReport report{.name = input.name, .points = bench.points_m().size(), .raised = bench.raised_m().size(), .rows = {}};
    constexpr std::array families{loadRows, searchRows, segmentRows, fitRows};
    for (std::size_t i = 0; i < families.size() && !bench.stopped(); ++i) {
        auto rows = families[i](bench);
        if (!rows)
            return std::unexpected(rows.error().in(input.name));
        std::ranges::move(*rows, std::back_inserter(report.rows));
        if (options.progress)
            options.progress(static_cast<double>(i + 1) / static_cast<double>(families.size()));
    }
    return report;
}

BenchInput generatedInput()
{
    const SimulateParams params{.frames = 1};
    SimulatedFrame frame = simulateFrame(params, 0);
    BenchInput input{.name = "street", .cloud = std::move(frame.cloud)};
    for (const SimulatedBox& box : frame.boxes)
        input.labels.boxes.push_back({.track = box.track, .classKey = box.classKey, .box = box.box, .attributes = {}});
    return input;
}

}  // namespace pointloom::bench
