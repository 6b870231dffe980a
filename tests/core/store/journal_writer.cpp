// SPDX-License-Identifier: Apache-2.0
// A process to be killed. It opens a workspace, says so, and labels as RandomTask does from where the file leaves off, saying the
// number of each edit that is answered. Without a seed it only holds the workspace until its input ends.
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"

#include <QCoreApplication>

#include <semaphore>
#include <string>

#include <unistd.h>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// One write(2): what was said before a kill was said.
void say(const std::string& line)
{
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != ssize_t(text.size()))
        qFatal("nobody listens");
}

void holdUntilInputEnds()
{
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0)
        continue;
}

void labelForEver(const Opened& opened, std::uint64_t seed)
{
    std::uint64_t number = opened.task.edits;
    RandomTask task(seed);
    task.steps(number);
    std::counting_semaphore<> room(20);  // edits underway at once: several share a commit
    for (;;) {
        room.acquire();
        const Gesture gesture = task.step();
        opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, [&room, number = ++number](const Result<void>& result) {
            say(result ? std::to_string(number) : result.error().text());
            room.release();
        });
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        qFatal("journal_writer WORKSPACE [SEED]");
    const Opened opened = openTask(arguments.at(1).toStdString());
    say("open");
    if (arguments.size() > 2)
        labelForEver(opened, arguments.at(2).toULongLong());
    holdUntilInputEnds();
    return 0;
}
