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
    [[nodiscard]] std::string key() const override { return "kitti-tracking"; }
    [[nodiscard]] bool namesFrames() const override { return false; }
    [[nodiscard]] std::string title() const override { return "KITTI tracking"; }
    [[nodiscard]] bool isFolder() const override { return true; }
    [[nodiscard]] std::string extension() const override { return ".txt"; }
    [[nodiscard]] Result<std::map<std::filesystem::path, std::string>> write(const LabelSet& labels, const FormatOptions& options,
                                                                             FormatNotes& notes) const override;
    /// The source is a folder with label_02, that folder itself (with one file) or one label file. The calib beside it counts more than the
    /// calibrations told; without either the boxes are taken to be in ideal camera axes. Frames that are not told are named like "000008".
    [[nodiscard]] Result<LabelSet> read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                        const FormatOptions& options) const override;
    [[nodiscard]] LabelSet representable(const LabelSet& labels, const FormatOptions& options) const override;
};

/// Reads the label file of a sequence, and the calib and track_ids beside it, into the frames of a set; into those that the file mentions
/// when the set has none yet. What belongs to frames that the set does not have is left out and said in its remarks.
[[nodiscard]] Result<void> readKittiTrackingLabels(const std::filesystem::path& file, const LabelSchema* schema, LabelSet& labels);

}  // namespace pointloom
