// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ClassRow.h"

#include "ui/application/Theme.h"
#include "ui/session/Naming.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr int classRowLeading_px = 9;  ///< above and below the text together
constexpr int margin_px = rhythm_px * 3 / 2;
constexpr int keyWidth_px = 18;
constexpr int countWidth_px = 36;

}  // namespace

ClassRow::ClassRow(const ClassDef& what, QWidget* parent) : QAbstractButton(parent), m_what(what)
{
    setObjectName(QString::fromStdString("class." + what.key));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClassRow::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    update();
}

QSize ClassRow::sizeHint() const
{
    return {160, fontMetrics().height() + classRowLeading_px};
}

void ClassRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse())
        painter.fillRect(rect(), isChecked() ? colours::chosen : colours::hovered);
    if (hasFocus()) {
        painter.setPen(colours::focus);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(m_what.colour.r, m_what.colour.g, m_what.colour.b));
    painter.drawRoundedRect(QRectF(margin_px, height() / 2.0 - 4.5, 9, 9), 2, 2);
    const QRect keyAt(width() - margin_px - keyWidth_px, height() / 2 - 8, keyWidth_px, 16);
    const QRect countAt(keyAt.left() - countWidth_px - rhythm_px, 0, countWidth_px, height());
    const int nameLeft = margin_px + 18;
    painter.setPen(colours::text);
    painter.drawText(QRect(nameLeft, 0, countAt.left() - nameLeft, height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(className(m_what), Qt::ElideRight, countAt.left() - nameLeft));
    painter.setPen(colours::quiet);
    if (m_count > 0)
        painter.drawText(countAt, Qt::AlignVCenter | Qt::AlignRight, QString::number(m_count));
    if (m_what.shortcut.empty())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colours::line);
    painter.drawRoundedRect(QRectF(keyAt), 3, 3);
    painter.setPen(colours::quiet);
    QFont small = font();
    small.setPixelSize(smallText_px());
    painter.setFont(small);
    painter.drawText(keyAt, Qt::AlignCenter, QString::fromStdString(m_what.shortcut).toUpper());
}

void ClassRow::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ClassRow::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace pointloom

#include "moc_ClassRow.cpp"
