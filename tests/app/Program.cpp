// SPDX-License-Identifier: Apache-2.0
#include "tests/app/Program.h"

#include <QProcess>

namespace pointloom::test {

ProgramRun runProgram(const QStringList& arguments, const ProgramPlace& place)
{
    constexpr int longest_ms = 60'000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    environment.insert("LANGUAGE", "en");
    environment.insert("LC_ALL", place.locale.isEmpty() ? "C.UTF-8" : place.locale);
    process.setProcessEnvironment(environment);
    if (!place.folder.isEmpty())
        process.setWorkingDirectory(place.folder);
    if (!place.output.isEmpty())
        process.setStandardOutputFile(place.output);
    process.start(POINTLOOM_PROGRAM, arguments);
    if (!process.waitForFinished(longest_ms) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace pointloom::test
