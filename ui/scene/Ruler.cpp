// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/Ruler.h"

#include "ui/scene/SceneColours.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double rulerEnd_px = 4;  ///< radius
constexpr double pad_px = 8;
constexpr Rgba rulerColour{0x7d, 0xf0, 0xe0};

QString metres(double value_m)
{
    return Ruler::tr("%1 m").arg(QLocale().toString(value_m, 'f', 2));
}

std::array<QString, 4> linesOf(const Measurement& m)
{
    return {metres(m.distance_m), Ruler::tr("level %1").arg(metres(m.horizontal_m)), Ruler::tr("height %1").arg(metres(m.vertical_m)),
            Ruler::tr("slope %1°").arg(QLocale().toString(m.slope_rad * 180 / std::numbers::pi, 'f', 1))};
}

/// Beside the middle of the line, inside the picture.
void paintPlate(QPainter& painter, QPointF middle, const Measurement& m, const Eigen::Vector2d& size_px)
{
    const auto lines = linesOf(m);
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF plate(middle.x() + 12, middle.y() - metrics.height() / 2, std::ceil(width) + 2 * pad_px, 4 * metrics.height() + pad_px);
    plate.moveLeft(std::clamp(std::round(plate.left()), 0.0, std::max(0.0, size_px.x() - plate.width())));
    plate.moveTop(std::clamp(std::round(plate.top()), 0.0, std::max(0.0, size_px.y() - plate.height())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(withAlpha(sceneColour::background, 215)));
    painter.drawRoundedRect(plate, 5, 5);
    double y = plate.top() + pad_px / 2 + metrics.ascent();
    for (std::size_t i = 0; i < lines.size(); ++i, y += metrics.height()) {
        painter.setPen(toQt(i == 0 ? rulerColour : Rgba{0xd7, 0xdd, 0xe6}));
        painter.drawText(QPointF(plate.left() + pad_px, std::round(y)), lines[i]);
    }
}

}  // namespace

Measurement measured(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    const Eigen::Vector3d across_m = to_m - from_m;
    const double horizontal_m = across_m.head<2>().norm();
    return {across_m.norm(), horizontal_m, across_m.z(), std::atan2(across_m.z(), horizontal_m)};
}

Ruler::Ruler(SceneView& view) : QObject(&view), m_view(view)
{
    connect(&view, &SceneView::pointClicked, this, &Ruler::take);
    connect(&view, &SceneView::hovered, this, [this](const std::optional<Eigen::Vector3f>& point_m) {
        if (!m_active || !m_from || m_done)
            return;
        m_to = point_m ? std::optional<Eigen::Vector3d>(point_m->cast<double>()) : std::nullopt;
        m_view.repaintOverlay();
    });
    view.addPainter([this](QPainter& painter, const ViewTransform& transform) { paint(painter, transform); });
    view.installEventFilter(this);
}

void Ruler::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    clear();
    Q_EMIT activeChanged(active);
}

void Ruler::clear()
{
    m_from.reset();
    m_to.reset();
    m_done = false;
    m_view.repaintOverlay();
}

std::optional<Measurement> Ruler::measurement() const
{
    return m_from && m_to ? std::optional(measured(*m_from, *m_to)) : std::nullopt;
}

void Ruler::take(const Eigen::Vector3f& point_m)
{
    if (!m_active)
        return;
    const bool second = m_from && !m_done;
    (second ? m_to : m_from) = point_m.cast<double>();
    if (!second)
        m_to.reset();
    m_done = second;
    m_view.repaintOverlay();
}

/// Esc clears a measurement before it means anything else to the window.
bool Ruler::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!m_active || !m_from || !isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        clear();
    return true;
}

void Ruler::paint(QPainter& painter, const ViewTransform& view) const
{
    const auto from = m_from ? view.toPixel(*m_from) : std::nullopt;
    const auto to = m_to ? view.toPixel(*m_to) : std::nullopt;
    painter.setBrush(toQt(rulerColour));
    if (from && to) {
        const QPointF a(from->x(), from->y());
        const QPointF b(to->x(), to->y());
        if (const auto foot = view.toPixel({m_to->x(), m_to->y(), m_from->z()})) {
            painter.setPen(QPen(toQt(withAlpha(rulerColour, 130)), 1, Qt::DashLine));
            painter.drawLine(a, QPointF(foot->x(), foot->y()));
            painter.drawLine(QPointF(foot->x(), foot->y()), b);
        }
        painter.setPen(QPen(toQt(rulerColour), 2));
        painter.drawLine(a, b);
    }
    painter.setPen(Qt::NoPen);
    for (const auto& end : {from, to})
        if (end)
            painter.drawEllipse(QPointF(end->x(), end->y()), rulerEnd_px, rulerEnd_px);
    if (const auto m = measurement(); m && from && to)
        paintPlate(painter, QPointF((from->x() + to->x()) / 2, (from->y() + to->y()) / 2), *m, view.size_px);
}

}  // namespace pointloom
