// SPDX-License-Identifier: Apache-2.0
// opening_bench [TRACKS FRAMES]: opens a generated task of many tracks in the window, edits it, and says how long the UI thread was held up
// at most by one event.
#include "ui/MainWindow.h"

#include "ui/application/EventJobs.h"
#include "ui/application/Theme.h"
#include "ui/session/Session.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

using namespace pointloom;

namespace {

/// Times every event of the UI thread, with all that follows from it at once.
class TimingApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const std::string name = receiver->metaObject()->className();
        const int type = event->type();
        if (m_depth++ == 0)
            m_timer.start();
        const bool taken = QApplication::notify(receiver, event);
        if (--m_depth == 0) {
            const double ms = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
            if (ms > 20)
                std::printf("    %7.1f ms  %s, event %d\n", ms, name.c_str(), type);
            m_longest_ms = std::max(m_longest_ms, ms);
        }
        return taken;
    }

    /// Since it was asked the last time.
    double longest_ms() { return std::exchange(m_longest_ms, 0); }

private:
    QElapsedTimer m_timer;
    int m_depth = 0;
    double m_longest_ms = 0;
};

void writeFrames(const std::filesystem::path& folder, int frames)
{
    std::filesystem::create_directories(folder);
    std::ofstream poses(folder / "poses.txt");
    std::mt19937 random(3);
    std::uniform_real_distribution<float> place(-40, 40);
    for (int frame = 0; frame < frames; ++frame) {
        std::vector<float> points;
        for (int i = 0; i < 2000; ++i)
            points.insert(points.end(), {place(random), place(random), -1.7F, 0});
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "%06d.bin", frame);
        std::ofstream(folder / name.data(), std::ios::binary)
            .write(reinterpret_cast<const char*>(points.data()), static_cast<std::streamsize>(points.size() * sizeof(float)));
        poses << "1 0 0 " << frame << " 0 1 0 0 0 0 1 0\n";
    }
}

/// Objects that drive, some of which jump or turn round now and then.
Edit manyTracks(Document& document, int tracks, int frames)
{
    std::mt19937 random(7);
    Edit edit;
    edit.name = "Many";
    for (int i = 0; i < tracks; ++i) {
        Track track;
        track.id = document.newTrackId();
        track.classKey = "car";
        edit.tracks.push_back(added(track));
        for (int frame = 0; frame < frames; ++frame) {
            Cuboid cuboid;
            cuboid.id = document.newCuboidId();
            cuboid.track = track.id;
            cuboid.frame = document.labels().keyOf(frame);
            cuboid.box.centre_m = {(i % 20) * 8.0 - 80 + 0.5 * frame, (i / 20) * 5.0 - 40, -0.9};
            cuboid.box.size_m = {4.4, 1.8, 1.6};
            if (random() % 300 == 0)
                cuboid.box.centre_m.y() += 4;
            if (random() % 300 == 0)
                cuboid.box.yaw_rad = 3.1;
            edit.cuboids.push_back(added(std::move(cuboid)));
        }
    }
    return edit;
}

void waitUntil(const std::function<bool()>& isSo)
{
    while (!isSo())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

void wait(int ms)
{
    bool over = false;
    QTimer::singleShot(ms, [&] { over = true; });
    waitUntil([&] { return over; });
}

}  // namespace

int main(int argc, char** argv)
{
    TimingApplication application(argc, argv);
    applyTheme(application);
    const int tracks = argc > 2 ? std::atoi(argv[1]) : 300;
    const int frames = argc > 2 ? std::atoi(argv[2]) : 500;
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    writeFrames(place / "frames", frames);
    const OpenRequest request{.dataset = (place / "frames").string(),
                              .workspace = (place / "workspace.pointloom").string(),
                              .scheme = {},
                              .takeOverLabels = false,
                              .readOnly = false};
    {
        EventJobs jobs;
        auto opening = openTask(request);
        if (!opening || !opening->task)
            return 1;
        Session session(jobs.runner(), std::move(*opening->task));
        session.editing().pushMade([&](Document& document) { return manyTracks(document, tracks, frames); });
        waitUntil([&] { return session.editing().saveState() == Editing::SaveState::saved; });
    }
    MainWindow window;
    window.resize(1500, 950);
    window.show();
    wait(1000);
    (void)application.longest_ms();
    std::printf("opening %d tracks x %d frames\n", tracks, frames);
    window.open(request);
    waitUntil([&] { return window.session() != nullptr && window.session()->view().frame() != nullptr; });
    wait(8000);
    std::printf("  longest event: %.1f ms\n", application.longest_ms());
    Session& session = *window.session();
    const auto change = [&](const char* what, const std::function<Edit(const Labels& labels)>& edit) {
        std::printf("%s\n", what);
        QTimer::singleShot(0, &window, [&] { session.editing().push(edit(session.editing().labels())); });
        wait(2000);
        std::printf("  longest event: %.1f ms\n", application.longest_ms());
    };
    const Id<Cuboid> box = session.editing().labels().frame(0).begin()->first;
    change("moving a box", [&](const Labels& labels) {
        OrientedBox moved = labels.find(box)->box;
        moved.centre_m.y() += 1;
        return reshapeBox(labels, box, moved);
    });
    change("removing a box", [&](const Labels& labels) { return removeBox(labels, box); });
    std::printf("going through frames\n");
    for (int frame = 1; frame < 20; ++frame) {
        QTimer::singleShot(0, &window, [&session, frame] { session.view().goToFrame(frame); });
        wait(200);
    }
    std::printf("  longest event: %.1f ms\n", application.longest_ms());
    return 0;
}
