// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/GeometryCheck.h"
#include "core/store/Kindred.h"
#include "ui/session/Session.h"

#include <QString>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace pointloom {

/// What becomes of a folder whose frames are those of a task that lay elsewhere.
enum class KindredChoice { ask, continueTask, beginNew };

/// What becomes of labels of a dataset whose boxes look wrong.
enum class DoubtfulLabels { ask, takeAsTheyAre, leaveOut };

/// What is to be opened. Empty strings mean: what was open last, the default workspace, the built-in scheme.
struct OpenRequest
{
    std::string dataset;
    std::string workspace;
    std::string scheme;
    bool takeOverLabels = true;  ///< those of the dataset, into a task that has none
    bool readOnly = false;
    KindredChoice kindred = KindredChoice::ask;
    std::int64_t continued = 0;  ///< the task that goes on here
    BoxReading reading{};        ///< how the labels that come with the dataset are read
    DoubtfulLabels doubtful = DoubtfulLabels::ask;
    std::vector<Column> columns{};  ///< of clouds without a header, as the person said; empty: as is kept with the task
    bool columnsAnew = false;       ///< what is kept of the columns holds no longer: empty ones are as the numbers say
    /// Time from frame to frame, as the person said just now: 0 for what the dataset says. Nothing: as is kept with the task.
    std::optional<double> period_s{};
};

/// The scheme that is built in.
[[nodiscard]] std::string builtinSchemeJson();

enum class OpenStage { workspace, frames, history, labels };

/// Called on the worker: what is being done, and how much of it all is behind, 0..1.
using OpenProgress = std::function<void(OpenStage stage, double share)>;

/// Opens workspace and dataset, makes the task when it is new, and reads all of it. Answers nothing in the task's place when no
/// dataset is named and none was open before, and when a person has to say something first: then nothing has been made. Slow: for a
/// worker. Stopped, it fails before its next stage, or before the next row of the workspace that it reads.
struct Opening
{
    std::shared_ptr<Workspace> workspace;  ///< null as long as there is no such file: it is made with its first task
    std::optional<OpenedTask> task;
    std::vector<TaskInfo> recent;    ///< the workspace's tasks, newest first
    std::vector<Kindred> kindred{};  ///< the tasks that may go on here, the surest first; only without a task
    std::filesystem::path folder{};  ///< here
    /// A cloud without a header whose numbers do not tell its columns, when nobody said: then there is no task yet.
    std::optional<HeaderlessCloud> unclear{};
    /// What speaks against the labels that come with the dataset, when a person has to say what becomes of them: then there is no task yet.
    std::optional<GeometryDoubt> doubt{};
};
[[nodiscard]] Result<Opening> openTask(const OpenRequest& request, std::shared_ptr<Workspace> alreadyOpen = nullptr,
                                       const OpenProgress& progress = {}, std::stop_token stop = {});

}  // namespace pointloom
