// SPDX-License-Identifier: Apache-2.0
#include "core/track/SweepFrame.h"

#include "core/fit/ClickFit.h"
#include "core/labels/Document.h"
#include "core/simulate/Simulate.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

#include <numeric>

using namespace pointloom;

namespace {

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

/// On a generated street whose traffic goes on while the scanner turns.
class TestSweepFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SimulateParams params;
        params.seed = 11;
        params.cars = 60;
        params.movesInSweep = true;
        for (int number = 0; number < 2; ++number) {
            m_frames.push_back(simulateFrame(params, number));
            m_poses.world_T_cloud.push_back(m_frames.back().world_T_cloud);
        }
        m_poses.known = true;
        Edit edit{.name = "Add", .tracks = {}, .cuboids = {}};
        std::map<std::string, Id<Track>> tracks;
        for (int number = 0; number < 2; ++number) {
            for (const SimulatedBox& one : m_frames[static_cast<std::size_t>(number)].boxes) {
                if (!tracks.contains(one.track)) {
                    tracks[one.track] = m_document.newTrackId();
                    edit.tracks.push_back(
                        added(Track{.id = tracks[one.track], .classKey = one.classKey, .attributes = {}, .externalId = {}}));
                }
                Cuboid cuboid{.id = m_document.newCuboidId(),
                              .track = tracks[one.track],
                              .frame = test::frameKey(number),
                              .box = one.box,
                              .attributes = {}};
                edit.cuboids.push_back(added(cuboid));
                if (number == 0)
                    m_truth[cuboid.id] = one;
            }
        }
        VERIFY_RESULT(m_document.apply(edit));
        m_times = *sweepTimes(cloud());
    }

    void onlyWhatMovesIsCorrected()
    {
        const auto objects = movingObjects(m_document.labels(), m_poses, 0);
        QVERIFY(objects.size() >= 5);
        for (const auto& [id, cuboid] : m_document.labels().frame(0)) {
            const bool isMoving = movingObject(m_document.labels(), m_poses, cuboid).has_value();
            if (isMoving)
                QVERIFY(m_truth.at(id).moving);
        }
        QVERIFY(movingObjects(m_document.labels(), m_poses, 7).empty());
    }

    void aBoxAtTheMomentStays()
    {
        for (const auto& [id, cuboid] : m_document.labels().frame(0))
            if (const auto object = movingObject(m_document.labels(), m_poses, cuboid); object && m_truth.at(id).points > 50)
                QVERIFY2(atMoment(cloud(), m_times, *object) == cuboid.box, nameOf(id).c_str());
    }

    /// Boxes made around the points of the file come to where the object was; some of which only a side is seen stay.
    void aBoxAroundScannedPointsIsMoved()
    {
        std::vector<double> before;
        std::vector<double> after;
        for (const auto& [id, cuboid] : m_document.labels().frame(0)) {
            const auto object = movingObject(m_document.labels(), m_poses, cuboid);
            if (!object || m_truth.at(id).points < 100 || object->motion.velocity_mps.norm() < 5)
                continue;
            const double scanned_s = *scannedAt_s(cloud(), m_times, object->box, object->motion);
            const OrientedBox around = later(object->box, object->motion, scanned_s);
            const OrientedBox moved = atMoment(cloud(), m_times, {around, object->motion});
            before.push_back((around.centre_m - object->box.centre_m).norm());
            after.push_back((moved.centre_m - object->box.centre_m).norm());
        }
        QVERIFY(before.size() >= 3);
        qInfo("%zu objects: %.3f m off as scanned, %.3f m moved to the moment", before.size(), mean(before), mean(after));
        QVERIFY(mean(after) < 0.35 * mean(before));
    }

    void theCloudShowsObjectsWhereTheyWere()
    {
        const auto objects = movingObjects(m_document.labels(), m_poses, 0);
        const PointCloud corrected = cloudAtMoment(cloud(), m_times, objects);
        QCOMPARE(corrected.size(), cloud().size());
        std::size_t insideBefore = 0;
        std::size_t insideAfter = 0;
        for (const MovingObject& object : objects)
            for (std::size_t i = 0; i < corrected.size(); ++i) {
                insideBefore += contains(object.box, cloud().at(i), 0.05) ? 1 : 0;
                insideAfter += contains(object.box, corrected.at(i), 0.05) ? 1 : 0;
            }
        qInfo("points in the boxes of moving objects: %zu as scanned, %zu corrected", insideBefore, insideAfter);
        QVERIFY(insideAfter > insideBefore);
        QCOMPARE(cloudAtMoment(cloud(), m_times, {}).positions_m, cloud().positions_m);
    }

private:
    [[nodiscard]] std::string nameOf(Id<Cuboid> id) const { return m_truth.at(id).classKey + " " + m_truth.at(id).track; }
    [[nodiscard]] const PointCloud& cloud() const { return m_frames.front().cloud; }

    std::vector<SimulatedFrame> m_frames;
    WorldPoses m_poses;
    Document m_document{test::numberedFrames(100)};
    std::map<Id<Cuboid>, SimulatedBox> m_truth;
    SweepTimes m_times;
};

POINTLOOM_TEST(TestSweepFrame, withoutApplication)
#include "tst_sweep_frame.moc"
