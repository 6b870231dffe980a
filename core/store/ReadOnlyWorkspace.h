// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <filesystem>
#include <memory>

namespace pointloom::store {

/// A workspace that is only looked at: it takes no lock, writes nothing and sees what somebody else writes meanwhile.
[[nodiscard]] std::unique_ptr<Workspace> readOnlyWorkspace(const std::filesystem::path& file);

}  // namespace pointloom::store
