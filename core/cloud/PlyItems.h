// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PlyHeader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

namespace pointloom {

/// Walks over binary items whose size only shows while one goes.
class ItemWalker
{
public:
    ItemWalker(std::span<const std::byte> data, bool swapped) : m_data(data), m_swapped(swapped) {}

    [[nodiscard]] std::size_t position() const { return m_at; }

    /// Goes over one property and answers where its first value lies; nothing when the file ends first.
    std::optional<std::size_t> skip(const PlyProperty& property)
    {
        std::size_t count = 1;
        if (property.isList) {
            const std::size_t lengthBytes = sizeOf(property.lengthType);
            if (lengthBytes > m_data.size() - m_at)
                return std::nullopt;
            count = visitNumberType(property.lengthType, [&]<class T>(std::type_identity<T>) {
                const T length = valueAt<T>(m_at);
                return length < T{} ? std::size_t{0} : static_cast<std::size_t>(length);
            });
            m_at += lengthBytes;
        }
        const auto bytes = checkedProduct(count, sizeOf(property.column.type));
        if (!bytes || *bytes > m_data.size() - m_at)
            return std::nullopt;
        return std::exchange(m_at, m_at + *bytes);
    }

    [[nodiscard]] double value(std::size_t at, NumberType type) const
    {
        return visitNumberType(type, [&]<class T>(std::type_identity<T>) { return static_cast<double>(valueAt<T>(at)); });
    }

private:
    template <class T> [[nodiscard]] T valueAt(std::size_t at) const
    {
        std::array<std::byte, sizeof(T)> raw;
        std::memcpy(raw.data(), m_data.data() + at, sizeof(T));
        if (m_swapped)
            std::ranges::reverse(raw);
        return std::bit_cast<T>(raw);
    }

    std::span<const std::byte> m_data;
    std::size_t m_at = 0;
    bool m_swapped;
};

}  // namespace pointloom
