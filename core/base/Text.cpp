// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace pointloom {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Takes a run of digits off the front, without its leading zeros.
std::string_view takeDigits(std::string_view& text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    std::string_view run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(run.size());
    run.remove_prefix(std::min(run.find_first_not_of('0'), run.size()));
    return run;
}

/// The bytes of the control character that a text begins with: below 32, 127, and as UTF-8 U+0080 to U+009F, U+202A to U+202E and
/// U+2066 to U+2069; 0 where it begins with none.
std::size_t controlBytes(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) < 0x20 || byte(0) == 0x7F)
        return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F)
        return 2;
    const bool direction = byte(0) == 0xE2
        && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) || (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    return direction ? 3 : 0;
}

}  // namespace

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view trimmedWide(std::string_view text)
{
    constexpr std::string_view noBreak = "\xC2\xA0";
    for (std::string_view before; before != text;) {
        before = text;
        text = trimmed(text);
        if (text.starts_with(noBreak))
            text.remove_prefix(noBreak.size());
        if (text.ends_with(noBreak))
            text.remove_suffix(noBreak.size());
    }
    return text;
}

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> out;
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        out.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
    return out;
}

std::vector<std::string_view> fields(std::string_view line, char separator)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0;;) {
        const std::size_t end = line.find(separator, at);
        out.push_back(trimmed(line.substr(at, end == std::string_view::npos ? end : end - at)));
        if (end == std::string_view::npos)
            return out;
        at = end + 1;
    }
}

std::string fixed(double value, int decimals)
{
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    std::string out(buffer.data(), end);
    const bool zero = out.find_first_not_of("-0.") == std::string::npos;
    if (zero && out.starts_with('-'))
        out.erase(0, 1);
    return out;
}

std::string printable(std::string_view text, LineEnds lineEnds)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = controlBytes(text.substr(at));
        const bool isLineEnd = text[at] == '\n' || text[at] == '\t';
        if (bytes == 0 || (isLineEnd && lineEnds == LineEnds::kept)) {
            out += text[at++];
            continue;
        }
        if (isLineEnd || text[at] == '\r') {
            out += text[at] == '\n' ? "\\n" : text[at] == '\t' ? "\\t" : "\\r";
            ++at;
            continue;
        }
        for (const std::size_t end = at + bytes; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            out += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
        }
    }
    return out;
}

bool naturalLess(std::string_view a, std::string_view b)
{
    const std::string_view wholeA = a;
    const std::string_view wholeB = b;
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const std::string_view runA = takeDigits(a);
            const std::string_view runB = takeDigits(b);
            if (runA != runB)
                return runA.size() != runB.size() ? runA.size() < runB.size() : runA < runB;
            continue;
        }
        if (a.front() != b.front())
            return a.front() < b.front();
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    if (a.empty() && b.empty())
        return wholeA < wholeB;  // "01" and "1" need some order
    return a.empty();
}

}  // namespace pointloom
