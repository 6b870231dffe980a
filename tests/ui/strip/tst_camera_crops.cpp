// SPDX-License-Identifier: Apache-2.0
// What is cut out of pictures, how much of it is kept, and the room for it.
#include "tests/ui/Runs.h"
#include "tests/ui/strip/CameraSequence.h"
#include "ui/strip/CameraCrops.h"
#include "ui/strip/StripLayout.h"

#include <numbers>
#include <tuple>

using namespace pointloom;
using namespace pointloom::test::camera;

namespace {

constexpr int patience_ms = 20'000;

/// A scene of one frame with three cameras: two look ahead, of which one is narrow, and one to the left.
void makeSurround(const fs::path& scene)
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}};
    cloud.width = 1;
    VERIFY_RESULT(writeCloud(scene / "lidar" / "1.pcd", cloud, CloudEncoding::pcdBinary));
    const std::string ahead = "0,-1,0,0, 0,0,-1,0, 1,0,0,0, 0,0,0,1";
    const std::string left = "1,0,0,0, 0,0,-1,0, 0,1,0,0, 0,0,0,1";
    for (const auto& [name, extrinsic, focal] : {std::tuple("front", ahead, "400"), {"narrow", ahead, "900"}, {"left", left, "400"}}) {
        VERIFY_RESULT(
            writeAtomically(scene / "calib/camera" / (std::string(name) + ".json"),
                            "{\"extrinsic\": [" + extrinsic + "], \"intrinsic\": [" + focal + ",0,400, 0," + focal + ",200, 0,0,1]}"));
        const fs::path file = scene / "camera" / name / "1.png";
        VERIFY_RESULT(writeAtomically(file, ""));
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QVERIFY(image.save(QString::fromStdString(file.string())));
    }
}

}  // namespace

class TestCameraCrops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMoreIsKeptThanTheBudgetHasRoomFor()
    {
        const QTemporaryDir folder;
        makeSequence(test::path(folder) / "seen", Pictures::all);
        const auto session = openSequence(test::path(folder) / "seen", test::path(folder) / "task");
        constexpr QSize cell_px(100, 50);
        constexpr std::size_t each_bytes = 100 * 50 * 4;
        CameraCrops few(*session, 3 * each_bytes);
        std::vector<CameraCrops::Place> places;
        for (const int frame : {3, 2, 7, 1, 0})
            places.push_back({frame, boxAt(frame)});
        std::size_t most = 0;
        connect(&few, &CameraCrops::ready, this, [&] { most = std::max(most, few.bytes()); });
        few.want(places, cell_px);
        QTRY_COMPARE_WITH_TIMEOUT(few.missing(), std::size_t(0), patience_ms);
        QCOMPARE(few.bytes(), 3 * each_bytes);
        QVERIFY(few.crop(3) && few.crop(2) && few.crop(7) && !few.crop(1) && !few.crop(0));
        few.want(places, cell_px / 2);  // five of them fit, and the larger ones give way
        QTRY_COMPARE_WITH_TIMEOUT(few.missing(), std::size_t(0), patience_ms);
        QVERIFY(few.crop(0) && few.crop(1));
        QVERIFY(most <= 3 * each_bytes);
        few.want({}, cell_px);
        QCOMPARE(few.bytes(), std::size_t(0));
    }

    void aRegionHoldsTheBoxAtTheAspectWithinThePicture()
    {
        CameraModel camera{.fx_px = 700, .fy_px = 700, .cx_px = 600, .cy_px = 180};
        camera.camera_T_ego.linear() << 0, -1, 0, 0, 0, -1, 1, 0, 0;
        std::mt19937_64 random(3);
        std::uniform_real_distribution<double> ahead_m(3, 60), beside_m(-20, 20), yaw_rad(-std::numbers::pi, std::numbers::pi);
        int seen = 0;
        for (int i = 0; i < 500; ++i) {
            const OrientedBox box{{ahead_m(random), beside_m(random), -0.9}, {4.2, 1.8, 1.6}, yaw_rad(random)};
            const auto region = regionAround(box, camera, image_px, 1.4);
            const auto inImage = imageBox(box, camera, {image_px.width(), image_px.height()});
            QCOMPARE(region.has_value(), inImage.has_value());
            if (!region)
                continue;
            ++seen;
            QVERIFY(std::abs(region->width() / region->height() - 1.4) < 1e-9);
            const QRectF place(QPointF(inImage->left_px, inImage->top_px), QPointF(inImage->right_px, inImage->bottom_px));
            QVERIFY(region->adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(place));
            const QRectF picture(QPointF(0, 0), QSizeF(image_px));
            if (region->height() <= picture.height())
                QVERIFY(picture.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(*region));
        }
        QVERIFY(seen > 200);
    }

    /// Of the cameras of a frame the one is shown that has all of the box in its picture, and of those the one that shows it largest.
    void theCameraThatSeesTheBoxBestIsShown()
    {
        const QTemporaryDir folder;
        const fs::path scene = test::path(folder) / "scene";
        makeSurround(scene);
        const auto sequence = openDataset(scene);
        VERIFY_RESULT(sequence);
        QVERIFY(hasCameraPictures(*sequence));
        const OrientedBox size{{0, 0, -0.5}, {4.2, 1.8, 1.6}, 0.3};
        const auto shownFor = [&](double x_m, double y_m) -> std::string {
            OrientedBox box = size;
            box.centre_m.head<2>() << x_m, y_m;
            const auto crop = readCameraCrop(*sequence, 0, box, {120, 60});
            if (!crop || crop->pixels.isNull())
                return crop ? "none" : crop.error().text();
            return crop->pictures[crop->shown].file.parent_path().filename().string();
        };
        QCOMPARE(shownFor(20, 0), std::string("narrow"));  // both in front see all of it
        QCOMPARE(shownFor(12, 6), std::string("front"));   // the narrow one cuts it off
        QCOMPARE(shownFor(0.5, 15), std::string("left"));
        QCOMPARE(shownFor(-20, 0), std::string("none"));
        const auto ahead = readCameraCrop(*sequence, 0, {{20, 0, -0.5}, {4, 2, 1.5}, 0}, {120, 60});
        VERIFY_RESULT(ahead);
        QVERIFY(ahead->serves({{20, 0, -0.5}, {4, 2, 1.5}, 0}, {120, 60}));
        QVERIFY(!ahead->serves({{0.5, 15, -0.5}, {4, 2, 1.5}, 0}, {120, 60}));  // now another camera's turn
        QCOMPARE(shownFor(30, 20), std::string("front"));
        VERIFY_RESULT(writeAtomically(scene / "camera/front/1.png", "no picture"));
        QCOMPARE(shownFor(20, 0), std::string("narrow"));  // a broken picture that nobody needs hides nothing
        QVERIFY(shownFor(30, 20).find("front") != std::string::npos);
    }

    void rowsShareTheHeight()
    {
        for (int height_px = 150; height_px <= 700; ++height_px) {
            for (const bool wanted : {false, true}) {
                const StripLayout layout = StripLayout::fittedTo(height_px, wanted);
                QVERIFY(layout.columnHeight() <= height_px || (layout.width_px == StripLayout::narrowest_px && !layout.hasCamera));
                QVERIFY(!layout.hasCamera || (wanted && layout.width_px >= StripLayout::narrowestWithCamera_px));
            }
        }
        QVERIFY(StripLayout::fittedTo(700, true).hasCamera);
        QVERIFY(!StripLayout::fittedTo(240, true).hasCamera);
        QCOMPARE(StripLayout::fittedTo(240, true), StripLayout::fittedTo(240, false));
    }
};

POINTLOOM_TEST(TestCameraCrops, withOwnSettings)
#include "tst_camera_crops.moc"
