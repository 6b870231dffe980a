// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsDelegate.h"

#include "ui/application/Theme.h"
#include "ui/panels/ObjectsModel.h"
#include "ui/scene/StateMark.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr int objectsDelegateLeading_px = 8;  ///< above and below the text of a row together
constexpr int dot_px = 9;
constexpr int sign_px = 12;

QIcon dotOf(const QColor& colour)
{
    QPixmap dot(QSize(dot_px, dot_px) * 2);
    dot.setDevicePixelRatio(2);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(0, 0, dot_px, dot_px), 2, 2);
    return dot;
}

void paintLock(QPainter& painter, const QRectF& at)
{
    paintPadlock(painter, at.center(), colours::quiet);
}

/// An eye with a line through it.
void paintHidden(QPainter& painter, const QRectF& at)
{
    const QPointF c = at.center();
    painter.setPen(QPen(colours::quiet, 1.2));
    painter.drawEllipse(c, 4.5, 2.8);
    painter.drawLine(QPointF(c.x() - 4, c.y() + 4), QPointF(c.x() + 4, c.y() - 4));
}

void paintMissing(QPainter& painter, const QRectF& at)
{
    QFont bold = painter.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(colours::warning);
    painter.drawText(at, Qt::AlignCenter, "!");
}

/// Three lonely points.
void paintFew(QPainter& painter, const QRectF& at)
{
    const QPointF c = at.center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours::selection);
    for (const QPointF offset : {QPointF(-3, 2), QPointF(0, -2.5), QPointF(3.5, 1)})
        painter.drawEllipse(c + offset, 1.2, 1.2);
    painter.setBrush(Qt::NoBrush);
}

void paintMark(QPainter& painter, const QRectF& cell, BoxState state)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool anchor = state == BoxState::keyframe || state == BoxState::finalised;
    paintStateSign(painter, cell.center(), state, anchor ? colours::selection : colours::quiet);
    painter.restore();
}

}  // namespace

QSize ObjectsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height_px = option.fontMetrics.height() + objectsDelegateLeading_px;
    return {index.column() == ObjectsModel::flags ? 4 * sign_px : QStyledItemDelegate::sizeHint(option, index).width(), height_px};
}

void ObjectsDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const auto colour = index.data(Qt::DecorationRole).value<QColor>(); colour.isValid()) {
        option->icon = dotOf(colour);
        option->decorationSize = {dot_px, dot_px};
    }
    option->state.setFlag(QStyle::State_HasFocus, false);
}

void ObjectsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == ObjectsModel::mark && !index.data(ObjectsModel::isGroupRole).toBool())
        paintMark(*painter, QRectF(option.rect), static_cast<BoxState>(index.data(ObjectsModel::stateRole).toInt()));
    const int flags = index.column() == ObjectsModel::flags ? index.data(ObjectsModel::flagsRole).toInt() : 0;
    if (flags == 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF at(option.rect.right() - sign_px, option.rect.top(), sign_px, option.rect.height());
    using Paint = void (*)(QPainter&, const QRectF&);
    for (const auto& [flag, paintSign] : {std::pair<int, Paint>{ObjectsModel::missing, paintMissing},
                                          {ObjectsModel::few, paintFew},
                                          {ObjectsModel::locked, paintLock},
                                          {ObjectsModel::hidden, paintHidden}}) {
        if ((flags & flag) == 0)
            continue;
        paintSign(*painter, at);
        at.translate(-sign_px, 0);
    }
    painter->restore();
}

}  // namespace pointloom

#include "moc_ObjectsDelegate.cpp"
