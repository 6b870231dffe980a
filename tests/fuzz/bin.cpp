// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Clouds.h"

using namespace pointloom::fuzz;
using enum pointloom::CloudEncoding;

/// Both kinds of headerless files, told by their names.
static const Registered bin(
    "bin",
    [](std::string_view bytes) {
        readAsCloud("cloud.bin", bytes);
        readAsCloud("cloud.pcd.bin", bytes);
    },
    [] { return cloudsIn({kittiBin, nuscenesBin}); });
