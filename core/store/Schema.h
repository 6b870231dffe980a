// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"

#include <filesystem>

namespace pointloom::store {

/// What PRAGMA user_version says of files with the tables of Schema.cpp.
constexpr std::uint32_t schemaVersion = 1;

enum class Found { nothing, workspace };

/// Looks at the first bytes of a file without SQLite, which would touch it: is it a workspace? Fails when it is anything else, or
/// a workspace of a newer version.
[[nodiscard]] Result<Found> lookAt(const std::filesystem::path& file);

/// Makes an empty workspace, whole or not at all. The caller holds the lock.
[[nodiscard]] Result<void> create(const std::filesystem::path& file);

/// The same question as lookAt, and whether all tables are there, to SQLite.
[[nodiscard]] Result<void> checkSchema(Database& database);

}  // namespace pointloom::store
