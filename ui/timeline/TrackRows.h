// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/RowPainter.h"
#include "ui/tools/TrackActions.h"

#include <QAbstractScrollArea>

#include <unordered_map>

namespace pointloom {

/// The rows of the timeline: a track each, under the ruler that shares their axis. Draws only what is in sight. A click goes to a frame, an
/// end of a bar can be dragged, Shift chooses frames, the wheel scrolls, zooms with Ctrl.
class TrackRows : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int names_px = 216;   ///< at the left, over which the ruler has its buttons
    static constexpr int rightGap_px = 8;  ///< kept free for the scroll bar, so that the axis never changes its length

    TrackRows(TrackActions& tracks, TrackList& list, FrameAxis& axis, QWidget* parent = nullptr);

    /// In the viewport; empty for a track without a row.
    [[nodiscard]] QRectF rowArea(Id<Track> track) const;
    [[nodiscard]] double positionOf(int frame) const { return names_px + m_axis.positionOf(frame); }
    [[nodiscard]] int rowHeight_px() const;

    void setFindings(std::vector<TimelineFinding> findings);
    /// The frames chosen of the track that is meant.
    [[nodiscard]] std::optional<FrameRange> chosen() const;
    void choose(const std::optional<FrameRange>& frames);

    /// How many rows the last painting drew: no more than fit.
    [[nodiscard]] int rowsPainted() const { return m_painted; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {names_px, 0}; }

Q_SIGNALS:
    /// The end of a life was dragged outwards over these frames.
    void extendRequested(Id<Track> track, const FrameRange& frames);
    void rangeChosen(Id<Track> track, const FrameRange& frames);
    void menuRequested(Id<Track> track, int frame, const QPoint& globalPlace);
    /// The object is to be brought into view.
    void showRequested();

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Part { name, frames, start, end };
    struct Place
    {
        int row = 0;
        int frame = 0;
        Part part = Part::frames;
        const TimelineFinding* finding = nullptr;
    };
    struct Drag
    {
        enum class Kind { none, scrub, range, start, end };
        Kind kind = Kind::none;
        Id<Track> track;
        QPointF from;
        int frame = 0;  ///< where it began
        bool moved = false;
        FrameRange life{};  ///< as it would become
    };

    void refresh();
    void followFrame(int frame);
    void followTrack();
    void updateRow(Id<Track> track);
    void bringIntoSight(Id<Track> track);
    [[nodiscard]] const TrackRow& row(int place) const { return m_list.rows()[static_cast<std::size_t>(place)]; }
    [[nodiscard]] QRect areaOf(int place) const;
    [[nodiscard]] std::optional<Place> placeAt(const QPointF& pixel) const;
    [[nodiscard]] int frameNear(const TrackRow& row, double x_px) const;
    [[nodiscard]] FrameRange draggedLife(const QPointF& to) const;
    [[nodiscard]] QString tipAt(const Place& place) const;
    [[nodiscard]] RowPicture pictureOf(int place) const;
    void finishDrag();
    void step(int rows);

    TrackActions& m_tracks;
    Session& m_session;
    TrackList& m_list;
    FrameAxis& m_axis;
    std::unordered_map<Id<Track>, std::vector<TimelineFinding>> m_findings;
    Id<Track> m_meant;
    std::optional<FrameRange> m_chosen;
    Drag m_drag;
    int m_hovered = -1;
    int m_playhead = 0;
    int m_painted = 0;
    bool m_settingBars = false;  ///< the scroll bar follows the axis, not the other way round
};

}  // namespace pointloom
