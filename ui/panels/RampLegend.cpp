// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/RampLegend.h"

#include "ui/panels/ColourTexts.h"
#include "ui/scene/ColourRamp.h"
#include "ui/scene/ColourScale.h"

#include <QPainter>

namespace pointloom {
namespace {

constexpr int rampLegendBar_px = 72;
constexpr int thick_px = 7;
constexpr int rampLegendGap_px = 6;

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
    return {metrics.horizontalAdvance(m_low) + metrics.horizontalAdvance(m_high) + rampLegendBar_px + 4 * rampLegendGap_px,
            metrics.height() + 4};
}

void RampLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int baseLine = (height() - metrics.height()) / 2 + metrics.ascent();
    const int left = rampLegendGap_px + metrics.horizontalAdvance(m_low) + rampLegendGap_px;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rampLegendGap_px, baseLine, m_low);
    painter.drawText(left + rampLegendBar_px + rampLegendGap_px, baseLine, m_high);
    QLinearGradient gradient(left, 0, left + rampLegendBar_px, 0);
    for (int i = 0; i <= 9; ++i)
        gradient.setColorAt(i / 9.0, toQt(rampColour(static_cast<float>(i) / 9)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(QRectF(left, (height() - thick_px) / 2.0, rampLegendBar_px, thick_px), 3, 3);
}

}  // namespace pointloom

#include "moc_RampLegend.cpp"
