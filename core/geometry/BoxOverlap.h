// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

namespace pointloom {

/// Area of the overlap of the two footprints, m^2: exact, by clipping one rectangle with the other (Sutherland-Hodgman). The footprint of a
/// tilted box is that of the box levelled: length by width, turned by the yaw, as bird's eye scores of the field read boxes (KITTI,
/// nuScenes, Waymo).
[[nodiscard]] double footprintOverlap_m2(const OrientedBox& a, const OrientedBox& b);

/// Volume that two boxes share, m^3: exact for any attitude.
[[nodiscard]] double overlap_m3(const OrientedBox& a, const OrientedBox& b);

/// Intersection over union of the footprints, and of the volumes; 0 where both are empty. That of volumes takes a fraction of a microsecond
/// for upright boxes and some microseconds where one is tilted.
[[nodiscard]] double iouBirdsEye(const OrientedBox& a, const OrientedBox& b);
[[nodiscard]] double iou3d(const OrientedBox& a, const OrientedBox& b);

}  // namespace pointloom
