// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>

#include <vector>

namespace pointloom {

/// Points of one colour as dots of a small picture: how often each pixel is hit. The scene's own points are drawn by PointSplatter.
class DotLayer
{
public:
    /// Soft dots: one point is a visible dot, and where many fall together the picture turns from dim over the full colour to a light one,
    /// so that a dense side still shows its edges.
    [[nodiscard]] static DotLayer soft(const QSize& size_px) { return DotLayer(size_px, 0); }
    /// Squares of one colour.
    [[nodiscard]] static DotLayer squares(const QSize& size_px, int side_px) { return DotLayer(size_px, side_px); }

    void add(float x_px, float y_px);

    /// opacity: of a lone point's middle, 0..1; glow: how much white the densest places get, 0..1.
    void paint(QPainter& painter, const QPoint& at, const QColor& colour, float opacity, float glow) const;

    /// Gives every pixel that is hit the colour; the picture has the size of the layer and 32 bits a pixel.
    void paint(QImage& picture, QRgb colour) const;

private:
    DotLayer(const QSize& size_px, int side_px);
    void addSoft(float x_px, float y_px);
    void addSquare(float x_px, float y_px);
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width()) + static_cast<std::size_t>(x);
    }

    QSize m_size;
    int m_side_px;  ///< of a square; 0: soft dots
    std::vector<float> m_hits;
};

}  // namespace pointloom
