// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// ASAM OpenLABEL 1.0.0: one JSON file that holds everything, also tracks, attributes, poses and cameras.
///
/// Cuboids have ten values (centre, quaternion with w last, size) in the frame of the cloud; one that is no keyframe has a text "state".
/// Attributes of the track stand once with the object when they are the same in all its frames, the others with the frame; pointers say
/// where, and in which intervals of frames the object lives. Frames are known by the numbers that their names are, or by their order from
/// 0. Object keys must be integers or UUIDs: where a track has another name, or two boxes of a frame share one, the object gets a fresh
/// number.
class OpenLabelFormat final : public LabelFormat
{
public:
    [[nodiscard]] const FormatFacts& facts() const override;
    [[nodiscard]] std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const override;
    /// Cuboids given in another coordinate system are brought to that of the first lidar stream, see openLabelBox(). A frame's pose
    /// is taken from a transform out of the lidar, or of what it is fixed to, into something it moves in.
    [[nodiscard]] Result<std::unique_ptr<LabelSource>> open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                            const FormatOptions& options) const override;
};

}  // namespace pointloom
