// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/TrackGestures.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"

#include <fstream>

namespace pointloom::test {

/// A folder of frames that hold a few points each, and fresh sessions on it: for tests in which tracks matter and points do not.
class Frames
{
public:
    explicit Frames(int count) : m_count(count)
    {
        std::filesystem::create_directories(path(m_folder) / "frames");
        std::ofstream poses(path(m_folder) / "frames" / "poses.txt");
        for (int frame = 0; frame < count; ++frame) {
            const std::array<float, 8> points{1, 0, 0, 0, 2, 1, 0, 0};
            const std::string name = QString("%1.bin").arg(frame, 6, 10, QChar('0')).toStdString();
            std::ofstream(path(m_folder) / "frames" / name, std::ios::binary)
                .write(reinterpret_cast<const char*>(points.data()), sizeof points);
            poses << "1 0 0 " << metresPerFrame * frame << " 0 1 0 0 0 0 1 0\n";
        }
    }

    static constexpr double metresPerFrame = 1.5;  ///< how far the sensor moves ahead

    [[nodiscard]] std::unique_ptr<Session> open()
    {
        OpenRequest request;
        request.dataset = (path(m_folder) / "frames").string();
        request.workspace = (path(m_folder) / std::to_string(++m_opened)).string() + ".pointloom";
        request.scheme = projectFile("resources/schemes/driving.json").string();
        auto opening = openTask(request);
        if (!opening || !opening->task)
            qFatal("%s", opening ? "no task" : opening.error().text().c_str());
        auto session = std::make_unique<Session>(jobs(), std::move(*opening->task));
        session->start();
        return session;
    }

private:
    QTemporaryDir m_folder;
    int m_count;
    int m_opened = 0;
};

/// Adds a track with a box in each of these frames.
inline Id<Track> addTrackOf(Session& session, const std::map<int, BoxState>& boxes, const std::string& classKey = "car")
{
    Id<Track> id;
    session.editing().pushMade([&](Document& document) {
        Track track;
        track.id = id = document.newTrackId();
        track.classKey = classKey;
        Edit edit{.name = "Add track", .tracks = {added(track)}, .cuboids = {}};
        for (const auto& [frame, state] : boxes) {
            Cuboid cuboid;
            cuboid.id = document.newCuboidId();
            cuboid.track = id;
            cuboid.frame = document.labels().keyOf(frame);
            cuboid.box = OrientedBox{{10.0 + frame, static_cast<double>(id.value), 0}, {4, 2, 1.5}, 0};
            cuboid.state = state;
            edit.cuboids.push_back(added(std::move(cuboid)));
        }
        return edit;
    });
    return id;
}

/// In every frame of a life.
inline Id<Track> addTrack(Session& session, const FrameRange& life, BoxState state = BoxState::keyframe,
                          const std::string& classKey = "car")
{
    std::map<int, BoxState> boxes;
    for (int frame = life.first; frame <= life.last; ++frame)
        boxes[frame] = state;
    return addTrackOf(session, boxes, classKey);
}

inline std::vector<int> framesOf(const Session& session, Id<Track> track)
{
    std::vector<int> frames;
    for (const auto& [frame, id] : session.editing().labels().boxesOf(track))
        frames.push_back(frame);
    return frames;
}

}  // namespace pointloom::test
