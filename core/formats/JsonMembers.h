// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"

#include <deque>
#include <string>
#include <string_view>

namespace pointloom {

/// A key and the text of what stands under it.
struct JsonMember
{
    std::string_view key;
    std::string_view value;
};

/// The members of a JSON object as pieces of its text: an object with a million of them is read one by one, and no tree is made of it.
class JsonMembers
{
public:
    JsonMembers() = default;
    JsonMembers(JsonMembers&&) = default;
    JsonMembers& operator=(JsonMembers&&) = default;
    JsonMembers(const JsonMembers&) = delete;  // keys may be texts of its own
    JsonMembers& operator=(const JsonMembers&) = delete;
    ~JsonMembers() = default;

    /// The text must outlive the members. Fails where it is no object in curly brackets; what is wrong inside of a member is found by
    /// whoever reads that.
    [[nodiscard]] static Result<JsonMembers> of(std::string_view text, const std::string& pointer);

    /// In the order of their keys; of a key that stands twice the last counts.
    [[nodiscard]] const std::deque<JsonMember>& all() const { return m_members; }
    /// Those before the last of their key.
    [[nodiscard]] const std::deque<JsonMember>& repeated() const { return m_repeated; }
    /// Empty when there is nothing under the key.
    [[nodiscard]] std::string_view find(std::string_view key) const;

private:
    [[nodiscard]] bool take(std::string_view text);
    void keepTheLastOfEach();

    std::deque<JsonMember> m_members;
    std::deque<JsonMember> m_repeated;
    std::deque<std::string> m_unescaped;  ///< keys that stand otherwise in the text
};

/// Makes a tree of a piece of a larger text and reads it; places are told below the pointer to the piece.
template <class Read> [[nodiscard]] Result<void> readJson(std::string_view text, const std::string& pointer, const Read& read)
{
    const Result<JsonText> json = JsonText::parse(text, pointer);
    if (!json)
        return std::unexpected(json.error().in(pointer));
    read(json->root());
    if (json->refusal())
        return std::unexpected(*json->refusal());
    return {};
}

}  // namespace pointloom
