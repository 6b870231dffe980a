// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/HeaderText.h"

#include "core/base/Text.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

/// Whether one of the lines, which must have its end, begins with a word.
bool hasLine(std::string_view text, std::string_view word)
{
    for (std::size_t at = 0, end = text.find('\n'); end != std::string_view::npos; at = end + 1, end = text.find('\n', at)) {
        const std::string_view line = trimmed(text.substr(at, end - at));
        if (lowered(line.substr(0, word.size())) == word)
            return true;
    }
    return false;
}

}  // namespace

Result<HeaderText> HeaderText::of(const CloudBytes& file, std::string_view lastLine)
{
    HeaderText out;
    for (const std::size_t enough : {std::size_t{1} << 12U, std::size_t{1} << 16U, std::size_t{1} << 20U}) {
        const auto part = file.part(0, static_cast<std::size_t>(std::min<std::uint64_t>(enough, file.size())), out.m_room);
        if (!part)
            return std::unexpected(part.error());
        out.m_text = asText(*part);
        if (file.size() <= enough || hasLine(out.m_text, lastLine))
            return out;
    }
    const auto all = file.all(out.m_whole, {});
    if (!all)
        return std::unexpected(all.error());
    out.m_text = asText(*all);
    return out;
}

}  // namespace pointloom
