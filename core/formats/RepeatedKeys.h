// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pointloom {

/// Follows the objects of a JSON text and finds those in which a key stands twice: a parser would silently keep one of the two.
class RepeatedKeys
{
public:
    /// An object begins.
    void open() { m_begins.push_back(m_hashes.size()); }
    /// The next key of the innermost object.
    void add(std::string_view key);
    /// The innermost object ends; whether one of its keys stood twice.
    [[nodiscard]] bool close();

private:
    std::vector<std::size_t> m_hashes;  ///< of the keys of all objects that are open, as there may be millions
    std::vector<std::size_t> m_begins;  ///< of each such object, where its keys begin
};

}  // namespace pointloom
