// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/camera/CameraModel.h"

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

/// What the camera has before it of the line between two points of the ego frame, cut off 0.1 m before the camera and where the model of
/// its lens no longer holds; nothing when all of it lies outside. One segment, or as many as make the curve that a lens draws.
[[nodiscard]] std::vector<ImageSegment> segmentsInImage(const CameraModel& camera, const Eigen::Vector3d& from_m,
                                                        const Eigen::Vector3d& to_m);

/// The edges of a box, those that the camera has before it.
[[nodiscard]] std::vector<ImageSegment> edgesInImage(const OrientedBox& box, const CameraModel& camera);

/// What of a box lies in the image.
struct BoxInImage
{
    double left_px = -1;
    double top_px = -1;
    double right_px = -1;
    double bottom_px = -1;
    double truncated = -1;  ///< share of the projected rectangle that the image cuts off, 0..1

    [[nodiscard]] double area_px2() const { return (right_px - left_px) * (bottom_px - top_px); }
};

/// The rectangle around the projected box, its edges cut as above; nothing when no part of it lies in the image of this width and height.
[[nodiscard]] std::optional<BoxInImage> imageBox(const OrientedBox& box, const CameraModel& camera, const Eigen::Vector2i& image_px);

}  // namespace pointloom
