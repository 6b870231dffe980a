// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/LabelFormat.h"

namespace pointloom {

/// The frames of a dataset as formats see them, without labels: names, calibrations, sizes of images, poses. Progress is called with 0..1.
[[nodiscard]] Result<LabelSet> describeDataset(const Sequence& sequence, const std::function<void(double)>& progress = {},
                                               std::stop_token stop = {});

/// Reads the labels that come with the dataset (KITTI label_2 or label_02) into its description.
[[nodiscard]] Result<void> readDatasetLabels(const Sequence& sequence, const LabelSchema* schema, LabelSet& dataset);

/// Labels on their way into a task.
struct ImportedLabels
{
    LabelSet labels;
    std::vector<Message> remarks;  ///< what was left out
};

/// The labels that come with the dataset. Classes that the scheme does not know are listed and left out.
[[nodiscard]] Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema);

/// The labels of a file or folder of any format for the frames of a dataset. Classes may be called as any format calls them.
[[nodiscard]] Result<ImportedLabels> importLabels(const Sequence& sequence, const LabelFormat& format, const std::filesystem::path& source,
                                                  const LabelSchema& schema);

}  // namespace pointloom
