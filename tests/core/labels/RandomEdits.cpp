// SPDX-License-Identifier: Apache-2.0
#include "tests/core/labels/RandomEdits.h"

#include "tests/support/Support.h"

#include <algorithm>
#include <array>
#include <limits>

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

int RandomEdits::freeFrame(const Edit& edit, const Labels& labels, Id<Track> track)
{
    const auto isTaken = [&](int frame) {
        return labels.boxOf(track, frame) != nullptr || std::ranges::any_of(edit.cuboids, [&](const auto& change) {
                   return change.after && change.after->track == track && change.after->frame == frame;
               });
    };
    int frame = between(0, frames - 1);
    while (isTaken(frame))
        ++frame;
    return frame;
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
    const auto labelled = labels.labelledFrames();
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
        cuboid.box.centre_m.x() = number();
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
    for (const int frame : labels.labelledFrames())
        for (const auto& [id, cuboid] : labels.frame(frame))
            if (cuboid.track == track.id)
                edit.cuboids.push_back(removed(cuboid));
    edit.tracks.push_back(removed(track));
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
    }
    return edit;
}

bool same(const Labels& a, const Labels& b)
{
    return a.tracks() == b.tracks() && a.cuboidCount() == b.cuboidCount() && a.labelledFrames() == b.labelledFrames()
        && std::ranges::all_of(a.labelledFrames(), [&](int frame) { return a.frame(frame) == b.frame(frame); });
}

}  // namespace pointloom::test
