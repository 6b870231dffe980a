// SPDX-License-Identifier: Apache-2.0
#include "core/base/Message.h"

#include <array>
#include <charconv>

namespace pointloom {

std::string Message::fill(const std::string& pattern, const std::vector<std::string>& args)
{
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool slot = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        const std::size_t index = slot ? static_cast<std::size_t>(pattern[i + 1] - '1') : 0;
        if (slot && index < args.size()) {
            out += args[index];
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string shown(const std::string& value)
{
    return value;
}

std::string shown(const char* value)
{
    return value;
}

namespace {

template <class Number> std::string shortest(Number value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

}  // namespace

std::string shown(double value)
{
    return shortest(value);
}

std::string shown(long long value)
{
    return shortest(value);
}

std::string shown(unsigned long long value)
{
    return shortest(value);
}

}  // namespace pointloom
