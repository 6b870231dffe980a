// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace pointloom {

/// What the chosen subcommand will do, set while the arguments are read and run afterwards. Answers the exit code: 0 done, 1 the
/// data or the machine did not allow it; wrong usage never gets this far and exits with 2.
using CommandAction = std::function<int()>;

// One subcommand per file. Each adds itself with its options and sets the action when it is the one chosen.
void addInfoCommand(CLI::App& app, CommandAction& action);
void addGroundCommand(CLI::App& app, CommandAction& action);
void addClusterCommand(CLI::App& app, CommandAction& action);
void addFitCommand(CLI::App& app, CommandAction& action);
void addConvertCommand(CLI::App& app, CommandAction& action);
void addSimulateCommand(CLI::App& app, CommandAction& action);
void addPrelabelCommand(CLI::App& app, CommandAction& action);
void addPropagateCommand(CLI::App& app, CommandAction& action);
void addImportCommand(CLI::App& app, CommandAction& action);
void addExportCommand(CLI::App& app, CommandAction& action);
void addWorkspaceCommand(CLI::App& app, CommandAction& action);
void addBenchCommand(CLI::App& app, CommandAction& action);
void addSheetCommand(CLI::App& app, CommandAction& action);
void addAccuracyCommand(CLI::App& app, CommandAction& action);
void addTrackAccuracyCommand(CLI::App& app, CommandAction& action);

// Those of the command "workspace".
void addWorkspaceCheckCommand(CLI::App& app, CommandAction& action);
void addWorkspaceRepairCommand(CLI::App& app, CommandAction& action);
void addWorkspaceRelinkCommand(CLI::App& app, CommandAction& action);

/// All of them, in the order --help lists them.
void addCommands(CLI::App& app, CommandAction& action);

}  // namespace pointloom
