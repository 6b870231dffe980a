// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/NumberedFrames.h"

#include "core/base/Text.h"

#include <set>

namespace pointloom {
namespace {

bool areDifferentNumbers(const std::vector<std::string>& names)
{
    std::set<long long> seen;
    for (const std::string& name : names) {
        const auto value = frameNumber(name);
        if (!value || !seen.insert(*value).second)
            return false;
    }
    return true;
}

}  // namespace

std::optional<long long> frameNumber(std::string_view name)
{
    constexpr std::size_t mostDigits = 9;  // what an int of 32 bits holds for sure: readers of these files use one
    const bool isNumber = !name.empty() && name.size() <= mostDigits && name.find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? number<long long>(name) : std::nullopt;
}

NumberedFrames::NumberedFrames(const std::vector<std::string>& names) : m_areNames(areDifferentNumbers(names))
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_numbers.push_back(m_areNames ? *frameNumber(names[i]) : static_cast<long long>(i));
        m_index.emplace(m_numbers.back(), i);
    }
}

std::optional<std::size_t> NumberedFrames::find(long long number) const
{
    const auto found = m_index.find(number);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace pointloom
