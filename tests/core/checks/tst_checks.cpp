// SPDX-License-Identifier: Apache-2.0
// The list of checks, and what of it runs after which edit.
#include "core/labels/Gestures.h"
#include "tests/core/checks/SpoiltStreet.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <set>
#include <string>

using namespace pointloom;
using test::Street;

namespace {

std::vector<std::uint64_t> looked;  ///< what the checks below were asked about, in turn

std::vector<Finding> noteBox(const Cuboid& cuboid, int /*frame*/, const Track& /*track*/, const CheckContext& /*context*/)
{
    looked.push_back(cuboid.id.value);
    return {};
}

std::vector<Finding> noteFrame(const Labels& /*labels*/, int frame, const CheckContext& /*context*/)
{
    looked.push_back(static_cast<std::uint64_t>(frame));
    return {};
}

std::vector<Finding> noteTrack(const Track& track, const TrackPath& /*path*/, const CheckContext& /*context*/)
{
    looked.push_back(track.id.value);
    return {};
}

/// Frames with more than two boxes, as an example of a check of frames.
std::vector<Finding> crowded(const Labels& labels, int frame, const CheckContext& /*context*/)
{
    if (labels.frame(frame).size() <= 2)
        return {};
    Finding one;
    one.check = "frame.crowded";
    one.frames = {frame, frame};
    return {one};
}

template <class Kind> Check checkOf(Kind run)
{
    return {.finds = {{"test", "Test"}}, .run = run};
}

/// Sorted, each once.
std::vector<std::uint64_t> lookedAt()
{
    std::set<std::uint64_t> out(looked.begin(), looked.end());
    looked.clear();
    return {out.begin(), out.end()};
}

}  // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static std::vector<Finding> boxSizes(const Street& street)
    {
        std::vector<Finding> found = street.findings();
        std::erase_if(found, [](const Finding& one) { return one.check != "box.size"; });
        return found;
    }

private Q_SLOTS:
    void everyKindOfFindingIsInTheListOnce()
    {
        std::set<std::string> keys;
        for (const Check& check : builtinChecks()) {
            QVERIFY(!check.finds.empty());
            for (const FindingKind& kind : check.finds) {
                QVERIFY2(keys.insert(kind.key).second, kind.key);
                QVERIFY(std::string(kind.title).size() > 2);
                QCOMPARE(titleOfFinding(kind.key), std::string_view(kind.title));
            }
        }
        Street street(21);
        (void)street.spoil(21);
        for (const Finding& one : street.findings())
            QVERIFY2(keys.contains(one.check), one.check.c_str());
        QCOMPARE(titleOfFinding("no such check"), std::string_view("no such check"));
    }

    void aBoxIsAsLargeAsItsClassCanBe()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const int frame = street.middleFrame(track);
        const Document clean = street.document;
        const SizePrior limits = street.schema.findClass("car")->size;
        const auto sized = [&](const Eigen::Vector3d& size_m) {
            street.document = clean;
            street.change(track, frame, [&](OrientedBox& box) { box.size_m = size_m; });
            const auto found = boxSizes(street);
            return found.empty() ? std::optional<Severity>() : std::optional(found.front().severity);
        };
        for (int axis = 0; axis < 3; ++axis) {
            const auto times = [&](const Eigen::Vector3d& limit_m, double factor) {
                Eigen::Vector3d size_m = limits.typical_m;
                size_m[axis] = limit_m[axis] * factor;
                return sized(size_m);
            };
            QVERIFY(!times(limits.max_m, 1.0) && !times(limits.max_m, 1.15));
            QVERIFY(!times(limits.min_m, 1.0) && !times(limits.min_m, 0.9));
            QCOMPARE(times(limits.max_m, 1.3), std::optional(Severity::warning));
            QCOMPARE(times(limits.min_m, 0.7), std::optional(Severity::warning));
            QCOMPARE(times(limits.max_m, 2.1), std::optional(Severity::error));
            QCOMPARE(times(limits.min_m, 0.4), std::optional(Severity::error));
        }
        const auto found = boxSizes(street);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().track, track);
        QCOMPARE(found.front().cuboid, street.document.labels().boxOf(track, frame)->id);
        QCOMPARE(found.front().frames, (FrameRange{frame, frame}));
    }

    /// The limits are those of the class that the track has now.
    void anotherClassIsLookedAtAgain()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        LiveChecks live(street.context());
        live.reset(street.document.labels());
        const auto sizes = [&] { return std::ranges::count(live.of(track), std::string("box.size"), &Finding::check); };
        QCOMPARE(sizes(), 0);
        const Edit edit =
            reclassify(street.document.labels(), street.schema, street.document.labels().boxesOf(track).begin()->second, "cone");
        street.apply(edit);
        QVERIFY(live.update(street.document.labels(), edit).contains(track));
        QCOMPARE(sizes(), static_cast<std::ptrdiff_t>(street.document.labels().boxesOf(track).size()));
        const Edit back = inverse(edit);
        street.apply(back);
        live.update(street.document.labels(), back);
        QCOMPARE(sizes(), 0);
    }

    void anEditRunsWhatItTouchesAndNothingElse()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const int frame = street.middleFrame(track);
        const Cuboid before = *street.document.labels().boxOf(track, frame);
        const Edit edit = reshapeBox(street.document.labels(), before.id, flipped(before.box));
        const auto run = [&](const Check& check) {
            const std::vector<Check> only{check};
            LiveChecks live(street.context(), only);
            live.reset(street.document.labels());
            const std::size_t all = lookedAt().size();
            live.update(street.document.labels(), edit);
            return std::pair(all, lookedAt());
        };
        street.apply(edit);
        const Labels& labels = street.document.labels();
        using Ids = std::vector<std::uint64_t>;
        QCOMPARE(run(checkOf<BoxCheck>(noteBox)), std::pair(labels.cuboidCount(), Ids{before.id.value}));
        QCOMPARE(run(checkOf<TrackCheck>(noteTrack)), std::pair(labels.tracks().size(), Ids{track.value}));
        QCOMPARE(run(checkOf<FrameCheck>(noteFrame)), std::pair(labels.labelledFrames().size(), Ids{static_cast<std::uint64_t>(frame)}));
    }

    /// Whatever is edited, and however the first look is cut in slices: what is kept is what looking at everything finds.
    void framesStayUpToDate()
    {
        Street street(9);
        const std::vector<Check> checks{checkOf<FrameCheck>(crowded)};
        const auto afresh = [&] {
            LiveChecks all(street.context(), checks);
            all.reset(street.document.labels());
            return all.all();
        };
        LiveChecks live(street.context(), checks);
        for (const auto& [track, value] : street.document.labels().tracks())
            live.recheck(street.document.labels(), {track});
        QVERIFY(!live.all().empty());
        QCOMPARE(live.all(), afresh());
        while (street.document.labels().cuboidCount() > 0) {
            const int frame = *street.document.labels().labelledFrames().begin();
            const Edit edit = removeBox(street.document.labels(), street.document.labels().frame(frame).begin()->first);
            street.apply(edit);
            live.update(street.document.labels(), edit);
            if (street.document.labels().cuboidCount() % 50 == 0)
                QCOMPARE(live.all(), afresh());
        }
        QVERIFY(live.all().empty());
    }
};

POINTLOOM_TEST(TestChecks, withoutApplication)
#include "tst_checks.moc"
