// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/schema/LabelSchema.h"

#include <filesystem>
#include <string_view>

namespace pointloom {

/// Reads a scheme. A wrong one is refused with the place, as a JSON pointer ("/classes/2/size/min"), and the reason.
/// Unknown keys are refused too: a misspelt key would be a rule that silently does nothing.
[[nodiscard]] Result<LabelSchema> schemaFromJson(std::string_view json);
[[nodiscard]] Result<LabelSchema> readSchema(const std::filesystem::path& path);

}  // namespace pointloom
