// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QtTest>

#include <map>
#include <string>

/// The test classes of one program: each folder of tests is one program, and ctest runs each class in a process of its own.
namespace pointloom::test {

/// Runs one test class with the arguments of Qt Test; answers how many of its functions failed.
using TestRun = int (*)(int argc, char** argv);

/// The test classes that are linked into this program, by the stem of their file: "tst_bin".
[[nodiscard]] std::map<std::string, TestRun>& testClasses();

struct RegisteredTest
{
    RegisteredTest(const char* file, TestRun run);
};

template <class Test> int withoutApplication(int argc, char** argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

template <class Test> int withCoreApplication(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    return withoutApplication<Test>(argc, argv);
}

}  // namespace pointloom::test

/// Lists a test class among those of its program. @p how says what must exist while it runs: withoutApplication, withCoreApplication, and
/// those that the tests of the window bring.
#define POINTLOOM_TEST(TestClass, how)                                                                                                     \
    static const pointloom::test::RegisteredTest registered##TestClass(__FILE__, &pointloom::test::how<TestClass>);
