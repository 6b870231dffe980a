// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/DatasetKey.h"
#include "core/store/Workspace.h"

#include <optional>

namespace pointloom::store {

/// Opened last first.
[[nodiscard]] Result<std::vector<TaskInfo>> readTasks(Database& database);
[[nodiscard]] Result<std::optional<TaskInfo>> findTask(Database& database, const std::filesystem::path& datasetKey);

/// Makes the task unless the dataset has one, and notes that it is opened now. Belongs inside a transaction.
[[nodiscard]] Result<void> openTask(Database& database, const std::filesystem::path& datasetKey, const std::string& name,
                                    const std::string& schemaJson);

/// Gives a task another folder. One that has this folder gets the other one instead; with edits only where that is asked for. Belongs
/// inside a transaction.
[[nodiscard]] Result<void> relinkTask(Database& database, std::int64_t task, const std::filesystem::path& datasetKey,
                                      OccupiedFolder occupied);

/// Where the person was; the beginning when that is not known.
[[nodiscard]] Result<ViewState> readViewState(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames);

}  // namespace pointloom::store
