// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <stop_token>

namespace pointloom::store {

/// SQLite reads the log that a dead process left up to the first piece that is damaged, and takes the rest for what a power cut tore. That
/// is true of the last transaction alone: whatever another one follows on was on the disk, and answered. Fails when such a one cannot be
/// read. Nobody may be writing the log meanwhile.
[[nodiscard]] Result<void> checkLog(const std::filesystem::path& workspace, const std::stop_token& stop = {});

}  // namespace pointloom::store
