// SPDX-License-Identifier: Apache-2.0
#include "core/measure/TrackTruth.h"

#include "core/base/Text.h"

#include <algorithm>
#include <optional>

namespace pointloom {
namespace {

std::vector<TrueTrack> labelledObjects(const LabelSet& labels)
{
    std::map<std::string, TrueTrack> byName;
    for (std::size_t frame = 0; frame < labels.frames.size(); ++frame) {
        for (const LabelledBox& label : labels.frames[frame].boxes) {
            if (label.track.empty())
                continue;
            TrueTrack& track = byName.try_emplace(label.track, TrueTrack{label.track, label.classKey, {}}).first->second;
            track.boxes.emplace(static_cast<int>(frame), label.box);
        }
    }
    std::vector<TrueTrack> tracks;
    for (auto& [name, track] : byName)
        tracks.push_back(std::move(track));
    std::ranges::sort(tracks, naturalLess, &TrueTrack::name);
    return tracks;
}

}  // namespace

Result<TrackTruth> tracksOf(const Truth& truth, const std::set<std::string>& classes)
{
    TrackTruth out{.poses = worldPoses(truth.sequence), .tracks = labelledObjects(truth.labels)};
    std::erase_if(out.tracks, [](const TrueTrack& track) { return track.boxes.size() < 2; });
    if (out.tracks.empty())
        return std::unexpected(fail(PL_TEXT("core",
                                            "holds no tracks: no object has the same number in two frames; give boxes.csv a column "
                                            "track_id, or take a sequence of KITTI tracking"))
                                   .error()
                                   .in(truth.sequence.root));
    std::erase_if(out.tracks, [&](const TrueTrack& track) { return !classes.empty() && !classes.contains(track.classKey); });
    if (out.tracks.empty())
        return std::unexpected(fail(PL_TEXT("core", "holds no tracks of these classes")).error().in(truth.sequence.root));
    return out;
}

double displacement_m(const TrueTrack& track, const WorldPoses& poses, int first, int last)
{
    const auto placeOf = [&](const auto& entry) -> Eigen::Vector2d {
        return poses.toWorld(entry.first, entry.second).centre_m.template head<2>();
    };
    std::optional<Eigen::Vector2d> from;
    double farthest_m = 0;
    for (auto one = track.boxes.lower_bound(first); one != track.boxes.end() && one->first <= last; ++one) {
        if (!poses.isPlaced(one->first))
            continue;
        if (!from)
            from = placeOf(*one);
        farthest_m = std::max(farthest_m, (placeOf(*one) - *from).norm());
    }
    return farthest_m;
}

}  // namespace pointloom
