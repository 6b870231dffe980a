// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>

namespace pointloom {

/// In which frame each object is, by its id. A copy shares everything until one of the two changes: 150,000 boxes of a long sequence
/// are copied in microseconds.
class FrameNumbers
{
public:
    [[nodiscard]] std::optional<int> find(std::uint64_t id) const;
    void put(std::uint64_t id, int frame);
    void remove(std::uint64_t id) { put(id, none); }

private:
    static constexpr std::size_t pageSize = 256;
    static constexpr int none = std::numeric_limits<int>::min();
    using Page = std::array<int, pageSize>;

    std::map<std::uint64_t, std::shared_ptr<const Page>> m_pages;  ///< ids are given out in order: few pages, all of them full
};

}  // namespace pointloom
