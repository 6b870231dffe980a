// SPDX-License-Identifier: Apache-2.0
#include "core/base/JsonPlace.h"
#include "core/base/ParsedJson.h"
#include "core/base/WideText.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pointloom {
namespace {

using nlohmann::json;

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

template <class Parse> Result<json> parsedBy(std::string_view text, const Parse& parse)
{
    if (const auto order = wideOrder(text)) {  // no JSON in UTF-8 begins so
        const Result<std::string> narrow = fromWide(text, *order);
        if (!narrow)
            return std::unexpected(narrow.error());
        return parsedBy(std::string_view(*narrow), parse);
    }
    try {
        return parse(text);
    } catch (const json::parse_error& problem) {
        return std::unexpected(grammarError(text, problem.byte));
    } catch (const json::exception&) {
        return std::unexpected(jsonNumberError());
    }
}

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
    auto parsed = parsedBy(text, [&](std::string_view narrow) {
        return json::parse(narrow, [&](int depth, json::parse_event_t event, const json& value) { return finder(depth, event, value); });
    });
    if (!parsed)
        return std::unexpected(parsed.error());
    if (finder.twice())
        return fail(PL_TEXT("core", "the key \"%1\" stands twice in one object; remove one of the two"), *finder.twice());
    return JsonText(std::make_unique<ParsedJson>(ParsedJson{std::move(*parsed), {}}));
}

Result<JsonText> JsonText::parse(std::string_view text, std::string pointer)
{
    auto parsed = parsedBy(text, [](std::string_view narrow) { return json::parse(narrow); });
    if (!parsed)
        return std::unexpected(parsed.error());
    return JsonText(std::make_unique<ParsedJson>(ParsedJson{std::move(*parsed), std::move(pointer)}));
}

JsonPlace JsonText::root() const
{
    return {*m_parsed, m_parsed->root, noJsonKey()};
}

const std::optional<Error>& JsonText::refusal() const
{
    return m_parsed->refusal;
}

}  // namespace pointloom
