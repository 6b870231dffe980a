// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/EditWriter.h"
#include "core/store/JournalFile.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>

namespace pointloom::store {

using Committed = std::function<void(Result<void>)>;

/// An edit that somebody waits for.
struct JournalEntry
{
    PendingEdit pending;
    Committed committed;
};
using JournalBatch = std::deque<JournalEntry>;
using JournalJob = std::function<void()>;

/// What is handed to a journal, in order. Any thread hands over; one takes.
class JournalQueue
{
public:
    using Views = JournalFile::Views;

    JournalQueue();

    void append(PendingEdit edit, Committed committed);
    void post(JournalJob job);
    /// Where the person is; the last one of a task wins.
    void note(std::int64_t task, const ViewState& view);
    /// What is there is still taken; then there is nothing more.
    void close();

    /// Waits. One job, or the edits up to the next job, or an empty batch when only a view has been waiting for long; nothing at the end.
    [[nodiscard]] std::optional<std::variant<JournalBatch, JournalJob>> take();
    [[nodiscard]] Views takeViews();
    /// Those that could not be written; newer ones stay.
    void giveBack(Views views);

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::variant<JournalEntry, JournalJob>> m_waiting;
    Views m_views;
    bool m_closed = false;
    quint64 m_handedOver = 0;
    const QByteArray m_opIdStart;  ///< of every edit that is handed over here
};

}  // namespace pointloom::store
