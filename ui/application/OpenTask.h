// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <string>

namespace pointloom {

/// What is to be opened. Empty strings mean: what was open last, the default workspace, the built-in scheme.
struct OpenRequest
{
    std::string dataset;
    std::string workspace;
    std::string scheme;
    bool takeOverLabels = true;
    bool readOnly = false;
};

/// The scheme that is built in.
[[nodiscard]] std::string builtinSchemeJson();

enum class OpenStage { workspace, frames, history, labels };

/// Called on the worker: what is being done, and how much of it all is behind, 0..1.
using OpenProgress = std::function<void(OpenStage stage, double share)>;

/// Opens workspace and dataset, makes the task when it is new, and reads all of it. Answers nothing in the task's place when no
/// dataset is named and none was open before. Slow: for a worker. Stopped, it fails before its next stage.
struct Opening
{
    std::shared_ptr<Workspace> workspace;
    std::optional<OpenedTask> task;
    std::vector<TaskInfo> recent;  ///< the workspace's tasks, newest first
};
[[nodiscard]] Result<Opening> openTask(const OpenRequest& request, std::shared_ptr<Workspace> alreadyOpen = nullptr,
                                       const OpenProgress& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
