// SPDX-License-Identifier: Apache-2.0
#include "core/formats/TextFile.h"

#include "core/base/PlainText.h"
#include "core/base/Text.h"
#include "core/base/WideText.h"

#include <algorithm>

namespace pointloom {
namespace {

/// The lines of a text as views into what is read of it piece by piece; only a line that two pieces share is copied.
class LineReader
{
public:
    explicit LineReader(TextFile::ReadNext readNext) : m_readNext(std::move(readNext)), m_buffer(bufferBytes, '\0') {}

    /// Whether there was one more line. Its line feed is not part of it.
    Result<bool> next(std::string_view& line, bool& hadLineFeed)
    {
        m_line.clear();
        for (;;) {
            const std::string_view left = std::string_view(m_buffer).substr(m_at, m_filled - m_at);
            const std::size_t end = left.find('\n');
            hadLineFeed = end != std::string_view::npos;
            m_at += hadLineFeed ? end + 1 : left.size();
            if (hadLineFeed && m_line.empty()) {
                line = left.substr(0, end);
                return true;
            }
            m_line += left.substr(0, end);
            line = m_line;
            if (hadLineFeed)
                return true;
            const auto got = m_readNext(m_buffer);
            if (!got)
                return std::unexpected(got.error());
            m_at = 0;
            m_filled = *got;
            if (m_filled == 0)
                return !m_line.empty();
        }
    }

private:
    static constexpr std::size_t bufferBytes = 1 << 16;

    TextFile::ReadNext m_readNext;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::string m_line;
};

/// A line without what old programs end a file with.
std::string_view withoutOldEnd(std::string_view line)
{
    constexpr std::string_view ends("\0\x1A", 2);
    const std::size_t last = line.find_last_not_of(ends);
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string utf8Of(std::string_view line)
{
    return isUtf8(line) ? std::string(line) : fromWindows1252(line);
}

/// Each line by itself, as it was handed on: files are put together from others.
std::string linesAsUtf8(std::string text)
{
    if (isUtf8(text))
        return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += utf8Of(std::string_view(text).substr(at, end - at));
        if (end < text.size())
            out += '\n';
        at = end + 1;
    }
    return out;
}

}  // namespace

Result<TextFile> TextFile::open(const std::filesystem::path& path)
{
    constexpr std::size_t enoughForALine = 1 << 16;
    auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    TextFile out(std::move(*file));
    std::string beginning(enoughForALine, '\0');
    const auto got = out.m_file.read(beginning);
    if (!got)
        return std::unexpected(got.error());
    beginning.resize(*got);
    if (wideOrder(beginning) || hasBareReturns(beginning)) {
        auto text = readText(path);
        if (!text)
            return std::unexpected(text.error());
        out.m_text = std::move(*text);
    }
    return out;
}

TextFile::ReadNext TextFile::fromTheTop()
{
    if (!m_text) {
        m_file.rewind();
        return [this](std::span<char> into) { return m_file.read(into); };
    }
    return [left = std::string_view(*m_text)](std::span<char> into) mutable -> Result<std::size_t> {
        const std::size_t count = left.copy(into.data(), into.size());
        left.remove_prefix(count);
        return count;
    };
}

Result<std::string> TextFile::firstLine()
{
    LineReader lines(fromTheTop());
    std::string_view line;
    bool hadLineFeed = false;
    for (;;) {
        const auto more = lines.next(line, hadLineFeed);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return std::string();
        line = withoutOldEnd(line);
        if (!trimmed(line).empty() && !trimmed(line).starts_with('#'))
            return utf8Of(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    }
}

Result<void> TextFile::forEachLine(const std::function<Result<void>(std::string_view, const TextPiece&)>& visit)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    LineReader lines(fromTheTop());
    std::string_view text;
    bool hadLineFeed = false;
    TextPiece where{.offset = 0, .length = 0, .line = 1};
    for (;;) {
        const auto more = lines.next(text, hadLineFeed);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return {};
        where.length = text.size() + (hadLineFeed ? 1 : 0);
        if (where.offset == 0 && text.starts_with(mark)) {
            text.remove_prefix(mark.size());
            where.offset += mark.size();
            where.length -= mark.size();
        }
        std::string decoded;
        text = withoutOldEnd(text);
        if (!isUtf8(text)) {
            m_windowsLine = m_windowsLine.value_or(where.line);
            decoded = fromWindows1252(text);
            text = decoded;
        }
        if (auto visited = visit(text, where); !visited)
            return visited;
        where.offset += where.length;
        ++where.line;
    }
}

Result<std::string> TextFile::read(const TextPiece& piece)
{
    if (m_text)
        return m_text->substr(std::min<std::size_t>(piece.offset, m_text->size()), piece.length);
    std::string out(piece.length, '\0');
    if (auto done = m_file.readAt(piece.offset, std::as_writable_bytes(std::span(out))); !done)
        return std::unexpected(done.error());
    return linesAsUtf8(std::move(out));
}

void append(std::vector<TextPiece>& pieces, const TextPiece& next)
{
    if (!pieces.empty() && pieces.back().offset + pieces.back().length == next.offset)
        pieces.back().length += next.length;
    else
        pieces.push_back(next);
}

}  // namespace pointloom
