// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"

namespace pointloom::test {

/// A small generated street and fresh sessions on it, for tests of panels.
class Street
{
public:
    explicit Street(const SimulateParams& params = {.frames = 2, .seed = 5, .rings = 16, .columns = 256, .cars = 4})
    {
        if (const auto made = simulateDataset(path(m_folder) / "street", params); !made)
            qFatal("%s", made.error().text().c_str());
    }

    /// A session without labels, in a workspace of its own unless one is named.
    [[nodiscard]] std::unique_ptr<Session> open(const std::string& workspace = {})
    {
        OpenRequest request;
        request.dataset = (path(m_folder) / "street").string();
        request.workspace = (path(m_folder) / (workspace.empty() ? std::to_string(++m_opened) : workspace)).string() + ".pointloom";
        request.scheme = projectFile("resources/schemes/driving.json").string();
        auto opening = openTask(request);
        if (!opening || !opening->task)
            qFatal("%s", opening ? "no task" : opening.error().text().c_str());
        auto session = std::make_unique<Session>(jobs(), std::move(*opening->task));
        session->start();
        return session;
    }

    [[nodiscard]] const QTemporaryDir& folder() const { return m_folder; }

private:
    QTemporaryDir m_folder;
    int m_opened = 0;
};

}  // namespace pointloom::test
