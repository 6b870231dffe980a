// SPDX-License-Identifier: Apache-2.0
#include "core/base/JsonPlace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace pointloom {

/// The text as a tree, and what was wrong with it.
struct ParsedJson
{
    nlohmann::json root;
    std::string pointer;  ///< where the root stands in a larger text
    std::optional<Error> refusal{};
};

namespace {

using nlohmann::json;

/// "a, b, c"
std::string listedWords(std::span<const std::string_view> words)
{
    std::string out;
    for (const std::string_view word : words)
        out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

/// Remembers the first key that an object holds twice.
class TwiceFinder
{
public:
    bool operator()(int /*depth*/, json::parse_event_t event, const json& parsed)
    {
        if (event == json::parse_event_t::object_start)
            m_open.emplace_back();
        else if (event == json::parse_event_t::object_end)
            m_open.pop_back();
        else if (event == json::parse_event_t::key && !m_open.back().insert(parsed.get<std::string>()).second && !m_twice)
            m_twice = parsed.get<std::string>();
        return true;
    }
    [[nodiscard]] const std::optional<std::string>& twice() const { return m_twice; }

private:
    std::vector<std::set<std::string>> m_open;
    std::optional<std::string> m_twice;
};

Error grammarError(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte > 0 ? std::min(byte - 1, text.size()) : 0);
    const auto line = static_cast<std::size_t>(1 + std::ranges::count(before, '\n'));
    return jsonGrammarError(line, before.size() - (before.rfind('\n') + 1) + 1);  // rfind answers npos on the first line, and npos + 1 is 0
}

/// Where a value stands below another one, found by looking for it: only wrong places need to know. Nothing when it lies too deep: texts
/// may be nested until the stack ends.
std::optional<std::string> pointerTo(const json& wanted, const json& in, int depth = 0)
{
    constexpr int deepest = 100;
    if (&wanted == &in)
        return std::string();
    if (!in.is_structured() || depth == deepest)
        return std::nullopt;
    for (auto entry = in.begin(); entry != in.end(); ++entry) {
        if (const auto below = pointerTo(wanted, *entry, depth + 1))
            return '/' + (in.is_object() ? pointerToken(entry.key()) : std::to_string(entry - in.begin())) + *below;
    }
    return std::nullopt;
}

template <class Parse> Result<json> parsedBy(std::string_view text, const Parse& parse)
{
    try {
        return parse();
    } catch (const json::parse_error& problem) {
        return std::unexpected(grammarError(text, problem.byte));
    } catch (const json::exception&) {
        return std::unexpected(jsonNumberError());
    }
}

const std::string keyless;

}  // namespace

Error jsonGrammarError(std::size_t line, std::size_t column)
{
    return fail(PL_TEXT("core", "is not valid JSON at line %1, column %2; look for a missing comma, quote or bracket there"), line, column)
        .error();
}

Error jsonNumberError()
{
    return fail(PL_TEXT("core", "holds a number that is too large to be one; look for a number with a large exponent")).error();
}

JsonText::JsonText(std::unique_ptr<ParsedJson> parsed) : m_parsed(std::move(parsed)) {}
JsonText::JsonText(JsonText&&) noexcept = default;
JsonText& JsonText::operator=(JsonText&&) noexcept = default;
JsonText::~JsonText() = default;

Result<JsonText> JsonText::parseHandWritten(std::string_view text)
{
    TwiceFinder finder;
    auto parsed = parsedBy(text, [&] {
        return json::parse(text, [&](int depth, json::parse_event_t event, const json& value) { return finder(depth, event, value); });
    });
    if (!parsed)
        return std::unexpected(parsed.error());
    if (finder.twice())
        return fail(PL_TEXT("core", "the key \"%1\" stands twice in one object; remove one of the two"), *finder.twice());
    return JsonText(std::make_unique<ParsedJson>(ParsedJson{std::move(*parsed), {}}));
}

Result<JsonText> JsonText::parse(std::string_view text, std::string pointer)
{
    auto parsed = parsedBy(text, [&] { return json::parse(text); });
    if (!parsed)
        return std::unexpected(parsed.error());
    return JsonText(std::make_unique<ParsedJson>(ParsedJson{std::move(*parsed), std::move(pointer)}));
}

JsonPlace JsonText::root() const
{
    return {*m_parsed, m_parsed->root, keyless};
}

const std::optional<Error>& JsonText::refusal() const
{
    return m_parsed->refusal;
}

std::string pointerToken(std::string_view key)
{
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

void JsonPlace::refuse(Message why) const
{
    if (!m_whole->refusal)
        m_whole->refusal = Error{std::move(why), m_whole->pointer + pointerTo(*m_value, m_whole->root).value_or(std::string())};
}

void JsonPlace::allowOnly(std::initializer_list<std::string_view> keys) const
{
    for (const JsonPlace& entry : entries()) {
        if (std::ranges::find(keys, entry.key()) == keys.end())
            entry.refuse(message(PL_TEXT("core", "is not a key that is known here; the known ones are: %1"),
                                 listedWords(std::span(keys.begin(), keys.size()))));
    }
}

bool JsonPlace::has(std::string_view key) const
{
    return m_value->is_object() && m_value->contains(key);
}

/// A value that is not there; its absence has been refused.
JsonPlace JsonPlace::nowhere() const
{
    static const json nothing;
    return {*m_whole, nothing, keyless};
}

JsonPlace JsonPlace::at(std::string_view key) const
{
    if (const auto* object = m_value->get_ptr<const json::object_t*>()) {
        if (const auto found = object->find(key); found != object->end())
            return {*m_whole, found->second, found->first};
    }
    refuse(message(PL_TEXT("core", "the key \"%1\" is missing"), std::string(key)));
    return nowhere();
}

std::optional<JsonPlace> JsonPlace::find(std::string_view key) const
{
    if (has(key))
        return at(key);
    if (!m_value->is_object())
        refuse(message(PL_TEXT("core", "must be an object in curly brackets")));
    return std::nullopt;
}

std::vector<JsonPlace> JsonPlace::items() const
{
    std::vector<JsonPlace> out;
    if (const auto* array = m_value->get_ptr<const json::array_t*>()) {
        for (const json& value : *array)
            out.push_back({*m_whole, value, keyless});
    } else {
        refuse(message(PL_TEXT("core", "must be a list in square brackets")));
    }
    return out;
}

std::vector<JsonPlace> JsonPlace::entries() const
{
    std::vector<JsonPlace> out;
    if (const auto* object = m_value->get_ptr<const json::object_t*>()) {
        for (const auto& [key, value] : *object)
            out.push_back({*m_whole, value, key});
    } else {
        refuse(message(PL_TEXT("core", "must be an object in curly brackets")));
    }
    return out;
}

std::vector<JsonPlace> JsonPlace::itemsOf(std::string_view key) const
{
    const auto list = find(key);
    return list ? list->items() : std::vector<JsonPlace>();
}

std::vector<JsonPlace> JsonPlace::entriesOf(std::string_view key) const
{
    const auto object = find(key);
    return object ? object->entries() : std::vector<JsonPlace>();
}

bool JsonPlace::isNull() const
{
    return m_value->is_null();
}

bool JsonPlace::isList() const
{
    return m_value->is_array();
}

bool JsonPlace::isText() const
{
    return m_value->is_string();
}

bool JsonPlace::isNumber() const
{
    return m_value->is_number();
}

bool JsonPlace::isBoolean() const
{
    return m_value->is_boolean();
}

std::string JsonPlace::text() const
{
    if (isText())
        return m_value->get<std::string>();
    refuse(message(PL_TEXT("core", "must be a text in quotes")));
    return {};
}

double JsonPlace::number() const
{
    if (isNumber())
        return m_value->get<double>();
    refuse(message(PL_TEXT("core", "must be a number")));
    return 0;
}

bool JsonPlace::boolean() const
{
    if (isBoolean())
        return m_value->get<bool>();
    refuse(message(PL_TEXT("core", "must be true or false")));
    return false;
}

std::vector<double> JsonPlace::numbers(std::size_t count) const
{
    std::vector<double> out;
    for (const JsonPlace& item : items())
        out.push_back(item.number());
    if (out.size() != count) {
        refuse(message(PL_TEXT("core", "there are %1 numbers where there must be %2"), out.size(), count));
        out.assign(count, 0);
    }
    return out;
}

std::string JsonPlace::textOr(std::string_view key, std::string otherwise) const
{
    const auto value = find(key);
    return value ? value->text() : std::move(otherwise);
}

double JsonPlace::numberOr(std::string_view key, double otherwise) const
{
    const auto value = find(key);
    return value ? value->number() : otherwise;
}

std::size_t JsonPlace::oneOf(std::span<const std::string_view> wordsAllowed) const
{
    const std::string word = text();
    const auto found = std::ranges::find(wordsAllowed, word);
    if (found != wordsAllowed.end())
        return static_cast<std::size_t>(found - wordsAllowed.begin());
    refuse(message(PL_TEXT("core", "\"%1\" is none of: %2"), word, listedWords(wordsAllowed)));
    return 0;
}

}  // namespace pointloom
