// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Id.h"

#include <optional>
#include <utility>

namespace pointloom {

/// One thing before and after: added (no before), removed (no after) or modified.
template <class T> struct Change
{
    Id<T> id;
    std::optional<T> before;
    std::optional<T> after;

    friend bool operator==(const Change&, const Change&) = default;
};

template <class T> [[nodiscard]] Change<T> added(T value)
{
    return {value.id, std::nullopt, std::move(value)};
}

template <class T> [[nodiscard]] Change<T> removed(T value)
{
    return {value.id, std::move(value), std::nullopt};
}

template <class T> [[nodiscard]] Change<T> modified(T before, T after)
{
    return {before.id, std::move(before), std::move(after)};
}

}  // namespace pointloom
