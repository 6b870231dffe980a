// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/KeyField.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

constexpr std::array modifierKeys{Qt::Key_Shift, Qt::Key_Control,  Qt::Key_Alt,    Qt::Key_Meta,
                                  Qt::Key_AltGr, Qt::Key_CapsLock, Qt::Key_NumLock};

/// Shift belongs to the key itself where it makes another character of it: "+" on many keyboards is Shift and "=".
Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier | Qt::KeypadModifier);
    const QString text = event.text();
    const bool ownCharacter = !text.isEmpty() && text[0].isPrint() && !text[0].isLetterOrNumber() && !text[0].isSpace();
    if (event.modifiers().testFlag(Qt::ShiftModifier) && !ownCharacter)
        modifiers |= Qt::ShiftModifier;
    return modifiers;
}

}  // namespace

KeyField::KeyField(QWidget* parent) : QPushButton(parent)
{
    connect(this, &QPushButton::clicked, this, &KeyField::listen);
}

void KeyField::showKeys(const QString& keys)
{
    m_keys = keys;
    if (!m_listening)
        setText(keys);
}

void KeyField::listen()
{
    m_listening = true;
    setText(tr("Press the new key…"));
    setFocus(Qt::OtherFocusReason);
}

void KeyField::end()
{
    if (!m_listening)
        return;
    m_listening = false;
    setText(m_keys);
    Q_EMIT ended();
}

bool KeyField::event(QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!m_listening || !isKey)
        return QPushButton::event(event);
    event->accept();  // Tab, Return and every shortcut, too
    if (event->type() == QEvent::KeyPress)
        take(*static_cast<QKeyEvent*>(event));
    return true;
}

void KeyField::take(const QKeyEvent& event)
{
    const auto key = static_cast<Qt::Key>(event.key());
    if (key == Qt::Key_unknown || std::ranges::find(modifierKeys, key) != modifierKeys.end())
        return;
    if (key == Qt::Key_Escape) {
        end();
        return;
    }
    const QKeySequence sequence(QKeyCombination(modifiersOf(event), key));
    end();
    Q_EMIT captured(sequence);
}

void KeyField::focusOutEvent(QFocusEvent* event)
{
    end();
    QPushButton::focusOutEvent(event);
}

}  // namespace pointloom

#include "moc_KeyField.cpp"
