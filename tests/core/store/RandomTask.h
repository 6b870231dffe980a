// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"
#include "tests/core/labels/RandomEdits.h"

#include <vector>

namespace pointloom::test {

struct Gesture
{
    EditKind kind = EditKind::edit;
    Edit edit;
};

/// Somebody who labels, undoes and redoes at random, and what the task must look like after each gesture. The same seed gives the
/// same gestures, so two processes agree on them.
class RandomTask
{
public:
    explicit RandomTask(std::uint64_t seed) : m_random(seed) {}

    /// The next gesture, done already.
    Gesture step();
    void steps(std::uint64_t count);

    [[nodiscard]] const TaskHistory& now() const { return m_now; }

private:
    RandomEdits m_random;
    TaskHistory m_now{.document = Document(randomFrames()), .done = {}, .undone = {}};
};

[[nodiscard]] bool same(const TaskHistory& a, const TaskHistory& b);

}  // namespace pointloom::test
