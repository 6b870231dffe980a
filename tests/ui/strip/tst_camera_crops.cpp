// SPDX-License-Identifier: Apache-2.0
// What is cut out of pictures, how much of it is kept, and the room for it.
#include "tests/ui/Runs.h"
#include "tests/ui/strip/CameraSequence.h"
#include "ui/strip/CameraCrops.h"
#include "ui/strip/StripLayout.h"

#include <numbers>

using namespace pointloom;
using namespace pointloom::test::camera;

namespace {

constexpr int patience_ms = 20'000;

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
        const KittiCalibration camera = *kittiCalibrationFromText(calibration);
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
