// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace pointloom {
namespace {

/// How far a box is from where the two boxes before it (or after it: frames may count backwards) expect it.
double surprise_m(const PathBox& nearer, const PathBox& farther, const PathBox& box)
{
    const Eigen::Vector3d velocity_mps = (nearer.box.centre_m - farther.box.centre_m) / (nearer.time_s - farther.time_s);
    return (box.box.centre_m - nearer.box.centre_m - velocity_mps * (box.time_s - nearer.time_s)).norm();
}

/// A track cut in two: the two boxes on either side of the cut.
struct Cut
{
    const PathBox* before = nullptr;
    const PathBox* beforeThat = nullptr;
    const PathBox* after = nullptr;
    const PathBox* afterThat = nullptr;
};

/// @param next  the number of the first box after the cut
Cut cutAt(const TrackPath& path, std::size_t next)
{
    return {&path[next - 1], next >= 2 ? &path[next - 2] : nullptr, &path[next], next + 1 < path.size() ? &path[next + 1] : nullptr};
}

/// Over a long gap nobody knows where an object went.
bool isShort(const Cut& cut, const TrackCheckParams& params)
{
    return cut.after->frame - cut.before->frame <= params.longestGap + 1;
}

/// How far one track's first half and another's second half are from meeting: each end against where the other half expects it. A half of
/// one box expects nothing, so the other one's word counts twice.
double mismatch_m(const Cut& first, const Cut& second)
{
    if (first.beforeThat == nullptr && second.afterThat == nullptr)
        return 2 * (second.after->box.centre_m - first.before->box.centre_m).norm();
    const double onwards = first.beforeThat != nullptr ? surprise_m(*first.before, *first.beforeThat, *second.after) : -1;
    const double backwards = second.afterThat != nullptr ? surprise_m(*second.after, *second.afterThat, *first.before) : -1;
    return (onwards < 0 ? backwards : onwards) + (backwards < 0 ? onwards : backwards);
}

/// The box of a path that is the first from a frame on.
std::optional<std::size_t> nextFrom(const TrackPath& path, int frame)
{
    const auto next = std::ranges::lower_bound(path, frame, {}, &PathBox::frame);
    if (next == path.begin() || next == path.end())
        return std::nullopt;
    return static_cast<std::size_t>(next - path.begin());
}

struct Exchange
{
    double kept_m = 0;
    double swapped_m = 0;

    [[nodiscard]] double gain() const { return 1 - swapped_m / kept_m; }
    [[nodiscard]] bool isBetter(const TrackCheckParams& params) const
    {
        return gain() >= params.swapGain && kept_m - swapped_m >= params.swapLeast_m;
    }
};

Exchange exchange(const Cut& a, const Cut& b)
{
    return {mismatch_m(a, a) + mismatch_m(b, b), mismatch_m(a, b) + mismatch_m(b, a)};
}

/// Adds the tracks of the same class that are near in a frame.
void addNeighbours(std::set<Id<Track>>& out, const Labels& labels, const Track& track, const PathBox& at, const WorldPoses& poses)
{
    constexpr double reach_m = 30;  // objects farther away are not taken for each other
    for (const auto& [id, cuboid] : labels.frame(at.frame)) {
        const Track* other = cuboid.track != track.id ? labels.trackOf(cuboid) : nullptr;
        if (other != nullptr && other->classKey == track.classKey
            && (poses.toWorld(at.frame, cuboid.box).centre_m - at.box.centre_m).norm() <= reach_m)
            out.insert(other->id);
    }
}

/// Whether a track does not go on steadily at a cut. By the triangle inequality an exchange cannot save more than twice of that.
bool isSuspicious(const Cut& cut, const TrackCheckParams& params)
{
    return isShort(cut, params) && mismatch_m(cut, cut) >= params.swapLeast_m / 2;
}

/// The places where two tracks had better be exchanged, seen from the one with the lower number, so that either finds the same.
std::vector<Finding> exchanges(Id<Track> lower, const TrackPath& path, Id<Track> higher, const TrackPath& other,
                               const TrackCheckParams& params)
{
    constexpr int sameEvent = 2;  // frames: a place that is off makes two cuts suspicious
    std::vector<Finding> out;
    for (std::size_t next = 1; next < path.size(); ++next) {
        const Cut own = cutAt(path, next);
        const auto meets = nextFrom(other, path[next].frame);
        if (!meets || !isSuspicious(own, params))
            continue;
        const Cut their = cutAt(other, *meets);
        const Exchange what = exchange(own, their);
        if (!isShort(their, params) || !what.isBetter(params))
            continue;
        const bool isSame = !out.empty() && path[next].frame - out.back().frames.first <= sameEvent;
        if (isSame && what.gain() <= out.back().value)
            continue;
        if (isSame)
            out.pop_back();
        out.push_back({.check = checks::identity,
                       .severity = Severity::warning,
                       .track = lower,
                       .other = higher,
                       .cuboid = path[next].id,
                       .frames = {path[next].frame, path[next].frame},
                       .value = what.gain(),
                       .threshold = params.swapGain,
                       .message = message(PL_TEXT("core", "Two tracks seem to be exchanged from here on")),
                       .fix = FixKind::swapTracks});
    }
    return out;
}

std::vector<Finding> checkIdentity(const Labels& labels, const Track& track, const TrackPath& path, const CheckContext& context)
{
    std::set<Id<Track>> others;
    for (std::size_t next = 1; next < path.size(); ++next)
        if (isSuspicious(cutAt(path, next), context.params))
            addNeighbours(others, labels, track, path[next], context.poses);
    std::vector<Finding> out;
    for (const Id<Track> id : others) {
        const TrackPath other = pathOf(labels, id, context.poses);
        auto found =
            track.id < id ? exchanges(track.id, path, id, other, context.params) : exchanges(id, other, track.id, path, context.params);
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return out;
}

}  // namespace

/// Places where a track and another one of its class would both move more steadily if they exchanged their boxes from there on.
Check identityCheck()
{
    return {.finds = {{checks::identity, PL_TEXT("core", "Exchanged tracks")}}, .run = SequenceCheck(checkIdentity)};
}

}  // namespace pointloom
