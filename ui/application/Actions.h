// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <span>

class QAction;
class QWidget;

namespace pointloom {

class KeyMap;

/// Everything a key or a button can do in the window: the rows of ActionRows.h, where one is added.
enum class ActionId {
#define ACTION(id, ...) id,
#include "ui/application/ActionRows.h"
#undef ACTION
};

/// What an action is called in files of key bindings and among the icons: its name in ActionRows.h.
[[nodiscard]] QString actionKey(ActionId id);

/// What the table says about one action. Texts are English patterns in the context "Actions".
struct ActionSpec
{
    ActionId id;
    const char* group;
    const char* text;
    const char* keys;  ///< see ActionRows.h
};

/// The whole table, in the order the shortcut sheet shows it.
[[nodiscard]] std::span<const ActionSpec> actionTable();

/// The window's QActions, made from the table.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    /// With the standard keys.
    explicit ActionSet(QWidget& window);
    ~ActionSet() override;

    [[nodiscard]] QAction& operator[](ActionId id) const { return *m_actions.at(id); }
    /// The first key as it is written beside a tool: "Ctrl+Z".
    [[nodiscard]] QString keyOf(ActionId id) const;
    /// All its keys as they are written: "Ctrl+Shift+Z · Ctrl+Y".
    [[nodiscard]] QString keysOf(ActionId id) const;
    /// "Undo  (Ctrl+Z)"
    [[nodiscard]] QString tipOf(ActionId id) const;
    /// Its text, and for the coarse and fine variants which one it is.
    [[nodiscard]] QString nameOf(ActionId id) const;

    [[nodiscard]] const KeyMap& keys() const { return *m_keys; }
    void setKeys(const KeyMap& keys);
    void retranslate();

    [[nodiscard]] static QString translated(const char* text);

Q_SIGNALS:
    void keysChanged();

private:
    std::map<ActionId, QAction*> m_actions;
    std::unique_ptr<KeyMap> m_keys;
};

}  // namespace pointloom
