// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <QtTest>

#include <mutex>

namespace pointloom::test {

/// The workspace and its one task, opened for a test that cannot go on without.
struct Opened
{
    std::unique_ptr<Workspace> workspace;
    TaskInfo task;
};

inline Opened openTask(const std::filesystem::path& file, const std::filesystem::path& dataset = "/data/street")
{
    auto workspace = Workspace::open(file, OpenMode::readWrite);
    if (!workspace)
        qFatal("%s", workspace.error().text().c_str());
    auto task = (*workspace)->taskFor(dataset, dataset.filename().string(), "{}");
    if (!task)
        qFatal("%s", task.error().text().c_str());
    return {std::move(*workspace), std::move(*task)};
}

/// What the journal answered, in order.
class Answers
{
public:
    [[nodiscard]] std::function<void(Result<void>)> collect()
    {
        return [this](const Result<void>& result) {
            const std::scoped_lock lock(m_mutex);
            m_answers.push_back(result);
        };
    }

    [[nodiscard]] std::vector<Result<void>> all() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_answers;
    }

    [[nodiscard]] std::size_t good() const
    {
        const auto answers = all();
        return static_cast<std::size_t>(std::ranges::count_if(answers, [](const auto& answer) { return answer.has_value(); }));
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Result<void>> m_answers;
};

}  // namespace pointloom::test
