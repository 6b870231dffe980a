// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered kitti(
    "kitti", [](std::string_view bytes) { readAsLabels(*findLabelFormat("kitti"), "label_2/000000.txt", bytes); },
    [] {
        return Seeds{"Car 0.00 0 -1.58 587.01 173.33 614.12 200.12 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\n"
                     "DontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10\n",
                     "Pedestrian 0.50 3 0.1 1 2 3 4 1.8 0.6 0.8 2 1.6 12 3.1 0.87\n"};
    });
