// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Translated.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <vector>

namespace pointloom {

/// Says an error on stderr, one line, and answers exit code 1.
int report(const Error& error);

/// Says on stderr what a person should know, a line each: "note: ...".
void sayNote(const Message& note);
void sayNotes(const std::vector<Message>& notes);
void sayNotes(const std::vector<Error>& notes);

/// Says which frames were left out because they cannot be read, and answers exit code 1; 0 when there are none.
int reportLeftOut(const std::vector<Error>& broken);

/// One line on stderr. Control characters that names from files bring along are written out.
void say(const QString& line);

/// Writes the answer of a command to stdout, control characters but line ends written out. Every answer goes through stdout's buffer, so
/// that endOfOutput() knows whether it arrived.
void printText(const QString& text);

/// A name from a file for printText(): it stays on its line.
[[nodiscard]] QString named(const std::string& name);

/// Who starts a program without stdin, stdout or stderr must not find that a file which is opened later takes its place.
void holdStandardStreams();

/// At the end of a command: says it when stdout did not take everything that was printed, and answers 1 in place of 0.
[[nodiscard]] int endOfOutput(int exitCode);

/// A progress callback (0..1) that keeps one line on stderr up to date: only on a terminal, and only after half a second.
[[nodiscard]] std::function<void(double)> progressLine(const QString& what);

/// Requested by the first Ctrl+C; a second one ends the process.
[[nodiscard]] std::stop_token interrupted();

}  // namespace pointloom
