// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"

namespace pointloom {

void addCommands(CLI::App& app, CommandAction& action)
{
    addInfoCommand(app, action);
    addConvertCommand(app, action);
    addGroundCommand(app, action);
    addClusterCommand(app, action);
    addFitCommand(app, action);
    addPrelabelCommand(app, action);
    addPropagateCommand(app, action);
    addImportCommand(app, action);
    addExportCommand(app, action);
    addSheetCommand(app, action);
    addSimulateCommand(app, action);
    addWorkspaceCommand(app, action);
    addBenchCommand(app, action);
    addAccuracyCommand(app, action);
    addTrackAccuracyCommand(app, action);
}

}  // namespace pointloom
