// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Checkup.h"
#include "core/store/Database.h"
#include "core/store/Tables.h"

namespace pointloom::store {

/// What is known of a task when all of it has been looked at.
struct Examined
{
    TaskCheckup checkup;
    bool headIsSound = false;  ///< its seal fits, or it has none
    std::optional<Head> head;
    std::optional<Tables> proven;  ///< the stored objects, where the seal of the head proves them
    Replay replay;                 ///< as far as the chain holds
};

/// The tasks in the list, with what could be read of them. What cannot be read is left out; damage says so.
[[nodiscard]] std::vector<TaskCheckup> listTasks(Database& database, std::vector<Message>& damage);

/// Looks at all of one task.
/// @param taken  is given the edits that are whole
[[nodiscard]] Examined examine(Database& database, TaskCheckup task, bool byTable,
                               const std::function<Result<void>(std::span<const ChainRow>)>& taken = {});

/// Looks at all there is. Fails when that was stopped or the disk failed: what cannot be read now is not damaged yet.
[[nodiscard]] Result<Checkup> examine(Database& database);

}  // namespace pointloom::store
