// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// The number that a frame's name is: "000008" is 8. Nothing for a name that is more than digits, or more than nine of them.
[[nodiscard]] std::optional<long long> frameNumber(std::string_view name);

/// The numbers by which files know frames that have names. Where all names are numbers of their own the frames keep them, so that a frame
/// that is missing leaves a hole and shifts nothing; else they are counted from 0.
class NumberedFrames
{
public:
    explicit NumberedFrames(const std::vector<std::string>& names);

    [[nodiscard]] bool areNames() const { return m_areNames; }
    [[nodiscard]] long long of(std::size_t index) const { return m_numbers[index]; }
    [[nodiscard]] std::optional<std::size_t> find(long long number) const;

private:
    bool m_areNames;
    std::vector<long long> m_numbers;
    std::map<long long, std::size_t> m_index;
};

}  // namespace pointloom
