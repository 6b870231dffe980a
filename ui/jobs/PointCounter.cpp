// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/PointCounter.h"

#include "core/fit/ClickFit.h"

#include <QFuture>
#include <QTimer>
#include <QtConcurrentRun>

#include <utility>

namespace pointloom {

PointCounter::PointCounter(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

PointCounter::~PointCounter()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void PointCounter::setFrame(std::shared_ptr<const Frame> frame)
{
    if (frame == m_frame)
        return;
    m_frame = std::move(frame);
    m_known.clear();
    m_wanted.clear();
    ++m_round;
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
    if (m_running || m_wanted.empty() || m_frame == nullptr)
        return;
    m_running = true;
    std::vector<Asked> asked;
    for (const auto& [id, box] : std::exchange(m_wanted, {}))
        asked.push_back({id, box});
    QtConcurrent::run(&m_worker, [frame = m_frame, asked] {
        std::vector<std::uint32_t> points;
        points.reserve(asked.size());
        for (const Asked& one : asked)
            points.push_back(pointsInside(*frame->index, one.box));
        return points;
    }).then(this, [this, round = m_round, asked](const std::vector<std::uint32_t>& points) { accept(round, asked, points); });
}

void PointCounter::accept(std::uint64_t round, const std::vector<Asked>& asked, const std::vector<std::uint32_t>& points)
{
    m_running = false;
    if (!m_wanted.empty())
        countSoon();
    if (round != m_round)
        return;
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
