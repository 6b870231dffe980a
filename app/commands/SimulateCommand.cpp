// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"

namespace pointloom {

void addSimulateCommand(CLI::App&, CommandAction&) {}

}  // namespace pointloom
