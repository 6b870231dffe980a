// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Checkup.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace pointloom::store {

/// Makes a new workspace out of what is whole in a damaged one, and answers its tasks. Of each task the edits up to the first that is
/// damaged are kept. Where the seal of the task proves the labels as they stood last, an edit that leads there follows on them, so that no
/// label is lost with the edits.
[[nodiscard]] Result<std::vector<TaskCheckup>> rescue(const std::filesystem::path& damaged, const std::filesystem::path& file,
                                                      const std::stop_token& stop = {});

}  // namespace pointloom::store
