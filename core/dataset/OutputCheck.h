// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <vector>

namespace pointloom {

/// What is to be written, as far as it matters for where it may go.
enum class OutputKind {
    file,
    cloud,   ///< a file that may lie among others of its kind
    folder,  ///< whose files may replace those of the same names
};

/// What the same command reads.
struct OutputInputs
{
    std::vector<std::filesystem::path> datasets{};  ///< their folders: nothing is written anywhere in them
    std::vector<std::filesystem::path> files{};     ///< files, and folders of labels; empty ones do not count
};

/// Whether a folder holds the frames of a dataset: in a layout that is known, or as clouds that are numbered or have poses beside them.
[[nodiscard]] bool isDatasetFolder(const std::filesystem::path& folder);

/// The gate that every command and dialog that writes goes through first: nothing is written into a dataset, whether it is the one that is
/// read or any other, nor over what the same command reads. A new cloud may join clouds that are not read. What a killed run left beside
/// the target is removed.
[[nodiscard]] Result<void> checkOutput(const std::filesystem::path& target, OutputKind kind, const OutputInputs& inputs);

/// The same for a workspace: one that is there already stays usable wherever it lies.
[[nodiscard]] Result<void> checkNewWorkspace(const std::filesystem::path& file, const OutputInputs& inputs);

}  // namespace pointloom
