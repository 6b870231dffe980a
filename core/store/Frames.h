// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/FrameList.h"
#include "core/store/Database.h"
#include "core/store/Workspace.h"

#include <memory>
#include <vector>

namespace pointloom::store {

/// Notes which frames a task's dataset has now; those noted before and not among them are gone. The first list of a task is kept as what
/// positions meant. Belongs inside a transaction. Writes nothing where the same list is noted already.
[[nodiscard]] Result<void> noteFrames(Database& database, std::int64_t task, const FrameList& frames);

/// Notes by what clouds are known, where that is not noted yet, see Workspace::noteClouds; the points in a table of their own, made when
/// the first are noted: older programs pass it over. Belongs inside a transaction.
[[nodiscard]] Result<void> noteClouds(Database& database, std::int64_t task, const std::vector<NotedCloud>& clouds);

/// Those of the dataset as it was opened last, in order, then those that are gone. None in a file of version 1.
[[nodiscard]] Result<std::vector<NotedFrame>> readFrames(Database& database, std::int64_t task);

/// The frames that positions in payloads of version 1 mean: the first list noted, or the one given where none is.
[[nodiscard]] Result<std::shared_ptr<const FrameList>> readVersion1Frames(Database& database, std::int64_t task,
                                                                          std::shared_ptr<const FrameList> given);

}  // namespace pointloom::store
