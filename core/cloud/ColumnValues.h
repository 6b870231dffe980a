// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Rows.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

namespace pointloom {

/// A number that lies anywhere in memory.
template <class T, bool swapped> T load(const std::byte* at)
{
    using Bits = std::conditional_t<
        sizeof(T) == 1, std::uint8_t,
        std::conditional_t<sizeof(T) == 2, std::uint16_t, std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
    Bits bits;
    std::memcpy(&bits, at, sizeof bits);
    if constexpr (swapped)
        bits = std::byteswap(bits);
    return std::bit_cast<T>(bits);
}

/// Calls each(row, value) for every row of a column.
template <class Each> void forEachValue(const ColumnView& column, std::size_t rows, bool swapped, Each&& each)
{
    visitNumberType(column.type, [&]<class T>(std::type_identity<T>) {
        const auto run = [&]<bool other>(std::bool_constant<other>) {
            const std::byte* at = column.first;
            for (std::size_t row = 0; row < rows; ++row, at += column.stride)
                each(row, load<T, other>(at));
        };
        swapped ? run(std::true_type{}) : run(std::false_type{});
    });
}

/// A value as an unsigned column stores it: out of range is clamped, NaN is 0.
template <std::unsigned_integral Out, class T> Out clamped(T value)
{
    constexpr auto most = std::numeric_limits<Out>::max();
    if constexpr (std::is_floating_point_v<T>) {
        if (!(value > 0))
            return 0;
        return static_cast<double>(value) >= static_cast<double>(most) ? most : static_cast<Out>(value);
    } else {
        if (std::cmp_less(value, 0))
            return 0;
        return std::cmp_greater(value, most) ? most : static_cast<Out>(value);
    }
}

/// Packed colours are 0x00RRGGBB, as an integer or as the bits of a float.
template <class T> std::uint32_t packedColour(T value)
{
    constexpr std::uint32_t withoutAlpha = 0x00FFFFFF;
    if constexpr (std::is_same_v<T, float>)
        return std::bit_cast<std::uint32_t>(value) & withoutAlpha;
    else if constexpr (std::is_same_v<T, double>)
        return std::abs(value) < 4294967296.0 ? static_cast<std::uint32_t>(static_cast<std::int64_t>(value)) & withoutAlpha : 0;
    else
        return static_cast<std::uint32_t>(value) & withoutAlpha;
}

}  // namespace pointloom
