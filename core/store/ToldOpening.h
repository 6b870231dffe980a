// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/store/Workspace.h"

#include <optional>

namespace pointloom {

/// Opens a sequence once more where a person has told of its task before what is not told now: the columns of its clouds and its period
/// hold until they are told anew; a period of 0, and columnsAnew without columns, take back what was told. What is told now is kept with
/// the task; a workspace that is open for reading only keeps nothing. Answers what was taken from before. Call it before recogniseFrames.
/// @param told  what the sequence was opened with
[[nodiscard]] Result<std::optional<Message>> reopenAsTold(Workspace& workspace, std::int64_t task, Sequence& sequence,
                                                          const OpenOptions& told);

/// What is told now, and of the rest what is kept with the task whose clouds lie at a path: one that cannot be opened without is opened so.
/// @param workspace  null where there is none yet, and nothing is kept
[[nodiscard]] OpenOptions withKept(const Workspace* workspace, const std::filesystem::path& path, OpenOptions told);

}  // namespace pointloom

namespace pointloom::store {

class Database;

/// In a table of its own, made when the first is kept: older programs pass it over.
[[nodiscard]] Result<KeptOpening> readKept(Database& database, std::int64_t task);
/// Belongs inside a transaction.
[[nodiscard]] Result<void> writeKept(Database& database, std::int64_t task, const KeptOpening& kept);

}  // namespace pointloom::store
