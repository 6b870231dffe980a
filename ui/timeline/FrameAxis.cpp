// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/FrameAxis.h"

#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double widestFrame_px = 60;  ///< zooming in ends here
constexpr double zoomPerNotch = 1.25;
constexpr double scrollPerNotch_px = 60;
constexpr double eighthsPerNotch = 120;  ///< of a degree, by Qt's definition of a mouse wheel

}  // namespace

void FrameAxis::setCount(int frames)
{
    if (frames == m_count)
        return;
    m_count = std::max(1, frames);
    setScroll(m_scroll_px);
    Q_EMIT changed();
}

void FrameAxis::setWidth(int width_px)
{
    if (width_px == m_width_px)
        return;
    m_width_px = width_px;
    setScroll(m_scroll_px);
    Q_EMIT changed();
}

double FrameAxis::span_px() const
{
    return std::max(1, m_width_px - 2 * margin_px);
}

double FrameAxis::perFrame_px() const
{
    return m_zoom * span_px() / std::max(1, m_count - 1);
}

int FrameAxis::frameAt(double x_px) const
{
    const double frame = (x_px - margin_px + m_scroll_px) / perFrame_px();
    return static_cast<int>(std::lround(std::clamp(frame, 0.0, m_count - 1.0)));
}

FrameRange FrameAxis::inSight() const
{
    return {std::max(0, frameAt(0) - 1), std::min(m_count - 1, frameAt(m_width_px) + 1)};
}

void FrameAxis::zoomAt(double x_px, double factor)
{
    const double fit_px = span_px() / std::max(1, m_count - 1);
    const double before_px = perFrame_px();
    const double frame = (x_px - margin_px + m_scroll_px) / before_px;
    m_zoom = std::clamp(m_zoom * factor, 1.0, std::max(1.0, widestFrame_px / fit_px));
    m_scroll_px = std::clamp(frame * perFrame_px() - (x_px - margin_px), 0.0, static_cast<double>(scrollRange_px()));
    if (perFrame_px() != before_px)
        Q_EMIT changed();
}

int FrameAxis::scrollRange_px() const
{
    return std::max(0, static_cast<int>(std::ceil((m_count - 1) * perFrame_px() - span_px())));
}

void FrameAxis::setScroll(double scroll_px)
{
    const double within_px = std::clamp(scroll_px, 0.0, static_cast<double>(scrollRange_px()));
    if (within_px == m_scroll_px)
        return;
    m_scroll_px = within_px;
    Q_EMIT changed();
}

void FrameAxis::bringIntoSight(int frame)
{
    const double x_px = positionOf(frame);
    if (x_px < margin_px)
        setScroll(m_scroll_px + x_px - margin_px);
    else if (x_px > m_width_px - margin_px)
        setScroll(m_scroll_px + x_px - (m_width_px - margin_px));
}

bool FrameAxis::follow(const QWheelEvent& event, double x_px)
{
    const QPoint turned = event.angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / eighthsPerNotch;
    if (event.modifiers().testFlag(Qt::ControlModifier))
        zoomAt(x_px, std::pow(zoomPerNotch, notches));
    else if (event.modifiers().testFlag(Qt::ShiftModifier) || turned.y() == 0)
        setScroll(m_scroll_px - notches * scrollPerNotch_px);
    else
        return false;
    return true;
}

}  // namespace pointloom

#include "moc_FrameAxis.cpp"
