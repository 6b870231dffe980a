// SPDX-License-Identifier: Apache-2.0
#include "tests/core/track/SimulatedTracks.h"
#include "tests/support/Frames.h"

#include <algorithm>

#include <map>

namespace pointloom::test {

SimulatedTracks simulatedTracks(std::uint64_t seed, int frames, int cars)
{
    SimulateParams params;
    params.seed = seed;
    params.cars = cars;
    params.rings = 1;
    params.columns = 16;
    SimulatedTracks out;
    out.poses.known = true;
    std::map<std::string, SimulatedTrack> tracks;
    for (int i = 0; i < frames; ++i) {
        const SimulatedFrame frame = simulateFrame(params, i);
        out.poses.world_T_cloud.push_back(frame.world_T_cloud);
        for (const SimulatedBox& one : frame.boxes) {
            SimulatedTrack& track = tracks[one.track];
            track.name = one.track;
            track.classKey = one.classKey;
            track.moving = one.moving;
            track.boxes.emplace(i, one.box);
        }
    }
    for (auto& [name, track] : tracks)
        out.tracks.push_back(std::move(track));
    return out;
}

Document SimulatedTracks::document() const
{
    int frames = 0;
    for (const SimulatedTrack& one : tracks)
        frames = std::max(frames, one.boxes.empty() ? 0 : one.boxes.rbegin()->first + 1);
    Document document(numberedFrames(frames));
    Edit all{.name = "Import", .tracks = {}, .cuboids = {}};
    for (const SimulatedTrack& one : tracks) {
        const Track track{.id = document.newTrackId(), .classKey = one.classKey, .attributes = {}, .externalId = one.name};
        all.tracks.push_back(added(track));
        for (const auto& [frame, box] : one.boxes)
            all.cuboids.push_back(
                added(Cuboid{.id = document.newCuboidId(), .track = track.id, .frame = frameKey(frame), .box = box, .attributes = {}}));
    }
    (void)document.apply(all);
    return document;
}

}  // namespace pointloom::test
