// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FollowTrail.h"

#include "core/cloud/ScenePoint.h"
#include "ui/scene/SceneColours.h"
#include "ui/session/Naming.h"
#include "ui/session/Placing.h"

#include <QPainter>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto pictureEvery = 40ms;
constexpr int footprintAlpha = 110;
constexpr int newestAlpha = 230;
constexpr double newestWidth_px = 1.6;

/// A line of the world in pixels; nothing when an end lies behind the eye.
std::optional<QLineF> lineOf(const ViewTransform& transform, const Eigen::Vector3d& a, const Eigen::Vector3d& b)
{
    const auto from = transform.toPixel(a);
    const auto to = transform.toPixel(b);
    if (!from || !to)
        return std::nullopt;
    return QLineF(from->x(), from->y(), to->x(), to->y());
}

/// The edges of a box, or only those of its bottom.
void paintEdges(QPainter& painter, const ViewTransform& transform, const OrientedBox& box, bool whole)
{
    const auto corner = corners(box);
    constexpr int upwards = 2;
    for (int i = 0; i < 8; ++i) {
        for (int axis = 0; axis < 3; ++axis) {
            const bool isStart = (i >> axis & 1) == 0;
            const bool isBottom = axis != upwards && (i >> upwards & 1) == 0;
            if (!isStart || (!whole && !isBottom))
                continue;
            if (const auto line = lineOf(transform, corner[static_cast<std::size_t>(i)], corner[static_cast<std::size_t>(i | 1 << axis)]))
                painter.drawLine(*line);
        }
    }
}

}  // namespace

FollowTrail::FollowTrail(SceneView& view) : QObject(&view), m_view(view)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pictureEvery);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_view.repaintOverlay(); });
    view.addPainter([this](QPainter& painter, const ViewTransform& transform) { paint(painter, transform); });
}

void FollowTrail::begin(const Session& session, const TrackJobs& jobs)
{
    m_session = &session;
    connect(&jobs, &TrackJobs::previewed, this, [this](Id<Track> track, int frame, const OrientedBox& box) {
        Way& way = m_ways[track];
        way.boxes[frame] = box;
        way.newest = frame;
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&jobs, &TrackJobs::previewEnded, this, [this] {
        m_ways.clear();
        m_view.repaintOverlay();
    });
}

void FollowTrail::end()
{
    m_session = nullptr;
    m_ways.clear();
}

std::size_t FollowTrail::size() const
{
    std::size_t size = 0;
    for (const auto& [track, way] : m_ways)
        size += way.boxes.size();
    return size;
}

void FollowTrail::paint(QPainter& painter, const ViewTransform& transform) const
{
    if (m_session == nullptr || m_ways.empty() || m_session->view().shown() == nullptr)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [id, way] : m_ways)
        if (const Track* track = m_session->editing().labels().find(id))
            paintWay(painter, transform, way, toQt(opaque(colourOf(*m_session, *track))));
}

void FollowTrail::paintWay(QPainter& painter, const ViewTransform& transform, const Way& way, const QColor& colour) const
{
    for (const auto& [frame, box] : way.boxes) {
        const OrientedBox here =
            toScene(carried(m_session->poses(), box, frame, m_session->view().frameIndex()), *m_session->view().shown()->cloud);
        const bool isNewest = frame == way.newest;
        QColor shade = colour;
        shade.setAlpha(isNewest ? newestAlpha : footprintAlpha);
        painter.setPen(QPen(shade, isNewest ? newestWidth_px : 1));
        paintEdges(painter, transform, here, isNewest);
    }
}

}  // namespace pointloom

#include "moc_FollowTrail.cpp"
