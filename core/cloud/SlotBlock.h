// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Gather.h"

#include <cstring>

namespace pointloom {

/// Some rows of values that had to be parsed one by one, laid out for gather(): one slot of eight bytes per row and role.
/// Columns of float32 keep float32, all others become double, which holds every integer up to 2^53.
class SlotBlock
{
public:
    SlotBlock(std::span<const Column> columns, const RoleTable& roles, std::size_t capacity) : m_bytes(capacity * rowBytes)
    {
        for (std::size_t role = 0; role < columnRoles; ++role) {
            if (!roles[role])
                continue;
            const bool single = columns[*roles[role]].type == NumberType::f32;
            m_rows.columns[role] = {m_bytes.data() + role * slotBytes, rowBytes, single ? NumberType::f32 : NumberType::f64};
        }
    }

    SlotBlock(const SlotBlock&) = delete;  // its views point into itself
    SlotBlock& operator=(const SlotBlock&) = delete;

    void put(std::size_t row, std::size_t role, float value) { store(row, role, value); }
    void put(std::size_t row, std::size_t role, double value) { store(row, role, value); }

    [[nodiscard]] Rows rows(std::size_t count) const
    {
        Rows out = m_rows;
        out.count = count;
        return out;
    }

private:
    static constexpr std::size_t slotBytes = 8;
    static constexpr std::size_t rowBytes = slotBytes * columnRoles;

    template <class T> void store(std::size_t row, std::size_t role, T value)
    {
        std::memcpy(m_bytes.data() + row * rowBytes + role * slotBytes, &value, sizeof value);
    }

    std::vector<std::byte> m_bytes;
    Rows m_rows;
};

}  // namespace pointloom
