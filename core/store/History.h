// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/Workspace.h"

namespace pointloom::store {

/// A task's labels and undo steps as they stand now, out of the stored objects, for a dataset that has these frames.
///
/// Fails, naming the row, when something stored cannot be read or when the newest 100,000 edits are no unbroken chain that ends where
/// the task says: older ones are not looked at, so that a workspace of a million edits still opens at once.
[[nodiscard]] Result<TaskHistory> readHistory(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames);

}  // namespace pointloom::store
