// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/geometry/OrientedBox.h"
#include "tests/support/Registry.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <random>

namespace pointloom::test {

/// A file of the project: "resources/schemes/driving.json".
[[nodiscard]] std::filesystem::path projectFile(const std::filesystem::path& relative);

/// A file or folder of the shared real data, which lies beside a checkout when it is there at all. Empty when it is not.
[[nodiscard]] std::filesystem::path sharedData(const std::filesystem::path& relative);

/// The box that the format conventions are worked out for: centre (10, 2, -0.7), 4.0 x 1.8 x 1.6 m, turned by +30 degrees.
[[nodiscard]] OrientedBox goldenBox();

/// Random boxes all over: centre within 200 m, sizes 0.2 to 20 m, any yaw.
[[nodiscard]] OrientedBox randomBox(std::mt19937_64& random);

[[nodiscard]] inline std::filesystem::path path(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

[[nodiscard]] inline QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

}  // namespace pointloom::test

/// Skips the test function when the real data is not beside the checkout.
#define NEEDS_SHARED_DATA(relative)                                                                                                        \
    if (pointloom::test::sharedData(relative).empty())                                                                                     \
    QSKIP("the shared data is not beside this checkout: " relative)

/// Fails with the error's text. What is asked is done once.
#define VERIFY_RESULT(result)                                                                                                              \
    do {                                                                                                                                   \
        const auto& verified_ = (result);                                                                                                  \
        QVERIFY2(verified_.has_value(), verified_.has_value() ? "" : verified_.error().text().c_str());                                    \
    } while (false)
