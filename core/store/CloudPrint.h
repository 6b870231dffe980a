// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <filesystem>

namespace pointloom {

/// What tells the cloud in a file from any other at a glance: its size, and a hash of some blocks of it. Empty where it cannot be read.
[[nodiscard]] QByteArray cloudPrint(const std::filesystem::path& file);

}  // namespace pointloom
