// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/HolderLock.h"
#include "core/store/Journal.h"
#include "core/store/Workspace.h"

#include <filesystem>
#include <memory>

namespace pointloom::store {

/// A workspace that this process holds: everything that is written goes through its journal.
[[nodiscard]] std::unique_ptr<Workspace> writableWorkspace(const std::filesystem::path& file, HolderLock lock,
                                                           std::unique_ptr<Journal> journal);

}  // namespace pointloom::store
