// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ElidedLabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace pointloom {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QString ElidedLabel::shownText() const
{
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip)  // as rich text, in which it stays plain: a tooltip guesses otherwise
        setToolTip(shownText() == text() ? QString() : Qt::convertFromPlainText(text(), Qt::WhiteSpaceNormal));
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawFrame(&painter);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(), isEnabled(), shownText(),
                          foregroundRole());
}

}  // namespace pointloom

#include "moc_ElidedLabel.cpp"
