// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Fixes.h"

#include "core/base/Statistics.h"
#include "core/labels/Gestures.h"
#include "core/track/InterpolateTrack.h"
#include "core/track/SizeSolve.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace pointloom {
namespace {

/// Every box of a track within frames changed by something, but for finalised ones.
Edit changed(const Labels& labels, Id<Track> track, const FrameRange& frames, std::string name,
             const std::function<void(Cuboid& cuboid, int frame)>& change)
{
    Edit edit{.name = std::move(name), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, id] : labels.boxesOf(track)) {
        const Cuboid& cuboid = *labels.find(id);
        if (!frames.contains(frame) || cuboid.state == BoxState::finalised)
            continue;
        Cuboid now = cuboid;
        change(now, frame);
        if (now != cuboid)
            edit.cuboids.push_back(modified(cuboid, std::move(now)));
    }
    return edit;
}

Edit flip(const Labels& labels, const Finding& finding)
{
    return changed(labels, finding.track, finding.frames, PL_TEXT("core", "Flip heading"),
                   [](Cuboid& one, int) { one.box = flipped(one.box); });
}

/// Of the boxes outside of the finding; when it spans the track, of all.
Eigen::Vector3d usualSize(const Labels& labels, const Finding& finding)
{
    std::array<std::vector<double>, 3> lengths;
    for (const bool everywhere : {false, true}) {
        for (const auto& [frame, id] : labels.boxesOf(finding.track))
            if (everywhere || !finding.frames.contains(frame))
                for (int axis = 0; axis < 3; ++axis)
                    lengths[static_cast<std::size_t>(axis)].push_back(labels.find(id)->box.size_m[axis]);
        if (!lengths[0].empty())
            break;
    }
    Eigen::Vector3d usual;
    for (int axis = 0; axis < 3; ++axis)
        usual[axis] = upperMedian(std::move(lengths[static_cast<std::size_t>(axis)]));
    return usual;
}

/// The faces turned to the sensor stay: they were seen. The sensor is taken to be at the zero of the cloud.
FaceEvidence turnedToSensor(const OrientedBox& box)
{
    const Eigen::Vector3d sensor = toBox(box, Eigen::Vector3d::Zero());
    FaceEvidence evidence{};
    for (const Face face : {Face::back, Face::front, Face::right, Face::left})
        if (signOf(face) * sensor[axisOf(face)] > box.size_m[axisOf(face)] / 2)
            evidence[static_cast<std::size_t>(face)] = 1;
    return evidence;
}

/// Where the rest of the track, whatever its state, has the boxes of a finding.
FrameBoxes fromTheRest(const Labels& labels, const Finding& finding, const WorldPoses& poses, const GroundAt& ground)
{
    FrameBoxes rest;
    std::vector<int> frames;
    for (const auto& [frame, id] : labels.boxesOf(finding.track)) {
        if (finding.frames.contains(frame))
            frames.push_back(frame);
        else
            rest.emplace(frame, labels.find(id)->box);
    }
    return interpolate(rest, frames, poses, ground);
}

/// Another size for a box whose seen faces stay, unless its middle stays much nearer to where the rest of the track has it.
OrientedBox resizedInTrack(const OrientedBox& box, const Eigen::Vector3d& size_m, const OrientedBox* wanted)
{
    constexpr double muchNearer_m = 0.1;
    const OrientedBox atCorner = resized(box, size_m, turnedToSensor(box));
    const OrientedBox atMiddle = resized(box, size_m, {});
    const auto off_m = [&](const OrientedBox& one) { return (one.centre_m - wanted->centre_m).head<2>().norm(); };
    return wanted != nullptr && off_m(atMiddle) + muchNearer_m < off_m(atCorner) ? atMiddle : atCorner;
}

Edit copySize(const Labels& labels, const Finding& finding, const WorldPoses& poses)
{
    if (labels.boxesOf(finding.track).empty())
        return {};
    const Eigen::Vector3d size = usualSize(labels, finding);
    const FrameBoxes wanted = fromTheRest(labels, finding, poses, {});
    return changed(labels, finding.track, finding.frames, PL_TEXT("core", "Copy size"), [&](Cuboid& one, int frame) {
        const auto there = wanted.find(frame);
        one.box = resizedInTrack(one.box, size, there != wanted.end() ? &there->second : nullptr);
    });
}

Edit interpolateAgain(const Labels& labels, const Finding& finding, const WorldPoses& poses, const GroundAt& ground)
{
    const FrameBoxes wanted = fromTheRest(labels, finding, poses, ground);
    return changed(labels, finding.track, finding.frames, PL_TEXT("core", "Interpolate"), [&](Cuboid& one, int frame) {
        const auto box = wanted.find(frame);
        if (box == wanted.end())
            return;
        const Eigen::Vector3d size_m = one.box.size_m;
        one.box = box->second;
        one.box.size_m = size_m;
        one.state = BoxState::interpolated;
    });
}

/// The missing boxes of a gap, from those around it whatever their state.
Edit fillGap(Document& document, const Finding& finding, const WorldPoses& poses, const GroundAt& ground)
{
    const Labels& labels = document.labels();
    FrameBoxes rest;
    for (const auto& [frame, id] : labels.boxesOf(finding.track))
        rest.emplace(frame, labels.find(id)->box);
    std::vector<int> missing;
    for (int frame = finding.frames.first; frame <= finding.frames.last; ++frame)
        if (!rest.contains(frame))
            missing.push_back(frame);
    Edit edit{.name = PL_TEXT("core", "Fill gap"), .tracks = {}, .cuboids = {}};
    for (const auto& [frame, box] : interpolate(rest, missing, poses, ground)) {
        Cuboid further = *labels.boxOf(finding.track, std::prev(rest.upper_bound(frame))->first);
        further.id = document.newCuboidId();
        further.frame = labels.keyOf(frame);
        further.box = box;
        further.score = 1;
        further.state = BoxState::interpolated;
        edit.cuboids.push_back(added(std::move(further)));
    }
    return edit;
}

Edit newIdentity(const Labels& labels, const Finding& finding)
{
    const Track* track = labels.find(finding.other);
    if (track == nullptr || track->externalId.empty())
        return {};
    Track own = *track;
    own.externalId.clear();
    return {.name = PL_TEXT("core", "Give an id of its own"), .tracks = {modified(*track, std::move(own))}, .cuboids = {}};
}

}  // namespace

Edit fixOf(Document& document, const Finding& finding, const WorldPoses& poses, const GroundAt& ground)
{
    const Labels& labels = document.labels();
    switch (finding.fix) {
    case FixKind::none:
        return {};
    case FixKind::interpolate:
        return interpolateAgain(labels, finding, poses, ground);
    case FixKind::flip:
        return flip(labels, finding);
    case FixKind::copySize:
        return copySize(labels, finding, poses);
    case FixKind::swapTracks:
        return swapTracks(labels, finding.track, finding.other, finding.frames.first);
    case FixKind::fillGap:
        return fillGap(document, finding, poses, ground);
    case FixKind::newIdentity:
        return newIdentity(labels, finding);
    case FixKind::merge:
        return mergeTracks(labels, finding.track, finding.other);
    }
    return {};
}

}  // namespace pointloom
