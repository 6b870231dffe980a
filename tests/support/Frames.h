// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/FrameList.h"

#include <memory>
#include <string>
#include <vector>

namespace pointloom::test {

/// 7: "000007"
[[nodiscard]] inline FrameKey frameKey(int number)
{
    const std::string digits = std::to_string(number);
    return {std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits};
}

/// "000000", "000001" ...: the key of each frame is frameKey of its position.
[[nodiscard]] inline std::shared_ptr<const FrameList> numberedFrames(int count)
{
    std::vector<FrameKey> keys;
    for (int number = 0; number < count; ++number)
        keys.push_back(frameKey(number));
    return std::make_shared<const FrameList>(std::move(keys));
}

}  // namespace pointloom::test
