// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"
#include "core/cloud/Gather.h"

#include <functional>

namespace pointloom {

/// Fills the whole cloud once, following the plan.
using GatherPass = std::function<Result<GatherSeen>(const GatherPlan& plan, PointCloud& cloud)>;

/// Makes a cloud of so many points with the columns that have a role, and fills it: first as if it were an ordinary one
/// (coordinates near zero, colours 0..255), and a second time when it turns out to be another. A few points far off make no other one.
/// Fails when most coordinates cannot be metres.
/// The caller has checked that the file holds that many points.
[[nodiscard]] Result<PointCloud> gatherCloud(std::span<const Column> columns, const RoleTable& roles, std::size_t points,
                                             const ReadOptions& options, const GatherPass& pass);

}  // namespace pointloom
