// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/store/Workspace.h"

#include <optional>
#include <vector>

namespace pointloom {

/// A task of a workspace that has frames of the same names, or clouds of the same contents, as a sequence that lies elsewhere.
struct Kindred
{
    TaskInfo task;
    std::size_t frames = 0;     ///< how many of the task's frames the sequence has
    std::size_t compared = 0;   ///< clouds that could be compared
    std::size_t alike = 0;      ///< and have the same contents
    std::size_t renamed = 0;    ///< of these, those that are known by their contents alone
    bool folderIsGone = false;  ///< nothing lies where the task's clouds lay
    bool liesWithin = false;    ///< one of the two folders is in the other: the files are the same

    /// Its clouds are those of the sequence, whatever their names.
    [[nodiscard]] bool isSame() const { return alike > 0 && 2 * alike >= compared; }
    /// The names alone say so, and there is nothing else that it could be.
    [[nodiscard]] bool mayBeSame() const { return isSame() || (compared == 0 && folderIsGone); }
};

/// The tasks with labels that are or may be those of a sequence, the surest first. None when the folder has a task with labels of its own.
[[nodiscard]] Result<std::vector<Kindred>> kindredTasks(const Workspace& workspace, const Sequence& sequence);

/// The one whose labels are beyond doubt those of the sequence; null when there is none or more than one.
[[nodiscard]] const Kindred* theSame(const std::vector<Kindred>& kindred);

/// The task with labels whose frames have the most names in common with those of a sequence, half of them at least; nothing says that its
/// clouds are these.
[[nodiscard]] Result<std::optional<TaskInfo>> taskOfSameNames(const Workspace& workspace, const Sequence& sequence);

/// The task that taskForFrames answers, as it is before; nothing where that makes a new one. Changes nothing.
[[nodiscard]] Result<std::optional<TaskInfo>> knownTaskOf(const Workspace& workspace, const Sequence& sequence);

/// The task of a sequence for a command that writes: that of its folder; that of the same frames where its folder was moved or renamed,
/// which lies here from now on; else a new one.
struct TaskFound
{
    TaskInfo task;
    std::vector<Message> remarks{};  ///< what a person should know about how it was found
};
[[nodiscard]] Result<TaskFound> taskForFrames(Workspace& workspace, const Sequence& sequence, const std::string& schemaJson);

}  // namespace pointloom
