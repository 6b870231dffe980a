// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/FrameKey.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pointloom {

/// What one point belongs to. Without a class it has no label.
struct PointLabel
{
    std::string classKey;        ///< key of a class in the scheme; empty: none
    std::uint64_t instance = 0;  ///< tells objects of one class apart; 0: none

    friend auto operator<=>(const PointLabel&, const PointLabel&) = default;
};

/// Points that follow each other in their cloud and have one label.
struct PointRun
{
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    PointLabel label;

    [[nodiscard]] std::uint64_t end() const { return first + count; }
    friend bool operator==(const PointRun&, const PointRun&) = default;
};

/// Points that follow each other get another label, and all had the same one before.
struct PointRunChange
{
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    PointLabel before;
    PointLabel after;

    [[nodiscard]] std::uint64_t end() const { return first + count; }
    friend bool operator==(const PointRunChange&, const PointRunChange&) = default;
};

/// A change to labels of points of one cloud of one frame: what it costs is the runs, however many points are in them.
struct PointLabelChange
{
    FrameKey frame;
    std::string sensor;                ///< key of the LiDAR whose cloud it is
    std::vector<PointRunChange> runs;  ///< ascending, none overlaps another, none is empty

    friend bool operator==(const PointLabelChange&, const PointLabelChange&) = default;
};

/// The labels of the points of one cloud, run by run. Points outside of all runs have none, and no run says so: equal labels are equal
/// runs.
class PointLabels
{
public:
    [[nodiscard]] std::span<const PointRun> runs() const { return m_runs; }  ///< ascending
    [[nodiscard]] bool empty() const { return m_runs.empty(); }
    [[nodiscard]] const PointLabel& at(std::uint64_t point) const;

    /// The labels after a change. Fails when its runs are out of order or some "before" is not what is there. O(runs of both).
    [[nodiscard]] Result<PointLabels> with(std::span<const PointRunChange> changes) const;

    /// The change that makes these labels out of none.
    [[nodiscard]] std::vector<PointRunChange> asAdded() const;

    friend bool operator==(const PointLabels&, const PointLabels&) = default;

private:
    std::vector<PointRun> m_runs;
};

/// One change that does what two do one after the other; what they undo of each other is left out. O(runs of both).
[[nodiscard]] std::vector<PointRunChange> composed(std::span<const PointRunChange> first, std::span<const PointRunChange> second);

}  // namespace pointloom
