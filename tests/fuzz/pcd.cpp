// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Clouds.h"

using namespace pointloom::fuzz;
using enum pointloom::CloudEncoding;

static const Registered pcd(
    "pcd", [](std::string_view bytes) { readAsCloud("cloud.pcd", bytes); },
    [] {
        Seeds seeds = cloudsIn({pcdAscii, pcdBinary, pcdBinaryCompressed});
        seeds.push_back("# .PCD v0.7\nVERSION 0.7\nFIELDS x y z rgb _\nSIZE 4 8 4 4 1\nTYPE F F F U I\nCOUNT 1 1 1 1 3\nWIDTH 2\nHEIGHT 1\n"
                        "VIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\nDATA ascii\n1 2 3 4 5 6 7\nnan -1e3 3 255 0 0 0\n");
        return seeds;
    });
