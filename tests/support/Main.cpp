// SPDX-License-Identifier: Apache-2.0
// core_fit_tests tst_ground [arguments of Qt Test]: runs one test class.
#include "tests/support/Registry.h"

#include <cstdio>
#include <vector>

using namespace pointloom::test;

#ifdef POINTLOOM_SANITIZED
/// Keeps the graphics driver in memory until leaks are looked for: what it never frees has a name then, which tests/lsan.supp knows.
extern "C" int dlclose(void*)
{
    return 0;
}
#endif

int main(int argc, char** argv)
{
    const auto chosen = argc > 1 ? testClasses().find(argv[1]) : testClasses().end();
    if (chosen == testClasses().end()) {
        std::fprintf(stderr, "Name one of the tests:\n");
        for (const auto& [name, run] : testClasses())
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    std::vector<char*> rest{argv[0]};
    rest.insert(rest.end(), argv + 2, argv + argc + 1);  // with the null at its end
    return chosen->second(argc - 1, rest.data());
}
