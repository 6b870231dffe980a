// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/GeometryCheck.h"
#include "core/formats/LabelFormat.h"

namespace pointloom {

/// The frames of a dataset as formats see them, without labels: names, cameras, sizes of images, poses. Each is read when it is asked for.
/// The sequence must outlive the source.
[[nodiscard]] std::shared_ptr<LabelSource> framesOfDataset(const Sequence& sequence);

/// The same with the labels that come with the dataset, in whatever format it has them; without any when it has none. Classes that the
/// scheme does not know keep the names they have there.
[[nodiscard]] Result<std::shared_ptr<LabelSource>> labelsOfDataset(const Sequence& sequence, const LabelSchema* schema,
                                                                   const BoxReading& reading = {});

/// How labels are read into a task.
struct ImportChoices
{
    BoxReading reading{};        ///< how their numbers are meant
    std::string lidar{};         ///< which LiDAR of a file the clouds are of; empty: found out
    bool anglesAreSure = false;  ///< the reading says whether they are degrees
    bool examines = false;       ///< looks at the geometry, with the clouds, and says what speaks against it
};

/// Labels on their way into a task.
struct ImportedLabels
{
    LabelSet labels;                       ///< with the tally of what was there, taken and left
    std::vector<Message> remarks;          ///< what was left out and changed, and why
    std::optional<GeometryDoubt> doubt{};  ///< to be asked about before anything is taken
};

/// The labels that come with the dataset. Classes that the scheme does not know are listed and left out.
[[nodiscard]] Result<ImportedLabels> importDatasetLabels(const Sequence& sequence, const LabelSchema& schema,
                                                         const ImportChoices& choices = {});

/// The labels of a file or folder of any format for the frames of a dataset. Classes may be called as any format calls them.
[[nodiscard]] Result<ImportedLabels> importLabels(const Sequence& sequence, const LabelFormat& format, const std::filesystem::path& source,
                                                  const LabelSchema& schema, const ImportChoices& choices = {});

}  // namespace pointloom
