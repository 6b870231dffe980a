// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace pointloom::fuzz;

/// A program of libFuzzer holds one target. With POINTLOOM_SEEDS=FOLDER it writes the seeds there and ends.
extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    const char* folder = std::getenv("POINTLOOM_SEEDS");
    if (folder == nullptr)
        return 0;
    std::size_t number = 0;
    for (const std::string& seed : targets().front().seeds())
        std::ofstream(std::filesystem::path(folder) / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    targets().front().run({reinterpret_cast<const char*>(data), size});
    return 0;
}
