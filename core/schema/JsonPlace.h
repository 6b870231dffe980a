// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// Parses JSON for people who write it by hand: an error in the grammar is told with line and column, and a key that stands twice in
/// one object is refused (a parser would silently keep one of the two).
[[nodiscard]] Result<nlohmann::json> parseHandWritten(std::string_view text);

/// A value inside a JSON text together with where it stands. Reading never stops half-way: a value of the wrong type reads as empty,
/// and the first wrong place of the whole text is remembered as the refusal.
class JsonPlace
{
public:
    /// Both must outlive every place made from this one.
    JsonPlace(const nlohmann::json& value, std::optional<Error>& refusal) : JsonPlace(&value, &refusal, {}) {}

    /// The place as a JSON pointer (RFC 6901) and why it is wrong; only the first refusal counts.
    void refuse(Message why) const;

    /// An object with no other keys than these.
    void allowOnly(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// What stands under a key; refuses when there is nothing.
    [[nodiscard]] JsonPlace at(std::string_view key) const;
    /// The items of an array; refuses anything else.
    [[nodiscard]] std::vector<JsonPlace> items() const;
    /// The entries of an object; refuses anything else.
    [[nodiscard]] std::vector<JsonPlace> entries() const;
    /// The key that this place has in its object.
    [[nodiscard]] const std::string& key() const { return m_key; }

    [[nodiscard]] bool isText() const { return m_value->is_string(); }
    [[nodiscard]] bool isNumber() const { return m_value->is_number(); }
    [[nodiscard]] bool isBoolean() const { return m_value->is_boolean(); }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] bool boolean() const;
    /// One of a few words, by its index.
    [[nodiscard]] std::size_t oneOf(std::initializer_list<std::string_view> wordsAllowed) const;

private:
    JsonPlace(const nlohmann::json* value, std::optional<Error>* refusal, std::string pointer)
        : m_value(value), m_refusal(refusal), m_pointer(std::move(pointer))
    {}
    [[nodiscard]] std::vector<JsonPlace> children() const;
    [[nodiscard]] JsonPlace child(const nlohmann::json& value, const std::string& key) const;

    const nlohmann::json* m_value;
    std::optional<Error>* m_refusal;
    std::string m_pointer;
    std::string m_key;
};

/// A key as one token of a JSON pointer: "~" and "/" escaped.
[[nodiscard]] std::string pointerToken(std::string_view key);

}  // namespace pointloom
