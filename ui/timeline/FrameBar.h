// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/FrameAxis.h"

#include <QWidget>

#include <vector>

namespace pointloom {

/// A ruler of frames with a playhead. Marks show the frames that hold boxes.
class FrameBar : public QWidget
{
    Q_OBJECT

public:
    explicit FrameBar(FrameAxis& axis, QWidget* parent = nullptr);

    void setBoxes(std::vector<int> boxesPerFrame);
    void setCurrent(int frame);
    [[nodiscard]] QSize sizeHint() const override { return {400, 46}; }

    /// Where a frame stands on the bar, logical pixels.
    [[nodiscard]] double positionOf(int frame) const { return m_axis.positionOf(frame); }

Q_SIGNALS:
    void chosen(int frame);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void paintNumbers(QPainter& painter);

    FrameAxis& m_axis;
    int m_current = 0;
    std::vector<int> m_boxes;
};

}  // namespace pointloom
