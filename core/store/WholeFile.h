// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <functional>

namespace pointloom::store {

/// Puts a database in place whole or not at all: fill makes it under another name, and it gets its own when it is complete, so that the
/// name never stands for half a workspace, not even after a kill. A log that a dead process left beside the
/// name is set aside as file.before-wal, or file.before2-wal and so on. The caller holds the right to write the file (HolderLock).
[[nodiscard]] Result<void> makeWhole(const std::filesystem::path& file,
                                     const std::function<Result<void>(const std::filesystem::path& draft)>& fill);

}  // namespace pointloom::store
