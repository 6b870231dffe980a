// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/RowPainter.h"

#include "ui/application/Theme.h"
#include "ui/scene/StateMark.h"

#include <QPainter>

#include <algorithm>

namespace pointloom {
namespace {

constexpr double rowPainterBarHeight_px = 8;
constexpr double barRadius_px = 2;
constexpr float barAlpha = 0.42F;
constexpr double dot_px = 9;
constexpr double ringMore_px = 2;     ///< of a final run, around the diamonds in it
constexpr double diamondRoom_px = 2;  ///< between diamonds that still stand alone
constexpr float linkAlpha = 0.55F;
constexpr double beyondGhost = 0.25;  ///< opacity of what a drag would cut off
constexpr float bandAlpha = 0.20F;
constexpr double findingWidth_px = 9;
constexpr double findingHeight_px = 8;

QColor faint(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

/// Class colours are made for dark ground; on light they need more body.
QColor bodyOf(const QColor& colour)
{
    constexpr int darkGround = 128;
    constexpr int darker = 150;  // percent
    return colours::panel.lightness() < darkGround ? colour : colour.darker(darker);
}

/// A bar with pointed ends: of no length, a diamond.
QPolygonF pointed(double from_px, double to_px, double y_px, double half_px)
{
    return {QPointF(from_px - half_px, y_px), QPointF(from_px, y_px - half_px), QPointF(to_px, y_px - half_px),
            QPointF(to_px + half_px, y_px),   QPointF(to_px, y_px + half_px),   QPointF(from_px, y_px + half_px)};
}

class Life
{
public:
    Life(QPainter& painter, const RowPicture& picture, const QColor& colour)
        : m_painter(painter),
          m_axis(picture.axis),
          m_left_px(picture.area.left() + picture.names_px),
          m_y_px(picture.area.center().y()),
          m_half_px(m_axis.perFrame_px() / 2),
          m_colour(colour)
    {}

    [[nodiscard]] double at(int frame) const { return m_left_px + m_axis.positionOf(frame); }
    [[nodiscard]] QRectF bar(int first, int last, double height_px) const
    {
        return QRectF(at(first) - m_half_px, m_y_px - height_px / 2, at(last) - at(first) + 2 * m_half_px, height_px);
    }

    void paint(const TrackSpans& spans)
    {
        const FrameRange sight = m_axis.inSight();
        const TrackSpan* before = nullptr;
        for (const TrackSpan& span : spans) {
            if (before != nullptr && span.first > before->last + 1)
                link(before->last, span.first);
            before = &span;
            if (span.last >= sight.first && span.first <= sight.last)
                body(clipped(span, sight));
        }
        for (const TrackSpan& span : spans)
            if (span.last >= sight.first && span.first <= sight.last)
                marks(clipped(span, sight));
    }

private:
    static TrackSpan clipped(const TrackSpan& span, const FrameRange& sight)
    {
        return {std::max(span.first, sight.first), std::min(span.last, sight.last), span.state};
    }

    /// Over frames without a box.
    void link(int from, int to)
    {
        m_painter.setPen(QPen(faint(m_colour, linkAlpha), 1, Qt::DotLine));
        m_painter.drawLine(QPointF(at(from) + m_half_px, m_y_px), QPointF(at(to) - m_half_px, m_y_px));
    }

    void body(const TrackSpan& span)
    {
        m_painter.setPen(Qt::NoPen);
        switch (span.state) {
        case BoxState::keyframe:
        case BoxState::finalised:
            m_painter.setBrush(faint(m_colour, barAlpha));
            m_painter.drawRoundedRect(bar(span.first, span.last, rowPainterBarHeight_px), barRadius_px, barRadius_px);
            break;
        case BoxState::interpolated:
            m_painter.fillRect(bar(span.first, span.last, 2), m_colour);
            break;
        case BoxState::propagated:
            paintHatched(m_painter, bar(span.first, span.last, rowPainterBarHeight_px - 1), m_colour);
            break;
        }
    }

    void marks(const TrackSpan& span)
    {
        if (span.state != BoxState::keyframe && span.state != BoxState::finalised)
            return;
        if (m_axis.perFrame_px() >= stateMark_px + ringMore_px + diamondRoom_px || span.first == span.last) {
            for (int frame = span.first; frame <= span.last; ++frame)
                paintStateSign(m_painter, {at(frame), m_y_px}, span.state, m_colour);
            return;
        }
        const double half = stateMark_px / 2;
        const bool final = span.state == BoxState::finalised;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colour);
        m_painter.drawConvexPolygon(pointed(at(span.first), at(span.last), m_y_px, final ? half - ringMore_px : half));
        if (final) {
            m_painter.setPen(QPen(m_colour, 1.2));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawConvexPolygon(pointed(at(span.first), at(span.last), m_y_px, half + ringMore_px / 2));
        }
    }

    QPainter& m_painter;
    const FrameAxis& m_axis;
    double m_left_px;
    double m_y_px;
    double m_half_px;
    QColor m_colour;
};

void paintLife(QPainter& painter, const RowPicture& picture)
{
    const QColor colour = picture.selected || picture.meant ? colours::selection : bodyOf(picture.row.colour);
    Life life(painter, picture, colour);
    if (!picture.ghost) {
        life.paint(picture.spans);
        return;
    }
    const QRectF kept = life.bar(picture.ghost->first, picture.ghost->last, picture.area.height());
    painter.save();
    painter.setOpacity(beyondGhost);
    life.paint(picture.spans);
    painter.setOpacity(1);
    painter.setClipRect(kept, Qt::IntersectClip);
    life.paint(picture.spans);
    painter.setPen(QPen(colour, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(life.bar(picture.ghost->first, picture.ghost->last, rowPainterBarHeight_px + 4).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.restore();
}

void paintFindings(QPainter& painter, const RowPicture& picture)
{
    for (const TimelineFinding* finding : picture.findings) {
        const QRectF at = findingArea(picture.area, picture.names_px, picture.axis, finding->frame);
        const QPolygonF triangle{at.bottomLeft(), QPointF(at.center().x(), at.top()), at.bottomRight()};
        const bool error = finding->severity == TimelineFinding::Severity::error;
        painter.setPen(QPen(colours::warning, 1.2));
        painter.setBrush(error ? colours::warning : colours::panel);
        painter.drawConvexPolygon(triangle);
    }
}

void paintName(QPainter& painter, const RowPicture& picture)
{
    const double y = picture.area.center().y();
    double x = picture.area.left() + rhythm_px;
    painter.setPen(Qt::NoPen);
    painter.setBrush(bodyOf(picture.row.colour));
    painter.drawRoundedRect(QRectF(x, y - dot_px / 2, dot_px, dot_px), 2, 2);
    x += dot_px + rhythm_px;
    const QRectF place(x, picture.area.top(), picture.area.left() + picture.names_px - rhythm_px - x, picture.area.height());
    painter.setPen(picture.meant ? colours::selection : colours::text);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(picture.row.name, Qt::ElideRight, static_cast<int>(place.width())));
}

}  // namespace

QRectF findingArea(const QRectF& row, double names_px, const FrameAxis& axis, int frame)
{
    const double x = row.left() + names_px + axis.positionOf(frame);
    return {x - findingWidth_px / 2, row.top() + 1, findingWidth_px, findingHeight_px};
}

void paintRow(QPainter& painter, const RowPicture& picture)
{
    const QColor ground = picture.meant ? colours::chosen : picture.hovered ? colours::hovered : colours::panel;
    painter.fillRect(picture.area, ground);
    const QRectF frames = picture.area.adjusted(picture.names_px, 0, 0, 0);
    painter.save();
    painter.setClipRect(frames, Qt::IntersectClip);
    if (picture.chosen) {
        const QRectF band = Life(painter, picture, {}).bar(picture.chosen->first, picture.chosen->last, picture.area.height());
        painter.fillRect(band, faint(colours::action, bandAlpha));
        painter.setPen(colours::focus);
        painter.drawLine(band.topLeft(), band.bottomLeft());
        painter.drawLine(band.topRight(), band.bottomRight());
    }
    paintLife(painter, picture);
    paintFindings(painter, picture);
    painter.restore();
    paintName(painter, picture);
}

}  // namespace pointloom
