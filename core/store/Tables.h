// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ChainReader.h"

#include <cstdint>
#include <map>

namespace pointloom::store {

/// The stored objects of a task: what its edits come to, if nothing else changed them.
struct Tables
{
    Edit all;         ///< as if they were added now
    Content content;  ///< what they add up to
};

[[nodiscard]] Result<Tables> readTables(const Source& source);

/// The stored undo steps of some positions, from first to before last: the numbers of their edits.
struct StoredSteps
{
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::map<std::int64_t, std::int64_t> edits;  ///< by position

    [[nodiscard]] bool holds(std::int64_t position) const { return position >= first && position < last; }
};
[[nodiscard]] Result<StoredSteps> readSteps(const Source& source, std::int64_t first, std::int64_t last);

/// Whether these are the undo steps that the newest edits leave, as far as these tell.
[[nodiscard]] bool followFrom(const ChainEnd& end, const StoredSteps& stored, std::int64_t stepsDone);

/// Whether two edits that only add add the same, in whatever order.
[[nodiscard]] bool addTheSame(Edit one, Edit other);

/// Writes the tables of a task anew: the objects, the undo steps and the head, sealed. Belongs inside a transaction. Does nothing when the
/// task has got another edit meanwhile.
[[nodiscard]] Result<void> putTables(Database& database, std::int64_t task, const Replay& replay);

}  // namespace pointloom::store
