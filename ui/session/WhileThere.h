// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

namespace pointloom {

/// Something to be done later that is about an object: does nothing when the object is gone by then. For the object's own thread; answers
/// from other threads come through a Mailbox.
[[nodiscard]] inline std::function<void()> whileThere(QObject& whose, std::function<void()> what)
{
    return [whose = QPointer<QObject>(&whose), what = std::move(what)] {
        if (whose != nullptr)
            what();
    };
}

}  // namespace pointloom
