// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/CloudIndex.h"
#include "core/measure/FrameMeasures.h"
#include "tests/bench/Bench.h"

namespace pointloom::bench {

/// Milliseconds that something takes.
[[nodiscard]] double timed_ms(const std::function<void()>& something);

struct Effort
{
    int ours = 15;        ///< times, at most
    int theirs = 5;       ///< times, at most; at least once
    double budget_s = 4;  ///< after that no more is begun
};

/// A frame on its way through the rows: what they share is worked out once.
class FrameBench
{
public:
    FrameBench(const BenchInput& input, const BenchOptions& options);

    /// Does both in turns, so that a machine that is busy for a moment is so for both. Each is done once beforehand, unmeasured.
    void compare(BenchRow& row, const Effort& effort, const std::function<void()>& ours, const std::function<void()>& theirs = {}) const;

    [[nodiscard]] bool stopped() const { return m_options.stop.stop_requested(); }
    [[nodiscard]] const BenchInput& input() const { return m_input; }
    [[nodiscard]] const Baselines& baselines() const { return *m_options.baselines; }
    [[nodiscard]] const LabelSchema& schema() const { return *m_options.schema; }

    [[nodiscard]] const CloudIndex& index() const { return *m_index; }
    /// The usable points, no-returns at the sensor aside: PCL searches in a heap of equal points for minutes.
    [[nodiscard]] const std::vector<Eigen::Vector3f>& points_m() const { return m_points_m; }
    [[nodiscard]] const PclCloud& pclPoints() const { return *m_pclPoints; }
    /// Of these the ones above ground.
    [[nodiscard]] const std::vector<Eigen::Vector3f>& raised_m() const { return m_raised_m; }
    [[nodiscard]] const PclCloud& pclRaised() const { return *m_pclRaised; }
    /// The labelled objects that have enough points.
    [[nodiscard]] const std::vector<Target>& targets() const { return m_targets; }

private:
    const BenchInput& m_input;
    const BenchOptions& m_options;
    std::shared_ptr<const CloudIndex> m_index;
    std::vector<Eigen::Vector3f> m_points_m;
    std::vector<Eigen::Vector3f> m_raised_m;
    std::shared_ptr<const PclCloud> m_pclPoints;
    std::shared_ptr<const PclCloud> m_pclRaised;
    std::vector<Target> m_targets;
};

/// The rows, a family to a file. Each stops early when it is asked to.
using Rows = std::vector<BenchRow>;
[[nodiscard]] Result<Rows> loadRows(const FrameBench& bench);     ///< read a file, and the whole way to a frame that is ready
[[nodiscard]] Result<Rows> searchRows(const FrameBench& bench);   ///< build an index, ask it
[[nodiscard]] Result<Rows> segmentRows(const FrameBench& bench);  ///< ground and clusters
[[nodiscard]] Result<Rows> fitRows(const FrameBench& bench);      ///< clicks, rectangles, snapping, missed objects

}  // namespace pointloom::bench
