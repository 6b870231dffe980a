// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Id.h"
#include "core/geometry/OrientedBox.h"
#include "core/labels/Attribute.h"
#include "core/labels/FrameKey.h"

#include <string>

namespace pointloom {

/// One real object through all the frames in which it is seen. Class and lasting attributes belong to it.
struct Track
{
    Id<Track> id;
    std::string classKey;     ///< key of a class in the scheme
    AttributeMap attributes;  ///< those of scope "track"
    std::string externalId;   ///< the id it had in imported data, given back on export; else empty

    friend bool operator==(const Track&, const Track&) = default;
};

/// How a box came to be where it is.
enum class BoxOrigin { drawn, fitted, prelabelled, imported };

/// What a box in a sequence rests on. Keyframes and finalised boxes are anchors: no automatic step changes them.
enum class BoxState {
    keyframe,      ///< a person put it there
    interpolated,  ///< lies between anchors and follows them
    propagated,    ///< found by following the object from an anchor
    finalised,     ///< a person declared it final
};

/// One object in one frame. The box is in the frame of that frame's cloud, as in its file (double precision, no origin
/// taken off).
struct Cuboid
{
    Id<Cuboid> id;
    Id<Track> track;
    FrameKey frame{};
    OrientedBox box;
    AttributeMap attributes;  ///< those of scope "frame"
    BoxOrigin origin = BoxOrigin::drawn;
    double score = 1;  ///< confidence of whatever made it, 0..1
    BoxState state = BoxState::keyframe;

    [[nodiscard]] bool isAnchor() const { return state == BoxState::keyframe || state == BoxState::finalised; }
    friend bool operator==(const Cuboid&, const Cuboid&) = default;
};

}  // namespace pointloom
