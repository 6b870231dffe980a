// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"
#include "core/store/Workspace.h"

#include <optional>

namespace pointloom::store {

/// The same path however the folder was named: absolute, without links, dots or a slash at the end.
[[nodiscard]] std::filesystem::path datasetKey(const std::filesystem::path& dataset);

/// Opened last first.
[[nodiscard]] Result<std::vector<TaskInfo>> readTasks(Database& database);
[[nodiscard]] Result<std::optional<TaskInfo>> findTask(Database& database, const std::filesystem::path& datasetKey);

/// Makes the task unless the dataset has one, and notes that it is opened now. Belongs inside a transaction.
[[nodiscard]] Result<void> openTask(Database& database, const std::filesystem::path& datasetKey, const std::string& name,
                                    const std::string& schemaJson);

/// Where the person was; the beginning when that is not known.
[[nodiscard]] Result<ViewState> readViewState(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames);

}  // namespace pointloom::store
