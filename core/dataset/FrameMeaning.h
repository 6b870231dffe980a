// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A frame's name without what programs add to it or take from it: folders, the ending of a cloud or a picture, leading zeros, blanks,
/// capitals, the ".0" and the apostrophe of a spreadsheet, marks that stand apart from their letters. Names of one frame mean the same,
/// whoever wrote them.
[[nodiscard]] std::string frameNameMeaning(std::string_view name);

/// Finds frames by their names, also where a name is spelt otherwise but means just one of them.
class FrameNames
{
public:
    FrameNames() = default;
    explicit FrameNames(const std::vector<std::string>& names);

    void add(const std::string& name, std::size_t index);

    /// By the very name.
    [[nodiscard]] std::optional<std::size_t> exactly(const std::string& name) const;
    /// By the very name, else by what it means; nothing when no frame or several frames mean that.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;

private:
    std::map<std::string, std::size_t> m_exact;
    std::map<std::string, std::optional<std::size_t>> m_meant;  ///< nothing where several frames mean the same
};

}  // namespace pointloom
