// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"

#include <filesystem>

namespace pointloom::store {

/// Brings a workspace of an older version to the newest one, in one transaction: a kill leaves it as it was. Edits are never rewritten (the
/// chain of hashes covers their bytes), they are understood on reading; so are the stored objects until they change. The caller holds the
/// lock.
[[nodiscard]] Result<void> migrate(const std::filesystem::path& file);

}  // namespace pointloom::store
