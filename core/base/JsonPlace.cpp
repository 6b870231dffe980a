// SPDX-License-Identifier: Apache-2.0
#include "core/base/JsonPlace.h"

#include "core/base/ParsedJson.h"

#include <algorithm>
#include <utility>

namespace pointloom {
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

}  // namespace

const std::string& noJsonKey()
{
    static const std::string none;
    return none;
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
    return {*m_whole, nothing, noJsonKey()};
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
            out.push_back({*m_whole, value, noJsonKey()});
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
