// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace pointloom::test {

/// What a run of the program left behind.
struct ProgramRun
{
    int exitCode = -1;  ///< -1: it did not end by itself
    QByteArray output;  ///< stdout
    QByteArray errors;  ///< stderr
};

/// Runs the program that was built, without a display and in English.
[[nodiscard]] ProgramRun runProgram(const QStringList& arguments);

}  // namespace pointloom::test
