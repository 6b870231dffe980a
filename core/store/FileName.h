// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>

namespace pointloom::store {

/// The one name of a workspace, however it was called: absolute, through all symbolic links, also through one that leads to a file that is
/// still to be made. What lies beside the file (its log and its lock) is found by this name alone.
[[nodiscard]] Result<std::filesystem::path> nameOfWorkspace(const std::filesystem::path& path);

/// Refuses a file that has a second name somewhere else (a hard link, a file that is mounted by itself): who comes by that name would find
/// neither its log nor its lock.
[[nodiscard]] Result<void> checkOneName(const std::filesystem::path& file);

}  // namespace pointloom::store
