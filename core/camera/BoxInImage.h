// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/camera/KittiCalibration.h"

#include <Eigen/Core>

#include <optional>
#include <vector>

namespace pointloom {

/// A straight line in the image, pixels from its top left corner; also beside the image.
struct ImageSegment
{
    Eigen::Vector2d from_px;
    Eigen::Vector2d to_px;
};

/// What the camera has before it of the line between two points of the lidar's frame, cut off 0.1 m before the camera; nothing when all of
/// it lies nearer or behind.
[[nodiscard]] std::optional<ImageSegment> segmentInImage(const KittiCalibration& calibration, const Eigen::Vector3d& from_m,
                                                         const Eigen::Vector3d& to_m);

/// The edges of a box, those that the camera has before it.
[[nodiscard]] std::vector<ImageSegment> edgesInImage(const OrientedBox& box, const KittiCalibration& calibration);

/// What of a box lies in the image.
struct ImageBox
{
    double left_px = -1;
    double top_px = -1;
    double right_px = -1;
    double bottom_px = -1;
    double truncated = -1;  ///< share of the projected rectangle that the image cuts off, 0..1
};

/// The rectangle around the projected box, its edges cut as above; nothing when no part of it lies in the image of this width and height.
[[nodiscard]] std::optional<ImageBox> imageBox(const OrientedBox& box, const KittiCalibration& calibration,
                                               const Eigen::Vector2i& image_px);

}  // namespace pointloom
