// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameCache.h"

#include <cstdlib>

namespace pointloom {

FrameCache::FrameCache(JobRunner& jobs, const std::shared_ptr<const Sequence>& sequence, Limits limits, QObject* parent)
    : FrameCache(jobs, FrameLoader::sourceOf(sequence), static_cast<int>(sequence->frames.size()), limits, parent)
{}

FrameCache::FrameCache(JobRunner& jobs, FrameLoader::Source source, int frames, Limits limits, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_loader(std::make_shared<FrameLoader>(std::move(source), limits.bytes)),
      m_frames(frames),
      m_neighbours(limits.neighbours)
{}

void FrameCache::want(int index)
{
    m_wanted = index;
    m_loader->setInSight(index);
    std::erase_if(m_reading, [&](const auto& entry) { return std::abs(entry.first - index) > m_neighbours; });
    startReading(index);
    if (frame(index) != nullptr)
        startNeighbours();
}

/// Not before the frame in sight is there: the machine is for that alone, and only then it is known what there is room for.
void FrameCache::startNeighbours()
{
    for (int step = 1; step <= m_neighbours; ++step) {
        startReading(m_wanted + step);
        startReading(m_wanted - step);
    }
}

void FrameCache::startReading(int index)
{
    if (index < 0 || index >= m_frames || frame(index) != nullptr)
        return;
    m_failures.erase(index);
    JobRequest request;
    request.priority = index == m_wanted ? JobPriority::interactive : JobPriority::prefetch;
    const auto [reading, isNew] = m_reading.try_emplace(index, m_jobs);
    if (!isNew) {
        reading->second.raise(request.priority);
        return;
    }
    reading->second.ask(
        std::move(request), [index, loader = m_loader](const JobContext& context) { return loader->fetch(index, context.stop()); },
        [this, index](const Answer& isKept) { accept(index, isKept); });
}

void FrameCache::accept(int index, const Answer& isKept)
{
    m_reading.erase(index);
    if (!isKept) {
        m_failures.insert_or_assign(index, isKept.error());
        Q_EMIT frameFailed(index);
    } else if (*isKept) {
        Q_EMIT frameReady(index);
    } else if (index == m_wanted) {  // there was no room for it as long as it was a neighbour
        startReading(index);
    }
    if (index == m_wanted && !m_reading.contains(index))
        startNeighbours();
}

}  // namespace pointloom

#include "moc_FrameCache.cpp"
