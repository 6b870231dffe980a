// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// world_T_cloud of one frame; frame is empty where the lines of the file carry no id and simply follow the frames' order.
struct NamedPose
{
    std::string frame;  ///< the first word of the line, which may be a time
    Pose world_T_cloud = Pose::Identity();
    bool isKnown = true;  ///< else its line could not be read: it keeps its place in the order
};

/// What the four numbers of a quaternion are.
enum class QuaternionOrder { xyzw, wxyz };

/// A file of poses as far as it could be read.
struct PosesRead
{
    std::vector<NamedPose> poses;      ///< one for each line that is meant as a pose
    std::size_t unread = 0;            ///< lines that could not be read
    std::optional<Error> firstUnread;  ///< why the first of them could not be
    bool hasQuaternions = false;       ///< whose order nobody wrote down
};

/// Reads poses.txt. Per line: 12 numbers, the row-major 3x4 matrix cloud-to-world, or the 16 of the 4x4 matrix; or position and quaternion
/// (TUM: time x y z qx qy qz qw). A frame's id or a time may stand before them. Numbers stand apart by blanks, commas, semicolons or
/// brackets; a matrix may take four lines. A first line of names is followed where it names the numbers, else passed over. Empty lines and
/// # comments do not count. A rotation part that is no rotation (determinant or orthogonality off by more than 1e-3) is not read.
[[nodiscard]] PosesRead posesFromText(std::string_view text, QuaternionOrder order = QuaternionOrder::xyzw);

}  // namespace pointloom
