// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// KITTI tracking: label_02/NAME.txt with all frames of the sequence NAME and calib/NAME.txt beside it. Several sequences can share a
/// folder.
///
/// Frames are known by the numbers that their names are, or by their order from 0. Tracks are numbers; where they had other names,
/// track_ids/NAME.csv says which, and reading gives the names back. The whole sequence has one calibration. Of attributes only occlusion is
/// carried, and truncation as a level that is not read back.
class KittiTrackingFormat final : public LabelFormat
{
public:
    [[nodiscard]] const FormatFacts& facts() const override;
    [[nodiscard]] std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const override;
    /// The source is a folder with label_02, that folder itself (with one file) or one label file. The calib beside it counts more than the
    /// cameras told; without either the boxes are taken to be in ideal camera axes. Frames that are not told are named like "000008".
    /// What belongs to frames that were not among those told is left out and said in the remarks.
    [[nodiscard]] Result<std::unique_ptr<LabelSource>> open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                            const FormatOptions& options) const override;
    [[nodiscard]] int recognises(const std::filesystem::path& path) const override;
    [[nodiscard]] Result<void> keepCalibration(const std::filesystem::path& file, LabelledFrame& frame) const override;
};

/// How the attribute "truncation" is lost: it comes back as a level.
[[nodiscard]] LabelledBox withoutTruncation(LabelledBox box);

}  // namespace pointloom
