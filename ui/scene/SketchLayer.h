// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <QWidget>

namespace pointloom {

/// Thin lines over a view while a gesture is under way: a band, a line with an arrow, corners. A widget of its own: the picture below,
/// which costs most, is not drawn again for them.
class SketchLayer : public QWidget
{
    Q_OBJECT

public:
    explicit SketchLayer(QWidget* parent);

    void showBand(const QRectF& pixels);
    void showArrow(const QLineF& pixels);
    /// Corners that were set so far, joined by lines, the last of them under the cursor.
    void showCorners(const QPolygonF& pixels);
    void clear();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void change();

    QRectF m_band;
    QLineF m_arrow;
    QPolygonF m_corners;
};

}  // namespace pointloom
