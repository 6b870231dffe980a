// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/Chip.h"

#include "ui/application/Theme.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr int leading_px = 8;  ///< above and below the text together
constexpr int padding_px = 10;
constexpr int keyGap_px = 6;

}  // namespace

Chip::Chip(const QString& text, const QString& key, QWidget* parent) : QAbstractButton(parent), m_key(key.toUpper())
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setMissing(bool missing)
{
    m_missing = missing;
    update();
}

void Chip::setMixed(bool mixed)
{
    m_mixed = mixed;
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int keyWidth = m_key.isEmpty() ? 0 : keyGap_px + metrics.horizontalAdvance(m_key);
    return {metrics.horizontalAdvance(text()) + keyWidth + 2 * padding_px, metrics.height() + leading_px};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = isChecked() ? colours::ticked : underMouse() ? colours::raised : colours::panel;
    QColor edge = isChecked() ? colours::action : m_missing ? colours::warning : colours::line;
    if (hasFocus())
        edge = colours::focus;
    painter.setPen(m_mixed ? QPen(colours::focus, 1, Qt::DashLine) : QPen(edge));
    painter.setBrush(fill);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);

    const int textWidth = fontMetrics().horizontalAdvance(text());
    painter.setPen(!isEnabled() ? colours::dim : isChecked() ? colours::onAction : colours::text);
    painter.drawText(QRect(padding_px, 0, textWidth + 2, height()), Qt::AlignVCenter, text());
    painter.setPen(isChecked() ? colours::onAction : colours::quiet);
    painter.drawText(QRect(padding_px + textWidth + keyGap_px, 0, width(), height()), Qt::AlignVCenter, m_key);
}

void Chip::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Chip::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace pointloom

#include "moc_Chip.cpp"
