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
    [[nodiscard]] const FormatFacts& facts() const override;
    [[nodiscard]] std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const override;
    /// The source is a folder with label_2, that folder itself or one label file. A calib folder beside the labels counts more than
    /// the cameras told; without either the boxes are taken to be in ideal camera axes.
    [[nodiscard]] Result<std::unique_ptr<LabelSource>> open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                            const FormatOptions& options) const override;
    [[nodiscard]] int recognises(const std::filesystem::path& path) const override;
    [[nodiscard]] Result<void> keepCalibration(const std::filesystem::path& file, LabelledFrame& frame) const override;
};

}  // namespace pointloom
