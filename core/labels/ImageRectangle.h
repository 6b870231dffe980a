// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Cuboid.h"

namespace pointloom {

/// One object in one image of one frame: an upright rectangle in the image as it is in its file. x to the right, y down; (0, 0) is the
/// outer corner of the first pixel. Parts beyond the image may be kept.
struct ImageRectangle
{
    Id<ImageRectangle> id;
    Id<Track> track;
    FrameKey frame{};
    std::string camera;  ///< key of a camera of the sequence: "image_2"
    double left_px = 0;
    double top_px = 0;
    double right_px = 0;   ///< not left of left_px
    double bottom_px = 0;  ///< not above top_px
    AttributeMap attributes;
    BoxOrigin origin = BoxOrigin::drawn;
    double score = 1;  ///< confidence of whatever made it, 0..1

    friend bool operator==(const ImageRectangle&, const ImageRectangle&) = default;
};

}  // namespace pointloom
