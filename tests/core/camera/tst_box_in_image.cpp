// SPDX-License-Identifier: Apache-2.0
#include "core/camera/BoxInImage.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

KittiCalibration pinhole()
{
    return *kittiCalibrationFromText("P2: 700 0 600 0 0 700 180 0 0 0 1 0\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 0 1 0 0 0\n");
}

}  // namespace

class TestBoxInImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxAheadHasTwelveEdgesBetweenItsProjectedCorners()
    {
        const auto edges = edgesInImage(goldenBox(), pinhole());
        QCOMPARE(edges.size(), std::size_t(12));
        for (const Eigen::Vector3d& corner : corners(goldenBox())) {
            const Eigen::Vector2d pixel = *projectToImage(pinhole(), corner);
            const auto ends = std::ranges::count_if(edges, [&](const ImageSegment& edge) {
                return (edge.from_px - pixel).norm() < 1e-9 || (edge.to_px - pixel).norm() < 1e-9;
            });
            QCOMPARE(ends, 3);
        }
    }

    void allProjectedEndsLieInTheRectangleOfTheBox()
    {
        const auto seen = imageBox(goldenBox(), pinhole(), {1200, 360});
        QVERIFY(seen && seen->truncated < 1e-9);
        for (const ImageSegment& edge : edgesInImage(goldenBox(), pinhole())) {
            for (const Eigen::Vector2d& end : {edge.from_px, edge.to_px}) {
                QVERIFY(end.x() >= seen->left_px - 1e-9 && end.x() <= seen->right_px + 1e-9);
                QVERIFY(end.y() >= seen->top_px - 1e-9 && end.y() <= seen->bottom_px + 1e-9);
            }
        }
    }

    void aLineIsCutBeforeTheCamera()
    {
        const auto cut = segmentInImage(pinhole(), {-5, 0.05, 0.02}, {10, 0.05, 0.02});
        QVERIFY(cut.has_value());
        QVERIFY((cut->from_px - *projectToImage(pinhole(), {0.1, 0.05, 0.02}, 0.05)).norm() < 1e-6);
        QVERIFY((cut->to_px - *projectToImage(pinhole(), {10, 0.05, 0.02})).norm() < 1e-9);
        QVERIFY(!segmentInImage(pinhole(), {-5, 0, 0}, {-1, 2, 0}));
    }

    void theWayBackIsTheSameLine()
    {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> place_m(-20, 20);
        for (int i = 0; i < 200; ++i) {
            const Eigen::Vector3d a(place_m(random), place_m(random), place_m(random));
            const Eigen::Vector3d b(place_m(random), place_m(random), place_m(random));
            const auto there = segmentInImage(pinhole(), a, b);
            const auto back = segmentInImage(pinhole(), b, a);
            QCOMPARE(there.has_value(), back.has_value());
            if (there)
                QVERIFY((there->from_px - back->to_px).norm() < 1e-6 && (there->to_px - back->from_px).norm() < 1e-6);
        }
    }

    void aBoxAroundTheCameraHasOnlyWhatIsBeforeIt()
    {
        const auto edges = edgesInImage({{0, 0, 0}, {4, 4, 4}, 0}, pinhole());
        QCOMPARE(edges.size(), std::size_t(8));  // the front's four and those that run to it
    }
};

POINTLOOM_TEST(TestBoxInImage, withoutApplication)
#include "tst_box_in_image.moc"
