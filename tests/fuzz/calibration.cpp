// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/camera/KittiCalibration.h"
#include "core/formats/KittiFrame.h"
#include "core/formats/KittiText.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered calibration(
    "calibration",
    [](std::string_view bytes) {
        const auto read = kittiCalibrationFromText(bytes);
        expect(read || !read.error().what.pattern.empty(), "a refusal says why");
        if (read) {
            [[maybe_unused]] const auto camera = cameraOf(*read);
            expect(kittiCalibrationFromText(toText(*read)).has_value(), "a calibration that was written can be read");
        }
        const auto imu = lidarFromImu(bytes);
        expect(imu || !imu.error().what.pattern.empty(), "a refusal says why");
    },
    [] {
        return Seeds{"P0: 1 0 0 0 0 1 0 0 0 0 1 0\nP2: 721.5377 0 609.5593 44.85728 0 721.5377 172.854 0.2163791 0 0 1 0.002745884\n"
                     "R0_rect: 0.9999239 0.00983776 -0.007445048 -0.009869795 0.9999421 -0.004278459 0.007402527 0.004351614 0.9999631\n"
                     "Tr_velo_to_cam: 0.007533745 -0.9999714 -0.000616602 -0.004069766 0.01480249 0.0007280733 -0.9998902 -0.07631618 "
                     "0.9998621 0.00752379 0.01480755 -0.2717806\nTr_imu_to_velo: 1 0 0 -0.8 0 1 0 0.3 0 0 1 -0.8\n",
                     "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nR_rect 1 0 0 0 1 0 0 0 1\nTr_velo_cam 0 -1 0 0 0 0 -1 0 1 0 0 0\n"
                     "Tr_imu_velo 1 0 0 0 0 1 0 0 0 0 1 0\n"};
    });
