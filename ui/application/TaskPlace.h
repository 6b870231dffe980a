// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/OpenTask.h"

namespace pointloom {

/// The task of a sequence that is being opened.
struct TaskPlace
{
    std::optional<TaskInfo> task{};  ///< as it is there already
    std::string scheme{};            ///< of a new one, as JSON; empty when there is a task, and when a person has to say which
};

/// Changes nothing but the task that the person let go on here, which lies here from now on.
/// @param workspace  null where there is none yet
/// @param kindred    gets the tasks that a person has to choose from; none when there is nothing to ask
[[nodiscard]] Result<TaskPlace> findTaskPlace(Workspace* workspace, const OpenRequest& request, const Sequence& sequence,
                                              std::vector<Kindred>& kindred);

}  // namespace pointloom
