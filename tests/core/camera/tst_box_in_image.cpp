// SPDX-License-Identifier: Apache-2.0
#include "core/camera/BoxInImage.h"
#include "tests/support/Support.h"

#include <array>
#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

CameraModel pinhole()
{
    CameraModel camera{.fx_px = 700, .fy_px = 700, .cx_px = 600, .cy_px = 180};
    camera.camera_T_ego.linear() << 0, -1, 0, 0, 0, -1, 1, 0, 0;
    return camera;
}

CameraModel withLens(const Lens& lens)
{
    CameraModel camera = pinhole();
    camera.lens = lens;
    return camera;
}

const Lens barrel = Lens::radialTangential(std::array{-0.35, 0.15, 0.001, -0.0005, -0.03}).value();
const Lens fisheye = Lens::fisheye(std::array{0.01, -0.02, 0.005, -0.001}).value();

/// The only segment of a line.
std::optional<ImageSegment> segmentInImage(const CameraModel& camera, const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    const auto segments = segmentsInImage(camera, from_m, to_m);
    return segments.size() == 1 ? std::optional(segments.front()) : std::nullopt;
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

    /// A lens bends a line: its pieces meet, begin and end where the ends are seen, and lie on points of the line.
    void aCurveFollowsTheLine()
    {
        const Eigen::Vector3d from(8, 5, 2);
        const Eigen::Vector3d to(20, -7, -1);
        for (const Lens& lens : {barrel, fisheye}) {
            const CameraModel camera = withLens(lens);
            const auto pieces = segmentsInImage(camera, from, to);
            QVERIFY(pieces.size() > 4);
            QVERIFY((pieces.front().from_px - *projectToImage(camera, from)).norm() < 1e-6);
            QVERIFY((pieces.back().to_px - *projectToImage(camera, to)).norm() < 1e-6);
            for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
                QCOMPARE(pieces[i].to_px, pieces[i + 1].from_px);
            for (int step = 0; step <= 400; ++step) {
                const Eigen::Vector2d pixel = *projectToImage(camera, from + (to - from) * step / 400);
                double nearest_px = 1e9;
                for (const ImageSegment& piece : pieces) {
                    const Eigen::Vector2d along = piece.to_px - piece.from_px;
                    const double share = std::clamp((pixel - piece.from_px).dot(along) / along.squaredNorm(), 0.0, 1.0);
                    nearest_px = std::min(nearest_px, (piece.from_px + share * along - pixel).norm());
                }
                QVERIFY2(nearest_px < 1, qPrintable(QString::number(nearest_px)));
            }
        }
    }

    /// What the polynomial of a lens would fold back into the image is not drawn: no line reaches beyond the rim.
    void nothingIsFoldedBack()
    {
        const CameraModel camera = withLens(barrel);
        QVERIFY(barrel.widestRadius() > 0.5 && barrel.widestRadius() < 3);
        const double beside_m = 10 * barrel.widestRadius() * 1.01;
        QVERIFY(!projectToImage(camera, {10, beside_m, 0}));
        QVERIFY(segmentsInImage(camera, {10, beside_m, -1}, {10, beside_m, 1}).empty());
        double rim_px = 0;
        for (int degree = 0; degree < 360; ++degree) {
            const double angle_rad = degree * EIGEN_PI / 180;
            const Eigen::Vector2d at =
                *barrel.distorted(barrel.widestRadius() * 0.999999 * Eigen::Vector2d(cos(angle_rad), sin(angle_rad)));
            rim_px = std::max(rim_px, 700 * at.norm());
        }
        std::mt19937_64 random(5);
        std::uniform_real_distribution<double> place_m(-30, 30);
        int cut = 0;
        for (int i = 0; i < 500; ++i) {
            const Eigen::Vector3d a(place_m(random), place_m(random), place_m(random));
            const Eigen::Vector3d b(place_m(random), place_m(random), place_m(random));
            const auto pieces = segmentsInImage(camera, a, b);
            cut += !pieces.empty() && !projectToImage(camera, a) ? 1 : 0;
            for (const ImageSegment& piece : pieces) {
                QVERIFY((piece.from_px - Eigen::Vector2d(600, 180)).norm() <= rim_px + 0.01);
                QVERIFY((piece.to_px - Eigen::Vector2d(600, 180)).norm() <= rim_px + 0.01);
            }
        }
        QVERIFY(cut > 50);
        const auto seen = imageBox({{10, beside_m, 0}, {4, 4, 2}, 0}, camera, {1200, 360});
        QVERIFY(!seen || seen->left_px >= 0);
    }

    void aBoxAroundTheCameraHasOnlyWhatIsBeforeIt()
    {
        const auto edges = edgesInImage({{0, 0, 0}, {4, 4, 4}, 0}, pinhole());
        QCOMPARE(edges.size(), std::size_t(8));  // the front's four and those that run to it
    }
};

POINTLOOM_TEST(TestBoxInImage, withoutApplication)
#include "tst_box_in_image.moc"
