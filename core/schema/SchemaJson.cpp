// SPDX-License-Identifier: Apache-2.0
#include "core/schema/SchemaJson.h"

#include "core/base/File.h"
#include "core/base/JsonPlace.h"
#include "core/schema/SchemaCheck.h"

#include <algorithm>

namespace pointloom {
namespace {

constexpr std::size_t maxBytes = 1 << 20;  // 1 MiB: a hundred times the largest scheme in use

std::unexpected<Error> tooLarge(std::uintmax_t bytes)
{
    return fail(PL_TEXT("core", "the scheme has %1 bytes; %2 are the most that are read"), bytes, maxBytes);
}

LocalText readName(const JsonPlace& place)
{
    std::map<std::string, std::string> byLanguage;
    for (const JsonPlace& language : place.entries())
        byLanguage[language.key()] = language.text();
    return LocalText(std::move(byLanguage));
}

Rgb readColour(const JsonPlace& place)
{
    const std::string text = place.text();
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    if (text.size() != 7 || text.front() != '#' || !std::all_of(text.begin() + 1, text.end(), isHex)) {
        place.refuse(message(PL_TEXT("core", "\"%1\" is no colour; write it like #5ad1ff"), text));
        return {};
    }
    const auto part = [&](std::size_t at) { return static_cast<std::uint8_t>(std::stoul(text.substr(at, 2), nullptr, 16)); };
    return {part(1), part(3), part(5)};
}

Eigen::Vector3d readVector(const JsonPlace& place)
{
    const std::vector<JsonPlace> items = place.items();
    if (items.size() != 3) {
        place.refuse(message(PL_TEXT("core", "must be three numbers: length, width, height in metres")));
        return Eigen::Vector3d::Zero();
    }
    return {items[0].number(), items[1].number(), items[2].number()};
}

SizePrior readSize(const JsonPlace& place)
{
    place.allowOnly({"typical", "spread", "min", "max"});
    return {.typical_m = readVector(place.at("typical")),
            .spread_m = readVector(place.at("spread")),
            .min_m = readVector(place.at("min")),
            .max_m = readVector(place.at("max"))};
}

std::vector<std::string> readTexts(const JsonPlace& place)
{
    std::vector<std::string> out;
    for (const JsonPlace& item : place.items())
        out.push_back(item.text());
    return out;
}

std::map<std::string, std::vector<std::string>> readNamesByFormat(const JsonPlace& place)
{
    std::map<std::string, std::vector<std::string>> out;
    for (const JsonPlace& format : place.entries()) {
        std::vector<std::string> names = format.isText() ? std::vector{format.text()} : readTexts(format);
        if (names.empty() || std::ranges::any_of(names, &std::string::empty))
            format.refuse(message(PL_TEXT("core", "must be a name or a list of names")));
        out[format.key()] = std::move(names);
    }
    return out;
}

ClassDef readClass(const JsonPlace& place)
{
    place.allowOnly({"key", "name", "colour", "shortcut", "size", "completesLength", "rigid", "topSpeed", "nameIn"});
    ClassDef out;
    out.key = place.at("key").text();
    out.name = readName(place.at("name"));
    out.colour = readColour(place.at("colour"));
    if (place.has("shortcut"))
        out.shortcut = place.at("shortcut").text();
    if (place.has("size"))
        out.size = readSize(place.at("size"));
    if (place.has("completesLength"))
        out.completesLength = place.at("completesLength").boolean();
    if (place.has("rigid"))
        out.rigid = place.at("rigid").boolean();
    if (place.has("topSpeed")) {
        out.topSpeed_mps = place.at("topSpeed").number();
        if (*out.topSpeed_mps <= 0)
            place.at("topSpeed").refuse(message(PL_TEXT("core", "must be a speed in metres per second, above 0")));
    }
    if (place.has("nameIn"))
        out.nameIn = readNamesByFormat(place.at("nameIn"));
    return out;
}

Choice readChoice(const JsonPlace& place)
{
    place.allowOnly({"key", "name", "shortcut"});
    return {.key = place.at("key").text(),
            .name = readName(place.at("name")),
            .shortcut = place.has("shortcut") ? place.at("shortcut").text() : std::string()};
}

AttributeValue readValue(const JsonPlace& place)
{
    if (place.isBoolean())
        return place.boolean();
    if (place.isNumber())
        return place.number();
    if (place.isText())
        return place.text();
    place.refuse(message(PL_TEXT("core", "must be true, false, a number or a text")));
    return false;
}

Condition readCondition(const JsonPlace& place)
{
    place.allowOnly({"attribute", "anyOf"});
    Condition out{.attribute = place.at("attribute").text(), .anyOf = {}};
    for (const JsonPlace& value : place.at("anyOf").items())
        out.anyOf.push_back(readValue(value));
    return out;
}

/// What only numbers have.
void readRange(const JsonPlace& place, AttributeDef& out)
{
    for (const std::string_view key : {"min", "max", "step", "unit"}) {
        if (place.has(key) && out.type != AttributeType::number)
            place.at(key).refuse(message(PL_TEXT("core", "only an attribute of type \"number\" has this")));
    }
    if (place.has("min"))
        out.min = place.at("min").number();
    if (place.has("max"))
        out.max = place.at("max").number();
    if (place.has("step"))
        out.step = place.at("step").number();
    if (place.has("unit"))
        out.unit = place.at("unit").text();
}

AttributeDef readAttribute(const JsonPlace& place)
{
    place.allowOnly(
        {"key", "name", "type", "scope", "required", "shortcut", "classes", "choices", "min", "max", "step", "unit", "standard", "when"});
    AttributeDef out;
    out.key = place.at("key").text();
    out.name = readName(place.at("name"));
    out.type = static_cast<AttributeType>(place.at("type").oneOf({"boolean", "choice", "number", "text"}));
    if (place.has("scope"))
        out.scope = static_cast<AttributeScope>(place.at("scope").oneOf({"frame", "track"}));
    if (place.has("required"))
        out.required = place.at("required").boolean();
    if (place.has("shortcut"))
        out.shortcut = place.at("shortcut").text();
    if (place.has("classes"))
        out.classes = readTexts(place.at("classes"));
    if (place.has("choices"))
        for (const JsonPlace& choice : place.at("choices").items())
            out.choices.push_back(readChoice(choice));
    readRange(place, out);
    if (place.has("standard"))
        out.standard = readValue(place.at("standard"));
    if (place.has("when"))
        out.when = readCondition(place.at("when"));
    return out;
}

LabelSchema readScheme(const JsonPlace& place)
{
    place.allowOnly({"id", "version", "name", "classes", "attributes"});
    LabelSchema out;
    out.id = place.at("id").text();
    out.version = place.at("version").text();
    out.name = readName(place.at("name"));
    for (const JsonPlace& item : place.at("classes").items())
        out.classes.push_back(readClass(item));
    if (place.has("attributes"))
        for (const JsonPlace& item : place.at("attributes").items())
            out.attributes.push_back(readAttribute(item));
    return out;
}

}  // namespace

Result<LabelSchema> schemaFromJson(std::string_view text)
{
    if (text.size() > maxBytes)
        return tooLarge(text.size());
    const Result<JsonText> parsed = JsonText::parseHandWritten(text);
    if (!parsed)
        return std::unexpected(parsed.error());
    LabelSchema schema = readScheme(parsed->root());
    if (parsed->refusal())
        return std::unexpected(*parsed->refusal());
    if (auto checked = checkSchema(schema); !checked)
        return std::unexpected(checked.error());
    return schema;
}

Result<LabelSchema> readSchema(const std::filesystem::path& path)
{
    std::error_code unknown;
    const std::uintmax_t bytes = std::filesystem::file_size(path, unknown);
    if (!unknown && bytes > maxBytes)  // before it is read: a wrong file may be a cloud of gigabytes
        return std::unexpected(tooLarge(bytes).error().in(path));
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    Result<LabelSchema> schema = schemaFromJson(*text);
    if (!schema)
        return std::unexpected(schema.error().in(path));
    return schema;
}

}  // namespace pointloom
