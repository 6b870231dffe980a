// SPDX-License-Identifier: Apache-2.0
#include "tests/core/checks/SpoiltStreet.h"

#include "core/geometry/BoxOverlap.h"
#include "core/labels/Gestures.h"
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace pointloom::test {

LabelSchema drivingScheme()
{
    const auto read = readSchema(projectFile("resources/schemes/driving.json"));
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

bool isAbout(const Finding& finding, const Seeded& seeded)
{
    const bool sameTrack =
        finding.track == seeded.track || finding.other == seeded.track || (seeded.other && finding.track == seeded.other);
    return sameTrack && seeded.frame >= finding.frames.first - 1 && seeded.frame <= finding.frames.last + 1;
}

/// A heading that is wrong shows in the turn or against the motion.
bool meets(const Finding& finding, const Seeded& seeded)
{
    return finding.check == seeded.check || (seeded.check == checks::yaw && finding.check == checks::heading);
}

Street::Street(std::uint64_t seed, int frames) : truth(simulatedTracks(seed, frames, 30)), document(truth.document()) {}

CheckContext Street::context() const
{
    return {.schema = schema, .poses = truth.poses, .pointsIn = [this](int frame, const OrientedBox& box) { return pointsIn(frame, box); }};
}

/// A box on an object holds points, others none.
std::optional<std::uint32_t> Street::pointsIn(int frame, const OrientedBox& box) const
{
    constexpr double on = 0.2;  // IoU
    for (const auto& track : truth.tracks)
        if (const auto there = track.boxes.find(frame); there != track.boxes.end() && iou3d(there->second, box) > on)
            return 30;
    return 0;
}

void Street::apply(const Edit& edit)
{
    if (const auto applied = document.apply(edit); !applied)
        qFatal("%s", applied.error().text().c_str());
}

void Street::change(Id<Track> track, int frame, const std::function<void(OrientedBox&)>& how)
{
    const Cuboid& cuboid = *document.labels().boxOf(track, frame);
    OrientedBox box = cuboid.box;
    how(box);
    apply(reshapeBox(document.labels(), cuboid.id, box));
}

std::vector<Finding> Street::findings() const
{
    LiveChecks checks(context());
    checks.reset(document.labels());
    return checks.all();
}

const SimulatedTrack& Street::truthOf(Id<Track> id) const
{
    const Track& track = *document.labels().find(id);
    return *std::ranges::find(truth.tracks, track.externalId, &SimulatedTrack::name);
}

Id<Track> Street::someTrack(const std::string& classKey, bool moving, std::size_t boxes) const
{
    for (const auto& [id, track] : document.labels().tracks())
        if (track.classKey == classKey && truthOf(id).moving == moving && document.labels().boxesOf(id).size() >= boxes)
            return id;
    qFatal("the street has no such track");
    return {};
}

int Street::middleFrame(Id<Track> track) const
{
    const TrackBoxes& boxes = document.labels().boxesOf(track);
    return std::next(boxes.begin(), static_cast<std::ptrdiff_t>(boxes.size() / 2))->first;
}

Id<Track> Street::neighbour(Id<Track> track, int frame) const
{
    const Labels& labels = document.labels();
    Id<Track> nearest;
    double least = 30;
    for (const auto& [id, cuboid] : labels.frame(frame)) {
        const double distance = (cuboid.box.centre_m - labels.boxOf(track, frame)->box.centre_m).norm();
        if (cuboid.track == track || labels.find(cuboid.track)->classKey != labels.find(track)->classKey || distance >= least
            || labels.boxOf(cuboid.track, frame - 3) == nullptr || labels.boxOf(cuboid.track, frame + 3) == nullptr)
            continue;
        least = distance;
        nearest = cuboid.track;
    }
    return nearest;
}

std::vector<Seeded> Street::spoil(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    std::vector<Id<Track>> tracks;
    for (const auto& [id, track] : document.labels().tracks())
        if (document.labels().boxesOf(id).size() >= 20)
            tracks.push_back(id);
    std::vector<Seeded> out;
    std::set<Id<Track>> used;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const Id<Track> track = tracks[i];
        if (!used.insert(track).second)
            continue;
        const Labels& labels = document.labels();
        const TrackBoxes& boxes = labels.boxesOf(track);
        const int frame =
            std::next(boxes.begin(), 4 + static_cast<std::ptrdiff_t>(between(0, static_cast<double>(boxes.size()) - 9)))->first;
        const bool whole = labels.boxOf(track, frame - 3) != nullptr && labels.boxOf(track, frame + 3) != nullptr;
        const bool rigid = schema.findClass(labels.find(track)->classKey)->rigid;
        const double sideways = between(0.8, 3);
        if (!whole)
            continue;
        switch (i % 6) {
        case 0:
            change(track, frame, [&](OrientedBox& box) { box.centre_m += sideways * axisOf(box, 1); });
            out.push_back({checks::jump, track, {}, frame});
            break;
        case 1:
            change(track, frame, [](OrientedBox& box) { box = flipped(box); });
            out.push_back({checks::yaw, track, {}, frame});
            break;
        case 2:
            change(track, frame, [&](OrientedBox& box) { box.yaw_rad += between(0.7, 1.2); });
            out.push_back({checks::yaw, track, {}, frame});
            break;
        case 3:
            if (rigid) {
                change(track, frame, [&](OrientedBox& box) { box.size_m.x() *= between(1.1, 1.3); });
                out.push_back({checks::size, track, {}, frame});
            }
            break;
        case 4:
            apply(removeRange(labels, track, {frame, frame + 2}));
            out.push_back({checks::gap, track, {}, frame});
            break;
        default:
            if (const Id<Track> other = neighbour(track, frame); other && used.insert(other).second) {
                apply(swapTracks(labels, track, other, frame));
                out.push_back({checks::identity, track, other, frame});
            }
        }
    }
    return out;
}

}  // namespace pointloom::test
