// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace pointloom {

/// An array whose values are not set when it is made: for what is written once, often on several threads, right after. Filling a
/// megabyte with zeros first costs as much as filling it with what belongs there.
template <class T> class Buffer
{
    static_assert(std::is_trivially_destructible_v<T>);

public:
    Buffer() = default;
    explicit Buffer(std::size_t size) : m_values(std::make_unique_for_overwrite<T[]>(size)), m_size(size) {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T* data() { return m_values.get(); }
    [[nodiscard]] const T* data() const { return m_values.get(); }
    [[nodiscard]] T& operator[](std::size_t i) { return m_values[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return m_values[i]; }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + m_size; }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + m_size; }

private:
    std::unique_ptr<T[]> m_values;
    std::size_t m_size = 0;
};

}  // namespace pointloom
