// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

/// A test that changes settings has a home of its own: others run at the same time and must not see them.
#define OWN_SETTINGS_TEST_MAIN(TestClass)                                                                                                  \
    int main(int argc, char** argv)                                                                                                        \
    {                                                                                                                                      \
        const QTemporaryDir home;                                                                                                          \
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());                                                                                  \
        qputenv("XDG_DATA_HOME", home.path().toUtf8());                                                                                    \
        QApplication application(argc, argv);                                                                                              \
        TestClass test;                                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                                            \
    }
