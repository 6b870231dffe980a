// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/index/CloudIndex.h"

#include <map>
#include <memory>
#include <stop_token>

namespace pointloom {

/// One frame, read and indexed. Immutable.
struct Frame
{
    std::shared_ptr<const PointCloud> cloud;
    std::shared_ptr<const CloudIndex> index;

    [[nodiscard]] std::size_t bytes() const;  ///< about how much memory it takes
};

using FrameMap = std::map<int, std::shared_ptr<const Frame>>;

/// Reads and indexes a frame. When stopped, what was done so far is thrown away and the answer is a failure that nobody need see.
[[nodiscard]] Result<Frame> readFrame(const Sequence& sequence, int index, const std::stop_token& stop);

}  // namespace pointloom
