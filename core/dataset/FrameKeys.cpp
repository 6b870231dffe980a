// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameKeys.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace pointloom {
namespace {

/// How many bytes the character at the beginning of a text takes; 0 when it is none. https://www.rfc-editor.org/rfc/rfc3629, section 4
std::size_t characterBytes(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

std::string asUtf8(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    while (!text.empty()) {
        const std::size_t bytes = characterBytes(text);
        if (bytes == 0) {
            const auto byte = static_cast<unsigned char>(text.front());
            out += {'%', digits[byte / 16U], digits[byte % 16U]};
        }
        out += text.substr(0, bytes);
        text.remove_prefix(std::max<std::size_t>(1, bytes));
    }
    return out;
}

}  // namespace

std::shared_ptr<const FrameList> frameListOf(const Sequence& sequence)
{
    std::vector<FrameKey> keys;
    std::set<std::string> taken;
    for (const FrameSource& frame : sequence.frames) {
        if (!frame.key.empty())
            taken.insert(frame.key);
    }
    for (const FrameSource& frame : sequence.frames) {
        std::string name = frame.key.empty() ? asUtf8(frame.name) : frame.key;
        while (frame.key.empty() && !taken.insert(name).second)
            name += '~';
        keys.push_back({std::move(name)});
    }
    return std::make_shared<FrameList>(std::move(keys), sequence.isPart);
}

}  // namespace pointloom
