// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/base/Message.h"
#include "core/cloud/PointCloud.h"
#include "core/formats/LabelFormat.h"
#include "core/schema/LabelSchema.h"
#include "tests/bench/Baselines.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// How fast Pointloom's core is, beside what people would use without it: each pair measured in one run, in turns, on the same input.
namespace pointloom::bench {

/// A frame to measure on.
struct BenchInput
{
    std::string name;
    PointCloud cloud;
    LabelledFrame labels = {};  ///< boxes in the frame of the cloud's file; may be empty
};

/// Times of one thing done again and again.
struct Samples
{
    std::vector<double> ms;

    [[nodiscard]] bool empty() const { return ms.empty(); }
    [[nodiscard]] double median_ms() const { return quantile_ms(0.5); }
    [[nodiscard]] double p99_ms() const { return quantile_ms(0.99); }  ///< the worst of fewer than a hundred
    [[nodiscard]] double quantile_ms(double share) const;
};

/// One comparison.
struct BenchRow
{
    std::string key;        ///< "clusters", stays the same for programs that read the JSON
    Message what;           ///< for people
    std::size_t items = 0;  ///< points or questions, as what says
    int threads = 1;        ///< that Pointloom may use; the baselines use one
    Samples ours = {};
    std::string baseline = {};  ///< the name of a function; empty without one
    Samples theirs = {};
    std::optional<bool> equal = std::nullopt;  ///< whether both gave the same answer, where it was compared
    double targetRatio = 0;                    ///< how many times faster Pointloom means to be; 0: no such target
    double targetMedian_ms = 0;                ///< or how fast; 0: no such target
    double targetP99_ms = 0;
    std::vector<Message> remarks = {};

    /// How many times faster, by the medians; nothing without a baseline.
    [[nodiscard]] std::optional<double> ratio() const;
    /// Whether every target is reached; nothing without one.
    [[nodiscard]] std::optional<bool> reached() const;
};

struct FrameReport
{
    std::string name;
    std::size_t points = 0;
    std::size_t raised = 0;  ///< of these above ground
    std::vector<BenchRow> rows;
};

/// What the numbers were measured on.
struct Machine
{
    std::string processor;
    int threads = 1;       ///< that the machine has
    std::string compiler;  ///< "GCC 12.2.0"
    std::string flags;     ///< "Release, -O3 -DNDEBUG"
    std::string simd;      ///< of the functions that choose when the program starts
    std::string libraries;
};

[[nodiscard]] Machine thisMachine(const Baselines& baselines);

struct BenchOptions
{
    const Baselines* baselines = nullptr;  ///< must outlive the call, as the scheme
    const LabelSchema* schema = nullptr;
    std::function<void(double)> progress;  ///< 0..1; may be empty
    std::stop_token stop;
};

/// Measures everything on one frame. Writes two files into the system's folder for temporary ones and takes them away again.
/// @returns what was measured until then when it is stopped
[[nodiscard]] Result<FrameReport> benchFrame(const BenchInput& input, const BenchOptions& options);

/// A frame of the generated 64-beam street, with exact boxes.
[[nodiscard]] BenchInput generatedInput();

}  // namespace pointloom::bench
