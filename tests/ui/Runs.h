// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Registry.h"

#include <QApplication>
#include <QTemporaryDir>

/// What tests of widgets and pictures run in.
namespace pointloom::test {

template <class Test> int withGuiApplication(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    return withoutApplication<Test>(argc, argv);
}

template <class Test> int withApplication(int argc, char** argv)
{
    QApplication application(argc, argv);
    return withoutApplication<Test>(argc, argv);
}

/// A test that changes settings has a home of its own: others run at the same time and must not see them.
template <class Test> int withOwnSettings(int argc, char** argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    return withApplication<Test>(argc, argv);
}

}  // namespace pointloom::test
