// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Change.h"
#include "core/labels/FrameNumbers.h"

#include <cstddef>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace pointloom {

/// Objects by the frame that they are in, a frame being a number here (see Labels). A copy shares the map of every frame until one of the
/// two changes it.
template <class T> class ByFrame
{
public:
    using Objects = std::map<Id<T>, T>;

    [[nodiscard]] const Objects& at(int slot) const
    {
        static const Objects none;
        const auto found = m_slots.find(slot);
        return found == m_slots.end() ? none : *found->second;
    }

    [[nodiscard]] const T* find(Id<T> id) const
    {
        const auto slot = m_slotOf.find(id.value);
        return slot ? &m_slots.at(*slot)->at(id) : nullptr;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Only frames that hold something, ascending.
    [[nodiscard]] const auto& slots() const { return m_slots; }

    /// Takes over changes that fit. slotOf(object) is the number of its frame.
    template <class SlotOf> void put(const std::vector<Change<T>>& changes, const SlotOf& slotOf)
    {
        std::map<int, std::shared_ptr<Objects>> opened;  // a frame is copied once, however many of its objects change
        const auto own = [&](int slot) -> Objects& {
            auto& copy = opened[slot];
            if (!copy)
                copy = std::make_shared<Objects>(at(slot));
            return *copy;
        };
        for (const Change<T>& change : changes) {
            if (change.before) {
                own(*m_slotOf.find(change.id.value)).erase(change.id);
                m_slotOf.remove(change.id.value);
                --m_size;
            }
            if (change.after) {
                const int slot = slotOf(*change.after);
                own(slot).insert_or_assign(change.id, *change.after);
                m_slotOf.put(change.id.value, slot);
                ++m_size;
            }
        }
        for (auto& [slot, objects] : opened) {
            if (objects->empty())
                m_slots.erase(slot);
            else
                m_slots[slot] = std::move(objects);
        }
    }

private:
    std::map<int, std::shared_ptr<const Objects>> m_slots;
    FrameNumbers m_slotOf;
    std::size_t m_size = 0;
};

}  // namespace pointloom
