// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/FrameAxis.h"
#include "ui/timeline/TrackList.h"

#include <QRectF>

#include <optional>
#include <span>

class QPainter;

namespace pointloom {

/// Something that a check found about a track in a frame.
struct TimelineFinding
{
    enum class Severity { warning, error };

    Id<Track> track;
    int frame = 0;
    Severity severity = Severity::warning;
    QString text;
};

/// All that the picture of one row depends on.
struct RowPicture
{
    const TrackRow& row;
    const TrackSpans& spans;
    const FrameAxis& axis;
    QRectF area;            ///< the name at the left, then the frames
    double names_px = 0;    ///< width of the name
    bool meant = false;     ///< the track that actions work on
    bool selected = false;  ///< and its box in this frame is selected
    bool hovered = false;
    std::optional<FrameRange> ghost{};   ///< the life that it would have, while an end of it is dragged
    std::optional<FrameRange> chosen{};  ///< frames that were chosen
    std::vector<const TimelineFinding*> findings{};
};

/// Draws a row: keyframes as diamonds, final boxes as diamonds in rings, interpolated frames as a thin line, propagated ones as a hatched
/// bar, a dotted link over gaps, findings as triangles. Diamonds without room beside each other melt into one bar with pointed ends.
void paintRow(QPainter& painter, const RowPicture& row);

/// Where the sign of a finding stands.
[[nodiscard]] QRectF findingArea(const QRectF& row, double names_px, const FrameAxis& axis, int frame);

}  // namespace pointloom
