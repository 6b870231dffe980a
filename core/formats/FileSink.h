// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string_view>

namespace pointloom {

/// Takes the files of an export one after the other, each from its front to its end.
class FileSink
{
public:
    virtual ~FileSink() = default;

    /// Begins a file and ends the one before. The name is a path relative to the export's target; empty for the target itself.
    [[nodiscard]] virtual Result<void> begin(const std::filesystem::path& name) = 0;
    /// Adds to the file that was begun last.
    [[nodiscard]] virtual Result<void> add(std::string_view text) = 0;
};

}  // namespace pointloom
