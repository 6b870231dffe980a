// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

namespace pointloom {

/// The task a command works on: the one with this number (0: any), of this dataset folder (empty: any); of several the one that was
/// opened last.
[[nodiscard]] Result<TaskInfo> chooseTask(const Workspace& workspace, std::int64_t task, const std::string& dataset);

}  // namespace pointloom
