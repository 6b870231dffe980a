// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// The object detection set of KITTI: label_2/NAME.txt and calib/NAME.txt for each frame, boxes in the rectified frame of camera 0.
///
/// Frames without calibration are written for the camera of idealCalibration(), whose calib file stands beside them: the file is true KITTI
/// whatever reads it. Of the attributes, "occlusion" (visible, partly, largely, unknown) and "truncation" (0..1) have a column.
class KittiFormat final : public LabelFormat
{
public:
    [[nodiscard]] std::string key() const override { return "kitti"; }
    [[nodiscard]] std::string title() const override { return "KITTI object"; }
    [[nodiscard]] bool isFolder() const override { return true; }
    [[nodiscard]] std::string extension() const override { return ".txt"; }
    [[nodiscard]] Result<std::map<std::filesystem::path, std::string>> write(const LabelSet& labels, const FormatOptions& options,
                                                                             FormatNotes& notes) const override;
    /// The source is a folder with label_2, that folder itself or one label file. A calib folder beside the labels counts more than
    /// the calibrations told; without either the boxes are taken to be in ideal camera axes.
    [[nodiscard]] Result<LabelSet> read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                        const FormatOptions& options) const override;
    [[nodiscard]] LabelSet representable(const LabelSet& labels, const FormatOptions& options) const override;
};

/// Reads one KITTI label file into a frame whose calibration is known. Classes that the scheme does not know keep KITTI's name.
[[nodiscard]] Result<void> readKittiLabels(const std::filesystem::path& path, const LabelSchema* schema, LabelledFrame& frame);

}  // namespace pointloom
