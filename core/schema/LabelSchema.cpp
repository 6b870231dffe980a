// SPDX-License-Identifier: Apache-2.0
#include "core/schema/LabelSchema.h"

#include "core/base/Text.h"

#include <algorithm>

namespace pointloom {
namespace {

/// A text nobody has typed anything into is no answer.
bool isAnswered(const AttributeMap& answers, const std::string& key)
{
    const auto found = answers.find(key);
    if (found == answers.end())
        return false;
    const auto* text = std::get_if<std::string>(&found->second);
    return text == nullptr || !trimmed(*text).empty();
}

template <class Definition> const Definition* findKey(const std::vector<Definition>& definitions, std::string_view key)
{
    const auto found = std::ranges::find(definitions, key, &Definition::key);
    return found == definitions.end() ? nullptr : &*found;
}

}  // namespace

const std::string& LocalText::in(std::string_view language) const
{
    static const std::string nothing;
    if (const auto exact = m_byLanguage.find(std::string(language)); exact != m_byLanguage.end())
        return exact->second;
    if (const auto shorter = m_byLanguage.find(std::string(language.substr(0, language.find_first_of("_-"))));
        shorter != m_byLanguage.end())
        return shorter->second;
    if (const auto english = m_byLanguage.find("en"); english != m_byLanguage.end())
        return english->second;
    return m_byLanguage.empty() ? nothing : m_byLanguage.begin()->second;
}

const std::string& ClassDef::nameWrittenIn(const std::string& format) const
{
    const auto found = nameIn.find(format);
    return found == nameIn.end() || found->second.empty() ? key : found->second.front();
}

const ClassDef* LabelSchema::findClass(std::string_view key) const
{
    return findKey(classes, key);
}

const ClassDef* LabelSchema::findClassNamed(std::string_view format, std::string_view name) const
{
    const std::string wanted = lowered(name);
    const auto isWanted = [&](const std::string& candidate) { return lowered(candidate) == wanted; };
    const std::string formatKey(format);
    for (const ClassDef& candidate : classes) {
        if (const auto names = candidate.nameIn.find(formatKey);
            names != candidate.nameIn.end() && std::ranges::any_of(names->second, isWanted))
            return &candidate;
    }
    const auto byKey = std::ranges::find_if(classes, isWanted, &ClassDef::key);
    return byKey == classes.end() ? nullptr : &*byKey;
}

const AttributeDef* LabelSchema::findAttribute(std::string_view key) const
{
    return findKey(attributes, key);
}

bool applies(const AttributeDef& attribute, std::string_view classKey, const AttributeMap& answers)
{
    if (!attribute.classes.empty() && std::ranges::find(attribute.classes, classKey) == attribute.classes.end())
        return false;
    if (!attribute.when)
        return true;
    const auto answer = answers.find(attribute.when->attribute);
    return answer != answers.end() && std::ranges::find(attribute.when->anyOf, answer->second) != attribute.when->anyOf.end();
}

std::vector<const AttributeDef*> unanswered(const LabelSchema& schema, std::string_view classKey, const AttributeMap& answers)
{
    std::vector<const AttributeDef*> out;
    for (const AttributeDef& attribute : schema.attributes) {
        if (attribute.required && applies(attribute, classKey, answers) && !isAnswered(answers, attribute.key))
            out.push_back(&attribute);
    }
    return out;
}

AttributeMap standardAnswers(const LabelSchema& schema, std::string_view classKey, AttributeScope scope)
{
    AttributeMap all;  // of both scopes: an attribute of a frame may hang on one of the track
    for (bool grew = true; grew;) {
        grew = false;
        for (const AttributeDef& attribute : schema.attributes) {
            if (attribute.standard && applies(attribute, classKey, all))
                grew |= all.emplace(attribute.key, *attribute.standard).second;
        }
    }
    std::erase_if(all, [&](const auto& answer) { return schema.findAttribute(answer.first)->scope != scope; });
    return all;
}

}  // namespace pointloom
