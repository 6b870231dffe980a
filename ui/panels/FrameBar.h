// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

namespace pointloom {

/// A ruler of frames with a playhead. Marks show the frames that hold boxes.
class FrameBar : public QWidget
{
    Q_OBJECT

public:
    explicit FrameBar(QWidget* parent = nullptr);

    void setFrames(int count, std::vector<int> boxesPerFrame);
    void setCurrent(int frame);
    [[nodiscard]] QSize sizeHint() const override { return {400, 46}; }

    /// Where a frame stands on the bar, logical pixels.
    [[nodiscard]] double positionOf(int frame) const;
    [[nodiscard]] int frameAt(double x_px) const;

Q_SIGNALS:
    void chosen(int frame);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    int m_count = 0;
    int m_current = 0;
    std::vector<int> m_boxes;
};

}  // namespace pointloom
