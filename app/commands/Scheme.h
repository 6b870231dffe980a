// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/schema/LabelSchema.h"

#include <set>
#include <string>
#include <vector>

namespace pointloom {

/// A scheme as a command got it: what it says, and its JSON as a workspace keeps it.
struct LoadedScheme
{
    LabelSchema schema;
    std::string json;
};

/// The scheme of a file, or the driving scheme that comes with the program when the name is empty.
[[nodiscard]] Result<LoadedScheme> loadSchemeText(const std::string& fileOrEmpty);
[[nodiscard]] Result<LabelSchema> loadScheme(const std::string& fileOrEmpty);

/// The keys of the classes that go by these names.
[[nodiscard]] Result<std::set<std::string>> classKeysOf(const std::vector<std::string>& names, const LabelSchema& schema);

}  // namespace pointloom
