// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// world_T_cloud of one frame; frame is empty where the lines of the file carry no id and simply follow the frames' order.
struct NamedPose
{
    std::string frame;
    Pose world_T_cloud = Pose::Identity();
};

/// Reads poses.txt. Per line: 12 numbers, the row-major 3x4 matrix cloud-to-world; or a frame id and those 12; or TUM
/// (timestamp x y z qx qy qz qw). Empty lines and # comments do not count. A rotation part that is no rotation (determinant
/// or orthogonality off by more than 1e-3) is refused with its line.
[[nodiscard]] Result<std::vector<NamedPose>> posesFromText(std::string_view text);

}  // namespace pointloom
