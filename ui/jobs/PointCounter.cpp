// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/PointCounter.h"

#include "core/fit/ClickFit.h"
#include "core/index/BoxPoints.h"

#include <QTimer>

#include <utility>

namespace pointloom {

PointCounter::PointCounter(JobRunner& jobs, QObject* parent) : QObject(parent), m_counting(jobs) {}

void PointCounter::setFrame(std::shared_ptr<const Frame> frame)
{
    if (frame == m_frame)
        return;
    m_frame = std::move(frame);
    m_known.clear();
    m_wanted.clear();
    m_counting.drop();
}

std::optional<std::uint32_t> PointCounter::points(Id<Cuboid> id, const OrientedBox& box)
{
    if (const auto known = m_known.find(id); known != m_known.end() && known->second.box == box)
        return known->second.points;
    if (m_frame != nullptr) {
        m_wanted[id] = box;
        countSoon();
    }
    return std::nullopt;
}

/// Everything that is asked about in one go is counted in one go.
void PointCounter::countSoon()
{
    if (std::exchange(m_due, true))
        return;
    QTimer::singleShot(0, this, &PointCounter::count);
}

void PointCounter::count()
{
    m_due = false;
    if (m_counting.running() || m_wanted.empty() || m_frame == nullptr)
        return;
    std::vector<Asked> asked;
    for (const auto& [id, box] : std::exchange(m_wanted, {}))
        asked.push_back({id, box});
    m_counting.ask(
        {},
        [frame = m_frame, asked](const JobContext& context) {
            std::vector<std::uint32_t> points;
            points.reserve(asked.size());
            for (const Asked& one : asked)
                points.push_back(context.stopped() ? 0 : pointsInside(*frame->index, one.box));
            return points;
        },
        [this, asked](const std::vector<std::uint32_t>& points) { accept(asked, points); });
}

void PointCounter::accept(const std::vector<Asked>& asked, const std::vector<std::uint32_t>& points)
{
    if (!m_wanted.empty())
        countSoon();
    std::vector<Id<Cuboid>> ids;
    ids.reserve(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        m_known[asked[i].id] = {asked[i].box, points[i]};
        ids.push_back(asked[i].id);
    }
    m_counted += asked.size();
    Q_EMIT ready(ids);
}

}  // namespace pointloom

#include "moc_PointCounter.cpp"
