// SPDX-License-Identifier: Apache-2.0
#include "core/formats/JsonMembers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pointloom {
namespace {

/// Walks over JSON without regard to what it means. It may pass over what is no JSON, but never beyond the end.
class JsonWalk
{
public:
    explicit JsonWalk(std::string_view text) : m_text(text) {}

    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
    /// Whether this character comes next, which is then passed.
    bool pass(char c)
    {
        skipBlanks();
        const bool isNext = m_at < m_text.size() && m_text[m_at] == c;
        m_at += isNext ? 1 : 0;
        return isNext;
    }
    /// What stands between the quotes; no data when nothing does.
    std::string_view quoted()
    {
        if (!pass('"'))
            return {};
        const std::size_t begin = m_at;
        skipToQuote();
        const std::string_view out = m_text.substr(begin, m_at - begin);
        m_at = std::min(m_at + 1, m_text.size());
        return out;
    }
    /// A value, with all that stands in it.
    std::string_view value()
    {
        skipBlanks();
        const std::size_t begin = m_at;
        std::size_t depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                skipToQuote();
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                break;
            } else if (c == '}' || c == ']') {
                --depth;
            }
        }
        m_at = std::min(m_at, m_text.size());
        return m_text.substr(begin, m_at - begin);
    }

private:
    /// To the quote that ends a text, from within it.
    void skipToQuote()
    {
        while (m_at < m_text.size()) {
            m_at = std::min(m_text.find_first_of("\"\\", m_at), m_text.size());
            if (m_at == m_text.size() || m_text[m_at] == '"')
                return;
            m_at = std::min(m_at + 2, m_text.size());
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string unescaped(std::string_view key)
{
    const auto text = nlohmann::json::parse('"' + std::string(key) + '"', nullptr, false);
    return text.is_string() ? text.get<std::string>() : std::string(key);
}

}  // namespace

Result<JsonMembers> JsonMembers::of(std::string_view text, const std::string& pointer)
{
    JsonMembers out;
    if (out.take(text)) {
        out.keepTheLastOfEach();
        return out;
    }
    if (const auto json = JsonText::parse(text); !json)
        return std::unexpected(json.error().in(pointer));
    return std::unexpected(Error{message(PL_TEXT("core", "must be an object in curly brackets")), pointer});
}

bool JsonMembers::take(std::string_view text)
{
    JsonWalk walk(text);
    if (!walk.pass('{'))
        return false;
    if (walk.pass('}'))
        return true;
    do {
        JsonMember member{.key = walk.quoted(), .value = {}};
        if (member.key.data() == nullptr || !walk.pass(':'))
            return false;
        if (member.key.find('\\') != std::string_view::npos)
            member.key = m_unescaped.emplace_back(unescaped(member.key));
        member.value = walk.value();
        m_members.push_back(member);
    } while (walk.pass(','));
    return walk.pass('}');
}

void JsonMembers::keepTheLastOfEach()
{
    std::ranges::sort(m_members, [](const JsonMember& a, const JsonMember& b) {
        return a.key != b.key ? a.key < b.key : a.value.data() < b.value.data();
    });
    auto kept = m_members.begin();
    for (auto member = m_members.begin(); member != m_members.end(); ++member) {
        const auto next = std::next(member);
        if (next == m_members.end() || next->key != member->key)
            *kept++ = *member;
        else
            m_repeated.push_back(*member);
    }
    m_members.erase(kept, m_members.end());
}

std::string_view JsonMembers::find(std::string_view key) const
{
    const auto found = std::ranges::lower_bound(m_members, key, {}, &JsonMember::key);
    return found == m_members.end() || found->key != key ? std::string_view() : found->value;
}

}  // namespace pointloom
