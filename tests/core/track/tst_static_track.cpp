// SPDX-License-Identifier: Apache-2.0
#include "core/track/StaticTrack.h"

#include "tests/core/fit/FitScene.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

const OrientedBox parkedCar = test::standing(12, 6, {4.5, 1.8, 1.5}, 0.2);
const OrientedBox lorryBefore = test::standing(6, 3, {9, 2.5, 3.5}, 0.2);  // before it, as seen from the sensor

enum class Scene { there, hidden, gone };

TrackFrame frameOf(Scene scene)
{
    test::FitScene street(3);
    street.ground(40, 0, 0);
    if (scene != Scene::gone)
        street.object(parkedCar);
    if (scene == Scene::hidden)
        street.object(lorryBefore, 0.05);
    return {.index = CloudIndex::build(street.cloud())};
}

}  // namespace

class TestStaticTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsThere()
    {
        const StaticSighting there = sightingOf(frameOf(Scene::there), parkedCar);
        QVERIFY(there.visible);
        QVERIFY(there.points > 50);
        QVERIFY(!sightingOf(frameOf(Scene::gone), parkedCar).visible);
        const StaticSighting hidden = sightingOf(frameOf(Scene::hidden), parkedCar);
        QVERIFY(!hidden.visible);
    }

    void boxesOnlyTheFramesThatShowIt()
    {
        const std::vector<Scene> scenes{Scene::gone, Scene::there, Scene::there, Scene::hidden, Scene::there};
        const TrackFrameSource source = [&](int frame) -> Result<TrackFrame> { return frameOf(scenes[static_cast<std::size_t>(frame)]); };
        const std::vector<int> frames{0, 1, 2, 3, 4};
        const auto boxes = staticBoxes(parkedCar, 1, frames, source, {});
        VERIFY_RESULT(boxes);
        QCOMPARE(boxes->size(), 3U);
        for (const int frame : {1, 2, 4})
            QVERIFY(cornerDistance_m(boxes->at(frame), parkedCar) < 1e-9);
    }

    /// The sensor drives by: the box stays where it is in the world.
    void standsInTheWorld()
    {
        const Pose moved(Eigen::Translation3d(3, 1, 0) * Eigen::AngleAxisd(0.3, Eigen::Vector3d::UnitZ()));
        const WorldPoses poses{.world_T_cloud = {Pose::Identity(), moved}, .known = true};
        const OrientedBox seen = poses.toCloud(1, parkedCar);
        test::FitScene street(4);
        street.ground().object(seen);
        const auto index = CloudIndex::build(street.cloud());
        const TrackFrameSource source = [&](int) -> Result<TrackFrame> { return TrackFrame{.index = index, .world_T_cloud = moved}; };
        const std::vector<int> frames{1};
        const auto boxes = staticBoxes(parkedCar, 0, frames, source, poses);
        VERIFY_RESULT(boxes);
        QCOMPARE(boxes->size(), 1U);
        QVERIFY(cornerDistance_m(boxes->at(1), seen) < 1e-9);
    }

    void stopsAndPassesErrorsOn()
    {
        std::stop_source stop;
        stop.request_stop();
        const TrackFrameSource broken = [](int) -> Result<TrackFrame> { return fail("gone"); };
        const std::vector<int> frames{0, 1};
        QVERIFY(!staticBoxes(parkedCar, 0, frames, broken, {}));
        QCOMPARE(staticBoxes(parkedCar, 0, frames, broken, {}, {}, {}, stop.get_token())->size(), 0U);
    }

    void anchorsStay()
    {
        Document document(test::numberedFrames(100));
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        Edit edit{.name = "Add", .tracks = {added(track)}, .cuboids = {}};
        const auto put = [&](int frame, BoxState state) {
            OrientedBox box = parkedCar;
            box.centre_m.x() += frame;
            edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                                .track = track.id,
                                                .frame = test::frameKey(frame),
                                                .box = box,
                                                .attributes = {},
                                                .state = state}));
        };
        put(0, BoxState::keyframe);
        put(1, BoxState::interpolated);
        put(2, BoxState::finalised);
        VERIFY_RESULT(document.apply(edit));
        const FrameBoxes boxes{{0, parkedCar}, {1, parkedCar}, {2, parkedCar}, {3, parkedCar}};
        const Edit locked = lockToWorld(document, edit.cuboids.front().id, boxes);
        VERIFY_RESULT(document.apply(locked));
        const Labels& labels = document.labels();
        QCOMPARE(labels.boxesOf(track.id).size(), 4U);
        QCOMPARE(labels.boxOf(track.id, 2)->box.centre_m.x(), parkedCar.centre_m.x() + 2);
        for (const int frame : {1, 3}) {
            QCOMPARE(labels.boxOf(track.id, frame)->box, parkedCar);
            QCOMPARE(labels.boxOf(track.id, frame)->state, BoxState::propagated);
        }
        QVERIFY(lockToWorld(document, edit.cuboids.front().id, boxes).empty());
    }
};

POINTLOOM_TEST(TestStaticTrack, withoutApplication)
#include "tst_static_track.moc"
