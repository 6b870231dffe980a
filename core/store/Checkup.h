// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace pointloom {

/// What was found of one task.
struct TaskCheckup
{
    std::int64_t id = 0;
    std::string name;
    std::filesystem::path dataset;
    std::int64_t edits = 0;  ///< that are whole
    std::size_t boxes = 0;
    std::vector<Message> damage{};  ///< nothing when the task is sound
};

struct Checkup
{
    std::filesystem::path file;     ///< the workspace under its own name
    std::vector<Message> damage{};  ///< to the file as a whole
    std::vector<TaskCheckup> tasks{};

    [[nodiscard]] bool isSound() const;
};

/// Looks at everything in a workspace: the file itself, every edit of every task, and whether the stored objects are what the edits come
/// to. Changes nothing; somebody else may be writing it. Fails when it is stopped, which SQLite's own look at the file does not notice, and
/// when SQLite says that the disk failed: that is not known to be damage. A page that the disk does not give is damage to SQLite in most
/// places.
[[nodiscard]] Result<Checkup> checkWorkspace(const std::filesystem::path& path, const std::stop_token& stop = {});

struct Repair
{
    Checkup before;
    std::filesystem::path setAside{};  ///< where the damaged file lies now; empty when there was nothing to repair
    std::vector<TaskCheckup> kept{};   ///< the tasks as they are now; damage: what could not be kept
};

/// Makes a damaged workspace anew from what is whole in it: the edits of each task up to the first that is damaged, and the labels as they
/// stood last where the seal of the task proves them. The damaged file is kept beside it. Nobody may have the workspace open.
/// Stopped, or where the disk fails, the workspace stays as it is.
[[nodiscard]] Result<Repair> repairWorkspace(const std::filesystem::path& path, const std::stop_token& stop = {});

}  // namespace pointloom
