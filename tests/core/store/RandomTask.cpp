// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/RandomTask.h"

#include <QtGlobal>

namespace pointloom::test {
namespace {

/// Takes the last edit of one stack over to the other.
Edit moved(std::vector<Edit>& from, std::vector<Edit>& to)
{
    to.push_back(std::move(from.back()));
    from.pop_back();
    return to.back();
}

}  // namespace

Gesture RandomTask::step()
{
    Gesture gesture;
    const int dice = m_random.between(0, 9);
    if (dice < 3 && !m_now.done.empty()) {
        gesture = {EditKind::undo, inverse(moved(m_now.done, m_now.undone))};
    } else if (dice < 5 && !m_now.undone.empty()) {
        gesture = {EditKind::redo, moved(m_now.undone, m_now.done)};
    } else {
        gesture = {EditKind::edit, m_random.next(m_now.document)};
        m_now.done.push_back(gesture.edit);
        m_now.undone.clear();
    }
    if (!m_now.document.apply(gesture.edit))
        qFatal("a random gesture does not fit");
    return gesture;
}

void RandomTask::steps(std::uint64_t count)
{
    for (; count > 0; --count)
        step();
}

bool same(const TaskHistory& a, const TaskHistory& b)
{
    return same(a.document.labels(), b.document.labels()) && a.done == b.done && a.undone == b.undone;
}

}  // namespace pointloom::test
