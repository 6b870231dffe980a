// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"

#include <QString>

#include <functional>
#include <vector>

namespace pointloom {

class Session;

/// Something that can be asked for by its name.
struct Command
{
    QString text;     ///< in the person's language
    QString english;  ///< found by this, too
    QString keys;     ///< that do the same; may be empty
    QString whyNot;   ///< of one that cannot be used: a word on what is missing; may be empty
    bool enabled = true;
    std::function<void()> run;
};

/// All actions and the classes of the scheme.
/// @param session  may be null: nothing is open
[[nodiscard]] std::vector<Command> allCommands(ActionSet& actions, Session* session);

/// Those that answer what was typed, best first; all of them, in their order, for nothing. A number leads to that frame.
[[nodiscard]] std::vector<Command> commandsFor(const QString& typed, const std::vector<Command>& all, Session* session);

}  // namespace pointloom
