// SPDX-License-Identifier: Apache-2.0
#include "core/store/JournalQueue.h"

#include <QUuid>
#include <QtEndian>

#include <chrono>
#include <utility>

namespace pointloom::store {
namespace {

using namespace std::chrono_literals;

/// Where the person is changes all the time; it is written with the next edit, or after this long without one.
constexpr auto viewDelay = 500ms;

/// Edits in one transaction: answers should not wait for a whole import.
constexpr std::size_t batchLimit = 1000;

}  // namespace

JournalQueue::JournalQueue() : m_opIdStart(QUuid::createUuid().toRfc4122()) {}

void JournalQueue::append(PendingEdit edit, Committed committed)
{
    JournalEntry entry{std::move(edit), std::move(committed)};
    entry.pending.opId = m_opIdStart;
    {
        const std::scoped_lock lock(m_mutex);
        const quint64 number = qToBigEndian(++m_handedOver);
        entry.pending.opId.append(reinterpret_cast<const char*>(&number), sizeof number);
        m_waiting.emplace_back(std::move(entry));
    }
    m_wake.notify_all();
}

void JournalQueue::post(JournalJob job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.emplace_back(std::move(job));
    }
    m_wake.notify_all();
}

void JournalQueue::note(std::int64_t task, const ViewState& view)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_views[task] = view;
    }
    m_wake.notify_all();
}

void JournalQueue::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
    }
    m_wake.notify_all();
}

std::optional<std::variant<JournalBatch, JournalJob>> JournalQueue::take()
{
    std::unique_lock lock(m_mutex);
    const auto urgent = [&] { return !m_waiting.empty() || m_closed; };
    m_wake.wait(lock, [&] { return urgent() || !m_views.empty(); });
    if (!m_wake.wait_for(lock, viewDelay, urgent))
        return JournalBatch();
    if (m_waiting.empty())
        return std::nullopt;
    if (std::holds_alternative<JournalJob>(m_waiting.front())) {
        JournalJob job = std::move(std::get<JournalJob>(m_waiting.front()));
        m_waiting.pop_front();
        return job;
    }
    JournalBatch batch;
    while (!m_waiting.empty() && batch.size() < batchLimit && std::holds_alternative<JournalEntry>(m_waiting.front())) {
        batch.push_back(std::move(std::get<JournalEntry>(m_waiting.front())));
        m_waiting.pop_front();
    }
    return batch;
}

JournalQueue::Views JournalQueue::takeViews()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_views, {});
}

void JournalQueue::giveBack(Views views)
{
    const std::scoped_lock lock(m_mutex);
    m_views.merge(views);
}

}  // namespace pointloom::store
