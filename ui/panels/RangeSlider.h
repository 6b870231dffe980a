// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/PointStyle.h"

#include <QColor>
#include <QWidget>

#include <functional>
#include <vector>

namespace pointloom {

/// Two handles under a small histogram, their values written below. The part between the handles can be dragged as a whole; a double-click
/// asks for the usual range. By keys: Left and Right move a handle (Shift: ten steps), Up and Down choose which.
class RangeSlider : public QWidget
{
    Q_OBJECT

public:
    explicit RangeSlider(QWidget* parent = nullptr);

    /// @param histogram  equal steps of the whole range, the highest 1; may be empty
    void setScale(const ValueRange& whole, std::vector<float> histogram);
    void setRange(const ValueRange& range);
    [[nodiscard]] const ValueRange& range() const { return m_range; }
    /// The scale with the range that is outside of it.
    [[nodiscard]] ValueRange span() const;

    void setColouring(std::function<QColor(float value)> colouring);
    void setFormat(std::function<QString(float value)> format);

    /// Where a value is, pixels from the left.
    [[nodiscard]] double positionOf(float value) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By hand, while it is dragged.
    void rangeChosen(const pointloom::ValueRange& range);
    void usualRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Grip { none, low, high, both };

    [[nodiscard]] float valueAt(double x) const;
    void choose(ValueRange range);
    void moveGrip(Grip grip, float by);
    void paintHistogram(QPainter& painter) const;
    void paintGrip(QPainter& painter, Grip grip) const;
    void paintTexts(QPainter& painter) const;

    ValueRange m_whole;
    ValueRange m_range;
    std::vector<float> m_histogram;
    std::function<QColor(float)> m_colouring;
    std::function<QString(float)> m_format;
    Grip m_held = Grip::none;
    Grip m_keyed = Grip::low;  ///< what the keys move
    ValueRange m_atPress;
    ValueRange m_spanAtPress;
    float m_pressedValue = 0;
};

}  // namespace pointloom
