// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/OddNumbers.h"
#include "core/formats/TextFile.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

/// The characters of a file of JSON on their way to the parser.
namespace pointloom {

/// The characters of a file, counted as they are taken.
class CountedChars
{
public:
    explicit CountedChars(TextFile::ReadNext readNext) : m_readNext(std::move(readNext)), m_buffer(bufferBytes) { fill(); }

    [[nodiscard]] bool atEnd() const { return m_at == m_filled; }
    /// The next character; of NaN and Infinity a 0 and blanks.
    [[nodiscard]] const char& current() const { return m_shown; }
    void take()
    {
        m_odd.passed(m_buffer[m_at]);
        ++m_taken;
        ++m_column;
        if (m_buffer[m_at] == '\n') {
            ++m_line;
            m_column = 0;
        }
        if (++m_at == m_filled)
            fill();
        else
            show();
    }
    [[nodiscard]] std::uint64_t taken() const { return m_taken; }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] std::size_t column() const { return m_column + (atEnd() ? 1 : 0); }
    /// What kept the rest of the file from being read: the characters end there.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

private:
    static constexpr std::size_t bufferBytes = 1 << 16;

    void fill()
    {
        const auto got = m_readNext(m_buffer);
        if (!got)
            m_problem = got.error();
        m_filled = got.value_or(0);
        m_at = 0;
        if (m_filled > 0)
            show();
    }
    void show()
    {
        const OddNumbers::Part part = m_odd.at(m_buffer[m_at]);
        m_shown = part == OddNumbers::Part::none ? m_buffer[m_at] : part == OddNumbers::Part::first ? '0' : ' ';
    }

    TextFile::ReadNext m_readNext;
    std::vector<char> m_buffer;
    std::optional<Error> m_problem;
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::uint64_t m_taken = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 0;
    char m_shown = '\0';
    OddNumbers m_odd;
};

/// The same as the parser wants them; the one without characters is the end.
class CharIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit CharIterator(CountedChars* chars) : m_chars(chars) {}
    reference operator*() const { return m_chars->current(); }
    CharIterator& operator++()
    {
        m_chars->take();
        return *this;
    }
    CharIterator operator++(int)
    {
        const CharIterator before = *this;
        m_chars->take();
        return before;
    }
    friend bool operator==(const CharIterator& a, const CharIterator& b) { return a.isEnd() == b.isEnd(); }

private:
    [[nodiscard]] bool isEnd() const { return m_chars == nullptr || m_chars->atEnd(); }

    CountedChars* m_chars;
};

}  // namespace pointloom
