// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace pointloom::store {

/// SHA-256 of one row as a number of 256 bits, the lowest 64 first.
using RowDigest = std::array<std::uint64_t, 4>;

/// Each field is led by its length: otherwise text could wander from one field to the next unnoticed.
[[nodiscard]] RowDigest rowDigest(std::initializer_list<QByteArray> fields);

/// What all rows that a task's edits come to say together: the sum of their digests, in whatever order they are stored. A row that comes,
/// goes or changes costs one addition, so that it is kept up to date edit by edit; rows that were changed by anything else do not add up to
/// it.
class Content
{
public:
    void add(const RowDigest& row);
    void remove(const RowDigest& row);
    void add(const Content& other) { add(other.m_sum); }

    [[nodiscard]] QByteArray bytes() const;
    /// Nothing when these are not the bytes of one.
    [[nodiscard]] static std::optional<Content> from(const QByteArray& bytes);

    friend bool operator==(const Content&, const Content&) = default;

private:
    RowDigest m_sum{};
};

}  // namespace pointloom::store
