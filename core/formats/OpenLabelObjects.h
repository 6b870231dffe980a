// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// An OpenLABEL object: a track under a key that the format allows.
struct OpenLabelObject
{
    std::string uid;    ///< an integer or a UUID
    std::string track;  ///< the track's own name where that is no uid, else empty
    std::string classKey;
    AttributeMap constants;           ///< of scope "track" in the scheme and equal in all frames
    std::vector<std::size_t> frames;  ///< ascending

    /// The track id that the object has when it is read back.
    [[nodiscard]] const std::string& readsAs() const { return track.empty() ? uid : track; }
};

/// Which box belongs to which object.
struct OpenLabelObjects
{
    std::vector<OpenLabelObject> objects;
    std::vector<std::vector<std::size_t>> objectOf;  ///< [frame][box] -> index into objects
    std::size_t separated = 0;                       ///< boxes that could not share the object of their track
};

[[nodiscard]] OpenLabelObjects openLabelObjects(const LabelSet& labels, const LabelSchema* schema);

/// Under which name the text stands that keeps a track's own name.
inline const std::string openLabelTrackName = "pointloom.track";

/// Under which name a cuboid's attribute says its state, and what it says; a keyframe says nothing.
inline const std::string openLabelState = "state";
inline constexpr std::array<std::string_view, 4> openLabelStates{"keyframe", "interpolated", "propagated", "finalised"};

}  // namespace pointloom
