// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/index/CloudIndex.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace pointloom {

/// One frame, read and indexed. Immutable.
struct Frame
{
    std::shared_ptr<const PointCloud> cloud;
    std::shared_ptr<const CloudIndex> index;
    std::optional<Pose> world_T_cloud{};  ///< of the coordinates of the cloud's file; nothing where the dataset does not say

    [[nodiscard]] std::size_t bytes() const;  ///< about how much memory it takes
};

/// Reads the cloud of a frame that is labelled, and indexes it: 50 to 100 ms for a scan of 64 rings. Thread-safe. When stopped, what was
/// done so far is thrown away and the answer is a failure that nobody need see.
[[nodiscard]] Result<std::shared_ptr<const Frame>> readFrame(const Sequence& sequence, int position, const std::stop_token& stop = {});

}  // namespace pointloom
