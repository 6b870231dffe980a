// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"

#include <string_view>
#include <vector>

namespace pointloom {

/// The way of the car as KITTI's GPS and IMU tell it: one line for each frame, which begins with latitude, longitude (degrees), altitude
/// (m), roll, pitch and yaw (radians; yaw 0 heads east, counter-clockwise).
///
/// @returns first_T_imu of each line: where the IMU stands as seen from where it stood at the first line, metres. The places are Mercator's
/// at the first line's latitude, the turns Rz(yaw) Ry(pitch) Rx(roll), as in KITTI's development kit (convertOxtsToPose).
[[nodiscard]] Result<std::vector<Pose>> imuPosesFromOxts(std::string_view text);

}  // namespace pointloom
