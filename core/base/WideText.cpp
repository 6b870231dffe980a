// SPDX-License-Identifier: Apache-2.0
#include "core/base/WideText.h"

namespace pointloom {
namespace {

std::unexpected<Error> damaged()
{
    return fail(PL_TEXT("core", "is no text: its UTF-16 is damaged; save it as UTF-8"));
}

}  // namespace

void appendUtf8(std::string& out, char32_t c)
{
    const auto add = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80)
        return add(c);
    if (c < 0x800) {
        add(0xC0 | c >> 6);
        return add(0x80 | (c & 0x3F));
    }
    if (c < 0x10000) {
        add(0xE0 | c >> 12);
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
    }
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
}

std::optional<WideOrder> wideOrder(std::string_view beginning)
{
    if (beginning.size() < 2)
        return std::nullopt;
    const auto first = static_cast<unsigned char>(beginning[0]);
    const auto second = static_cast<unsigned char>(beginning[1]);
    if ((first == 0xFF && second == 0xFE) || (first > 0 && second == 0))
        return WideOrder::littleEndian;
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second > 0))
        return WideOrder::bigEndian;
    return std::nullopt;
}

Result<std::string> fromWide(std::string_view bytes, WideOrder order)
{
    if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
        return fail(PL_TEXT("core", "is text in UTF-32; save it as UTF-8"));
    std::string out;
    out.reserve(bytes.size() / 2);
    char32_t high = 0;  // the first half of a pair of surrogates
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto low8 = static_cast<unsigned char>(bytes[order == WideOrder::littleEndian ? i : i + 1]);
        const auto high8 = static_cast<unsigned char>(bytes[order == WideOrder::littleEndian ? i + 1 : i]);
        const auto unit = static_cast<char32_t>(high8 << 8 | low8);
        const bool isSecond = unit >= 0xDC00 && unit < 0xE000;
        if (isSecond != (high != 0))
            return damaged();
        if (isSecond) {
            appendUtf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
        } else if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else {
            appendUtf8(out, unit);
        }
    }
    if (high != 0)
        return damaged();
    return out;
}

}  // namespace pointloom
