// SPDX-License-Identifier: Apache-2.0
#include "ui/application/KeyMap.h"

#include "core/base/JsonPlace.h"
#include "ui/application/Settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int fileVersion = 1;

const KeyPresetInfo* findPreset(const QString& key)
{
    const auto found = std::ranges::find_if(keyPresets(), [&](const KeyPresetInfo& info) { return key == info.key; });
    return found == keyPresets().end() ? nullptr : &*found;
}

/// The scheme's keys are single characters that are typed without a modifier.
bool isTyped(const std::string& shortcut, const QKeySequence& key)
{
    return !shortcut.empty() && QKeySequence(QString::fromStdString(shortcut).toUpper()) == key;
}

void addUsersOfScheme(std::vector<KeyUser>& users, const LabelSchema& schema, const QKeySequence& key)
{
    for (const ClassDef& what : schema.classes)
        if (isTyped(what.shortcut, key))
            users.push_back({std::nullopt, what.name});
    for (const AttributeDef& attribute : schema.attributes) {
        if (isTyped(attribute.shortcut, key))
            users.push_back({std::nullopt, attribute.name});
        for (const Choice& choice : attribute.choices)
            if (isTyped(choice.shortcut, key))
                users.push_back({std::nullopt, choice.name});
    }
}

Keys keysFrom(const JsonPlace& list)
{
    Keys keys;
    for (const JsonPlace& item : list.items()) {
        const std::string text = item.text();
        const QKeySequence key(QString::fromStdString(text), QKeySequence::PortableText);
        if (key.isEmpty() || key[0].key() == Qt::Key_unknown)
            item.refuse(message(PL_TEXT("core", "there is no key \"%1\""), text));
        keys += key;
    }
    return keys;
}

}  // namespace

Keys KeyMap::keysOf(ActionId id) const
{
    const auto changed = m_changed.find(id);
    return changed == m_changed.end() ? presetKeys(m_preset, id) : changed->second;
}

void KeyMap::bind(ActionId id, const Keys& keys)
{
    if (keys == presetKeys(m_preset, id))
        m_changed.erase(id);
    else
        m_changed[id] = keys;
}

QByteArray KeyMap::toJson() const
{
    QJsonObject keys;
    for (const auto& [id, sequences] : m_changed) {
        QJsonArray texts;
        for (const QKeySequence& key : sequences)
            texts += key.toString(QKeySequence::PortableText);
        keys[actionKey(id)] = texts;
    }
    const auto preset = std::ranges::find(keyPresets(), m_preset, &KeyPresetInfo::preset);
    return QJsonDocument(QJsonObject{{"pointloomKeys", fileVersion}, {"preset", preset->key}, {"keys", keys}}).toJson();
}

Result<KeyMap> KeyMap::fromJson(const QByteArray& json)
{
    const auto parsed = JsonText::parse({json.constData(), static_cast<std::size_t>(json.size())});
    if (!parsed || parsed->root().numberOr("pointloomKeys", 0) != fileVersion)
        return fail(PL_TEXT("core", "this is not a file of key bindings that this version can read"));
    const JsonPlace root = parsed->root();
    const std::string presetName = root.textOr("preset");
    const KeyPresetInfo* preset = findPreset(QString::fromStdString(presetName));
    if (preset == nullptr)
        return fail(PL_TEXT("core", "there are no preset keys called \"%1\""), presetName);
    KeyMap map(preset->preset);
    const auto changed = root.find("keys");
    for (const ActionSpec& spec : actionTable()) {
        if (const auto keys = changed ? changed->find(actionKey(spec.id).toStdString()) : std::nullopt)
            map.bind(spec.id, keysFrom(*keys));
    }
    if (parsed->refusal())
        return std::unexpected(*parsed->refusal());
    return map;
}

std::vector<KeyUser> conflictsOf(const KeyMap& keys, ActionId id, const LabelSchema* schema)
{
    std::vector<KeyUser> users;
    for (const QKeySequence& key : keys.keysOf(id)) {
        for (const ActionSpec& spec : actionTable())
            if (spec.id != id && keys.keysOf(spec.id).contains(key))
                users.push_back({spec.id, std::nullopt});
        if (schema != nullptr)
            addUsersOfScheme(users, *schema, key);
    }
    return users;
}

KeyMap savedKeys()
{
    const QByteArray json = settings().value("keys").toString().toUtf8();
    return json.isEmpty() ? KeyMap() : KeyMap::fromJson(json).value_or(KeyMap());
}

void saveKeys(const KeyMap& keys)
{
    settings().setValue("keys", QString::fromUtf8(keys.toJson()));
}

}  // namespace pointloom
