// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Clouds.h"

using namespace pointloom::fuzz;
using enum pointloom::CloudEncoding;

static const Registered ply(
    "ply", [](std::string_view bytes) { readAsCloud("cloud.ply", bytes); },
    [] {
        Seeds seeds = cloudsIn({plyAscii, plyLittleEndian, plyBigEndian});
        seeds.push_back("ply\nformat ascii 1.0\nelement face 2\nproperty list uchar int i\nelement vertex 2\nproperty float x\n"
                        "property list uint uchar l\nproperty float y\nproperty double z\nend_header\n1 2\n2 0 0\n1 1 0 2 3\n1 0 2 3\n");
        return seeds;
    });
