// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Fixes.h"
#include "core/checks/LiveChecks.h"

#include "core/labels/Gestures.h"
#include "tests/core/checks/SpoiltStreet.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

#include <algorithm>

using namespace pointloom;
using test::Seeded;
using test::Street;

class TestTrackChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truthRaisesNothing()
    {
        for (const std::uint64_t seed : {5U, 6U, 7U}) {
            const Street street(seed);
            for (const Finding& one : street.findings())
                QFAIL(qPrintable(QString("%1 %2").arg(one.check.c_str(), one.message.text().c_str())));
        }
    }

    /// Boxes as careful people draw them are off by some centimetres.
    void carefulHandsRaiseNextToNothing()
    {
        Street street(8);
        std::mt19937_64 random(1);
        std::normal_distribution<double> normal;
        Edit all{.name = "Draw", .tracks = {}, .cuboids = {}};
        const Labels& labels = street.document.labels();
        for (const int frame : labels.labelledFrames())
            for (const auto& [id, cuboid] : labels.frame(frame)) {
                Cuboid drawn = cuboid;
                drawn.box.centre_m += 0.03 * Eigen::Vector3d(normal(random), normal(random), normal(random) / 2);
                drawn.box.yaw_rad += 0.015 * normal(random);
                all.cuboids.push_back(modified(cuboid, drawn));
            }
        street.apply(all);
        const auto found = street.findings();
        QVERIFY2(static_cast<double>(found.size()) < 0.002 * static_cast<double>(labels.cuboidCount()),
                 qPrintable(QString("%1 of %2").arg(found.size()).arg(labels.cuboidCount())));
        QVERIFY(std::ranges::none_of(found, [](const Finding& one) { return one.severity == Severity::error; }));
    }

    void findsSeededErrorsAndNothingElse()
    {
        std::map<Severity, int> right;
        std::map<Severity, int> all;
        std::map<std::string, std::pair<int, int>> found;
        for (std::uint64_t seed = 21; seed < 27; ++seed) {
            Street street(seed);
            const std::vector<Seeded> errors = street.spoil(seed);
            const std::vector<Finding> findings = street.findings();
            for (const Finding& one : findings) {
                ++all[one.severity];
                const bool isRight = std::ranges::any_of(errors, [&](const Seeded& error) { return test::isAbout(one, error); });
                right[one.severity] += isRight ? 1 : 0;
                if (!isRight)
                    qInfo("not seeded: %s frame %d: %s", one.check.c_str(), one.frames.first, one.message.text().c_str());
            }
            for (const Seeded& error : errors) {
                auto& [hits, seeded] = found[error.check];
                ++seeded;
                hits +=
                    std::ranges::any_of(findings, [&](const Finding& one) { return test::isAbout(one, error) && test::meets(one, error); });
            }
        }
        for (const auto& [check, counts] : found)
            qInfo("%s: %d of %d found", check.c_str(), counts.first, counts.second);
        for (const Severity severity : {Severity::error, Severity::warning})
            qInfo("%s: %d of %d right", severity == Severity::error ? "errors" : "warnings", right[severity], all[severity]);
        QVERIFY(all[Severity::error] >= 40 && all[Severity::warning] >= 60);
        QVERIFY(right[Severity::error] >= 0.99 * all[Severity::error]);
        QVERIFY(right[Severity::warning] >= 0.9 * all[Severity::warning]);
        for (const auto& [check, counts] : found)
            QVERIFY2(counts.first >= 0.9 * counts.second, check.c_str());
    }

    void severityFollowsTheThresholds()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const int frame = street.middleFrame(track);
        const Document clean = street.document;
        const auto worst = [&](double by_m) {
            street.document = clean;
            street.change(track, frame, [&](OrientedBox& box) { box.centre_m += by_m * axisOf(box, 1); });
            const auto found = street.findings();
            return found.empty() ? std::optional<Severity>() : std::optional(found.front().severity);
        };
        QVERIFY(!worst(0.1));
        QCOMPARE(worst(0.25), std::optional(Severity::warning));
        QCOMPARE(worst(0.8), std::optional(Severity::error));
    }

    void aFlippedStretchIsOneError()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const int frame = street.middleFrame(track);
        for (int i = 0; i < 6; ++i)
            street.change(track, frame + i, [](OrientedBox& box) { box = flipped(box); });
        const auto found = street.findings();
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().check, std::string(checks::yaw));
        QCOMPARE(found.front().severity, Severity::error);
        QCOMPARE(found.front().frames, (FrameRange{frame, frame + 5}));
        street.apply(fixOf(street.document, found.front(), street.truth.poses));
        QVERIFY(street.findings().empty());
    }

    /// One key each, and the finding is gone.
    void fixesRemoveWhatWasFound()
    {
        for (std::uint64_t seed = 31; seed < 34; ++seed) {
            Street street(seed);
            (void)street.spoil(seed);
            const std::size_t before = street.findings().size();
            std::size_t fixable = 0;
            for (const Finding& one : street.findings()) {
                const Edit fix = fixOf(street.document, one, street.truth.poses);
                fixable += fix.empty() ? 0 : 1;
                street.apply(fix);
            }
            const auto left = street.findings();
            for (const Finding& one : left)
                qInfo("left: %s frame %d: %s", one.check.c_str(), one.frames.first, one.message.text().c_str());
            QVERIFY(before >= 15);
            QVERIFY(static_cast<double>(left.size()) <= 0.1 * static_cast<double>(before));
            QVERIFY(fixable + 2 >= before);
        }
    }

    void fixesLeaveFinalisedBoxesAlone()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const int frame = street.middleFrame(track);
        street.change(track, frame, [](OrientedBox& box) { box = flipped(box); });
        street.apply(setState(street.document.labels(), {street.document.labels().boxOf(track, frame)->id}, BoxState::finalised));
        const auto found = street.findings();
        QCOMPARE(found.size(), 1U);
        QVERIFY(fixOf(street.document, found.front(), street.truth.poses).empty());
    }

    void oneIdForTwoObjects()
    {
        Street street(9);
        const Id<Track> track = street.someTrack("car", true);
        const Id<Track> other = street.neighbour(track, street.middleFrame(track));
        Track same = *street.document.labels().find(other);
        const Track before = same;
        same.externalId = street.document.labels().find(track)->externalId;
        street.apply({.name = "Rename", .tracks = {modified(before, same)}, .cuboids = {}});
        const auto found = street.findings();
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().check, std::string(checks::duplicate));
        QCOMPARE(found.front().severity, Severity::error);
        street.apply(fixOf(street.document, found.front(), street.truth.poses));
        QVERIFY(street.findings().empty());
    }

    /// Whatever is edited: what is kept up to date is what looking at everything finds.
    void staysUpToDate()
    {
        Street street(41);
        LiveChecks live(street.context());
        live.reset(street.document.labels());
        (void)street.spoil(41);
        const auto step = [&](const Edit& edit) {
            std::map<Id<Track>, std::vector<Finding>> before;
            for (const auto& [id, track] : street.document.labels().tracks())
                before[id] = live.of(id);
            street.apply(edit);
            const auto changed = live.update(street.document.labels(), edit);
            QCOMPARE(live.all(), street.findings());
            for (const auto& [id, findings] : before)
                QVERIFY2(changed.contains(id) || live.of(id) == findings, "what is not named has not changed");
        };
        live.reset(street.document.labels());
        for (int round = 0; round < 12; ++round) {
            const auto found = live.all();
            if (found.empty())
                break;
            const Edit fix = fixOf(street.document, found[static_cast<std::size_t>(round) % found.size()], street.truth.poses);
            step(fix);
            step(inverse(fix));
            step(fix);
        }
    }

    void findsTheSameByEditsAsAnew()
    {
        constexpr int tracks = 300;
        constexpr int frames = 500;
        Document document(test::numberedFrames(frames));
        Edit edit{.name = "Import", .tracks = {}, .cuboids = {}};
        for (int t = 0; t < tracks; ++t) {
            const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
            edit.tracks.push_back(added(track));
            for (int frame = 0; frame < frames; ++frame) {
                const OrientedBox box{{0.9 * frame, 3.0 * t, 0}, {4.4, 1.8, 1.6}, 0};
                edit.cuboids.push_back(added(
                    Cuboid{.id = document.newCuboidId(), .track = track.id, .frame = test::frameKey(frame), .box = box, .attributes = {}}));
            }
        }
        VERIFY_RESULT(document.apply(edit));
        const LabelSchema schema = test::drivingScheme();
        const WorldPoses poses;
        LiveChecks live({.schema = schema, .poses = poses});
        live.reset(document.labels());
        QVERIFY(live.all().empty());
        for (int i = 0; i < 40; ++i) {
            const Cuboid& cuboid = *document.labels().boxOf({static_cast<std::uint64_t>(1 + 7 * i % tracks)}, 250 + i);
            OrientedBox box = cuboid.box;
            box.centre_m.y() += 2;
            const Edit move = reshapeBox(document.labels(), cuboid.id, box);
            VERIFY_RESULT(document.apply(move));
            live.update(document.labels(), move);
        }
        QCOMPARE(live.all().size(), 40U);
        LiveChecks anew({.schema = schema, .poses = poses});
        anew.reset(document.labels());
        QCOMPARE(anew.all().size(), live.all().size());
    }
};

POINTLOOM_TEST(TestTrackChecks, withoutApplication)
#include "tst_track_checks.moc"
