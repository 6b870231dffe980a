// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

/// Marks an English pattern for the translators without translating it: the core has no Qt, the window translates.
/// The first argument is the translation context, always "core".
#define PL_TEXT(context, pattern) pattern

namespace pointloom {

/// A sentence for people that can still be translated: an English pattern with %1..%9 and the values that go there.
struct Message
{
    std::string pattern;
    std::vector<std::string> args;

    /// The English sentence.
    [[nodiscard]] std::string text() const { return fill(pattern, args); }

    /// Puts the args into a pattern, which may be a translated one.
    [[nodiscard]] static std::string fill(const std::string& pattern, const std::vector<std::string>& args);

    friend bool operator==(const Message&, const Message&) = default;
};

/// How a value is shown inside a message: numbers as short as they stay exact, always with a decimal point.
[[nodiscard]] std::string shown(const std::string& value);
[[nodiscard]] std::string shown(const char* value);
[[nodiscard]] std::string shown(double value);
[[nodiscard]] std::string shown(long long value);
[[nodiscard]] std::string shown(unsigned long long value);
[[nodiscard]] inline std::string shown(int value)
{
    return shown(static_cast<long long>(value));
}
[[nodiscard]] inline std::string shown(unsigned value)
{
    return shown(static_cast<unsigned long long>(value));
}
[[nodiscard]] inline std::string shown(long value)
{
    return shown(static_cast<long long>(value));
}
[[nodiscard]] inline std::string shown(unsigned long value)
{
    return shown(static_cast<unsigned long long>(value));
}

/// message(PL_TEXT("core", "%1 has %2 points"), name, count)
template <class... Values> [[nodiscard]] Message message(std::string pattern, const Values&... values)
{
    return {std::move(pattern), {shown(values)...}};
}

}  // namespace pointloom
