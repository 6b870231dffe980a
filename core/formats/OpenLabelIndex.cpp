// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelIndex.h"

#include "core/base/JsonPlace.h"
#include "core/base/Text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iterator>

namespace pointloom {
namespace {

/// Follows a JSON text and knows NaN and Infinity, with and without a sign, where they stand for numbers.
class OddNumbers
{
public:
    enum class Part { none, first, further };

    /// What a character that comes next is.
    [[nodiscard]] Part at(char c) const
    {
        if (m_inString)
            return Part::none;
        if (m_inOdd)
            return isLetter(c) ? Part::further : Part::none;
        return c == 'N' || c == 'I' || c == 'i' ? Part::first : Part::none;  // no word of JSON begins so
    }
    void passed(char c)
    {
        m_inOdd = at(c) != Part::none;
        if (m_inString && !m_escaped && c == '\\') {
            m_escaped = true;
            return;
        }
        if (c == '"' && !m_escaped)
            m_inString = !m_inString;
        m_escaped = false;
    }

private:
    static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    bool m_inString = false;
    bool m_escaped = false;
    bool m_inOdd = false;
};

/// The characters of a file, counted as they are taken.
class CountedChars
{
public:
    explicit CountedChars(InputFile file) : m_file(std::move(file)), m_buffer(bufferBytes) { fill(); }

    [[nodiscard]] bool atEnd() const { return m_at == m_filled; }
    /// The next character; of NaN and Infinity a 0 and blanks.
    [[nodiscard]] const char& current() const { return m_shown; }
    void take()
    {
        m_odd.passed(m_buffer[m_at]);
        ++m_taken;
        ++m_column;
        if (m_buffer[m_at] == '\n') {
            ++m_line;
            m_column = 0;
        }
        if (++m_at == m_filled)
            fill();
        else
            show();
    }
    [[nodiscard]] std::uint64_t taken() const { return m_taken; }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] std::size_t column() const { return m_column + (atEnd() ? 1 : 0); }
    /// What kept the rest of the file from being read: the characters end there.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

private:
    static constexpr std::size_t bufferBytes = 1 << 16;

    void fill()
    {
        const auto got = m_file.read(m_buffer);
        if (!got)
            m_problem = got.error();
        m_filled = got.value_or(0);
        m_at = 0;
        if (m_filled > 0)
            show();
    }
    void show()
    {
        const OddNumbers::Part part = m_odd.at(m_buffer[m_at]);
        m_shown = part == OddNumbers::Part::none ? m_buffer[m_at] : part == OddNumbers::Part::first ? '0' : ' ';
    }

    InputFile m_file;
    std::vector<char> m_buffer;
    std::optional<Error> m_problem;
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::uint64_t m_taken = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 0;
    char m_shown = '\0';
    OddNumbers m_odd;
};

/// The same as the parser wants them; the one without characters is the end.
class CharIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit CharIterator(CountedChars* chars) : m_chars(chars) {}
    reference operator*() const { return m_chars->current(); }
    CharIterator& operator++()
    {
        m_chars->take();
        return *this;
    }
    CharIterator operator++(int)
    {
        const CharIterator before = *this;
        m_chars->take();
        return before;
    }
    friend bool operator==(const CharIterator& a, const CharIterator& b) { return a.isEnd() == b.isEnd(); }

private:
    [[nodiscard]] bool isEnd() const { return m_chars == nullptr || m_chars->atEnd(); }

    CountedChars* m_chars;
};

constexpr std::array sectionNames{"metadata", "coordinate_systems", "streams", "objects", "frames"};
constexpr std::array unreadNames{"actions", "contexts", "events", "relations", "tags"};

/// Hears of every value of the file and remembers where those begin and end that matter.
class Indexer : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit Indexer(const CountedChars& chars) : m_chars(chars) {}

    bool null() override { return begin(false); }
    bool boolean(bool /*value*/) override { return begin(false); }
    bool number_integer(number_integer_t /*value*/) override { return begin(false); }
    bool number_unsigned(number_unsigned_t /*value*/) override { return begin(false); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return begin(false); }
    bool string(string_t& value) override
    {
        if (m_open == atSection && isInOpenLabel() && (m_keys[atSection] == "version" || m_keys[atSection] == "schema_version"))
            m_out.version = value;
        return begin(false);
    }
    bool binary(binary_t& /*value*/) override { return begin(false); }
    bool start_object(std::size_t /*size*/) override { return begin(true) && open(); }
    bool start_array(std::size_t /*size*/) override { return begin(false) && open(); }
    bool key(string_t& key) override
    {
        if (m_open < m_keys.size())
            m_keys[m_open] = key;
        return true;
    }
    bool end_object() override
    {
        --m_open;
        return !isInOpenLabel() || end();
    }
    bool end_array() override
    {
        --m_open;
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const nlohmann::json::exception& problem) override
    {
        const bool isGrammar = dynamic_cast<const nlohmann::json::parse_error*>(&problem) != nullptr;
        m_error = isGrammar ? jsonGrammarError(m_chars.line(), m_chars.column()) : jsonNumberError();
        return false;
    }

    [[nodiscard]] Result<OpenLabelIndex> take()
    {
        if (m_error)
            return std::unexpected(std::move(*m_error));
        if (!m_found)
            return fail(PL_TEXT("core", "is no OpenLABEL file: there is no \"openlabel\" in it"));
        return std::move(m_out);
    }

private:
    static constexpr std::size_t atRoot = 1;     // containers open around the value of a key of the root
    static constexpr std::size_t atSection = 2;  // around a section
    static constexpr std::size_t atEntry = 3;    // around an object or a frame

    bool open()
    {
        ++m_open;
        return true;
    }
    [[nodiscard]] bool isInOpenLabel() const
    {
        const std::string root = lowered(m_keys[atRoot]);
        return m_open > 0 && (root == "openlabel" || root == "vcd");
    }
    [[nodiscard]] bool isSection() const
    {
        return m_open == atSection && std::ranges::find(sectionNames, m_keys[atSection]) != sectionNames.end();
    }
    [[nodiscard]] bool isEntry() const { return m_open == atEntry && (m_keys[atSection] == "objects" || m_keys[atSection] == "frames"); }

    /// A value begins, an object or something else.
    bool begin(bool isObject)
    {
        if (m_open == 0)
            return isObject || refuse({}, message(PL_TEXT("core", "is no OpenLABEL file: there is no \"openlabel\" in it")));
        if (m_open > atEntry)
            return true;
        if (m_open == atEntry && isInOpenLabel() && std::ranges::find(unreadNames, m_keys[atSection]) != unreadNames.end())
            m_out.unread.insert(m_keys[atSection]);
        if (!isInOpenLabel() || !(m_open == atRoot || isSection() || isEntry()))
            return true;
        std::string pointer = '/' + pointerToken(m_keys[atRoot]);
        for (std::size_t level = atSection; level <= m_open; ++level)
            pointer += '/' + pointerToken(m_keys[level]);
        if (!isObject)
            return refuse(pointer, message(PL_TEXT("core", "must be an object in curly brackets")));
        if (m_open == atRoot) {
            m_found = true;
            m_out = {};  // of a key that stands twice the last counts
            m_out.root = m_keys[atRoot];
        } else if (isSection() && m_keys[atSection] == "objects") {
            m_out.objects.clear();
        } else if (isSection() && m_keys[atSection] == "frames") {
            m_out.frames.clear();
        } else if (isEntry() && m_keys[atSection] == "frames" && !number<unsigned long long>(m_keys[atEntry])) {
            return refuse(pointer, message(PL_TEXT("core", "\"%1\" is no frame number"), m_keys[atEntry]));
        }
        if (m_open >= atSection)
            m_begin[m_open] = m_chars.taken() - 1;
        return true;
    }

    /// An object has ended.
    bool end()
    {
        if (!isSection() && !isEntry())
            return true;
        const TextPiece piece{.offset = m_begin[m_open], .length = m_chars.taken() - m_begin[m_open], .line = 1};
        if (isSection())
            m_out.sections[m_keys[atSection]] = piece;
        else if (m_keys[atSection] == "objects")
            m_out.objects[m_keys[atEntry]] = piece;
        else
            m_out.frames[*number<unsigned long long>(m_keys[atEntry])] = piece;
        return true;
    }

    bool refuse(const std::string& pointer, Message why)
    {
        m_error = Error{std::move(why), pointer};
        return false;
    }

    const CountedChars& m_chars;
    std::size_t m_open = 0;  ///< objects and arrays around
    std::array<std::string, 4> m_keys;
    std::array<std::uint64_t, 4> m_begin{};
    bool m_found = false;
    std::optional<Error> m_error;
    OpenLabelIndex m_out;
};

}  // namespace

std::string withoutOddNumbers(const std::string& text)
{
    OddNumbers odd;
    std::string out;
    for (const char c : text) {
        const OddNumbers::Part part = odd.at(c);
        if (part == OddNumbers::Part::first && out.ends_with('-'))
            out.pop_back();
        if (part == OddNumbers::Part::first)
            out += "null";
        else if (part == OddNumbers::Part::none)
            out += c;
        odd.passed(c);
    }
    return out;
}

Result<OpenLabelIndex> openLabelIndex(const std::filesystem::path& path)
{
    auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(Error{file.error().what, {}});  // whoever asks names the file
    CountedChars chars(std::move(*file));
    Indexer indexer(chars);
    [[maybe_unused]] const bool whole = nlohmann::json::sax_parse(CharIterator(&chars), CharIterator(nullptr), &indexer);
    if (chars.problem())
        return std::unexpected(Error{chars.problem()->what, {}});
    return indexer.take();
}

}  // namespace pointloom
