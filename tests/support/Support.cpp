// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"

#include <cstdlib>
#include <numbers>

namespace pointloom::test {

std::filesystem::path projectFile(const std::filesystem::path& relative)
{
    return std::filesystem::path(POINTLOOM_SOURCE_DIR) / relative;
}

std::filesystem::path sharedData(const std::filesystem::path& relative)
{
    const char* told = std::getenv("POINTLOOM_SHARED_DATA");
    const std::filesystem::path root = told != nullptr ? std::filesystem::path(told) : projectFile("../shared/data");
    return std::filesystem::exists(root / relative) ? root / relative : std::filesystem::path();
}

OrientedBox goldenBox()
{
    return {{10, 2, -0.7}, {4.0, 1.8, 1.6}, std::numbers::pi / 6};
}

OrientedBox randomBox(std::mt19937_64& random)
{
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    return {{between(-200, 200), between(-200, 200), between(-20, 20)},
            {between(0.2, 20), between(0.2, 20), between(0.2, 20)},
            wrapAngle(between(-std::numbers::pi, std::numbers::pi))};
}

std::map<std::string, TestRun>& testClasses()
{
    static std::map<std::string, TestRun> classes;  // filled while the program starts
    return classes;
}

RegisteredTest::RegisteredTest(const char* file, TestRun run)
{
    testClasses().emplace(std::filesystem::path(file).stem().string(), run);
}

}  // namespace pointloom::test
