// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/RangeSlider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr int rangeSliderMargin_px = 6;  ///< half a grip at each end
constexpr int bars_px = 30;
constexpr int gripWidth_px = 8;
constexpr int gripHeight_px = 20;
constexpr int textGap_px = 8;
constexpr double gripReach_px = 9;
constexpr float keyStep = 0.01F;  ///< of the span
constexpr float outsideOpacity = 0.35F;

bool keepsKey(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Left || event.key() == Qt::Key_Right || event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
}

QColor trackColour(const QPalette& palette)
{
    QColor colour = palette.color(QPalette::PlaceholderText);
    colour.setAlpha(90);
    return colour;
}

}  // namespace

RangeSlider::RangeSlider(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_format = [](float value) { return QString::number(static_cast<double>(value)); };
    m_colouring = [this](float) { return palette().color(QPalette::Highlight); };
}

void RangeSlider::setScale(const ValueRange& whole, std::vector<float> histogram)
{
    m_whole = whole;
    m_histogram = std::move(histogram);
    update();
}

void RangeSlider::setRange(const ValueRange& range)
{
    m_range = range;
    update();
}

ValueRange RangeSlider::span() const
{
    if (m_held != Grip::none)
        return m_spanAtPress;  // the ground must not move under the hand
    ValueRange span{std::min(m_whole.low, m_range.low), std::max(m_whole.high, m_range.high)};
    if (span.high <= span.low)
        span.high = span.low + 1;
    return span;
}

void RangeSlider::setColouring(std::function<QColor(float)> colouring)
{
    m_colouring = std::move(colouring);
    update();
}

void RangeSlider::setFormat(std::function<QString(float)> format)
{
    m_format = std::move(format);
    update();
}

double RangeSlider::positionOf(float value) const
{
    const ValueRange whole = span();
    const double share = static_cast<double>((value - whole.low) / (whole.high - whole.low));
    return rangeSliderMargin_px + std::clamp(share, 0.0, 1.0) * (width() - 2 * rangeSliderMargin_px);
}

float RangeSlider::valueAt(double x) const
{
    const ValueRange whole = span();
    const auto share = static_cast<float>((x - rangeSliderMargin_px) / std::max(1, width() - 2 * rangeSliderMargin_px));
    return whole.low + std::clamp(share, 0.0F, 1.0F) * (whole.high - whole.low);
}

QSize RangeSlider::sizeHint() const
{
    return {180, bars_px + textGap_px + fontMetrics().height() + 2};
}

void RangeSlider::choose(ValueRange range)
{
    if (range.low > range.high)
        std::swap(range.low, range.high);
    if (range == m_range)
        return;
    m_range = range;
    update();
    Q_EMIT rangeChosen(m_range);
}

void RangeSlider::moveGrip(Grip grip, float by)
{
    ValueRange range = m_range;
    if (grip == Grip::low)
        range.low = std::clamp(range.low + by, span().low, range.high);
    else
        range.high = std::clamp(range.high + by, range.low, span().high);
    choose(range);
}

void RangeSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    const double toLow = std::abs(x - positionOf(m_range.low));
    const double toHigh = std::abs(x - positionOf(m_range.high));
    const bool between = x > positionOf(m_range.low) && x < positionOf(m_range.high);
    Grip grip = toLow < toHigh || (toLow == toHigh && x < positionOf(m_range.low)) ? Grip::low : Grip::high;
    if (between && std::min(toLow, toHigh) > gripReach_px)
        grip = Grip::both;
    m_spanAtPress = span();
    m_held = grip;
    if (grip != Grip::both)
        m_keyed = grip;
    m_atPress = m_range;
    m_pressedValue = valueAt(x);
    update();
}

void RangeSlider::mouseMoveEvent(QMouseEvent* event)
{
    const float value = valueAt(event->position().x());
    switch (m_held) {
    case Grip::none:
        return;
    case Grip::low:
        choose({std::min(value, m_range.high), m_range.high});
        break;
    case Grip::high:
        choose({m_range.low, std::max(value, m_range.low)});
        break;
    case Grip::both: {
        const float by = std::clamp(value - m_pressedValue, m_spanAtPress.low - m_atPress.low, m_spanAtPress.high - m_atPress.high);
        choose({m_atPress.low + by, m_atPress.high + by});
        break;
    }
    }
}

void RangeSlider::mouseReleaseEvent(QMouseEvent*)
{
    m_held = Grip::none;
    update();
}

void RangeSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    m_held = Grip::none;
    Q_EMIT usualRequested();
}

void RangeSlider::keyPressEvent(QKeyEvent* event)
{
    const float step = (span().high - span().low) * keyStep * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0F : 1.0F);
    switch (event->key()) {
    case Qt::Key_Left:
        moveGrip(m_keyed, -step);
        break;
    case Qt::Key_Right:
        moveGrip(m_keyed, step);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_keyed = event->key() == Qt::Key_Up ? Grip::high : Grip::low;
        update();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// Its own keys before those of the window: Left and Right would go to another frame.
bool RangeSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && keepsKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void RangeSlider::paintHistogram(QPainter& painter) const
{
    const double left = positionOf(m_whole.low);
    const double width = (positionOf(m_whole.high) - left) / static_cast<double>(std::max<std::size_t>(1, m_histogram.size()));
    for (std::size_t i = 0; i < m_histogram.size(); ++i) {
        const float value =
            m_whole.low + (m_whole.high - m_whole.low) * (static_cast<float>(i) + 0.5F) / static_cast<float>(m_histogram.size());
        const bool inside = value >= m_range.low && value <= m_range.high;
        const double height = m_histogram[i] > 0 ? std::max(1.5, std::sqrt(static_cast<double>(m_histogram[i])) * (bars_px - 4)) : 0;
        painter.setOpacity(inside ? 1 : static_cast<double>(outsideOpacity));
        painter.fillRect(QRectF(left + static_cast<double>(i) * width, bars_px - height, std::max(1.0, width - 0.5), height),
                         m_colouring(value));
    }
    painter.setOpacity(1);
    painter.fillRect(QRectF(rangeSliderMargin_px, bars_px, this->width() - 2 * rangeSliderMargin_px, 2), trackColour(palette()));
    for (double x = positionOf(m_range.low); x < positionOf(m_range.high); x += 2)
        painter.fillRect(QRectF(x, bars_px, 2, 2), m_colouring(valueAt(x)));
}

void RangeSlider::paintGrip(QPainter& painter, Grip grip) const
{
    const double x = positionOf(grip == Grip::low ? m_range.low : m_range.high);
    const QRectF shape(x - gripWidth_px / 2.0, bars_px + 1 - gripHeight_px / 2.0, gripWidth_px, gripHeight_px);
    const bool lit = m_held == grip || m_held == Grip::both || (hasFocus() && m_keyed == grip);
    painter.setPen(lit ? palette().color(QPalette::Highlight) : trackColour(palette()));
    painter.setBrush(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void RangeSlider::paintTexts(QPainter& painter) const
{
    const QFontMetrics metrics = fontMetrics();
    const QString low = m_format(m_range.low);
    const QString high = m_format(m_range.high);
    const int top = bars_px + textGap_px;
    const int lowWidth = metrics.horizontalAdvance(low);
    const int highWidth = metrics.horizontalAdvance(high);
    // Under their grips, as far as both have room.
    int highX = std::clamp(static_cast<int>(positionOf(m_range.high)) - highWidth / 2, 0, width() - highWidth);
    const int lowX =
        std::clamp(static_cast<int>(positionOf(m_range.low)) - lowWidth / 2, 0, std::max(0, width() - lowWidth - highWidth - 8));
    highX = std::max(highX, lowX + lowWidth + 8);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(lowX, top + metrics.ascent(), low);
    painter.drawText(highX, top + metrics.ascent(), high);
}

void RangeSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHistogram(painter);
    paintGrip(painter, Grip::low);
    paintGrip(painter, Grip::high);
    paintTexts(painter);
}

}  // namespace pointloom

#include "moc_RangeSlider.cpp"
