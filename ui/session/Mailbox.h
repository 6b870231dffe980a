// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace pointloom {

/// Brings calls from other threads to an object on its own thread for as long as it lives, and drops them afterwards: an answer cannot
/// outlive who asked. A member of the receiver, declared last: it goes first.
class Mailbox
{
    struct Slot
    {
        std::mutex mutex;
        QObject* receiver = nullptr;
    };

public:
    /// Copied into callbacks; may be called on any thread, at any time. What it is given runs later, on the receiver's thread.
    class Sender
    {
    public:
        void operator()(std::function<void()> call) const
        {
            const std::scoped_lock lock(m_slot->mutex);
            if (m_slot->receiver != nullptr)
                QMetaObject::invokeMethod(m_slot->receiver, std::move(call), Qt::QueuedConnection);
        }

    private:
        friend class Mailbox;
        explicit Sender(std::shared_ptr<Slot> slot) : m_slot(std::move(slot)) {}

        std::shared_ptr<Slot> m_slot;
    };

    explicit Mailbox(QObject& receiver) { m_slot->receiver = &receiver; }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    ~Mailbox()
    {
        const std::scoped_lock lock(m_slot->mutex);
        m_slot->receiver = nullptr;  // what is queued already, Qt drops with the receiver
    }

    [[nodiscard]] Sender sender() const { return Sender(m_slot); }

private:
    std::shared_ptr<Slot> m_slot = std::make_shared<Slot>();
};

}  // namespace pointloom
