// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/frame/Frame.h"

#include <map>
#include <memory>
#include <stop_token>

namespace pointloom {

using FrameMap = std::map<int, std::shared_ptr<const Frame>>;

/// The frame from among those that are held, else read.
[[nodiscard]] Result<std::shared_ptr<const Frame>> frameFrom(const FrameMap& held, const Sequence& sequence, int index,
                                                             const std::stop_token& stop);

}  // namespace pointloom
