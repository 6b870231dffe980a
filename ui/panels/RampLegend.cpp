// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/RampLegend.h"

#include "ui/panels/ColourTexts.h"
#include "ui/scene/PointColours.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr int bar_px = 72;
constexpr int thick_px = 7;
constexpr int gap_px = 6;

}  // namespace

RampLegend::RampLegend(const SceneModel& scene, QWidget* parent) : QWidget(parent), m_scene(scene)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void RampLegend::refresh()
{
    const ColourBy mode = shownMode(m_scene.cloud(), m_scene.style().colourBy);
    setVisible(isScale(mode) && m_scene.cloud().cloud != nullptr);
    const ValueRange range = shownRange(m_scene.cloud(), m_scene.style());
    m_low = valueText(range.low, mode, range);
    m_high = valueText(range.high, mode, range);
    updateGeometry();
    update();
}

QSize RampLegend::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(m_low) + metrics.horizontalAdvance(m_high) + bar_px + 4 * gap_px, metrics.height() + 4};
}

void RampLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int baseLine = (height() - metrics.height()) / 2 + metrics.ascent();
    const int left = gap_px + metrics.horizontalAdvance(m_low) + gap_px;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(gap_px, baseLine, m_low);
    painter.drawText(left + bar_px + gap_px, baseLine, m_high);
    QLinearGradient gradient(left, 0, left + bar_px, 0);
    for (int i = 0; i <= 9; ++i)
        gradient.setColorAt(i / 9.0, toQt(rampColour(static_cast<float>(i) / 9)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(QRectF(left, (height() - thick_px) / 2.0, bar_px, thick_px), 3, 3);
}

}  // namespace pointloom
