// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/HoverPreview.h"

#include "ui/jobs/UsualSizes.h"

#include <algorithm>
#include <utility>

namespace pointloom {

HoverPreview::HoverPreview(Session& session, SceneModel& scene, Fitter& fitter, QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_fitter(fitter)
{
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        m_running = false;  // its answer will be dropped
        clear();
    });
    connect(&session.selection(), &Selection::currentClassChanged, this, &HoverPreview::clear);
}

void HoverPreview::setEnabled(bool enabled)
{
    m_enabled = enabled;
    clear();
}

void HoverPreview::clear()
{
    ++m_ticket;
    m_next.reset();
    m_scene.setPreview({});
}

bool HoverPreview::isWorthShowing(const Eigen::Vector3f& point_m) const
{
    const auto holds = [&](const SceneBox& box) { return !box.hidden && contains(box.box, point_m.cast<double>()); };
    return m_enabled && !m_session.editing().readOnly() && m_session.view().frame() != nullptr
        && std::ranges::none_of(m_scene.boxes(), holds);
}

void HoverPreview::moveTo(std::optional<Eigen::Vector3f> point_m)
{
    if (!m_enabled)
        return;  // what is shown is somebody else's
    if (!point_m || !isWorthShowing(*point_m)) {
        clear();
    } else if (m_running) {
        m_next = point_m;
    } else {
        fit(*point_m);
    }
}

void HoverPreview::fit(const Eigen::Vector3f& point_m)
{
    m_running = true;
    m_fitter.click(point_m, m_session.sizes().current(), [this, ticket = ++m_ticket](const RankedFits& fits) {
        m_running = false;
        if (ticket == m_ticket) {
            SceneBox shown;
            if (!fits.empty()) {
                shown.box = fits.front().box;
                shown.seen = fits.front().seen;
                shown.colour = m_session.selection().currentClass().colour;
            }
            m_scene.setPreview(fits.empty() ? std::nullopt : std::optional(shown));
        }
        if (m_next)
            moveTo(std::exchange(m_next, std::nullopt));
    });
}

}  // namespace pointloom
