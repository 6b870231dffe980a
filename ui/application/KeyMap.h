// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/schema/LabelSchema.h"
#include "ui/application/KeyPresets.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

namespace pointloom {

/// Which keys do what: a preset and what a person changed about it. A value without any widget.
class KeyMap
{
public:
    explicit KeyMap(KeyPreset preset = KeyPreset::pointloom) : m_preset(preset) {}

    [[nodiscard]] KeyPreset preset() const { return m_preset; }
    [[nodiscard]] Keys keysOf(ActionId id) const;
    [[nodiscard]] bool isChanged(ActionId id) const { return m_changed.contains(id); }
    [[nodiscard]] bool isChanged() const { return !m_changed.empty(); }

    /// No keys at all is a choice, too.
    void bind(ActionId id, const Keys& keys);
    void reset(ActionId id) { m_changed.erase(id); }
    void resetAll() { m_changed.clear(); }

    /// What differs from the preset, as JSON: {"pointloomKeys": 1, "preset": "cvat", "keys": {"flip": ["G", "Num+5"]}}.
    [[nodiscard]] QByteArray toJson() const;
    /// Actions that this version does not know are passed over: the file may come from a newer one.
    [[nodiscard]] static Result<KeyMap> fromJson(const QByteArray& json);

    friend bool operator==(const KeyMap&, const KeyMap&) = default;

private:
    KeyPreset m_preset;
    std::map<ActionId, Keys> m_changed;
};

/// Somebody who listens to a key: an action of the window, or a class or an attribute of the scheme.
struct KeyUser
{
    std::optional<ActionId> action;
    std::optional<LocalText> ofScheme;  ///< its name
};

/// Everybody else who uses one of an action's keys. With two users of a key neither works, or the scheme's never hears of it.
[[nodiscard]] std::vector<KeyUser> conflictsOf(const KeyMap& keys, ActionId id, const LabelSchema* schema);

/// What was saved among the settings; the standard keys when nothing was, or nothing that can be read.
[[nodiscard]] KeyMap savedKeys();
void saveKeys(const KeyMap& keys);

}  // namespace pointloom
