// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

struct ParsedJson;

/// A value inside a JSON text together with where it stands. Reading never stops half-way: a value of the wrong type reads as empty,
/// and the first wrong place of the whole text is remembered as the refusal.
class JsonPlace
{
public:
    /// The place as a JSON pointer (RFC 6901) and why it is wrong; only the first refusal counts.
    void refuse(Message why) const;

    /// An object with no other keys than these.
    void allowOnly(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// What stands under a key; refuses when there is nothing.
    [[nodiscard]] JsonPlace at(std::string_view key) const;
    /// What stands under a key; nothing when there is nothing, or when this is no object, which refuses.
    [[nodiscard]] std::optional<JsonPlace> find(std::string_view key) const;
    /// The items of an array; refuses anything else.
    [[nodiscard]] std::vector<JsonPlace> items() const;
    /// The entries of an object; refuses anything else.
    [[nodiscard]] std::vector<JsonPlace> entries() const;
    /// The items under a key that may be missing, and the entries.
    [[nodiscard]] std::vector<JsonPlace> itemsOf(std::string_view key) const;
    [[nodiscard]] std::vector<JsonPlace> entriesOf(std::string_view key) const;
    /// The key that this place has in its object; empty for the item of an array.
    [[nodiscard]] const std::string& key() const { return *m_key; }

    [[nodiscard]] bool isNull() const;
    [[nodiscard]] bool isList() const;
    [[nodiscard]] bool isText() const;
    [[nodiscard]] bool isNumber() const;
    [[nodiscard]] bool isBoolean() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] bool boolean() const;
    /// As many numbers as are asked for, in an array; zeros when it is anything else, which refuses.
    [[nodiscard]] std::vector<double> numbers(std::size_t count) const;
    /// What stands under a key, or something else where there is nothing.
    [[nodiscard]] std::string textOr(std::string_view key, std::string otherwise = {}) const;
    [[nodiscard]] double numberOr(std::string_view key, double otherwise) const;
    /// One of a few words, by its index.
    [[nodiscard]] std::size_t oneOf(std::span<const std::string_view> wordsAllowed) const;
    [[nodiscard]] std::size_t oneOf(std::initializer_list<std::string_view> wordsAllowed) const
    {
        return oneOf(std::span(wordsAllowed.begin(), wordsAllowed.size()));
    }

private:
    friend class JsonText;
    JsonPlace(ParsedJson& whole, const nlohmann::json& value, const std::string& key) : m_whole(&whole), m_value(&value), m_key(&key) {}
    [[nodiscard]] JsonPlace nowhere() const;

    ParsedJson* m_whole;
    const nlohmann::json* m_value;
    const std::string* m_key;
};

/// A JSON text that is read place by place. It must outlive the places.
class JsonText
{
public:
    /// For people who write by hand: an error in the grammar is told with line and column, and a key that stands twice in one object is
    /// refused (a parser would silently keep one of the two).
    [[nodiscard]] static Result<JsonText> parseHandWritten(std::string_view text);
    /// For what programs write: of a key that stands twice the last counts. Places are told below a pointer where the text is a piece of
    /// a larger one.
    [[nodiscard]] static Result<JsonText> parse(std::string_view text, std::string pointer = {});

    JsonText(JsonText&&) noexcept;
    JsonText& operator=(JsonText&&) noexcept;
    ~JsonText();

    [[nodiscard]] JsonPlace root() const;
    /// The first place that was refused.
    [[nodiscard]] const std::optional<Error>& refusal() const;

private:
    explicit JsonText(std::unique_ptr<ParsedJson> parsed);
    std::unique_ptr<ParsedJson> m_parsed;
};

/// A key as one token of a JSON pointer: "~" and "/" escaped.
[[nodiscard]] std::string pointerToken(std::string_view key);

/// The error that says where the grammar is broken, counted from 1.
[[nodiscard]] Error jsonGrammarError(std::size_t line, std::size_t column);

/// The grammar is right, but a number is too large for any type.
[[nodiscard]] Error jsonNumberError();

}  // namespace pointloom
