// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace pointloom {

/// Shows keys, and once pressed (or told) waits for the next key of the keyboard. Esc or going elsewhere gives up, so Esc cannot be
/// bound. Keys of the keypad stay apart from those of the main block.
class KeyField : public QPushButton
{
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent = nullptr);

    void showKeys(const QString& keys);
    void listen();
    [[nodiscard]] bool isListening() const { return m_listening; }

Q_SIGNALS:
    void captured(const QKeySequence& key);
    /// It stopped listening, with or without a key.
    void ended();

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void take(const QKeyEvent& event);
    void end();

    QString m_keys;
    bool m_listening = false;
};

}  // namespace pointloom
