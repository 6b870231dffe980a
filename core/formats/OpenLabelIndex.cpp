// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelIndex.h"

#include "core/base/JsonPlace.h"
#include "core/base/Text.h"
#include "core/formats/CountedChars.h"
#include "core/formats/RepeatedKeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace pointloom {
namespace {

constexpr std::array sectionNames{"metadata", "coordinate_systems", "streams", "objects", "frames"};
constexpr std::array quietNames{"frame_intervals", "ontologies", "resources", "version", "schema_version", "name"};  // say nothing of boxes

bool isOneOf(const auto& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

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
    bool start_object(std::size_t /*size*/) override
    {
        m_repeated.open();
        return begin(true) && open();
    }
    bool start_array(std::size_t /*size*/) override { return begin(false) && open(); }
    bool key(string_t& key) override
    {
        if (m_open < m_keys.size())
            m_keys[m_open] = key;
        if (m_open == atRoot) {
            const std::string root = lowered(key);
            m_isOpenLabel = root == "openlabel" || root == "vcd";
        }
        if (!isOfMany())
            m_repeated.add(key);
        return true;
    }
    bool end_object() override
    {
        --m_open;
        if (m_repeated.close())
            return refuse(pointerHere(),
                          message(PL_TEXT("core",
                                          "a key stands twice in the object that ends at line %1, column %2; remove "
                                          "one of the two"),
                                  m_chars.line(), m_chars.column()));
        if (m_open <= atEntry && isInOpenLabel())
            end();
        return true;
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
        sortFrames();
        return std::move(m_out);
    }

private:
    static constexpr std::size_t atRoot = 1;     // containers open around the value of a key of the root
    static constexpr std::size_t atSection = 2;  // around a section
    static constexpr std::size_t atEntry = 3;    // around an object or a frame

    /// By their numbers; of a number that stands twice the last counts.
    void sortFrames()
    {
        std::deque<OpenLabelFramePiece>& frames = m_out.frames;
        std::ranges::sort(frames, [](const OpenLabelFramePiece& a, const OpenLabelFramePiece& b) {
            return a.number != b.number ? a.number < b.number : a.offset < b.offset;
        });
        auto kept = frames.begin();
        for (auto frame = frames.begin(); frame != frames.end(); ++frame) {
            const auto next = std::next(frame);
            if (next == frames.end() || next->number != frame->number)
                *kept++ = *frame;
            else
                m_out.repeated.push_back(*frame);
        }
        frames.erase(kept, frames.end());
    }
    bool open()
    {
        ++m_open;
        return true;
    }
    [[nodiscard]] bool isInOpenLabel() const { return m_open > 0 && m_isOpenLabel; }
    [[nodiscard]] bool isSection() const { return m_open == atSection && isOneOf(sectionNames, m_keys[atSection]); }
    /// Whether the keys here are those of frames or of objects: what stands twice there is told by who reads them.
    [[nodiscard]] bool isOfMany() const
    {
        return isEntry() || (m_open == atEntry + 2 && m_keys[atSection] == "frames" && m_keys[atEntry + 1] == "objects");
    }
    /// The JSON pointer to what begins or has just ended, as far down as a frame or an object.
    [[nodiscard]] std::string pointerHere() const
    {
        std::string out;
        for (std::size_t level = atRoot; level <= std::min(m_open, atEntry); ++level)
            out += '/' + pointerToken(m_keys[level]);
        return out;
    }
    [[nodiscard]] bool isEntry() const { return m_open == atEntry && (m_keys[atSection] == "objects" || m_keys[atSection] == "frames"); }

    /// A value begins, an object or something else.
    bool begin(bool isObject)
    {
        if (m_open == 0)
            return isObject || refuse({}, message(PL_TEXT("core", "is no OpenLABEL file: there is no \"openlabel\" in it")));
        if (m_open > atEntry)
            return true;
        if (m_open == atEntry && isInOpenLabel() && !isOneOf(sectionNames, m_keys[atSection]) && !isOneOf(quietNames, m_keys[atSection]))
            m_out.unread.insert(m_keys[atSection]);
        if (!isInOpenLabel() || !(m_open == atRoot || isSection() || isEntry()))
            return true;
        if (!isObject)
            return refuse(pointerHere(), message(PL_TEXT("core", "must be an object in curly brackets")));
        if (m_open == atRoot) {
            if (std::exchange(m_found, true))
                return refuse(pointerHere(), message(PL_TEXT("core", "there is another \"openlabel\" before it; a file has one")));
            m_out.root = m_keys[atRoot];
        } else if (isEntry() && m_keys[atSection] == "frames" && !number<unsigned long long>(m_keys[atEntry])) {
            return refuse(pointerHere(), message(PL_TEXT("core", "\"%1\" is no frame number"), m_keys[atEntry]));
        }
        if (m_open >= atSection)
            m_begin[m_open] = m_chars.taken() - 1;
        return true;
    }

    /// An object has ended.
    void end()
    {
        const std::uint64_t length = m_chars.taken() - m_begin[m_open];
        if (isSection())
            m_out.sections[m_keys[atSection]] = {.offset = m_begin[m_open], .length = length, .line = 1};
        else if (isEntry() && m_keys[atSection] == "frames")
            m_out.frames.push_back(
                {.number = number<unsigned long long>(m_keys[atEntry]).value_or(0), .offset = m_begin[m_open], .length = length});
    }

    bool refuse(const std::string& pointer, Message why)
    {
        m_error = Error{std::move(why), pointer};
        return false;
    }

    const CountedChars& m_chars;
    std::size_t m_open = 0;  ///< objects and arrays around
    std::array<std::string, 5> m_keys;
    std::array<std::uint64_t, 4> m_begin{};
    RepeatedKeys m_repeated;
    bool m_isOpenLabel = false;  ///< the key of the root that is open
    bool m_found = false;
    std::optional<Error> m_error;
    OpenLabelIndex m_out;
};

}  // namespace

Result<OpenLabelIndex> openLabelIndex(TextFile& file)
{
    CountedChars chars(file.fromTheTop());
    Indexer indexer(chars);
    [[maybe_unused]] const bool whole = nlohmann::json::sax_parse(CharIterator(&chars), CharIterator(nullptr), &indexer);
    if (chars.problem())
        return std::unexpected(Error{chars.problem()->what, {}});  // whoever asks names the file
    return indexer.take();
}

}  // namespace pointloom
