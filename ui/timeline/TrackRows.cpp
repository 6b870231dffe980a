// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/TrackRows.h"

#include "ui/application/Theme.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

constexpr int leading_px = 4;  ///< above and below the text of a row together
constexpr int rowsHinted = 4;
constexpr int playhead_px = 2;

}  // namespace

TrackRows::TrackRows(TrackActions& tracks, TrackList& list, FrameAxis& axis, QWidget* parent)
    : QAbstractScrollArea(parent), m_tracks(tracks), m_session(tracks.session()), m_list(list), m_axis(axis)
{
    setObjectName("trackRows");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&list, &TrackList::reset, this, &TrackRows::refresh);
    connect(&list, &TrackList::rowChanged, this, [this](int place) { viewport()->update(areaOf(place)); });
    connect(&axis, &FrameAxis::changed, this, &TrackRows::refresh);
    connect(&tracks, &TrackActions::trackChanged, this, &TrackRows::followTrack);
    connect(&m_session.selection(), &Selection::changed, this, [this] { updateRow(m_meant); });
    connect(&m_session.view(), &FrameInView::frameChanged, this, &TrackRows::followFrame);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value_px) {
        if (!m_settingBars)
            m_axis.setScroll(value_px);
    });
    m_playhead = m_session.view().frameIndex();
    m_meant = tracks.track();
    refresh();
}

int TrackRows::rowHeight_px() const
{
    return fontMetrics().height() + leading_px;
}

QSize TrackRows::sizeHint() const
{
    return {names_px + 400, m_axis.count() > 1 ? rowsHinted * rowHeight_px() : 0};
}

QRect TrackRows::areaOf(int place) const
{
    return {0, place * rowHeight_px() - verticalScrollBar()->value(), viewport()->width(), rowHeight_px()};
}

QRectF TrackRows::rowArea(Id<Track> track) const
{
    const auto place = m_list.placeOf(track);
    return place ? QRectF(areaOf(*place)) : QRectF();
}

void TrackRows::setFindings(std::vector<TimelineFinding> findings)
{
    m_findings.clear();
    for (TimelineFinding& finding : findings)
        m_findings[finding.track].push_back(std::move(finding));
    viewport()->update();
}

std::optional<FrameRange> TrackRows::chosen() const
{
    return m_chosen;
}

void TrackRows::choose(const std::optional<FrameRange>& frames)
{
    if (frames == m_chosen)
        return;
    m_chosen = frames;
    updateRow(m_meant);
    if (frames)
        Q_EMIT rangeChosen(m_meant, *frames);
}

void TrackRows::refresh()
{
    const int whole_px = static_cast<int>(m_list.rows().size()) * rowHeight_px();
    verticalScrollBar()->setRange(0, std::max(0, whole_px - viewport()->height()));
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height()));
    verticalScrollBar()->setSingleStep(rowHeight_px());
    const QScopedValueRollback setting(m_settingBars, true);  // blocked signals would keep the bar out of sight
    horizontalScrollBar()->setRange(0, m_axis.scrollRange_px());
    horizontalScrollBar()->setPageStep(std::max(1, viewport()->width() - names_px));
    horizontalScrollBar()->setValue(m_axis.scroll_px());
    viewport()->update();
}

void TrackRows::followFrame(int frame)
{
    m_axis.bringIntoSight(frame);
    for (const int shown : {std::exchange(m_playhead, frame), frame})
        viewport()->update(static_cast<int>(positionOf(shown)) - playhead_px, 0, 2 * playhead_px + 1, viewport()->height());
}

void TrackRows::followTrack()
{
    updateRow(std::exchange(m_meant, m_tracks.track()));
    updateRow(m_meant);
    m_chosen.reset();
    bringIntoSight(m_meant);
}

void TrackRows::updateRow(Id<Track> track)
{
    if (const auto place = m_list.placeOf(track))
        viewport()->update(areaOf(*place));
}

void TrackRows::bringIntoSight(Id<Track> track)
{
    const auto place = m_list.placeOf(track);
    if (!place)
        return;
    QScrollBar& bar = *verticalScrollBar();
    const QRect area = areaOf(*place);
    if (area.top() < 0)
        bar.setValue(bar.value() + area.top());
    else if (area.bottom() >= viewport()->height())
        bar.setValue(bar.value() + area.bottom() + 1 - viewport()->height());
}

RowPicture TrackRows::pictureOf(int place) const
{
    const TrackRow& shown = row(place);
    const bool meant = shown.track == m_tracks.track();
    const Cuboid* selected = m_session.selection().currentCuboid();
    RowPicture picture{.row = shown,
                       .spans = m_list.spansOf(shown.track),
                       .axis = m_axis,
                       .area = QRectF(areaOf(place)),
                       .names_px = names_px,
                       .meant = meant,
                       .selected = selected != nullptr && selected->track == shown.track,
                       .hovered = place == m_hovered};
    if (m_drag.moved && m_drag.track == shown.track && (m_drag.kind == Drag::Kind::start || m_drag.kind == Drag::Kind::end))
        picture.ghost = m_drag.life;
    if (meant)
        picture.chosen = m_chosen;
    if (const auto found = m_findings.find(shown.track); found != m_findings.end())
        for (const TimelineFinding& finding : found->second)
            picture.findings.push_back(&finding);
    return picture;
}

void TrackRows::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), colours::panel);
    const int count = static_cast<int>(m_list.rows().size());
    const int top = verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() + top) / rowHeight_px());
    const int last = std::min(count - 1, (event->rect().bottom() + top) / rowHeight_px());
    m_painted = std::max(0, last - first + 1);
    for (int place = first; place <= last; ++place)
        paintRow(painter, pictureOf(place));
    if (count == 0) {
        painter.setPen(colours::quiet);
        painter.drawText(viewport()->rect().adjusted(rhythm_px, 0, -rhythm_px, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                         m_list.onlyHere()
                             ? tr("No object has a box in this frame.")
                             : tr("No object yet: each one that gets a box has a row here, with its life through the frames."));
        return;
    }
    painter.setClipRect(viewport()->rect().adjusted(names_px, 0, 0, 0));
    painter.setPen(QPen(colours::text, playhead_px));
    painter.drawLine(QPointF(positionOf(m_playhead), 0), QPointF(positionOf(m_playhead), viewport()->height()));
}

void TrackRows::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

void TrackRows::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refresh();
}

}  // namespace pointloom

#include "moc_TrackRows.cpp"
