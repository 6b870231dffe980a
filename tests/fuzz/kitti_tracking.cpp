// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered kittiTracking(
    "kitti_tracking", [](std::string_view bytes) { readAsLabels(*findLabelFormat("kitti-tracking"), "label_02/0000.txt", bytes); },
    [] {
        return Seeds{"0 -1 DontCare -1 -1 -10.0 219.3 188.4 245.5 218.5 -1 -1 -1 -1000 -1000 -1000 -10\n"
                     "0 0 Van 0 0 -1.793451 296.7 161.7 455.2 292.3 2.0 1.823255 4.433886 -4.552284 1.858523 13.410495 -2.115488\n"
                     "1 0 Van 0 0 -1.796862 294.8 156.0 452.1 284.6 2.0 1.823255 4.433886 -4.650955 1.766774 13.581085 -2.121565\n"};
    });
