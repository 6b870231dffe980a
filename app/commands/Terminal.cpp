// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Terminal.h"

#include <QElapsedTimer>

#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include <unistd.h>

namespace pointloom {

int report(const Error& error)
{
    say(translated(error));
    return 1;
}

void printText(const QString& text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

void say(const QString& line)
{
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
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
