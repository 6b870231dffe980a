// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Terminal.h"

#include "core/base/Text.h"
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace pointloom {
namespace {

struct TerminalText
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

}  // namespace

int report(const Error& error)
{
    say(translated(error));
    return 1;
}

void sayNote(const Message& note)
{
    say(TerminalText::tr("note: %1").arg(translated(note)));
}

void sayNotes(const std::vector<Message>& notes)
{
    for (const Message& note : notes)
        sayNote(note);
}

void sayNotes(const std::vector<Error>& notes)
{
    for (const Error& note : notes)
        say(TerminalText::tr("note: %1").arg(translated(note)));
}

int reportLeftOut(const std::vector<Error>& broken)
{
    for (const Error& why : broken)
        say(TerminalText::tr("left out: %1").arg(translated(why)));
    return broken.empty() ? 0 : 1;
}

void printText(const QString& text)
{
    std::fputs(printable(text.toStdString(), LineEnds::kept).c_str(), stdout);
}

QString named(const std::string& name)
{
    return QString::fromStdString(printable(name));
}

void say(const QString& line)
{
    std::fprintf(stderr, "%s\n", printable(line.toStdString()).c_str());
}

void holdStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0)  // the wrong way round: what is printed there fails, as it does where the stream is closed
            (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
    std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is a failed write, which is told
}

int endOfOutput(int exitCode)
{
    errno = 0;
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (arrived || exitCode != 0)
        return exitCode;
    return report(
        fail(PL_TEXT("core", "the answer could not be written: %1"), std::generic_category().message(errno != 0 ? errno : EIO)).error());
}

std::function<void(double)> progressLine(const QString& what)
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    struct State
    {
        QElapsedTimer clock;
        int shown = -1;
    };
    auto state = std::make_shared<State>();
    state->clock.start();
    return [state, what](double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent == state->shown || state->clock.elapsed() < 500)
            return;
        state->shown = percent;
        std::fprintf(stderr, "\r%s %3d %%%s", what.toUtf8().constData(), percent, percent >= 100 ? "\n" : "");
    };
}

namespace {

/// Ctrl+C reaches the token through a pipe: a signal handler may do little more than write a byte.
int interruptPipe[2] = {-1, -1};

void onInterrupt(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(interruptPipe[1], &byte, 1);
    std::signal(SIGINT, SIG_DFL);
}

}  // namespace

std::stop_token interrupted()
{
    static std::stop_source source = [] {
        std::stop_source made;
        if (::pipe(interruptPipe) == 0) {
            std::signal(SIGINT, onInterrupt);
            std::thread([made]() mutable {
                char byte = 0;
                if (::read(interruptPipe[0], &byte, 1) == 1)
                    made.request_stop();
            }).detach();
        }
        return made;
    }();
    return source.get_token();
}

}  // namespace pointloom
