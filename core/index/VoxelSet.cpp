// SPDX-License-Identifier: Apache-2.0
#include "core/index/VoxelSet.h"

#include <cmath>
#include <utility>

namespace pointloom {
namespace {

constexpr std::size_t firstSlots = 1 << 16;

/// Three numbers of 21 bits each, and one bit more so that no key is 0.
std::uint64_t keyOf(const Eigen::Vector3f& cells)
{
    constexpr std::int64_t middle = 1 << 20;
    constexpr std::uint64_t bits21 = (1U << 21) - 1;
    std::uint64_t key = 1;
    for (int axis = 0; axis < 3; ++axis)
        key = (key << 21) | (static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(cells[axis])) + middle) & bits21);
    return key;
}

}  // namespace

/// Multiplicative hashing (Knuth, TAOCP 3, 6.4), from there on one after the other.
std::size_t VoxelSet::slotOf(std::uint64_t key) const
{
    const std::size_t last = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> 24) & last;
    while (m_slots[slot] != 0 && m_slots[slot] != key)
        slot = (slot + 1) & last;
    return slot;
}

bool VoxelSet::take(const Eigen::Vector3f& place_m)
{
    if (2 * (m_taken + 1) > m_slots.size())
        grow();
    const std::uint64_t key = keyOf(place_m * m_perMetre);
    std::uint64_t& slot = m_slots[slotOf(key)];
    if (slot == key)
        return false;
    slot = key;
    ++m_taken;
    return true;
}

void VoxelSet::grow()
{
    std::vector<std::uint64_t> old(m_slots.empty() ? firstSlots : 2 * m_slots.size(), 0);
    std::swap(old, m_slots);
    for (const std::uint64_t key : old)
        if (key != 0)
            m_slots[slotOf(key)] = key;
}

}  // namespace pointloom
