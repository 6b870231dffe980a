// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Clouds.h"

#include <array>

using namespace pointloom::fuzz;
using enum pointloom::CloudEncoding;

/// Clouds under every name that could be one, also those whose content is another format's.
static const Registered cloudNames(
    "cloud_names",
    [](std::string_view bytes) {
        constexpr std::array names{"c.las", "c.laz", "c.txt", "c.csv", "c.xyz", "c.pts", "c.asc", "c.bin", "c.pcd", "c.ply", "c.npy", "c"};
        const auto [kind, rest] = chosen(bytes, names.size());
        readAsCloud(names[kind], rest);
    },
    [] {
        Seeds seeds;
        std::size_t kind = 0;
        for (const std::string& bytes : cloudsIn({pcdBinary, plyLittleEndian, kittiBin, pcdAscii, plyAscii}))
            seeds.push_back(withChoice(kind++, bytes));
        for (const std::string_view text :
             {"1 2 3\n4.5 -6 7e1\nnan 0 0\n", "x,y,z,intensity\n1,2,3,0.5\n", "2\n1 2 3 4 5 6 7\n0 0 0 0 0 0 0\n"})
            for (kind = 2; kind < 7; ++kind)
                seeds.push_back(withChoice(kind, text));
        std::string las(375 + 40, '\0');  // a header of LAS 1.2 and two points of format 0
        las.replace(0, 4, "LASF");
        las[24] = 1;
        las[25] = 2;
        las[94] = static_cast<char>(227);
        las[96] = static_cast<char>(227);
        las[105] = 20;
        las[107] = 2;
        seeds.push_back(withChoice(0, las));
        return seeds;
    });
