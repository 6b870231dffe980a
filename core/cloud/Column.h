// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pointloom {

/// The number types that cloud files store.
enum class NumberType : std::uint8_t { i8, u8, i16, u16, i32, u32, i64, u64, f32, f64 };

/// Calls the visitor with std::type_identity<T> of the type.
template <class Visitor> decltype(auto) visitNumberType(NumberType type, Visitor&& visitor)
{
    switch (type) {
    case NumberType::i8:
        return visitor(std::type_identity<std::int8_t>{});
    case NumberType::u8:
        return visitor(std::type_identity<std::uint8_t>{});
    case NumberType::i16:
        return visitor(std::type_identity<std::int16_t>{});
    case NumberType::u16:
        return visitor(std::type_identity<std::uint16_t>{});
    case NumberType::i32:
        return visitor(std::type_identity<std::int32_t>{});
    case NumberType::u32:
        return visitor(std::type_identity<std::uint32_t>{});
    case NumberType::i64:
        return visitor(std::type_identity<std::int64_t>{});
    case NumberType::u64:
        return visitor(std::type_identity<std::uint64_t>{});
    case NumberType::f32:
        return visitor(std::type_identity<float>{});
    case NumberType::f64:
        break;
    }
    return visitor(std::type_identity<double>{});
}

[[nodiscard]] std::size_t sizeOf(NumberType type);
[[nodiscard]] std::string_view nameOf(NumberType type);  ///< "f32", "u8"

/// One column as a header declares it.
struct Column
{
    std::string name;
    NumberType type = NumberType::f32;
    std::size_t count = 1;  ///< values per point; 0 is legal in PCD and holds nothing
    double unit_m = 1;      ///< what a coordinate's value times this is in metres: 0.01 for whole centimetres

    [[nodiscard]] std::string text() const;  ///< "x f32", "normal f32[3]"
};

/// What a column means to Pointloom.
enum class ColumnRole : std::uint8_t { x, y, z, intensity, ring, time, rgb, red, green, blue, label };
inline constexpr std::size_t columnRoles = 11;

/// Per role the column that plays it, as an index.
using RoleTable = std::array<std::optional<std::size_t>, columnRoles>;

[[nodiscard]] constexpr std::size_t indexOf(ColumnRole role)
{
    return static_cast<std::size_t>(role);
}

/// Finds the columns by name: case does not count, a "scalar_" in front neither, and the names that other programs use are known.
/// Of several names for one role the more usual one wins. red, green and blue count only together. Fails when x, y or z is
/// not there.
[[nodiscard]] Result<RoleTable> rolesOf(std::span<const Column> columns);

/// The product, unless it does not fit: what headers multiply may be absurd.
[[nodiscard]] std::optional<std::size_t> checkedProduct(std::size_t a, std::size_t b);

}  // namespace pointloom
