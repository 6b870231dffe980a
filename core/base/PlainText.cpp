// SPDX-License-Identifier: Apache-2.0
#include "core/base/PlainText.h"

#include "core/base/WideText.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// 0x80 to 0x9F; the five without a meaning are U+FFFD. https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> windowsOnly{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                               0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                               0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

bool hasBareReturns(std::string_view text)
{
    return text.find('\r') != std::string_view::npos && text.find('\n') == std::string_view::npos;
}

Result<std::string> plainText(std::string bytes)
{
    if (const auto order = wideOrder(bytes)) {
        auto text = fromWide(bytes, *order);
        if (!text)
            return text;
        bytes = std::move(*text);
    }
    if (bytes.starts_with(byteOrderMark))
        bytes.erase(0, byteOrderMark.size());
    if (hasBareReturns(bytes))
        std::ranges::replace(bytes, '\r', '\n');
    return bytes;
}

/// https://www.rfc-editor.org/rfc/rfc3629, section 4
std::size_t utf8Bytes(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return text.empty() ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

bool isUtf8(std::string_view text)
{
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return true;  // as a rule
    while (!text.empty()) {
        const std::size_t bytes = utf8Bytes(text);
        if (bytes == 0)
            return false;
        text.remove_prefix(bytes);
    }
    return true;
}

std::string fromWindows1252(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isOwn = byte >= 0x80 && byte < 0xA0;
        appendUtf8(out, isOwn ? windowsOnly[byte - 0x80U] : byte);
    }
    return out;
}

}  // namespace pointloom
