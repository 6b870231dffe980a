// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "core/fit/FaceProfile.h"
#include "core/index/BoxPoints.h"
#include "core/track/SizeSolve.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <numeric>

namespace pointloom {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr std::array<Face, 4> uprightFaces{Face::back, Face::front, Face::right, Face::left};

std::size_t at(Face face)
{
    return static_cast<std::size_t>(face);
}

float sidesSeen(const FaceEvidence& evidence)
{
    return std::accumulate(uprightFaces.begin(), uprightFaces.end(), 0.0F, [&](float sum, Face face) { return sum + evidence[at(face)]; });
}

struct Snapped
{
    OrientedBox box;
    FaceEvidence evidence{};
};

Snapped snapped(const CloudIndex& index, OrientedBox box, double turn_rad)
{
    box.yaw_rad += turn_rad;
    const OrientedBox snapped = snapFaces(index, box);
    return {snapped, faceEvidence(index, snapped)};
}

/// The box whose sides agree best with the points among those turned a little either way: a heading that is off by three degrees makes a
/// car look 20 cm wider.
Snapped bestTurned(const CloudIndex& index, const OrientedBox& box)
{
    constexpr double step_rad = degree;
    constexpr int steps = 4;               // either way: people and fits are off by two or three
    constexpr float worthTurning = 0.02F;  // of evidence: noise must not turn a box
    Snapped best = snapped(index, box, 0);
    float most = sidesSeen(best.evidence) + worthTurning;
    for (int step = -steps; step <= steps; ++step) {
        if (step == 0)
            continue;
        const Snapped other = snapped(index, box, step * step_rad);
        if (const float seen = sidesSeen(other.evidence); seen > most) {
            most = seen;
            best = other;
        }
    }
    return best;
}

/// How far the points of a box go along one of its upright axes, towards one of its ends: as far as there are a few, however thin.
/// @returns distance outwards from the face
std::optional<double> lastPoints(const CloudIndex& index, const OrientedBox& box, Face face)
{
    constexpr double reach_m = 0.4;
    constexpr double step_m = 0.02;
    constexpr int steps = static_cast<int>(2 * reach_m / step_m);
    constexpr int fewest = 3;  // so many points are no strays
    std::array<int, steps> counts{};
    OrientedBox around = withFaceMoved(box, face, reach_m);
    const double end = around.size_m[axisOf(face)] / 2;
    forEachPointIn(index, around, 0, [&](std::uint32_t k, const Eigen::Vector3f& local) {
        const double inwards = end - signOf(face) * static_cast<double>(local[axisOf(face)]);
        if (index.aboveGround()[k] >= objectFoot_m && inwards < steps * step_m)
            ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>(inwards / step_m), 0, steps - 1))];
    });
    int sum = 0;
    for (int step = 0; step < steps; ++step) {
        sum += counts[static_cast<std::size_t>(step)];
        if (sum >= fewest)
            return reach_m - step * step_m;
    }
    return std::nullopt;
}

/// Whether light goes by right behind an end, on the side of the box that is turned to the sensor: nothing hides more of the object there.
bool isFreeBehind(const TrackFrame& frame, const OrientedBox& box, Face end, Face side)
{
    constexpr double gap_m = 0.1;
    constexpr double depth_m = 0.5;
    constexpr float inside_m = 0.05F;
    constexpr double foot_m = 0.4;
    constexpr float fewestRays = 4;
    constexpr float share = 0.8F;
    OrientedBox strip = box;
    Eigen::Vector3d middle = Eigen::Vector3d::Zero();
    middle[axisOf(end)] = signOf(end) * (box.size_m[axisOf(end)] / 2 + gap_m + depth_m / 2);
    middle[axisOf(side)] = signOf(side) * (box.size_m[axisOf(side)] / 2 - depth_m / 2);
    strip.centre_m = fromBox(box, middle);
    strip.size_m.head<2>().setConstant(depth_m);
    const double bottom = strip.centre_m.z() - box.size_m.z() / 2;
    const SightVerdict light =
        frame.index->sight().through(strip, inside_m, static_cast<float>(bottom + foot_m), static_cast<float>(bottom + box.size_m.z()));
    return light.passed >= fewestRays && light.passed >= share * (light.passed + light.stopped + light.blocked);
}

/// Ends that no surface shows but a side that stops there does.
void addFreeEnds(const TrackFrame& frame, Snapped& view)
{
    constexpr double turnedTo = 0.15;  // cosine: less is looked along
    constexpr float trust = 0.8F;      // of the side's evidence: corners are round
    for (const Face end : uprightFaces) {
        if (view.evidence[at(end)] >= seenEvidence)
            continue;
        for (const Face side : uprightFaces) {
            if (axisOf(side) == axisOf(end) || view.evidence[at(side)] < seenEvidence
                || facing(view.box, side, frame.index->sensor_m()) < turnedTo)
                continue;
            const auto outwards = lastPoints(*frame.index, view.box, end);
            if (!outwards)
                continue;
            const OrientedBox upTo = withFaceMoved(view.box, end, *outwards);
            if (!isFreeBehind(frame, upTo, end, side))
                continue;
            view.box = upTo;
            view.evidence[at(end)] = trust * view.evidence[at(side)];
        }
    }
}

/// A roof that is higher than the scanner looks is not seen, though points end there.
bool looksOver(const TrackFrame& frame, const OrientedBox& box)
{
    constexpr float margin = 0.02F;    // of a slope: one beam of a coarse scanner
    constexpr double scanner_m = 1.8;  // above the ground, as usual: who is lower looks down on
    constexpr float nearest_m = 3;
    const CloudIndex& index = *frame.index;
    if (box.size_m.z() < scanner_m)
        return true;
    const Eigen::Vector2f sensor = index.sensor_m();
    const float eye_m = index.ground().heightAt(sensor.x(), sensor.y()) + static_cast<float>(scanner_m);
    const auto slopeTo = [&](float x, float y, float z) {
        return (z - eye_m) / std::max(nearest_m, (Eigen::Vector2f(x, y) - sensor).norm());
    };
    float steepest = -1;
    for (std::size_t k = 0; k < index.size(); ++k)
        steepest = std::max(steepest, slopeTo(index.x()[k], index.y()[k], index.z()[k]));
    const Eigen::Vector3f middle = box.centre_m.cast<float>();
    return slopeTo(middle.x(), middle.y(), middle.z() + static_cast<float>(box.size_m.z()) / 2) + margin < steepest;
}

}  // namespace

SizeView viewOf(const TrackFrame& frame, int number, const OrientedBox& box)
{
    OrientedBox local = box;
    local.centre_m -= frame.origin_m;
    Snapped view = bestTurned(*frame.index, local);
    addFreeEnds(frame, view);
    if (!looksOver(frame, view.box))
        view.evidence[at(Face::top)] = 0;
    view.box.centre_m += frame.origin_m;
    return {number, box, view.box, view.evidence};
}

}  // namespace pointloom
