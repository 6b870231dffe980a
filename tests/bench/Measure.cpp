// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Measure.h"

#include "core/index/Ground.h"

#include <algorithm>
#include <chrono>

namespace pointloom::bench {
namespace {

constexpr float noReturn_m = 0.1F;      // nearer to the sensor than this nothing was measured
constexpr float raisedFrom_m = 0.2F;    // above ground, as IndexParams
constexpr double shareForTurns = 0.25;  // of the baseline's time that goes into repeating our own

}  // namespace

double timed_ms(const std::function<void()>& something)
{
    const auto start = std::chrono::steady_clock::now();
    something();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double Samples::quantile_ms(double share) const
{
    if (ms.empty())
        return 0;
    std::vector<double> sorted = ms;
    std::ranges::sort(sorted);
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
}

std::optional<double> BenchRow::ratio() const
{
    return ours.empty() || theirs.empty() ? std::nullopt : std::optional(theirs.median_ms() / ours.median_ms());
}

std::optional<bool> BenchRow::reached() const
{
    if (ours.empty() || (targetRatio == 0 && targetMedian_ms == 0 && targetP99_ms == 0))
        return std::nullopt;
    return (targetRatio == 0 || ratio().value_or(0) >= targetRatio) && (targetMedian_ms == 0 || ours.median_ms() <= targetMedian_ms)
        && (targetP99_ms == 0 || ours.p99_ms() <= targetP99_ms);
}

FrameBench::FrameBench(const BenchInput& input, const BenchOptions& options) : m_input(input), m_options(options)
{
    m_index = CloudIndex::build(input.cloud);
    for (std::size_t i = 0; i < input.cloud.size(); ++i) {
        const Eigen::Vector3f& p = input.cloud.positions_m[i];
        if (!isUsable(p) || p.squaredNorm() < noReturn_m * noReturn_m)
            continue;
        m_points_m.push_back(p);
        if (m_index->aboveGroundByPoint()[i] >= raisedFrom_m)
            m_raised_m.push_back(p);
    }
    m_pclPoints = options.baselines->prepare(m_points_m);
    m_pclRaised = options.baselines->prepare(m_raised_m);
    m_targets = targetsIn(*m_index, input.labels, input.cloud.origin_m, m_index->sensor_m(), *options.schema);
}

void FrameBench::compare(BenchRow& row, const Effort& effort, const std::function<void()>& ours, const std::function<void()>& theirs) const
{
    ours();
    double spent_ms = 0;
    const double budget_ms = effort.budget_s * 1000;
    const auto begin = [&](const Samples& samples, int most) {
        return static_cast<int>(samples.ms.size()) < most && spent_ms < budget_ms && !stopped();
    };
    do {
        double turn_ms = 0;
        if (theirs && (row.theirs.empty() || begin(row.theirs, effort.theirs))) {
            row.theirs.ms.push_back(timed_ms(theirs));
            turn_ms = row.theirs.ms.back();
            spent_ms += turn_ms;
        }
        double oursInTurn_ms = 0;
        do {
            row.ours.ms.push_back(timed_ms(ours));
            oursInTurn_ms += row.ours.ms.back();
        } while (begin(row.ours, effort.ours) && oursInTurn_ms < shareForTurns * turn_ms);
        spent_ms += oursInTurn_ms;
    } while (begin(row.ours, effort.ours) || (theirs && begin(row.theirs, effort.theirs)));
}

}  // namespace pointloom::bench
