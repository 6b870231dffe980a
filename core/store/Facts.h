// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"

#include <cstdint>

namespace pointloom::store {

/// What is known of a task besides its edits: its folder, name and scheme, and its list of frames, which says what positions in payloads of
/// version 1 mean. A digest of it stands in the head.

/// Notes the digest of what is there. Belongs inside the transaction that changed it.
[[nodiscard]] Result<void> sealFacts(Database& database, std::int64_t task);

/// Fails when something else changed it. What has never been sealed is taken as it is.
[[nodiscard]] Result<void> checkFacts(Database& database, std::int64_t task);

}  // namespace pointloom::store
