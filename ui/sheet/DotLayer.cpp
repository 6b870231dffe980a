// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/DotLayer.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

QColor toned(const QColor& colour, float hits, float glow)
{
    constexpr float fullAt = 1.6F;  // hits per pixel: the colour itself
    constexpr float lightAt = 24;   // and the lightest
    constexpr float darkest = 0.80F;
    if (hits < fullAt) {
        const float share = darkest + (1 - darkest) * hits / fullAt;
        return QColor::fromRgbF(colour.redF() * share, colour.greenF() * share, colour.blueF() * share);
    }
    const float white = glow * std::min(1.0F, std::log(hits / fullAt) / std::log(lightAt / fullAt));
    const auto towards = [white](float part) { return part + (1 - part) * white; };
    return QColor::fromRgbF(towards(colour.redF()), towards(colour.greenF()), towards(colour.blueF()));
}

}  // namespace

DotLayer::DotLayer(const QSize& size_px, int side_px)
    : m_size(size_px), m_side_px(side_px), m_hits(static_cast<std::size_t>(size_px.width()) * static_cast<std::size_t>(size_px.height()))
{}

void DotLayer::add(float x_px, float y_px)
{
    if (m_side_px > 0)
        addSquare(x_px, y_px);
    else
        addSoft(x_px, y_px);
}

void DotLayer::addSoft(float x_px, float y_px)
{
    constexpr float radius_px = 0.75F;
    const int column = static_cast<int>(std::floor(x_px));
    const int row = static_cast<int>(std::floor(y_px));
    for (int y = std::max(0, row - 2); y <= std::min(m_size.height() - 1, row + 2); ++y) {
        for (int x = std::max(0, column - 2); x <= std::min(m_size.width() - 1, column + 2); ++x) {
            const float dx = static_cast<float>(x) + 0.5F - x_px;
            const float dy = static_cast<float>(y) + 0.5F - y_px;
            m_hits[index(x, y)] += std::exp(-(dx * dx + dy * dy) / (2 * radius_px * radius_px));
        }
    }
}

void DotLayer::addSquare(float x_px, float y_px)
{
    const int left = static_cast<int>(std::lround(x_px)) - m_side_px / 2;
    const int top = static_cast<int>(std::lround(y_px)) - m_side_px / 2;
    for (int y = std::max(0, top); y < std::min(m_size.height(), top + m_side_px); ++y) {
        for (int x = std::max(0, left); x < std::min(m_size.width(), left + m_side_px); ++x)
            m_hits[index(x, y)] = 1;
    }
}

void DotLayer::paint(QPainter& painter, const QPoint& at, const QColor& colour, float opacity, float glow) const
{
    QImage layer(m_size, QImage::Format_ARGB32_Premultiplied);
    const float strength = -std::log(1 - opacity);
    for (int y = 0; y < m_size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (int x = 0; x < m_size.width(); ++x) {
            const float hits = m_hits[index(x, y)];
            const QColor tone = toned(colour, hits, glow);
            const float alpha = 1 - std::exp(-strength * hits);
            line[x] = qPremultiply(qRgba(tone.red(), tone.green(), tone.blue(), static_cast<int>(std::lround(alpha * 255))));
        }
    }
    painter.drawImage(at, layer);
}

void DotLayer::paint(QImage& picture, QRgb colour) const
{
    for (int y = 0; y < m_size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < m_size.width(); ++x) {
            if (m_hits[index(x, y)] > 0)
                line[x] = colour;
        }
    }
}

}  // namespace pointloom
