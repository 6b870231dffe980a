// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QDialog>
#include <QPushButton>
#include <QStringList>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

/// What the questions and reports about opening have in common: one width, one margin, and text that can be selected and copied.
namespace pointloom {

inline constexpr int questionWidth_px = 620;

/// The column of a dialog, with the margins that all of them have.
[[nodiscard]] inline QVBoxLayout* dialogColumn(QDialog& dialog)
{
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 3, rhythm_px * 3, rhythm_px * 2);
    column->setSpacing(rhythm_px * 2);
    dialog.setMinimumWidth(questionWidth_px);
    return column;
}

/// Text over several lines, shown as it is.
[[nodiscard]] inline QLabel* dialogText(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Each on a line of its own.
[[nodiscard]] inline QString bulletLines(const QStringList& sentences)
{
    QStringList lines;
    for (const QString& each : sentences)
        lines << QString::fromUtf8("• ") + each;
    return lines.join('\n');
}

/// How the style sheet is to show it from now on.
inline void setRole(QWidget& widget, const char* role)
{
    widget.setProperty("role", role);
    widget.style()->unpolish(&widget);  // style sheets look at properties only then
    widget.style()->polish(&widget);
}

/// The one that Return presses, and looks it.
inline void makeMain(QPushButton& button)
{
    button.setDefault(true);
    setRole(button, "action");  // a box of buttons has polished it
}

/// As high as what is in it needs at its width: text over several lines is guessed too narrow, and thus too high, by itself.
inline void fitHeight(QDialog& dialog)
{
    const int width = std::max(questionWidth_px, dialog.sizeHint().width());
    const int height = dialog.layout()->totalHeightForWidth(width);
    dialog.resize(width, height > 0 ? height : dialog.sizeHint().height());
}

}  // namespace pointloom
