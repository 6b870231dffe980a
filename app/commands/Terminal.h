// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Translated.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace pointloom {

/// Says an error on stderr, one line, and answers exit code 1.
int report(const Error& error);

/// One line on stderr.
void say(const QString& line);

/// Writes the answer of a command to stdout as it is.
void printText(const QString& text);

/// A progress callback (0..1) that keeps one line on stderr up to date: only on a terminal, and only after half a second.
[[nodiscard]] std::function<void(double)> progressLine(const QString& what);

/// Requested by the first Ctrl+C; a second one ends the process.
[[nodiscard]] std::stop_token interrupted();

}  // namespace pointloom
