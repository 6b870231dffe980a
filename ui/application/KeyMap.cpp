// SPDX-License-Identifier: Apache-2.0
#include "ui/application/KeyMap.h"

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

Result<Keys> keysFrom(const QJsonValue& value)
{
    Keys keys;
    for (const QJsonValue& text : value.toArray()) {
        const QKeySequence key(text.toString(), QKeySequence::PortableText);
        if (key.isEmpty() || key[0].key() == Qt::Key_unknown)
            return fail(PL_TEXT("core", "there is no key \"%1\""), text.toString().toStdString());
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
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["pointloomKeys"].toInt() != fileVersion)
        return fail(PL_TEXT("core", "this is not a file of key bindings that this version can read"));
    const KeyPresetInfo* preset = findPreset(root["preset"].toString());
    if (preset == nullptr)
        return fail(PL_TEXT("core", "there are no preset keys called \"%1\""), root["preset"].toString().toStdString());
    KeyMap map(preset->preset);
    const QJsonObject changed = root["keys"].toObject();
    for (const ActionSpec& spec : actionTable()) {
        const auto entry = changed.find(actionKey(spec.id));
        if (entry == changed.end())
            continue;
        const auto keys = keysFrom(*entry);
        if (!keys)
            return std::unexpected(keys.error().in(entry.key().toStdString()));
        map.bind(spec.id, *keys);
    }
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
