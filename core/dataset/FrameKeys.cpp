// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameKeys.h"

#include "core/base/PlainText.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace pointloom {
namespace {

std::string asUtf8(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    while (!text.empty()) {
        const std::size_t bytes = utf8Bytes(text);
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
