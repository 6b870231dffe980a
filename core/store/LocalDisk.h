// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace pointloom::store {

/// The name of a file system that is not known to be a disk of this computer, by what the kernel says of it; nothing for one that is.
/// Only what is known to be local is trusted with a workspace: locks and shared memory of others may reach one machine of several.
/// @param magic  statfs(2), f_type
/// @param type   the type in the table of mounts; it tells what a FUSE mount is: "fuse.sshfs"
[[nodiscard]] std::optional<std::string> foreignFileSystem(std::uint32_t magic, const std::string& type);

/// The same for the file system that a path is on, or will be when it is made.
[[nodiscard]] std::optional<std::string> foreignFileSystemOf(const std::filesystem::path& path);

}  // namespace pointloom::store
