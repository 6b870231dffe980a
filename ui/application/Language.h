// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace pointloom {

/// Installs the translations of the language that was chosen in the window, else of the system's. May be called again to change
/// it while running; widgets get a LanguageChange event.
void installLanguage(QCoreApplication& application);

/// "en", "zh_CN": the language in use.
[[nodiscard]] QString currentLanguage();

/// Remembers and installs a language.
void chooseLanguage(QCoreApplication& application, const QString& language);

}  // namespace pointloom
