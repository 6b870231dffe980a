// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace pointloom::store {

/// The name of a network or cluster file system by what the kernel says of it, nothing for a local one.
/// @param magic  statfs(2), f_type
/// @param type   the type in the table of mounts; it tells what a FUSE mount is: "fuse.sshfs"
[[nodiscard]] std::optional<std::string> networkFileSystem(std::uint32_t magic, const std::string& type);

/// The same for the file system that a path is on, or will be when it is made.
[[nodiscard]] std::optional<std::string> networkFileSystemOf(const std::filesystem::path& path);

}  // namespace pointloom::store
