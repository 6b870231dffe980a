// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvText.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr std::size_t mostCells = 10'000;  ///< of a row: each takes a good deal more memory than its text

std::unexpected<Error> wrong(const char* why, std::size_t line)
{
    return std::unexpected(Error{message(why), "line " + shown(line)});
}

class CsvReader
{
public:
    CsvReader(std::string_view text, std::size_t firstLine, char separator)
        : m_text(text), m_line(firstLine), m_separator(separator), m_cellEnds({separator, '\r', '\n'})
    {}

    Result<std::vector<CsvRow>> rows()
    {
        std::vector<CsvRow> out;
        while (m_at < m_text.size()) {
            if (isCsvComment(m_text.substr(m_at, 1))) {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
                endOfLine();
                continue;
            }
            CsvRow row{.line = m_line, .cells = {}};
            do {
                if (row.cells.size() == mostCells)
                    return wrong(PL_TEXT("core", "has more columns than any table of labels; is it another kind of file?"), m_line);
                if (auto read = cell(row.cells.emplace_back()); !read)
                    return std::unexpected(read.error());
            } while (take(m_separator));
            if (!endOfLine())
                return wrong(PL_TEXT("core", "something follows the closing quote; a quote inside a text is written twice"), m_line);
            const bool empty = row.cells.size() == 1 && row.cells.front().text.empty() && !row.cells.front().quoted;
            if (!empty)
                out.push_back(std::move(row));
        }
        return out;
    }

private:
    bool take(char wanted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool endOfLine()
    {
        take('\r');
        if (take('\n'))
            ++m_line;
        else
            return m_at == m_text.size();
        return true;
    }

    Result<void> cell(CsvCell& out)
    {
        if (take('"'))
            return quotedCell(out);
        const std::size_t end = std::min(m_text.find_first_of(m_cellEnds, m_at), m_text.size());
        out.text = m_text.substr(m_at, end - m_at);
        while (out.text.ends_with('\0') || out.text.ends_with('\x1A'))  // what old programs end a file with
            out.text.pop_back();
        m_at = end;
        return {};
    }

    Result<void> quotedCell(CsvCell& out)
    {
        const std::size_t opened = m_line;
        out.quoted = true;
        for (;;) {
            const std::size_t end = m_text.find('"', m_at);
            if (end == std::string_view::npos)
                return wrong(PL_TEXT("core", "the quote that opens here is never closed"), opened);
            const std::string_view part = m_text.substr(m_at, end - m_at);
            m_line += static_cast<std::size_t>(std::ranges::count(part, '\n'));
            out.text += part;
            m_at = end + 1;
            if (!take('"'))
                return {};
            out.text += '"';
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line;
    char m_separator;
    std::string m_cellEnds;
};

}  // namespace

Result<std::vector<CsvRow>> csvFromText(std::string_view text, std::size_t firstLine, char separator)
{
    return CsvReader(text, firstLine, separator).rows();
}

bool isCsvComment(std::string_view line)
{
    return line.starts_with('#');
}

bool CsvQuotes::isOpenAfter(std::string_view line)
{
    bool beginsCell = !m_open;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (m_open) {
            if (line[at] != '"')
                continue;
            if (at + 1 < line.size() && line[at + 1] == '"')
                ++at;  // a quote inside the text
            else
                m_open = false;
        } else {
            m_open = beginsCell && line[at] == '"';  // elsewhere a quote is like any letter
        }
        beginsCell = !m_open && line[at] == m_separator;
    }
    return m_open;
}

std::string csvQuoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string csvCell(std::string_view text)
{
    const bool plain = text.find_first_of(",\"\r\n\x1A") == std::string_view::npos && !isCsvComment(text);
    const bool bare = text.empty() || (text.front() != ' ' && text.back() != ' ');  // spreadsheets strip blanks
    return plain && bare ? std::string(text) : csvQuoted(text);
}

}  // namespace pointloom
