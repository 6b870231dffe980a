// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/dataset/NameTimes.h"
#include "core/dataset/NumberedFrames.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::fuzz;

/// Names of files as they may be: what time and what number they tell.
static const Registered names(
    "names",
    [](std::string_view bytes) {
        const std::vector<std::string> all{std::string(bytes), "000001"};
        for (const auto& time : timesOfNames(all))
            expect(!time || std::isfinite(*time), "a time is a number");
        const auto counts = countsOfNames(all);
        expect(!counts || counts->size() == all.size(), "every name is counted");
        const NumberedFrames numbers(all);
        const auto found = numbers.find(1);
        expect(!found || *found < all.size(), "a frame that was found is one of them");
    },
    [] {
        return Seeds{"000123",
                     "315966265259836000",
                     "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530449377",
                     "1623370000.123456",
                     "frame_7.pcd",
                     "2011-09-26_13:02:25.964389445"};
    });
