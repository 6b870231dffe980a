// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace pointloom::store {

/// The same path however the folder was named: absolute, without links, dots or a slash at the end.
[[nodiscard]] std::filesystem::path datasetKey(const std::filesystem::path& dataset);

}  // namespace pointloom::store
