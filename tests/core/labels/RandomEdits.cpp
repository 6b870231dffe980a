// SPDX-License-Identifier: Apache-2.0
#include "tests/core/labels/RandomEdits.h"

#include "core/geometry/Plausible.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <set>

namespace pointloom::test {
namespace {

using Limits = std::numeric_limits<double>;

constexpr int frames = 12;
constexpr std::size_t enoughBoxes = 40;

const std::array<std::string, 9> texts{
    "", "car", "点织 — Müller", "🚗🚶", "a/b~c~1", "\"quoted\" \\ back", "two\nlines\t", std::string("nul\0inside", 10), "0.5",
};

constexpr std::array numbers{
    0.1, 1.0, -0.0, 1e22, 1.0 / 3, 9007199254740993.0, 1e-300, Limits::denorm_min(), Limits::max(), Limits::lowest(), Limits::epsilon()};

}  // namespace

double RandomEdits::number()
{
    if (between(0, 1) == 0)
        return numbers.at(static_cast<std::size_t>(between(0, int(numbers.size()) - 1)));
    return std::uniform_real_distribution(-1000.0, 1000.0)(m_random);
}

AttributeValue RandomEdits::value()
{
    switch (between(0, 2)) {
    case 0:
        return between(0, 1) == 1;
    case 1:
        return number();
    default:
        return texts.at(static_cast<std::size_t>(between(0, int(texts.size()) - 1)));
    }
}

AttributeMap RandomEdits::attributes()
{
    AttributeMap out;
    for (int i = between(0, 4); i > 0; --i)
        out[texts.at(static_cast<std::size_t>(between(0, int(texts.size()) - 1)))] = value();
    return out;
}

FrameKey RandomEdits::freeFrame(const Edit& edit, const Labels& labels, Id<Track> track)
{
    const auto isTaken = [&](const FrameKey& frame) {
        return labels.boxOf(track, frame) != nullptr || std::ranges::any_of(edit.cuboids, [&](const auto& change) {
                   return change.after && change.after->track == track && change.after->frame == frame;
               });
    };
    int frame = between(0, frames - 1);
    while (isTaken(frameKey(frame)))
        ++frame;
    return frameKey(frame);
}

Cuboid RandomEdits::cuboidOf(const Edit& edit, Document& document, Id<Track> track)
{
    return {.id = document.newCuboidId(),
            .track = track,
            .frame = freeFrame(edit, document.labels(), track),
            .box = randomBox(m_random),
            .attributes = attributes(),
            .origin = static_cast<BoxOrigin>(between(0, 3)),
            .score = std::uniform_real_distribution(0.0, 1.0)(m_random),
            .state = static_cast<BoxState>(between(0, 3))};
}

const Cuboid* RandomEdits::anyCuboid(const Labels& labels)
{
    std::vector<FrameKey> labelled = labels.goneFrames();
    for (const int position : labels.labelledFrames())
        labelled.push_back(labels.keyOf(position));
    if (labelled.empty())
        return nullptr;
    const FrameLabels& frame = labels.frame(labelled.at(static_cast<std::size_t>(between(0, int(labelled.size()) - 1))));
    return &std::next(frame.begin(), between(0, int(frame.size()) - 1))->second;
}

void RandomEdits::addObject(Edit& edit, Document& document)
{
    const Track track{.id = document.newTrackId(),
                      .classKey = between(0, 1) == 0 ? "car" : "行人",
                      .attributes = attributes(),
                      .externalId = between(0, 1) == 0 ? "" : "ext/7"};
    edit.tracks.push_back(added(track));
    for (int i = between(1, 3); i > 0; --i)
        edit.cuboids.push_back(added(cuboidOf(edit, document, track.id)));
}

void RandomEdits::changeBox(const Edit& edit, const Labels& labels, Cuboid& cuboid)
{
    switch (between(0, 3)) {
    case 0:
        cuboid.box = randomBox(m_random);
        break;
    case 1:
        cuboid.box.centre_m.x() = std::clamp(number(), -farthest_m, farthest_m);
        break;
    case 2:
        cuboid.attributes = attributes();
        break;
    default:
        cuboid.frame = freeFrame(edit, labels, cuboid.track);
    }
}

void RandomEdits::change(Edit& edit, const Labels& labels, const Cuboid& cuboid)
{
    Cuboid once = cuboid;
    changeBox(edit, labels, once);
    edit.cuboids.push_back(modified(cuboid, once));
    if (between(0, 3) == 0) {  // the same box again within one gesture
        Cuboid twice = once;
        changeBox(edit, labels, twice);
        edit.cuboids.push_back(modified(once, twice));
    }
}

void RandomEdits::changeTrack(Edit& edit, const Track& track)
{
    Track changed = track;
    changed.classKey += "x";
    changed.attributes = attributes();
    edit.tracks.push_back(modified(track, changed));
}

void RandomEdits::removeObject(Edit& edit, const Labels& labels, const Track& track)
{
    for (const auto& [position, id] : labels.boxesOf(track.id))
        edit.cuboids.push_back(removed(*labels.find(id)));
    for (const Id<Cuboid> id : labels.goneBoxesOf(track.id))
        edit.cuboids.push_back(removed(*labels.find(id)));
    for (const Id<ImageRectangle> id : labels.imageBoxesOf(track.id))
        edit.imageBoxes.push_back(removed(*labels.find(id)));
    edit.tracks.push_back(removed(track));
}

/// A box of the track in some image comes, or changes, or goes.
void RandomEdits::changeImages(Edit& edit, Document& document, Id<Track> track)
{
    const FrameKey frame = frameKey(between(0, frames - 1));
    const std::string camera = between(0, 1) == 0 ? "image_2" : "摄像头";
    const ImageRectangle* there = document.labels().imageBoxOf(track, frame, camera);
    if (there != nullptr && between(0, 2) == 0) {
        edit.imageBoxes.push_back(removed(*there));
        return;
    }
    ImageRectangle box{.id = there != nullptr ? there->id : document.newImageBoxId(),
                       .track = track,
                       .frame = frame,
                       .camera = camera,
                       .left_px = std::uniform_real_distribution(-10.0, 600.0)(m_random),
                       .attributes = attributes(),
                       .origin = static_cast<BoxOrigin>(between(0, 3)),
                       .score = std::uniform_real_distribution(0.0, 1.0)(m_random)};
    box.right_px = box.left_px + between(0, 300);
    box.bottom_px = box.top_px + between(0, 200) / 3.0;
    edit.imageBoxes.push_back(there != nullptr ? modified(*there, box) : added(box));
}

/// Some points that follow each other get one label, whatever they had.
void RandomEdits::changePoints(Edit& edit, const Labels& labels)
{
    PointLabelChange change{.frame = frameKey(between(0, frames - 1)), .sensor = between(0, 1) == 0 ? "lidar" : "rear", .runs = {}};
    const PointLabels& now = labels.points(change.frame, change.sensor);
    const PointLabel none;
    const PointLabel label = between(0, 3) == 0 ? none : PointLabel{between(0, 1) == 0 ? "car" : "路面", std::uint64_t(between(0, 2))};
    std::uint64_t point = std::uint64_t(between(0, 200));
    const std::uint64_t end = point + std::uint64_t(between(1, 40));
    while (point < end) {
        PointRunChange run{point, 0, now.at(point), label};
        while (point < end && now.at(point) == run.before)
            ++point;
        run.count = point - run.first;
        if (run.before != run.after)
            change.runs.push_back(run);
    }
    if (!change.runs.empty())
        edit.pointLabels.push_back(std::move(change));
}

Edit RandomEdits::next(Document& document)
{
    const Labels& labels = document.labels();
    Edit edit{.name = "Move box", .tracks = {}, .cuboids = {}};
    const Cuboid* cuboid = anyCuboid(labels);
    if (cuboid == nullptr) {
        addObject(edit, document);
        return edit;
    }
    const Track& track = *labels.trackOf(*cuboid);
    switch (labels.cuboidCount() < enoughBoxes ? between(0, 4) : between(1, 5)) {
    case 0:
        for (int i = between(1, 2); i > 0; --i)
            addObject(edit, document);
        break;
    case 1:
    case 2:
        change(edit, labels, *cuboid);
        break;
    case 3:
        changeTrack(edit, track);
        change(edit, labels, *cuboid);
        break;
    case 4:
        edit.cuboids.push_back(added(cuboidOf(edit, document, track.id)));
        break;
    default:
        removeObject(edit, labels, track);
        return edit;
    }
    if (between(0, 2) == 0)
        changeImages(edit, document, track.id);
    if (between(0, 2) == 0)
        changePoints(edit, labels);
    return edit;
}

bool same(const Labels& a, const Labels& b)
{
    const auto keysOf = [](const Labels& labels) {
        std::set<FrameKey> keys(labels.frames().keys().begin(), labels.frames().keys().end());
        std::ranges::copy(labels.goneFrames(), std::inserter(keys, keys.end()));
        for (int number = 0; number < frames; ++number)
            keys.insert(frameKey(number));
        return keys;
    };
    const auto sameFrame = [&](const FrameKey& key) { return a.frame(key) == b.frame(key) && a.imageBoxes(key) == b.imageBoxes(key); };
    const auto samePoints = [&](const Labels::CloudKey& key) { return a.points(key.first, key.second) == b.points(key.first, key.second); };
    return a.tracks() == b.tracks() && a.cuboidCount() == b.cuboidCount() && a.labelledFrames() == b.labelledFrames()
        && a.imageBoxCount() == b.imageBoxCount() && keysOf(a) == keysOf(b) && std::ranges::all_of(keysOf(a), sameFrame)
        && a.labelledClouds() == b.labelledClouds() && std::ranges::all_of(a.labelledClouds(), samePoints);
}

}  // namespace pointloom::test
