// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/EditWriter.h"

#include <filesystem>
#include <span>

namespace pointloom::store {

/// Writes a workspace of its own: all that the source holds, and the edits that it is missing, which are of one author. Whole or not at
/// all, also after a power cut. Replaces another workspace, but none that somebody has open, and nothing that is no workspace.
[[nodiscard]] Result<void> writeCopy(Database& source, const std::filesystem::path& path, const QString& author,
                                     std::span<const PendingEdit> missing);

}  // namespace pointloom::store
