// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/schema/LabelSchema.h"
#include "core/store/Kindred.h"
#include "core/store/Workspace.h"

namespace pointloom {

/// The task a command works on: the one with this number (0: any), of this dataset folder, or that of a cloud in it (empty: any); of
/// several the one that was opened last. A folder without a task of its own that holds the frames of one which lay elsewhere stands for
/// that one.
[[nodiscard]] Result<TaskFound> chooseTask(const Workspace& workspace, std::int64_t task, const std::string& dataset);

/// A task with everything that a command reads of it.
struct LoadedTask
{
    TaskInfo info;
    LabelSchema schema;
    Labels labels;
    Sequence sequence;
    std::filesystem::path workspace;
    std::vector<Message> remarks{};  ///< what a person should know about what was found
};

/// What a task is whose clouds cannot be opened.
enum class LostClouds {
    areRefused,
    areGone,  ///< all of its frames are
};

/// Reads the chosen task; looks only. Says on stderr what of it was left out.
/// @param workspace  empty: the default one
/// @param told       about the clouds; what was told before holds for the rest
[[nodiscard]] Result<LoadedTask> loadTask(const std::string& workspace, std::int64_t task, const std::string& dataset,
                                          const OpenOptions& told = {}, LostClouds lost = LostClouds::areRefused);

}  // namespace pointloom
