// SPDX-License-Identifier: Apache-2.0
// checks_bench [TRACKS FRAMES]: how long the checks of tracks take after one edit, beside looking at all labels anew, in turns in one run.
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/checks/LiveChecks.h"
#include "core/labels/Gestures.h"
#include "core/schema/SchemaJson.h"
#include "tests/bench/Bench.h"
#include "tests/bench/Measure.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace pointloom;

namespace {

constexpr int edits = 60;
constexpr int editsPerTurn = 12;  ///< looking at all takes that much longer

FrameKey keyOf(int frame)
{
    const std::string digits = std::to_string(frame);
    return {std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits};
}

std::shared_ptr<const FrameList> framesOf(int count)
{
    std::vector<FrameKey> keys;
    for (int frame = 0; frame < count; ++frame)
        keys.push_back(keyOf(frame));
    return std::make_shared<const FrameList>(std::move(keys));
}

/// Objects that drive side by side, some of which jump or turn round now and then.
Edit manyTracks(Document& document, int tracks, int frames)
{
    std::mt19937 random(7);
    Edit edit{.name = "Many", .tracks = {}, .cuboids = {}};
    for (int i = 0; i < tracks; ++i) {
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        edit.tracks.push_back(added(track));
        for (int frame = 0; frame < frames; ++frame) {
            OrientedBox box{{(i % 20) * 8.0 - 80 + 0.5 * frame, (i / 20) * 5.0 - 40, -0.9}, {4.4, 1.8, 1.6}, 0};
            if (random() % 300 == 0)
                box.centre_m.y() += 4;
            if (random() % 300 == 0)
                box.yaw_rad = 3.1;
            edit.cuboids.push_back(
                added(Cuboid{.id = document.newCuboidId(), .track = track.id, .frame = keyOf(frame), .box = box, .attributes = {}}));
        }
    }
    return edit;
}

/// One kind of edit: what it makes of some box.
struct Case
{
    const char* what;
    std::function<Edit(const Labels& labels, const Cuboid& cuboid)> edit;
};

Edit moved(const Labels& labels, const Cuboid& cuboid, double aside_m)
{
    OrientedBox box = cuboid.box;
    box.centre_m.y() += aside_m;
    return reshapeBox(labels, cuboid.id, box);
}

/// Does edits in turns with looking at everything, each taken back again, and compares what both have found.
class ChecksBench
{
public:
    ChecksBench(const LabelSchema& schema, int tracks, int frames)
        : m_schema(schema), m_document(framesOf(frames)), m_tracks(tracks), m_frames(frames)
    {
        apply(manyTracks(m_document, tracks, frames));
        m_live.reset(m_document.labels());
    }

    void run(const Case& one)
    {
        bench::BenchRow row{.key = "checks", .what = {}, .baseline = "all checks anew"};
        LiveChecks anew(context());
        row.equal = true;
        for (int i = 0; i < edits; ++i) {
            const Id<Track> track{static_cast<std::uint64_t>(1 + 7 * i % m_tracks)};
            const Cuboid* cuboid = m_document.labels().boxOf(track, (m_frames / 2 + i) % m_frames);
            if (cuboid == nullptr)
                continue;
            const Edit edit = one.edit(m_document.labels(), *cuboid);
            apply(edit);
            row.ours.ms.push_back(bench::timed_ms([&] { m_live.update(m_document.labels(), edit); }));
            if (i % editsPerTurn == 0) {
                row.theirs.ms.push_back(bench::timed_ms([&] { anew.reset(m_document.labels()); }));
                row.equal = *row.equal && anew.all().size() == m_live.all().size();
            }
            const Edit back = inverse(edit);
            apply(back);
            m_live.update(m_document.labels(), back);
        }
        std::printf("| %s | %.3f | %.3f | %s | %.1f | %.1f | %s |\n", one.what, row.ours.median_ms(), row.ours.p99_ms(),
                    row.baseline.c_str(), row.theirs.median_ms(), row.ratio().value_or(0), *row.equal ? "yes" : "no");
    }

    [[nodiscard]] std::size_t findings() const { return m_live.all().size(); }

private:
    [[nodiscard]] CheckContext context() const { return {.schema = m_schema, .poses = m_poses}; }
    void apply(const Edit& edit)
    {
        if (const auto applied = m_document.apply(edit); !applied) {
            std::fprintf(stderr, "%s\n", applied.error().text().c_str());
            std::exit(1);
        }
    }

    const LabelSchema& m_schema;
    WorldPoses m_poses;
    Document m_document;
    int m_tracks;
    int m_frames;
    LiveChecks m_live{context()};
};

}  // namespace

int main(int argc, char** argv)
{
    const int tracks = argc > 2 ? number<int>(argv[1]).value_or(0) : 300;
    const int frames = argc > 2 ? number<int>(argv[2]).value_or(0) : 500;
    if (tracks < 1 || frames < 1) {
        std::fprintf(stderr, "checks_bench [TRACKS FRAMES]\n");
        return 2;
    }
    const auto text = readText(POINTLOOM_SCHEME);
    const auto schema = text ? schemaFromJson(*text) : Result<LabelSchema>(std::unexpected(text.error()));
    if (!schema) {
        std::fprintf(stderr, "%s\n", schema.error().text().c_str());
        return 1;
    }
    ChecksBench bench(*schema, tracks, frames);
    std::printf("Checks of %d tracks x %d frames, %zu findings; milliseconds, in turns in one run.\n", tracks, frames, bench.findings());
    std::printf("| after one edit | median | p99 | beside | median | times faster | as many findings |\n");
    std::printf("| --- | --- | --- | --- | --- | --- | --- |\n");
    const std::vector<Case> cases{
        {"a box is moved a little", [](const Labels& labels, const Cuboid& cuboid) { return moved(labels, cuboid, 0.05); }},
        {"a box jumps", [](const Labels& labels, const Cuboid& cuboid) { return moved(labels, cuboid, 4); }},
        {"a box is removed", [](const Labels& labels, const Cuboid& cuboid) { return removeBox(labels, cuboid.id); }},
        {"a track gets another class",
         [&](const Labels& labels, const Cuboid& cuboid) { return reclassify(labels, *schema, cuboid.id, "van"); }}};
    for (const Case& one : cases)
        bench.run(one);
    return 0;
}
