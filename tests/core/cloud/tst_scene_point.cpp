// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/ScenePoint.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

/// Somewhere in a zone of UTM.
PointCloud farCloud()
{
    PointCloud cloud;
    cloud.origin_m = {691'000, 5'336'000, 512};
    cloud.positions_m = {{1.25F, -2.5F, 0.125F}, {180.5F, 44, -3}};
    return cloud;
}

}  // namespace

class TestScenePoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPointOfTheSceneIsThatOfTheFile()
    {
        const PointCloud cloud = farCloud();
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            const ScenePoint here(cloud.positions_m[i]);
            QCOMPARE(toFile(here, cloud), FilePoint(cloud.at(i)));
            QCOMPARE(toScene(toFile(here, cloud), cloud), here);
        }
    }

    void aBoxGoesThereAndBackAndKeepsItsShape()
    {
        const PointCloud cloud = farCloud();
        const OrientedBox box{
            .centre_m = {691'020.5, 5'336'004.25, 513}, .size_m = {4, 2, 1.5}, .yaw_rad = 0.3, .pitch_rad = 0.1, .roll_rad = -0.2};
        OrientedBox expected = box;
        expected.centre_m = {20.5, 4.25, 1};
        QVERIFY(toScene(box, cloud) == expected);
        QVERIFY(toFile(toScene(box, cloud), cloud) == box);
    }
};

POINTLOOM_TEST(TestScenePoint, withoutApplication)
#include "tst_scene_point.moc"
