// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace pointloom {

/// A small pill that is ticked by a click, with the key that does the same written inside.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    Chip(const QString& text, const QString& key, QWidget* parent = nullptr);

    /// Marked until somebody answers: a required attribute.
    void setMissing(bool missing);
    /// Of several objects some have it and some have not.
    void setMixed(bool mixed);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_key;
    bool m_missing = false;
    bool m_mixed = false;
};

}  // namespace pointloom
