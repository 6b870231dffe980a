// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>  // before <compare>, which Qt's moc cannot read first

#include <compare>
#include <cstdint>

namespace pointloom {

/// A number that names one T for ever: never reused within a workspace. 0 names nothing.
template <class T> struct Id
{
    std::uint64_t value = 0;

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace pointloom

template <class T> struct std::hash<pointloom::Id<T>>
{
    std::size_t operator()(pointloom::Id<T> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
