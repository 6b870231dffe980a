// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reading and writing text the same way in every locale: numbers always with a decimal point.
namespace pointloom {

/// Without leading and trailing blanks, tabs, carriage returns and line feeds.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The same without no-break spaces (UTF-8), which spreadsheets and web pages bring along.
[[nodiscard]] std::string_view trimmedWide(std::string_view text);

/// Bytes read as text, as they are.
[[nodiscard]] std::string_view asText(std::span<const std::byte> bytes);

[[nodiscard]] std::string lowered(std::string_view text);

/// 0 to 9, whatever the locale.
[[nodiscard]] bool isDigit(char c);

/// The words between blanks and tabs; empty ones do not count.
[[nodiscard]] std::vector<std::string_view> words(std::string_view line);

/// The fields between separators, each trimmed; empty ones count: "a,,b" has three.
[[nodiscard]] std::vector<std::string_view> fields(std::string_view line, char separator = ',');

/// The whole text as one number; "1.5x", "" and " 1" are none. A leading + is allowed, nan and inf too.
template <class Number> [[nodiscard]] std::optional<Number> number(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// With a fixed number of decimals: fixed(1.5, 2) is "1.50". Never "-0.00".
[[nodiscard]] std::string fixed(double value, int decimals);

/// The same text with control characters written out (\x1b, \n): on a terminal they would act. Those of the directions of writing, too,
/// which make a name look like another one. Line ends stay where they are wanted.
enum class LineEnds { written, kept };
[[nodiscard]] std::string printable(std::string_view text, LineEnds lineEnds = LineEnds::written);

/// "frame2" before "frame10": runs of digits compare as numbers, the rest byte by byte.
[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

}  // namespace pointloom
