// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace pointloom {

/// Follows a JSON text and knows NaN and Infinity, with and without a sign, where they stand for numbers.
class OddNumbers
{
public:
    enum class Part { none, first, further };

    /// What a character that comes next is.
    [[nodiscard]] Part at(char c) const
    {
        if (m_inString)
            return Part::none;
        if (m_inOdd)
            return isLetter(c) ? Part::further : Part::none;
        return c == 'N' || c == 'I' || c == 'i' ? Part::first : Part::none;  // no word of JSON begins so
    }
    void passed(char c)
    {
        m_inOdd = at(c) != Part::none;
        if (m_inString && !m_escaped && c == '\\') {
            m_escaped = true;
            return;
        }
        if (c == '"' && !m_escaped)
            m_inString = !m_inString;
        m_escaped = false;
    }

private:
    static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    bool m_inString = false;
    bool m_escaped = false;
    bool m_inOdd = false;
};

/// A piece of such a text as JSON: null in place of NaN and Infinity.
[[nodiscard]] std::string withoutOddNumbers(std::string text);

}  // namespace pointloom
