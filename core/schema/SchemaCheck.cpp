// SPDX-License-Identifier: Apache-2.0
#include "core/schema/SchemaCheck.h"

#include "core/base/Text.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <variant>

namespace pointloom {
namespace {

using Pointer = std::string;

Pointer entry(const char* list, std::size_t index)
{
    return std::string(list) + "/" + shown(index);
}

Result<void> at(const Pointer& pointer, std::unexpected<Error> refusal)
{
    return std::unexpected(refusal.error().in(pointer));
}

/// The first refusal of several checks.
Result<void> allOf(std::initializer_list<Result<void>> checks)
{
    const auto refusal = std::ranges::find_if_not(checks, &Result<void>::has_value);
    return refusal == checks.end() ? Result<void>() : *refusal;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// What is used once and never again: keys, shortcuts.
using Taken = std::set<std::string>;

Result<void> checkKey(const std::string& key, Taken& taken, const Pointer& pointer, const SchemaLimits& limits)
{
    const auto allowed = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.'; };
    if (key.empty() || key.size() > limits.keyBytes || !isLetter(key.front()) || !std::ranges::all_of(key, allowed))
        return at(pointer,
                  fail(PL_TEXT("core", "\"%1\" is no key; a key is a letter followed by letters, digits, _ - . and has at most %2 of them"),
                       key, limits.keyBytes));
    if (!taken.insert(key).second)
        return at(pointer, fail(PL_TEXT("core", "the key \"%1\" is used twice; every key must differ"), key));
    return {};
}

Result<void> checkShortcut(const std::string& shortcut, Taken& taken, const Pointer& pointer)
{
    if (shortcut.empty())
        return {};
    if (shortcut.size() != 1 || !(isLetter(shortcut.front()) || isDigit(shortcut.front())))
        return at(pointer, fail(PL_TEXT("core", "\"%1\" is no shortcut; a shortcut is one letter or one digit"), shortcut));
    if (!taken.insert(lowered(shortcut)).second)
        return at(pointer, fail(PL_TEXT("core", "the shortcut \"%1\" is used twice; every shortcut must differ"), shortcut));
    return {};
}

Result<void> checkName(const LocalText& name, const Pointer& pointer)
{
    const auto english = name.all().find("en");
    if (english == name.all().end() || trimmed(english->second).empty())
        return at(pointer, fail(PL_TEXT("core", "there is no English name; add one under \"en\"")));
    return {};
}

Result<void> checkSize(const SizePrior& size, const Pointer& pointer, const SchemaLimits& limits)
{
    for (int i = 0; i < 3; ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (size.min_m[i] <= 0)
            return at(pointer + entry("/min", index), fail(PL_TEXT("core", "%1 m is no size; it must be above 0"), size.min_m[i]));
        if (size.max_m[i] > limits.size_m)
            return at(pointer + entry("/max", index),
                      fail(PL_TEXT("core", "%1 m is too large; sizes go up to %2 m"), size.max_m[i], limits.size_m));
        if (size.spread_m[i] <= 0)
            return at(pointer + entry("/spread", index), fail(PL_TEXT("core", "%1 m is no spread; it must be above 0"), size.spread_m[i]));
        if (size.min_m[i] > size.typical_m[i] || size.typical_m[i] > size.max_m[i])
            return at(pointer + entry("/typical", index),
                      fail(PL_TEXT("core", "the sizes are out of order: min %1, typical %2, max %3 m"), size.min_m[i], size.typical_m[i],
                           size.max_m[i]));
    }
    return {};
}

Result<void> checkClass(const ClassDef& definition, Taken& keys, Taken& shortcuts, const Pointer& pointer, const SchemaLimits& limits)
{
    return allOf({checkKey(definition.key, keys, pointer + "/key", limits), checkName(definition.name, pointer + "/name"),
                  checkShortcut(definition.shortcut, shortcuts, pointer + "/shortcut"),
                  checkSize(definition.size, pointer + "/size", limits)});
}

/// Whether a value is an answer that the attribute can have.
Result<void> checkAnswer(const AttributeDef& attribute, const AttributeValue& value, const Pointer& pointer)
{
    switch (attribute.type) {
    case AttributeType::boolean:
        if (!std::holds_alternative<bool>(value))
            return at(pointer, fail(PL_TEXT("core", "must be true or false, as \"%1\" is a boolean"), attribute.key));
        return {};
    case AttributeType::number:
        if (const double* number = std::get_if<double>(&value); number == nullptr || *number < attribute.min || *number > attribute.max)
            return at(pointer,
                      fail(PL_TEXT("core", "must be a number from %1 to %2, as \"%3\" is"), attribute.min, attribute.max, attribute.key));
        return {};
    case AttributeType::choice:
        if (const auto* key = std::get_if<std::string>(&value);
            key == nullptr || std::ranges::find(attribute.choices, *key, &Choice::key) == attribute.choices.end())
            return at(pointer, fail(PL_TEXT("core", "is none of the choices of \"%1\"; use the key of one of them"), attribute.key));
        return {};
    case AttributeType::text:
        if (!std::holds_alternative<std::string>(value))
            return at(pointer, fail(PL_TEXT("core", "must be a text in quotes, as \"%1\" is a text"), attribute.key));
        return {};
    }
    return {};
}

Result<void> checkChoices(const AttributeDef& attribute, Taken& shortcuts, const Pointer& pointer, const SchemaLimits& limits)
{
    if ((attribute.type == AttributeType::choice) != !attribute.choices.empty())
        return at(pointer, fail(PL_TEXT("core", "choices and the type \"choice\" go together; give both or none")));
    if (attribute.choices.size() > limits.choices)
        return at(
            pointer,
            fail(PL_TEXT("core", "there are %1 choices; %2 are the most that can be used"), attribute.choices.size(), limits.choices));
    Taken keys;
    for (std::size_t i = 0; i < attribute.choices.size(); ++i) {
        const Choice& choice = attribute.choices[i];
        const Pointer place = pointer + entry("/choices", i);
        const auto checked = allOf({checkKey(choice.key, keys, place + "/key", limits), checkName(choice.name, place + "/name"),
                                    checkShortcut(choice.shortcut, shortcuts, place + "/shortcut")});
        if (!checked)
            return checked;
    }
    return {};
}

Result<void> checkRange(const AttributeDef& attribute, const Pointer& pointer)
{
    if (attribute.min >= attribute.max)
        return at(pointer + "/max", fail(PL_TEXT("core", "the range from %1 to %2 is empty"), attribute.min, attribute.max));
    if (attribute.step <= 0)
        return at(pointer + "/step", fail(PL_TEXT("core", "%1 is no step; it must be above 0"), attribute.step));
    return {};
}

Result<void> checkClasses(const LabelSchema& schema, const AttributeDef& attribute, const Pointer& pointer)
{
    for (std::size_t i = 0; i < attribute.classes.size(); ++i) {
        if (schema.findClass(attribute.classes[i]) == nullptr)
            return at(pointer + entry("/classes", i),
                      fail(PL_TEXT("core", "there is no class \"%1\" in the scheme"), attribute.classes[i]));
    }
    return {};
}

bool shareAClass(const AttributeDef& a, const AttributeDef& b)
{
    return a.classes.empty() || b.classes.empty()
        || std::ranges::any_of(a.classes, [&](const std::string& key) { return std::ranges::find(b.classes, key) != b.classes.end(); });
}

/// A condition names one other attribute, so following them is a walk along one line; it must end.
bool leadsBackTo(const LabelSchema& schema, const AttributeDef& start)
{
    const AttributeDef* here = &start;
    for (std::size_t steps = 0; steps <= schema.attributes.size() && here != nullptr && here->when; ++steps) {
        here = schema.findAttribute(here->when->attribute);
        if (here == &start)
            return true;
    }
    return false;
}

Result<void> checkCondition(const LabelSchema& schema, const AttributeDef& attribute, const Pointer& pointer)
{
    if (!attribute.when)
        return {};
    const AttributeDef* other = schema.findAttribute(attribute.when->attribute);
    if (other == nullptr)
        return at(pointer + "/attribute", fail(PL_TEXT("core", "there is no attribute \"%1\" in the scheme"), attribute.when->attribute));
    if (leadsBackTo(schema, attribute))
        return at(pointer + "/attribute",
                  fail(PL_TEXT("core", "the conditions go in a circle: \"%1\" would wait for itself"), attribute.key));
    if (attribute.scope == AttributeScope::track && other->scope == AttributeScope::frame)
        return at(pointer + "/attribute",
                  fail(PL_TEXT("core", "an attribute of the track cannot hang on \"%1\", which changes from frame to frame"), other->key));
    if (!shareAClass(attribute, *other))
        return at(pointer + "/attribute",
                  fail(PL_TEXT("core", "\"%1\" is never asked for the same class, so the condition never holds"), other->key));
    if (attribute.when->anyOf.empty())
        return at(pointer + "/anyOf", fail(PL_TEXT("core", "there is no value in the list, so the condition never holds")));
    for (std::size_t i = 0; i < attribute.when->anyOf.size(); ++i) {
        if (auto checked = checkAnswer(*other, attribute.when->anyOf[i], pointer + entry("/anyOf", i)); !checked)
            return checked;
    }
    return {};
}

Result<void> checkAttribute(const LabelSchema& schema, const AttributeDef& attribute, Taken& keys, Taken& shortcuts, const Pointer& pointer,
                            const SchemaLimits& limits)
{
    return allOf({checkKey(attribute.key, keys, pointer + "/key", limits), checkName(attribute.name, pointer + "/name"),
                  checkShortcut(attribute.shortcut, shortcuts, pointer + "/shortcut"), checkClasses(schema, attribute, pointer),
                  checkChoices(attribute, shortcuts, pointer, limits), checkRange(attribute, pointer),
                  attribute.standard ? checkAnswer(attribute, *attribute.standard, pointer + "/standard") : Result<void>(),
                  checkCondition(schema, attribute, pointer + "/when")});
}

Result<void> checkHead(const LabelSchema& schema, const SchemaLimits& limits)
{
    Taken ids;
    if (auto checked = checkKey(schema.id, ids, "/id", limits); !checked)
        return checked;
    const auto parts = fields(schema.version, '.');
    if (parts.size() != 3 || !std::ranges::all_of(parts, [](std::string_view part) { return number<unsigned>(part).has_value(); }))
        return at("/version", fail(PL_TEXT("core", "\"%1\" is no version; write three numbers like 1.0.0"), schema.version));
    if (auto checked = checkName(schema.name, "/name"); !checked)
        return checked;
    if (schema.classes.empty() || schema.classes.size() > limits.classes)
        return at("/classes", fail(PL_TEXT("core", "there are %1 classes; there must be 1 to %2"), schema.classes.size(), limits.classes));
    if (schema.attributes.size() > limits.attributes)
        return at("/attributes",
                  fail(PL_TEXT("core", "there are %1 attributes; %2 are the most that can be used"), schema.attributes.size(),
                       limits.attributes));
    return {};
}

}  // namespace

Result<void> checkSchema(const LabelSchema& schema, const SchemaLimits& limits)
{
    if (auto checked = checkHead(schema, limits); !checked)
        return checked;
    Taken classKeys;
    Taken attributeKeys;
    Taken shortcuts;  // of classes, attributes and choices together: one key press means one thing
    for (std::size_t i = 0; i < schema.classes.size(); ++i) {
        if (auto checked = checkClass(schema.classes[i], classKeys, shortcuts, entry("/classes", i), limits); !checked)
            return checked;
    }
    for (std::size_t i = 0; i < schema.attributes.size(); ++i) {
        if (auto checked = checkAttribute(schema, schema.attributes[i], attributeKeys, shortcuts, entry("/attributes", i), limits);
            !checked)
            return checked;
    }
    return {};
}

}  // namespace pointloom
