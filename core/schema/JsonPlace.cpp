// SPDX-License-Identifier: Apache-2.0
#include "core/schema/JsonPlace.h"

#include <algorithm>
#include <set>

namespace pointloom {
namespace {

using nlohmann::json;

/// "a, b, c"
std::string listed(std::initializer_list<std::string_view> words)
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

std::unexpected<Error> grammarError(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte > 0 ? std::min(byte - 1, text.size()) : 0);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto column = before.size() - (before.rfind('\n') + 1) + 1;  // rfind answers npos on the first line, and npos + 1 is 0
    return fail(PL_TEXT("core", "is not valid JSON at line %1, column %2; look for a missing comma, quote or bracket there"),
                static_cast<long long>(line), static_cast<unsigned long long>(column));
}

}  // namespace

Result<json> parseHandWritten(std::string_view text)
{
    TwiceFinder finder;
    try {
        json parsed =
            json::parse(text, [&](int depth, json::parse_event_t event, const json& value) { return finder(depth, event, value); });
        if (finder.twice())
            return fail(PL_TEXT("core", "the key \"%1\" stands twice in one object; remove one of the two"), *finder.twice());
        return parsed;
    } catch (const json::parse_error& problem) {
        return grammarError(text, problem.byte);
    } catch (const json::exception& problem) {  // a number too large for any type
        return fail(PL_TEXT("core", "cannot be read as JSON: %1"), problem.what());
    }
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
    if (!*m_refusal)
        *m_refusal = Error{std::move(why), m_pointer};
}

JsonPlace JsonPlace::child(const json& value, const std::string& key) const
{
    JsonPlace place(&value, m_refusal, m_pointer + "/" + pointerToken(key));
    place.m_key = key;
    return place;
}

void JsonPlace::allowOnly(std::initializer_list<std::string_view> keys) const
{
    if (!m_value->is_object())
        return refuse(message(PL_TEXT("core", "must be an object in curly brackets")));
    for (const auto& [key, value] : m_value->items()) {
        if (std::ranges::find(keys, key) == keys.end())
            child(value, key).refuse(message(PL_TEXT("core", "is not a key that is known here; the known ones are: %1"), listed(keys)));
    }
}

bool JsonPlace::has(std::string_view key) const
{
    return m_value->is_object() && m_value->contains(key);
}

JsonPlace JsonPlace::at(std::string_view key) const
{
    static const json nothing;
    if (has(key))
        return child(m_value->at(std::string(key)), std::string(key));
    refuse(message(PL_TEXT("core", "the key \"%1\" is missing"), std::string(key)));
    return child(nothing, std::string(key));
}

std::vector<JsonPlace> JsonPlace::children() const
{
    std::vector<JsonPlace> out;
    for (const auto& [key, value] : m_value->items())
        out.push_back(child(value, key));
    return out;
}

std::vector<JsonPlace> JsonPlace::items() const
{
    if (m_value->is_array())
        return children();
    refuse(message(PL_TEXT("core", "must be a list in square brackets")));
    return {};
}

std::vector<JsonPlace> JsonPlace::entries() const
{
    if (m_value->is_object())
        return children();
    refuse(message(PL_TEXT("core", "must be an object in curly brackets")));
    return {};
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

std::size_t JsonPlace::oneOf(std::initializer_list<std::string_view> wordsAllowed) const
{
    const std::string word = text();
    const auto found = std::ranges::find(wordsAllowed, word);
    if (found != wordsAllowed.end())
        return static_cast<std::size_t>(found - wordsAllowed.begin());
    refuse(message(PL_TEXT("core", "\"%1\" is none of: %2"), word, listed(wordsAllowed)));
    return 0;
}

}  // namespace pointloom
