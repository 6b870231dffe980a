// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pointloom::test {

/// What a run of the program left behind.
struct ProgramRun
{
    int exitCode = -1;  ///< -1: it did not end by itself
    QByteArray output;  ///< stdout
    QByteArray errors;  ///< stderr
};

/// Where a run takes place; what is empty is as usual.
struct ProgramPlace
{
    QString folder{};  ///< the current one
    QString output{};  ///< the file that stdout is
    QString locale{};  ///< LC_ALL
};

/// Runs the program that was built, without a display and in English.
[[nodiscard]] ProgramRun runProgram(const QStringList& arguments, const ProgramPlace& place = {});

}  // namespace pointloom::test
