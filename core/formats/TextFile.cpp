// SPDX-License-Identifier: Apache-2.0
#include "core/formats/TextFile.h"

#include "core/base/File.h"

#include <cerrno>
#include <cstring>

namespace pointloom {

Result<TextFile> TextFile::open(const std::filesystem::path& path)
{
    if (auto there = MappedFile::open(path); !there)  // says in its own words why a file cannot be read
        return std::unexpected(there.error());
    TextFile out;
    out.m_path = path;
    out.m_file.open(path, std::ios::binary);
    if (!out.m_file)
        return failIn(path, message(PL_TEXT("core", "cannot be read: %1"), std::strerror(errno)));
    return out;
}

Result<void> TextFile::forEachLine(const std::function<Result<void>(std::string_view, const TextPiece&)>& visit)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    m_file.clear();
    m_file.seekg(0);
    std::string line;
    TextPiece where{.offset = 0, .length = 0, .line = 1};
    while (std::getline(m_file, line)) {
        where.length = line.size() + (m_file.eof() ? 0 : 1);
        std::string_view text = line;
        if (where.offset == 0 && text.starts_with(mark)) {
            text.remove_prefix(mark.size());
            where.offset += mark.size();
            where.length -= mark.size();
        }
        if (auto visited = visit(text, where); !visited)
            return visited;
        where.offset += where.length;
        ++where.line;
    }
    return {};
}

Result<std::string> TextFile::read(const TextPiece& piece)
{
    std::string out(piece.length, '\0');
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(piece.offset));
    if (!m_file.read(out.data(), static_cast<std::streamsize>(out.size())))
        return failIn(m_path, message(PL_TEXT("core", "has become shorter while it was read")));
    return out;
}

void append(std::vector<TextPiece>& pieces, const TextPiece& next)
{
    if (!pieces.empty() && pieces.back().offset + pieces.back().length == next.offset)
        pieces.back().length += next.length;
    else
        pieces.push_back(next);
}

}  // namespace pointloom
