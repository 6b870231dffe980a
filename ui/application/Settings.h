// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>

namespace pointloom {

/// What the person chose about the program itself, in an INI file under the user's configuration directory. Labels and where
/// one was in them are the workspace's.
[[nodiscard]] inline QSettings settings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, "pointloom", "pointloom");
}

}  // namespace pointloom
