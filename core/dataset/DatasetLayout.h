// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/dataset/Sequence.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// How the files of a kind of dataset lie in folders. Each is one file in layouts/, and nothing outside of it knows where files lie.
class DatasetLayout
{
public:
    virtual ~DatasetLayout() = default;

    [[nodiscard]] virtual std::string_view key() const = 0;  ///< "kitti-object"
    [[nodiscard]] virtual Message title() const = 0;         ///< "KITTI object"
    /// The title with what tells sequences of one dataset apart.
    [[nodiscard]] virtual Message titleOf(const Sequence& /*sequence*/) const { return title(); }

    /// How sure it is that a path, which exists and is absolute, is of its kind: 0 not at all, 1 as sure as can be. Looks at names alone.
    [[nodiscard]] virtual double recognise(const std::filesystem::path& path) const = 0;

    /// Opens what it recognises. Fails with what is missing or not clear, and where.
    [[nodiscard]] virtual Result<Sequence> open(const std::filesystem::path& path) const = 0;

    /// How a camera of a sequence sees at a frame of it; the size of its image is left to the caller. Nothing where the dataset does not
    /// say.
    [[nodiscard]] virtual Result<std::optional<CameraModel>> readCamera(const Sequence& sequence, const FrameSource& frame,
                                                                        std::string_view camera) const;
};

/// All layouts; of those that are equally sure the first counts.
[[nodiscard]] const std::vector<std::unique_ptr<const DatasetLayout>>& datasetLayouts();
/// Null for a key that none has.
[[nodiscard]] const DatasetLayout* findDatasetLayout(std::string_view key);

}  // namespace pointloom
