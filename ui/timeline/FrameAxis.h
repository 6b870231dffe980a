// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/TrackGestures.h"

#include <QObject>

class QWheelEvent;

namespace pointloom {

/// Where frames stand along the time axis, the same for the ruler and the rows under it. All of the sequence in sight at first; nearer by a
/// factor after zooming. Places are logical pixels from the left end of the axis.
class FrameAxis : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    static constexpr int margin_px = 16;  ///< at both ends, so that the first and the last number fit

    void setCount(int frames);
    void setWidth(int width_px);
    [[nodiscard]] int count() const { return m_count; }

    [[nodiscard]] double positionOf(int frame) const { return margin_px + frame * perFrame_px() - m_scroll_px; }
    [[nodiscard]] int frameAt(double x_px) const;
    [[nodiscard]] double perFrame_px() const;
    /// The frames of which something can be seen.
    [[nodiscard]] FrameRange inSight() const;

    [[nodiscard]] double zoom() const { return m_zoom; }
    /// The frame under a place stays there, as far as the ends of the sequence allow.
    void zoomAt(double x_px, double factor);
    [[nodiscard]] int scroll_px() const { return static_cast<int>(m_scroll_px); }
    [[nodiscard]] int scrollRange_px() const;
    void setScroll(double scroll_px);
    /// Scrolls only when the frame is out of sight.
    void bringIntoSight(int frame);
    /// Ctrl zooms around the cursor, Shift scrolls along. False for a wheel that means something else.
    bool follow(const QWheelEvent& event, double x_px);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] double span_px() const;

    int m_count = 1;
    int m_width_px = 400;
    double m_zoom = 1;
    double m_scroll_px = 0;
};

}  // namespace pointloom
