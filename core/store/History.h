// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Tables.h"
#include "core/store/Workspace.h"

#include <optional>

namespace pointloom::store {

/// How many of the newest edits are looked at whenever a task is opened: older ones cannot be damaged unnoticed where it matters, as what
/// they come to is sealed, and a workspace of a million edits still opens at once.
constexpr std::int64_t checkedEdits = 100'000;

struct TaskReading
{
    TaskHistory history;
    std::optional<Replay> toPut;  ///< what the tables should say, where they say something else or nobody has sealed them yet
};

/// A task's labels and undo steps as they stand now, for a dataset that has these frames: out of the stored objects where these add up to
/// what the head says, else out of the edits themselves, one by one, which the history then says.
///
/// Fails, naming the row, when the journal itself is damaged.
[[nodiscard]] Result<TaskReading> readHistory(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames);

/// How a task's text is to be read.
[[nodiscard]] Result<Source> sourceOf(Database& database, std::int64_t task, const std::shared_ptr<const FrameList>& frames);

}  // namespace pointloom::store
